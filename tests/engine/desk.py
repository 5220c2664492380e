"""A desk: a workspace that reports are read into, judged in and removed from, with the stages up to dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from onrecord.clean.articles import article_id
from onrecord.engine.aliases import keep_changed_aliases
from onrecord.engine.intake import Taken, take_in
from onrecord.engine.judgements import follow_versions, keep_judgement
from onrecord.engine.local import LocalEngine
from onrecord.engine.removal import clear_history, take_out
from onrecord.flow.protocols import Store
from onrecord.flow.settings import Settings
from onrecord.flow.shapes import Stage
from onrecord.flow.stages import stages
from onrecord.model.articles import Article
from onrecord.model.captures import Capture, Listing, RecordFields
from onrecord.model.ids import content_id
from onrecord.model.judgements import said
from onrecord.model.stories import Story
from onrecord.tools.protocols import Tools

EVENTS = (
    ("Ferry runs aground off Skarn", "3 May 2031", "The ferry Halcyra ran aground off Skarn island on Saturday with 214 people on board, "
     "the coastguard of Varn said.", "Captain Orvel Brandt had steered around a fishing boat in thick fog, harbour master Tilda Renk said."),
    ("Tarn council votes to sell its theatre", "3 May 2031", "The council of Tarn voted by 17 to 12 on Saturday to sell the Lindqvist theatre "
     "to a hotel company.", "Actress Mara Holub chained herself to the doors, and 600 people marched through the old town."),
    ("Vaccine against marsh fever works, Ostral trial finds", "4 May 2031", "A vaccine against marsh fever protected 83 percent of 4,100 children "
     "in a trial, the Ostral Institute said on Sunday.", "Professor Jelka Amsel said the doses cost 2 crowns each and keep without ice."),
)  # fmt: skip
TAILS = (
    "Police in Varn took statements until late in the evening and asked witnesses for their pictures.",
    "It was the second such case within a year, according to the archive of this newspaper.",
    "Nobody at the ministry could be reached for a comment before this edition went to press.",
    "More on this subject will follow in the course of the week, readers were told by the editors.",
)


def report(number: int) -> Capture:
    """Return the report of a number: of one of three events, in one of four tellings; the fourth copies the first whole."""
    event, telling = EVENTS[number % 3], number // 3
    title, day, lead, more = event
    if telling == 1:
        lead, more = more, lead
    body = [lead, more, TAILS[0 if telling == 3 else telling]]
    text = f"{'Update: ' * (telling == 2)}{title}\n\n{day}\n\n" + "\n\n".join(body) + "\n"
    return filed(f"r{number:02}.txt", text)


def filed(path: str, text: str) -> Capture:
    """A capture of a file."""
    digest = sha256(text.encode()).hexdigest()
    return Capture(content_id("capture", path, digest), path, digest, "text/plain", "utf-8", "valid", text)


def entry(url: str, headline: str) -> Listing:
    """What a feed says of a page."""
    digest = sha256(f"{url} {headline}".encode()).hexdigest()
    return Listing(content_id("listing", url, digest), "feed.xml", digest, url, RecordFields(headline=headline, published="2031-05-03"),
                   "2031-05-03T12:00:00Z")  # fmt: skip


def plan() -> Sequence[Stage]:
    """The stages from captures to stories and dates."""
    found = stages(Settings())
    return found[: next(number for number, stage in enumerate(found) if stage.name == "parses")]


@dataclass
class Desk:
    """A store and what it takes to bring it up to date."""

    store: Store
    tools: Tools

    def read(self, items: Iterable[Capture | Listing]) -> Taken:
        """Read captures: each in a file of its own name."""
        taken = take_in([(item, f"/desk/{item.path}") for item in items], self.store)
        follow_versions(self.store, article_id)
        self._run(taken.reading)
        self.store.history.end()
        return taken

    def say(self, verdict: str, one: Iterable[Capture], other: Iterable[Capture] = ()) -> None:
        """Say that the articles of captures are the same event, or that some are another than others."""
        sides = [{article_id(capture) for capture in side} for side in (one, other)]
        captures = {article_id(capture): capture.id for capture in (*one, *other)}
        with self.store.batch():
            reading = self.store.history.begin(verdict)
            keep_judgement(said(verdict, *sides, captures=captures), self.store)  # type: ignore[arg-type]
            self._run(reading)
            self.store.history.end()

    def remove(self, captures: Iterable[Capture]) -> None:
        """Remove the articles of captures."""
        with self.store.batch():
            reading = self.store.history.begin("remove")
            holders = self.store.all(Story)
            articles = self.store.load(Article, [article_id(capture) for capture in captures])
            gone = take_out(articles, self.store, article_of=article_id)
            self._run(reading)
            clear_history(gone, holders, self.store)
            self.store.history.end()
        self.store.scrub()

    def together(self, *captures: Capture) -> bool:
        """Say whether the articles of captures are in one story."""
        wanted = {article_id(capture) for capture in captures}
        return any(wanted <= set(story.articles) for story in self.store.all(Story))

    def _run(self, reading: int) -> None:
        LocalEngine(on_error="stop", workers=1).run(plan(), self.store, self.tools)
        keep_changed_aliases(self.store.history.changes(Story, [reading]), self.store)
