"""Rounds: feeds are polled, and the pages they list that are due are fetched and kept. Feeds in, a round's counts out."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from onrecord.model.issues import Issue, Level
from onrecord.read.payloads import HEAD, kind_of
from onrecord.read.watching.archive import Archive
from onrecord.read.watching.clock import Clock
from onrecord.read.watching.config import DAY, WatchConfig
from onrecord.read.watching.fetching import FEED_TYPES, PAGE_TYPES, Fetcher, Wish
from onrecord.read.watching.links import Links, read_links, read_list
from onrecord.read.watching.outcomes import Answer, NotFetched, Validators
from onrecord.read.watching.robots import Robots
from onrecord.read.watching.schedule import after_answer, after_failure, hold_until
from onrecord.read.watching.state import Resource, State
from onrecord.read.watching.urls import Target, parse_target

STAGE = "watch"
#: Told of each URL that is about to be asked for, and how many are left after it.
Tell = Callable[[str, int], None]


@dataclass(slots=True)
class Round:
    """What a round did: counts, and what was seen of everything that was not fetched.

    `feeds` were polled; `listed` pages were not known before; `fetched` were kept; `unchanged` are as they were;
    `refused` by robots.txt; `failed` for any other reason; `waiting` are due, but their host is left alone for now or
    the limit of the round was reached.
    """

    feeds: int = 0
    listed: int = 0
    fetched: int = 0
    unchanged: int = 0
    refused: int = 0
    failed: int = 0
    waiting: int = 0
    issues: list[Issue] = field(default_factory=list)
    _alike: Counter[tuple[str, str]] = field(default_factory=Counter)

    def note(self, subject: str, level: Level, code: str, message: str) -> None:
        """Add what was seen."""
        self.issues.append(Issue(STAGE, subject, level, code, message))

    def note_page(self, host: str, fault: NotFetched, url: str, *, most: int) -> None:
        """Add why a page was not fetched; of those alike only the first few."""
        self._alike[host, fault.code] += 1
        if self._alike[host, fault.code] <= most:
            self.note(url, "warning", fault.code, fault.message)

    def note_rest(self, most: int) -> None:
        """Add how many more pages of a host were not fetched for one reason."""
        for (host, code), count in sorted(self._alike.items()):
            if count > most:
                self.note(host, "warning", code, f"The same holds for {count - most} more pages of {host}.")


@dataclass(frozen=True, slots=True)
class Watching:
    """The parts that rounds work with."""

    fetcher: Fetcher
    robots: Robots
    state: State
    archive: Archive
    clock: Clock
    config: WatchConfig

    def close(self) -> None:
        """Close the files; what was told as fetched is kept."""
        self.archive.close()
        self.state.close()

    def round(self, feeds: Sequence[str], *, pages: int, tell: Tell = lambda _url, _left: None) -> Round:
        """Poll feeds ("@FILE" is a list of pages), then fetch at most so many of the pages that are due."""
        done = Round()
        self.fetcher.gate.new_round()
        sources = list(dict.fromkeys(feeds))
        self._look_ahead(sources)
        for feed in sources:  # grows by the sitemaps that an index names
            tell(feed, 0)
            named = self._poll(feed, done)
            if feed in feeds:
                sources += [url for url in named if url not in sources]
        due = self.state.due_pages(sources, self.clock.now())
        for url, left in self._order(due, pages, done):
            tell(url, left)
            self._visit(url, done)
        done.note_rest(self.config.issues)
        self.archive.close()
        return done

    def _look_ahead(self, feeds: Sequence[str]) -> None:
        """Ask for the robots.txt files of all feeds first: the pauses after them pass together, not one by one."""
        for feed in feeds:
            with suppress(NotFetched):  # told when the feed itself is asked for
                if not feed.startswith("@"):
                    self._permit(parse_target(feed))

    def _poll(self, feed: str, done: Round) -> tuple[str, ...]:
        """Ask for one feed and keep the pages it lists; return the sitemaps that it names, where it is an index."""
        known = self.state.resource(feed)
        if known.failures and known.due > self.clock.now():
            done.note(feed, "warning", "feed-waits", f"It failed ({known.outcome}) and is asked again later.")
            return ()
        try:
            found, listed = self._read_feed(feed, known)
        except NotFetched as fault:
            level: Level = "warning" if fault.kind in {"busy", "held"} else "error"
            done.note(feed, level, fault.code, fault.message)
            self.state.put(self._failed_feed(known, fault))
            self._blame(fault)
            return ()
        with self.state.together():  # the validators only with the pages: else a 304 would hide them after a kill
            done.listed += self.state.list_pages(
                feed, listed.pages, now=self.clock.now(), visits=self.config.visits
            )
            self.state.put(found)
        done.feeds += 1
        if found.outcome == "fetched" and not (listed.pages or listed.sitemaps):
            done.note(feed, "warning", "empty-feed", "It lists no pages.")
        if listed.left_out:
            done.note(feed, "info", "no-pages", f"{listed.left_out} of its entries have no link that may be asked for.")
        return listed.sitemaps[: self.config.sitemaps]

    def _failed_feed(self, known: Resource, fault: NotFetched) -> Resource:
        """Return what is known of a feed that was not had: it is never given up."""
        if fault.kind in {"refused", "robots", "held"}:  # no request was made of it, and the reason may be put right
            return replace(known, due=0.0, failures=0, outcome=fault.code)
        now = self.clock.now()
        failed = after_failure(known, fault, now, self.config)
        return replace(failed, due=min(failed.due, now + DAY))

    def _read_feed(self, feed: str, known: Resource) -> tuple[Resource, Links]:
        """Fetch and read a feed; return what is known of it now, and what it lists (nothing where it is unchanged)."""
        config = self.config
        if feed.startswith("@"):
            return Resource(feed, outcome="read"), _read_file(Path(feed[1:]), config)
        # What was had as a page before is asked for whole: "not modified" would not tell that it is no feed.
        validators = known.validators if self.state.lists(feed) else Validators()
        answer = self._ask(feed, Wish(FEED_TYPES, config.feed_bytes), validators)
        if answer.status == 304:
            return replace(known, visits=known.visits + 1, failures=0, outcome="unchanged"), Links(())
        listed = read_links(answer.body, base=answer.url, limit=config.feed_bytes, entries=config.entries)
        digest = sha256(answer.body).hexdigest()
        if listed.pages and digest != known.digest:
            self.archive.write(answer, via="")
        # An index is asked for whole each time, for the sitemaps that it names.
        validators = Validators() if listed.sitemaps else answer.validators
        return Resource(feed, validators, digest, 0.0, known.visits + 1, 0, "fetched"), listed

    def _order(self, due: Sequence[str], pages: int, done: Round) -> Iterator[tuple[str, int]]:
        """Yield the pages to ask for, each of the host that is free first; count those that have to wait."""
        hosts: dict[str, deque[str]] = {}
        for url in due:
            hosts.setdefault(parse_target(url).host, deque()).append(url)
        left = min(pages, len(due))
        while hosts and left:
            host = min(hosts, key=self.fetcher.gate.ready_in)
            if self._held(host):
                done.waiting += len(hosts.pop(host))
                continue
            left -= 1
            yield hosts[host].popleft(), left
            if not hosts[host]:
                del hosts[host]
        done.waiting += sum(len(urls) for urls in hosts.values())

    def _visit(self, url: str, done: Round) -> None:
        """Ask for one page, keep it where it is new or changed, and note when it is to be asked for again."""
        known, now = self.state.resource(url), self.clock.now()
        if known.due > now:
            return  # another page of this round led to it
        try:
            answer = self._ask(url, Wish(PAGE_TYPES, self.config.page_bytes), known.validators)
            if answer.status == 200 and kind_of(answer.media_type, answer.body[:HEAD]) not in {"page", "plain"}:
                raise NotFetched("unwanted", "other-type", "The answer is neither a page nor a text.")
        except NotFetched as fault:
            self._blame(fault)
            self.state.put(after_failure(known, fault, now, self.config))
            if fault.kind in {"held", "busy"}:
                done.waiting += 1
            elif fault.kind == "robots":
                done.refused += 1
            else:
                done.failed += 1
            if fault.kind != "held":
                done.note_page(parse_target(url).host, fault, url, most=self.config.issues)
            return
        if self.state.held(host := parse_target(answer.url).host)[1]:
            self.state.hold(host, 0.0, 0)
        digest = sha256(answer.body).hexdigest()
        seen = {known.digest, self.state.resource(answer.url).digest}
        if answer.status == 304 or digest in seen:
            done.unchanged += 1
        else:
            self.archive.write(answer, via=self.state.feed_of(url))
            done.fetched += 1
        with self.state.together():
            for name in dict.fromkeys((url, answer.url)):
                self.state.put(after_answer(self.state.resource(name), answer, digest, now, self.config))

    def _ask(self, url: str, wish: Wish, validators: Validators) -> Answer:
        answer = self.fetcher.fetch(url, wish, validators=validators, permit=self._permit)
        self.fetcher.gate.count_offline(parse_target(answer.url).host, False)
        return answer

    def _permit(self, target: Target) -> None:
        """Raise NotFetched where a URL may not be asked for: its host asked to be left alone, or robots.txt."""
        if self._held(target.host):
            raise NotFetched("held", "host-held", f"{target.host} is left alone for now.", host=target.host)
        self.robots.permit(target)

    def _held(self, host: str) -> bool:
        """Say whether a host is left alone; a time beyond the longest is one of a clock that was wrong."""
        return 0 < self.state.held(host)[0] - self.clock.now() <= self.config.most_hold_s

    def _blame(self, fault: NotFetched) -> None:
        """Leave a host alone that asked for it, or that cannot be reached."""
        now, host = self.clock.now(), fault.host
        if fault.kind == "busy":
            busy = self.state.held(host)[1] + 1
            self.state.hold(host, hold_until(fault.wait_s, busy, now, self.config), busy)
        elif fault.offline and self.fetcher.gate.count_offline(host, True):
            self.state.hold(host, now + self.config.offline_s, self.state.held(host)[1])


def _read_file(file: Path, config: WatchConfig) -> Links:
    """Read a list of URLs of pages, one a line."""
    try:
        with file.open("rb") as stream:
            data = stream.read(config.feed_bytes)
    except OSError as fault:
        raise NotFetched("failed", "unreadable-list", f"{file} could not be read: {fault.strerror}.") from fault
    return read_list(data.decode("utf-8-sig", "replace"), entries=config.entries)
