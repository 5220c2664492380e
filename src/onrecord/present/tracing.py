"""The chain of custody: material, evidence and an id in; what it rests on and what rests on it out.

A sentence of the brief rests on statements, a point on claims and these on statements, a statement on words
in an article, an article on a capture: bytes with their digest, as they were found. Beside the chain stand the earlier
versions of an article and what feeds say of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from onrecord.engine.judgements import describe
from onrecord.model.annotations import Timex
from onrecord.model.articles import Article
from onrecord.model.captures import Capture, Listing
from onrecord.model.dossiers import BriefSentence, Dossier
from onrecord.model.ids import content_id
from onrecord.model.judgements import Judgement
from onrecord.model.reuse import Origin
from onrecord.model.spans import Span
from onrecord.model.statements import Claim, Point, Statement
from onrecord.present.custody import Evidence
from onrecord.present.links import Link
from onrecord.present.material import Material
from onrecord.present.whom import Whom
from onrecord.tools.errors import WrongUse


def sentence_id(story: str, sentence: BriefSentence) -> str:
    """Return the id of a sentence of a brief, from its story, its words and its statements."""
    return content_id("brief", story, sentence.text, *sentence.statements)


def trace(material: Material, evidence: Evidence, wanted: str) -> Link:
    """Return the chain that starts at an id, or at the one id that begins so; WrongUse where there is none."""
    chains = Chains(material, evidence)
    starts = chains.starts()
    fitting = [wanted] if wanted in starts else sorted(found for found in starts if found.startswith(wanted))
    if not fitting and evidence.capture(wanted):
        return chains.former(wanted)
    if len(fitting) != 1 or not wanted:
        seen = f"begins {len(fitting)} ids" if fitting else "is not the id of anything in this workspace"
        raise WrongUse(
            f"{wanted!r} {seen}. Ids stand in the dossier as JSON, in the tables (onrecord export) "
            "and in what onrecord show prints."
        )
    link = starts[fitting[0]]()
    return replace(link, used_by=tuple(chains.users(fitting[0])))


class Chains:
    """The links of a material, made when they are asked for."""

    def __init__(self, material: Material, evidence: Evidence) -> None:
        self._material = material
        self._articles = {article.id: article for article in material.articles}
        self._evidence = evidence
        self._statements = {s.id: s for dossier in material.dossiers for s in dossier.statements}
        self._quotes = {quote.id: quote for quote in material.quotes}
        utterances: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for attribution in sorted(material.attributions, key=lambda a: a.id):
            utterances[attribution.utterance][attribution.quote] = attribution.speaker_name
        self._utterances = dict(utterances)
        origins: defaultdict[str, list[Origin]] = defaultdict(list)
        for dossier in material.dossiers:
            for origin in dossier.origins:
                origins[origin.id].append(origin)
        self._origins = dict(origins)
        self._whom = Whom(material, self.words)

    def starts(self) -> Mapping[str, Callable[[], Link]]:
        """Return every id that a chain can start at, with what makes its link."""
        found: dict[str, Callable[[], Link]] = {}
        for capture in self._evidence.captures():
            found[capture] = partial(self.capture, capture)
        for article in self._articles.values():
            found[article.id] = partial(self.article, article)
        found.update(self._whom.starts())
        for kind, thing, spans in self._annotations():
            found[thing] = partial(self.placed, kind, thing, spans)
        for time in self._material.times:
            found[time.id] = partial(self.time, time)
        for utterance in self._utterances:
            found[utterance] = partial(self.utterance, utterance)
        for origin in self._origins:
            found[origin] = partial(self.origin, origin)
        for statement in self._statements.values():
            found[statement.id] = partial(self.statement, statement)
        for dossier in self._material.dossiers:
            found[dossier.story] = partial(self.story, dossier)
            for sentence in _sentences(dossier):
                found[sentence_id(dossier.story, sentence)] = partial(self.sentence, dossier.story, sentence)
            for point in dossier.points:
                found[point.id] = partial(self.point, point)
                found.update({claim.id: partial(self.claim, claim) for claim in point.claims})
        found.update({one.id: partial(self.judgement, one) for one in self._material.judgements})
        return found

    def users(self, thing: str) -> Iterator[Link]:
        """Yield what rests on a thing, one step up, without its own chain."""
        for dossier in self._material.dossiers:
            if thing in dossier.articles:
                yield Link("story", dossier.story, dossier.title)
            for point in dossier.points:
                for claim in point.claims:
                    if thing in claim.statements:
                        yield Link("claim", claim.id, claim.text)
                    if thing == claim.id:
                        yield Link("point", point.id, f"{point.status}: {point.question}")
                if thing == point.id:
                    yield Link("story", dossier.story, dossier.title)
            for sentence in _sentences(dossier):
                if thing in sentence.statements:
                    yield Link("sentence", sentence_id(dossier.story, sentence), sentence.text)
        yield from self._whom.users(thing)
        for origin, seen in self._origins.items():
            if any(thing in one.articles for one in seen):
                yield Link("origin", origin, seen[0].name)
        for utterance, quotes in self._utterances.items():
            if thing in quotes:
                yield Link("utterance", utterance, self._said(utterance))
        for article in self._articles.values():
            if thing == article.capture:
                yield Link("article", article.id, article.title)
        for judgement in self._material.judgements:
            if thing in judgement.articles:
                yield self.judgement(judgement, whole=False)

    def story(self, dossier: Dossier) -> Link:
        """A story rests on its articles."""
        articles = [self._articles[found] for found in dossier.articles if found in self._articles]
        mine = frozenset(dossier.articles)
        said = tuple(self.judgement(one, whole=False) for one in self._material.judgements if not mine.isdisjoint(one.articles))
        return Link("story", dossier.story, dossier.title, tuple(self.article(article) for article in articles), beside=said)

    def judgement(self, judgement: Judgement, *, whole: bool = True) -> Link:
        """What a person said of articles; it rests on them."""
        titles = {name: article.title for name in judgement.articles if (article := self._articles.get(name))}
        why = f" ({judgement.note})" if judgement.note else ""
        below = tuple(self.article(self._articles[name]) for name in sorted(titles)) if whole else ()
        return Link("judgement", judgement.id, f"A person said: {describe(judgement, titles)}{why}.", below)

    def sentence(self, story: str, sentence: BriefSentence) -> Link:
        """A sentence of the brief rests on its statements."""
        return Link("sentence", sentence_id(story, sentence), sentence.text, self._cited(sentence.statements))

    def point(self, point: Point) -> Link:
        """A point rests on its claims."""
        text = f"{point.status}: {point.question} {point.explanation}".strip()
        return Link("point", point.id, text, tuple(self.claim(claim) for claim in point.claims))

    def claim(self, claim: Claim) -> Link:
        """A claim rests on its statements."""
        return Link("claim", claim.id, claim.text, self._cited(claim.statements))

    def statement(self, statement: Statement) -> Link:
        """A statement rests on words in an article."""
        told = " ".join(part for part in (statement.subject, statement.prop, statement.value) if part)
        holder = f", according to {statement.holder}" if statement.holder else ""
        return Link("statement", statement.id, told + holder, (self.words(statement.span),))

    def placed(self, kind: str, thing: str, spans: tuple[Span, ...]) -> Link:
        """An annotation rests on words in an article."""
        return Link(kind, thing, spans[0].exact, tuple(self.words(span) for span in spans))

    def time(self, time: Timex) -> Link:
        """A time expression rests on its words; its own text tells the day or the days that they mean."""
        days = " to ".join(dict.fromkeys(day for day in (time.earliest, time.latest) if day))
        anchor = f", counted from {time.anchor}" if time.anchor else ""
        resolved = f"“{time.span.exact}” is {time.value or 'not resolved'}{f' ({days})' if days else ''}{anchor}"
        return Link("time", time.id, resolved, (self.words(time.span),))

    def utterance(self, utterance: str) -> Link:
        """An utterance rests on the quotes that hold it."""
        quotes = [self._quotes[found] for found in sorted(self._utterances[utterance]) if found in self._quotes]
        rests = tuple(self.placed("quote", quote.id, (quote.content,)) for quote in quotes)
        return Link("utterance", utterance, self._said(utterance), rests)

    def origin(self, origin: str) -> Link:
        """A newsroom rests on the articles that are its work, and on why they are held to be."""
        seen = self._origins[origin]
        reasons = " ".join(dict.fromkeys(reason for one in seen for reason in one.reasons))
        articles = sorted({found for one in seen for found in one.articles if found in self._articles})
        rests = tuple(self.article(self._articles[found]) for found in articles)
        return Link("origin", origin, f"{seen[0].name}: {reasons}" if reasons else seen[0].name, rests)

    def words(self, span: Span) -> Link:
        """Words rest on the article in which they stand."""
        article = self._articles.get(span.article)
        below = (self.article(article),) if article else ()
        return Link("words", f"{span.article}:{span.start}-{span.end}", span.exact, below)

    def article(self, article: Article) -> Link:
        """An article rests on its capture."""
        earlier = [self._bytes("earlier version", capture) for capture in self._evidence.earlier(article.capture)]
        listed = [self._listing(listing) for listing in self._evidence.listings(article)]
        below = (self.capture(article.capture),)
        return Link("article", article.id, article.title, below, beside=(*earlier, *listed))

    def capture(self, name: str) -> Link:
        """A capture rests on nothing: bytes as they were found."""
        capture = self._evidence.capture(name)
        return self._bytes("capture", capture) if capture else Link("capture", name, "is not on record")

    def former(self, name: str) -> Link:
        """A capture that a later one replaced: what rests on the later one is told."""
        today = self._evidence.today(name)
        articles = [article for article in self._articles.values() if article.capture in today]
        used = tuple(Link("article", article.id, article.title) for article in articles)
        return replace(self.capture(name), kind="earlier version", used_by=used)

    def _bytes(self, kind: str, capture: Capture) -> Link:
        custody = self._evidence.custody(capture)
        return Link(kind, capture.id, str(custody), custody=custody)

    def _listing(self, listing: Listing) -> Link:
        fields = listing.fields
        told = [f"listed by {listing.path}", *([f"fetched {listing.fetched}"] if listing.fetched else [])]
        told += [f"{name} {text}" for name, text in (("published", fields.published), ("modified", fields.modified)) if text]
        return Link("listing", listing.id, ", ".join(told))

    def _said(self, utterance: str) -> str:
        """Return who said an utterance, and how often it is quoted."""
        quotes = self._utterances[utterance]
        speaker = next((name for _, name in sorted(quotes.items()) if name), "a speaker who is not named")
        return f"said by {speaker}, quoted {len(quotes)} time{'s' * (len(quotes) != 1)}"

    def _cited(self, statements: Iterable[str]) -> tuple[Link, ...]:
        return tuple(self.statement(self._statements[found]) for found in statements if found in self._statements)

    def _annotations(self) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
        material = self._material
        for quote in material.quotes:
            yield "quote", quote.id, (quote.content,)
        for passage in material.passages:
            yield "passage", passage.id, (passage.left, passage.right)
        for dossier in material.dossiers:
            for event in dossier.events:
                yield "event", event.id, event.evidence


def _sentences(dossier: Dossier) -> Iterator[BriefSentence]:
    yield from dossier.summary
    for section in dossier.brief:
        yield from section.sentences
