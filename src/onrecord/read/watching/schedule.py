"""The schedule: what came of asking for a URL in, when it is asked for again out."""

from __future__ import annotations

from dataclasses import replace

from onrecord.read.watching.config import DAY, WatchConfig
from onrecord.read.watching.outcomes import Answer, NotFetched
from onrecord.read.watching.state import NEVER, Resource


def after_answer(known: Resource, answer: Answer, digest: str, now: float, config: WatchConfig) -> Resource:
    """Return what is known of a page after an answer: news is looked at again a few times on its first day."""
    visits = known.visits + 1
    times = (0.0, *config.revisits_s)
    due = now + times[visits] - times[visits - 1] if visits < min(len(times), config.visits) else NEVER
    if answer.status == 304:
        return replace(known, due=due, visits=visits, failures=0, outcome="unchanged")
    return Resource(known.url, answer.validators, digest, due, visits, 0, "fetched")


def after_failure(known: Resource, fault: NotFetched, now: float, config: WatchConfig) -> Resource:
    """Return what is known of a URL after a try that failed: it is tried again later and later, or not at all."""
    failures = known.failures + 1
    if fault.kind == "held":  # the page is not to blame
        return known
    if fault.kind == "robots":
        wait = DAY if fault.wait_s is None else fault.wait_s
        return replace(known, due=now + wait, outcome=fault.code)
    if fault.kind == "gone":
        wait = config.gone_s
    else:
        wait = backoff(failures, config)
    tries = config.tries_offline if fault.offline else config.tries
    lost = fault.kind == "unwanted" or (failures >= tries and fault.kind != "refused")
    return replace(known, due=NEVER if lost else now + wait, failures=failures, outcome=fault.code)


def hold_until(wait_s: float | None, busy: int, now: float, config: WatchConfig) -> float:
    """Return until when a host is left alone that was too busy `busy` times in a row; `wait_s` is what it asked for."""
    asked = backoff(busy, config) if wait_s is None else wait_s
    return now + min(max(asked, config.least_hold_s), config.most_hold_s)


def backoff(failures: int, config: WatchConfig) -> float:
    """Return the wait after so many failures in a row, in seconds."""
    return min(config.wait_s * 4.0 ** min(failures - 1, 20), config.longest_wait_s)
