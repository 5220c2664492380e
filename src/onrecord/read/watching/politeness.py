"""Politeness: how long a host is left alone between two requests, and for how long it asked to be."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from onrecord.read.watching.clock import Clock
from onrecord.read.watching.config import WatchConfig


class Gate:
    """Lets one request after the other pass to a host, with a pause between them."""

    def __init__(self, clock: Clock, config: WatchConfig) -> None:
        self._clock, self._config = clock, config
        self._ended: dict[str, tuple[float, float]] = {}
        self._pauses: dict[str, float] = {}
        self._offline: dict[str, int] = {}

    def set_pause(self, host: str, seconds: float) -> None:
        """Keep a longer pause for a host, as its robots.txt asks, within bounds."""
        self._pauses[host] = min(seconds, self._config.most_delay_s)

    def ready_in(self, host: str) -> float:
        """Return the seconds until the host may be asked."""
        if host not in self._ended:
            return 0.0
        ended, least = self._ended[host]
        pause = max(self._config.delay_s, least, self._pauses.get(host, 0.0))
        return max(0.0, ended + pause - self._clock.monotonic())

    def wait(self, host: str) -> None:
        """Wait until the host may be asked."""
        seconds = self.ready_in(host)
        if seconds > 0:
            self._clock.sleep(seconds)

    def asked(self, host: str, *, least_s: float) -> None:
        """Note that a request to the host has just ended; the pause after it is `least_s` at least."""
        self._ended[host] = (self._clock.monotonic(), least_s)

    def count_offline(self, host: str, offline: bool) -> bool:
        """Count failures to reach a host in a row; True where it is to be left alone."""
        self._offline[host] = self._offline.get(host, 0) + 1 if offline else 0
        return self._offline[host] >= self._config.host_failures

    def new_round(self) -> None:
        """Forget which hosts could not be reached."""
        self._offline.clear()


def retry_after(value: str, now: float) -> float | None:
    """Read the field Retry-After (RFC 9110, 10.2.3): seconds or a date in, seconds from now out; None where unread."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value) if len(value) < 12 else float("inf")
    try:
        when = parsedate_to_datetime(value[:80]).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return max(0.0, when - now)
