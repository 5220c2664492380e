"""Addresses: a host's name in, the addresses out that may be connected to; private ones only of hosts allowed by name."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from onrecord.read.watching.outcomes import NotFetched
from onrecord.tools.tables import rows

#: A host's name and port in, its addresses out; OSError where there are none. The last argument is a time limit (s).
Resolver = Callable[[str, int, float], Sequence[str]]
#: All global unicast addresses of IPv6 lie here (RFC 4291, IANA); every other block is refused, assigned or not.
GLOBAL_6 = ip_network("2000::/3")
PORTS = frozenset({80, 443})


class Guard:
    """Says which hosts and addresses may be connected to. `allowed` are names of hosts as URLs write them."""

    def __init__(self, allowed: Iterable[str] = (), resolve: Resolver | None = None) -> None:
        self._allowed = frozenset(allowed)
        self._resolve = resolve or look_up

    def allows(self, host: str) -> bool:
        """Say whether a host was allowed by name: any address and any port of it."""
        return host in self._allowed

    def check_port(self, host: str, port: int) -> None:
        """Raise NotFetched where a port is neither 80 nor 443 and the host was not allowed by name."""
        if port not in PORTS and not self.allows(host):
            raise NotFetched(
                "refused", "port-refused",
                f"Port {port} of {host} is not asked; to allow it: --allow-host {host}", host=host,
            )  # fmt: skip

    def addresses(self, host: str, port: int, limit_s: float) -> tuple[str, ...]:
        """Return the addresses to connect to; NotFetched where there are none, or one of them is not public.

        One private address among several refuses them all: honest names do not mix them.
        """
        try:
            found = tuple(dict.fromkeys(self._resolve(host, port, limit_s)))
        except (OSError, ValueError) as fault:
            why = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
            raise NotFetched("failed", "no-address", f"{host} has no address ({why}).", host=host, offline=True) from fault
        if not found:
            raise NotFetched("failed", "no-address", f"{host} has no address.", host=host, offline=True)
        if not self.allows(host):
            for address in found:
                self.check_address(host, address)
        return found

    def check_address(self, host: str, address: str) -> None:
        """Raise NotFetched where an address is not public and its host was not allowed by name."""
        if self.allows(host):
            return
        why = not_public(address)
        if why:
            raise NotFetched(
                "refused", "address-refused",
                f"{host} is at {address}, which is not public: {why}. To allow it: --allow-host {host}", host=host,
            )  # fmt: skip


def not_public(text: str) -> str:
    """Say why an address is not a public unicast one; "" where it is."""
    try:
        address = ip_address(text)
    except ValueError:
        return "no IP address"
    for network, name, inner in _blocks():
        if address.version == network.version and address in network:
            if not inner:
                return name
            within = not_public(str(IPv4Address(int(address) & 0xFFFFFFFF)))
            return f"{name}, {within}" if within else ""
    return "" if isinstance(address, IPv4Address) or _plain(address) in GLOBAL_6 else "outside global unicast space"


def _plain(address: IPv6Address) -> IPv6Address:
    return IPv6Address(int(address))  # without its zone ("%eth0")


@cache
def _blocks() -> tuple[tuple[IPv4Network | IPv6Network, str, bool], ...]:
    return tuple((ip_network(row["network"]), row["name"], bool(row["inner"])) for row in rows("read/addresses.tsv"))


def look_up(host: str, port: int, limit_s: float) -> Sequence[str]:
    """Ask the system for a host's addresses, within a time limit (getaddrinfo has none of its own)."""
    found: list[str] = []
    faults: list[Exception] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
            found.extend(str(answer[4][0]) for answer in answers)
        except (OSError, ValueError) as fault:  # ValueError: a label that is too long for IDNA
            faults.append(fault)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(limit_s, 0.0))
    if thread.is_alive():
        raise TimeoutError(0, "no answer from the name servers in time")
    if faults:
        raise faults[0]
    return tuple(found)
