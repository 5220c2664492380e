"""Robots: may a URL be asked for, by its site's robots.txt (RFC 9309)? Where that cannot be had, it may not."""

from __future__ import annotations

from collections.abc import Sequence

from protego import Protego

from onrecord.read.watching.clock import Clock
from onrecord.read.watching.config import WatchConfig
from onrecord.read.watching.fetching import Fetcher, Wish
from onrecord.read.watching.outcomes import NotFetched
from onrecord.read.watching.state import State
from onrecord.read.watching.urls import Target

#: Parsed files kept at hand.
KEPT = 256
#: A pause beyond all bounds, in seconds.
LONG = 1_000_000


class Robots:
    """The robots.txt files of the sites met, fetched when first needed and kept in the state for a day.

    `tokens` are the names by which the program goes; each of them must be allowed. By RFC 9309 a file that is not
    there (4xx) allows everything. One that could not be had (5xx, no answer, redirects without end) allows nothing
    until it is; so does 429, which says nothing of the file.
    """

    def __init__(self, fetcher: Fetcher, state: State, clock: Clock, *, config: WatchConfig, tokens: Sequence[str]) -> None:
        self._fetcher, self._state, self._clock, self._config = fetcher, state, clock, config
        self._tokens = tokens
        self._parsed: dict[str, tuple[float, Protego]] = {}

    def permit(self, target: Target) -> None:
        """Raise NotFetched where a URL may not be asked for; set the pause that its site asks for."""
        rules = self._rules(target)
        delays = [_delay(rules, token) for token in self._tokens]
        self._fetcher.gate.set_pause(target.host, max(delays))
        if not all(rules.can_fetch(target.url, token) for token in self._tokens):
            raise NotFetched("robots", "robots-refused", f"The robots.txt of {target.origin} does not allow this page.")

    def _rules(self, target: Target) -> Protego:
        now = self._clock.now()
        known = self._state.robots(target.origin)
        fresh = self._config.robots_fresh_s if known and known[1] else self._config.robots_again_s
        if known is None or not 0 <= now - known[0] < fresh:
            known = self._fetch(target, now)
            self._state.put_robots(target.origin, *known)
        at, status, body = known
        if not status:
            raise NotFetched(
                "robots", "robots-unreachable",
                f"The robots.txt of {target.origin} could not be had ({body.decode('utf-8', 'replace')}); nothing is "
                "fetched there till it can.", wait_s=max(0.0, at + self._config.robots_again_s - now),
            )  # fmt: skip
        parsed = self._parsed.get(target.origin)
        if parsed is None or parsed[0] != at:
            if len(self._parsed) >= KEPT:
                self._parsed.clear()
            parsed = (at, Protego.parse(body.decode("utf-8-sig", "replace") if status == 200 else ""))
            self._parsed[target.origin] = parsed
        return parsed[1]

    def _fetch(self, target: Target, now: float) -> tuple[float, int, bytes]:
        """Return the time, the status and the bytes of a robots.txt; status 0 and the reason where it cannot be had."""
        wish = Wish((), self._config.robots_bytes, cut=True)
        try:
            answer = self._fetcher.fetch(f"{target.origin}/robots.txt", wish)
        except NotFetched as fault:
            if fault.kind in {"gone", "denied"}:
                return now, 404, b""
            if fault.kind == "busy" or (fault.kind == "refused" and fault.host == target.host):
                raise
            return now, 0, fault.message.rstrip(".").encode("utf-8")
        body = answer.body
        if len(body) >= self._config.robots_bytes:  # the last line may be half of one
            body = body[: body.rfind(b"\n") + 1]
        return now, 200, body


def _delay(rules: Protego, token: str) -> float:
    """Return the pause that a robots.txt asks for, in seconds; 0.0 where it asks for none."""
    delay = rules.crawl_delay(token) or 0.0
    rate = rules.request_rate(token)
    asked = rate.seconds // rate.requests if rate and rate.requests else 0
    return float(max(delay, min(asked, LONG)))
