"""Verdicts: each sentence of a draft held against the reports of a story (their annotations in, verdicts out).

The draft is read like one more article of the story, so that its names, dates and numbers mean the same. A
sentence is backed only where one report's sentence (with the one before it for names) holds all that it names,
counts and dates, in the same roles and with the same polarity, and most of its other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.claims.backing import Backing, weigh_backing
from onrecord.claims.building import names_of
from onrecord.claims.config import VerdictConfig
from onrecord.claims.drifts import drift
from onrecord.claims.material import Material, gather_material
from onrecord.claims.readings import Reading
from onrecord.claims.stating import make_statement
from onrecord.claims.verbatim import verbatim_readings
from onrecord.claims.voices import count_voices
from onrecord.model.annotations import Quote
from onrecord.model.articles import Article
from onrecord.model.dossiers import CheckedSentence, Verdict
from onrecord.model.spans import Span
from onrecord.model.statements import Point, Statement
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

_MOST_SPANS = 8


def judge_draft(group: Group, tools: Tools, *, config: VerdictConfig = VerdictConfig()) -> Iterator[CheckedSentence]:
    """Yield a verdict on each sentence of the group's draft (`Article.draft`), in order.

    The group holds a story's annotations with the draft's among them, and the story's points.
    """
    material = gather_material(group, tools.weights)
    drafts = {a.id for a in group.of(Article) if a.draft}
    reports = [r for r in material.readings if r.article not in drafts]
    disputes = _disputes(group)
    for reading in material.readings:
        if reading.article in drafts:
            yield _judge(material, reading, reports, disputes, config)


def _judge(
    material: Material, reading: Reading, reports: Sequence[Reading], disputes: Sequence[_Dispute], config: VerdictConfig
) -> CheckedSentence:
    altered = _altered(material, reading)
    if altered is not None:
        words = f"The reports have “{altered.exact}”."
        return _checked(reading, "altered_quote", (), (altered,), words, counts=(0, 0))
    backings = [b for n in range(len(reports)) if (b := weigh_backing(material, reading, reports, n, config))]
    backings.sort(key=lambda b: (-b.grip, -b.coverage, b.reading.sentence.span))
    denied = max((b.grip for b in backings if b.denies), default=0.0)
    good = [b for b in backings if b.backs and b.grip > denied]
    against = [b for b in backings if b.against]
    good = good or [_whole(r) for r in verbatim_readings(material, reading, reports)]
    if good:
        return _backed(material, reading, good, disputes)
    if against:
        best = against[0]
        return _checked(reading, "contradicted", (), tuple(b.reading.sentence.span for b in against[:_MOST_SPANS]),
                        best.against, counts=(0, 0))  # fmt: skip
    near = tuple(b.reading.sentence.span for b in backings[:2] if b.coverage >= config.near)
    told = backings[0].missing.rstrip(".") if near else ""
    why = f"No report says this; the nearest differs: {told}." if told else "No report says this."
    return _checked(reading, "not_found", near, (), why, counts=(0, 0))


def _whole(report: Reading) -> Backing:
    """A report's sentence that prints the very words quoted backs them, whatever else it tells."""
    return Backing(report, tuple(range(len(report.nodes))), 1.0, 1.0, True, False, "", "")


def _backed(
    material: Material, reading: Reading, good: Sequence[Backing], disputes: Sequence[_Dispute]
) -> CheckedSentence:
    statements = [make_statement(material, b.reading, b.nodes, kind="sense") for b in good]
    origins = sorted({s.origin for s in statements})
    counts = (len(origins), count_voices(statements).high)
    spans = tuple(b.reading.sentence.span for b in good[:_MOST_SPANS])
    names = names_of(material, origins)
    for dispute in disputes:
        if dispute.concerns(reading.sentence.span.exact, spans):
            why = f"Told by {names}, but: {dispute.point.explanation}"
            return _checked(reading, "disputed", spans, (), why, counts=counts)
    verdict: Verdict = "backed" if len(origins) > 1 else "single_source"
    why = f"Told by {names}." if len(origins) > 1 else f"Told by {names} alone."
    return _checked(reading, verdict, spans, (), why, counts=counts)


@dataclass(frozen=True, slots=True)
class _Dispute:
    """A disputed point with, for each reading that is not the better supported, its words and sentences."""

    point: Point
    doubtful: tuple[tuple[str, frozenset[Span]], ...]

    def concerns(self, sentence: str, backing: Sequence[Span]) -> bool:
        """Say whether the sentence takes a doubtful value from these sentences of the reports."""
        low = sentence.lower()
        return any(text.lower() in low and places & set(backing) for text, places in self.doubtful)


def _disputes(group: Group) -> list[_Dispute]:
    statements = {s.id: s for s in group.of(Statement)}
    found = []
    for point in group.of(Point):
        if point.status == "disputed":
            doubtful = tuple(
                (claim.text, frozenset(statements[i].sentence for i in claim.statements if i in statements))
                for claim in point.claims
                if claim.id != point.preferred
            )
            found.append(_Dispute(point, doubtful))
    return found


def _checked(
    reading: Reading,
    verdict: Verdict,
    evidence: tuple[Span, ...],
    against: tuple[Span, ...],
    why: str,
    *,
    counts: tuple[int, int],
) -> CheckedSentence:
    span = reading.sentence.span
    return CheckedSentence(
        sentence=span.exact, start=span.start, end=span.end, verdict=verdict, origins=counts[0], voices=counts[1],
        evidence=evidence, against=against, explanation=why,
    )  # fmt: skip


def _altered(material: Material, reading: Reading) -> Span | None:
    """Return the reports' wording that a quotation of the draft's sentence departs from."""
    quoted = [q for q in material.quotes.get(reading.article, [])
              if reading.sentence.span.overlap(q.content) and q.kind in {"direct", "mixed", "partial"}]  # fmt: skip
    for quote in quoted:
        words = " ".join(quote.content.exact.split()).strip(" ,.")
        if any(words.lower() in " ".join(a.text.split()).lower() for a in material.articles.values() if not a.draft):
            continue
        for other in _quotes_of_reports(material):
            if drift(other.content.exact, quote.content.exact):
                return other.content
    return None


def _quotes_of_reports(material: Material) -> list[Quote]:
    return [q for article in sorted(material.quotes) if not material.articles[article].draft
            for q in material.quotes[article] if q.kind in {"direct", "mixed", "partial"}]  # fmt: skip
