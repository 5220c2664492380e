"""Connections: to addresses that were checked, and cut off at a deadline; for httpcore."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from onrecord.read.watching.addresses import Guard
from onrecord.read.watching.config import WatchConfig
from onrecord.read.watching.outcomes import NotFetched


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a host up once, checks every address, and connects to the checked address itself.

    A name that resolves to another address a moment later (DNS rebinding) gains nothing: it is not looked up again.
    Serves one request; all its waiting together ends at the deadline, so that a slow drip does not hold it.
    """

    def __init__(self, guard: Guard, config: WatchConfig) -> None:
        self._guard, self._config = guard, config
        self._inner = httpcore.SyncBackend()
        self._deadline = time.monotonic() + config.total_s
        self.address = ""

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """Connect to the first of the host's addresses that answers; NotFetched where one of them is not public."""
        limit = self._config.connect_s if timeout is None else timeout
        fault: Exception | None = None
        for address in self._guard.addresses(host, port, limit)[: self._config.addresses]:
            try:
                stream = self._inner.connect_tcp(address, port, self._left(limit), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                fault = failed
                continue
            try:
                peer = stream.get_extra_info("server_addr")
                self._guard.check_address(host, str(peer[0]) if peer else address)
            except NotFetched:
                stream.close()
                raise
            self.address = address
            return DeadlineStream(stream, self._deadline)
        raise fault or httpcore.ConnectError("no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Refuse: nothing on this machine is fetched."""
        raise NotFetched("refused", "address-refused", f"{path} is a socket of this machine.")

    def _left(self, limit: float) -> float:
        return left(self._deadline, limit)


class DeadlineStream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        return self._inner.read(max_bytes, left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write a request."""
        self._inner.write(buffer, left(self._deadline, timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted, the certificate held against the host's name."""
        inner = self._inner.start_tls(ssl_context, server_hostname, left(self._deadline, timeout))
        return DeadlineStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self._inner.get_extra_info(info)


def left(deadline: float, timeout: float | None) -> float:
    """Return the seconds that may be waited; httpcore's ReadTimeout where there are none left."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time for one request is over")
    return seconds if timeout is None else min(seconds, timeout)
