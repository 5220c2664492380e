"""What could not be told, and why; and the ledger's missing lines (material in, records out)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from onrecord.dossier.backing import room_label
from onrecord.dossier.material import Material
from onrecord.model.annotations import Sentence
from onrecord.model.articles import BODY_KINDS, Article
from onrecord.model.dossiers import Undetermined
from onrecord.model.spans import Span
from onrecord.model.statements import DIFFERING, LedgerLine, Point
from onrecord.tools.labels import is_unnamed
from onrecord.tools.languages import (
    NOT_QUOTED,
    NOT_READ,
    QUOTED,
    is_quoted,
    is_read,
    language_name,
    language_of,
)
from onrecord.tools.sentences import sentence_bounds
from onrecord.tools.stretches import article_stretches

_FIRM = frozenset({"disputed", "superseded", "contested"})


def find_gaps(material: Material, told_points: Collection[str]) -> Iterator[Undetermined]:
    """Yield what could not be determined of a story, the articles first."""
    yield from _articles(material)
    yield from _speakers(material)
    for point in material.points:
        if point.status == "disputed" and not point.preferred:
            yield Undetermined(_question(point), "The reports cannot both be right, and neither reading is better supported.")
    for point in material.points:
        if point.status in DIFFERING & _FIRM and point.id not in told_points:
            yield Undetermined(_question(point), "No sentence could be made of it that the reports back word for word.")


def _articles(material: Material) -> Iterator[Undetermined]:
    for article in material.articles.values():
        dating = material.datings.get(article.id)
        if dating is None or not dating.value:
            why = (dating.reason if dating else "") or "It carries no date that can be relied on."
            yield Undetermined(f"When “{article.title}” was published", why)
        unread = [b for b in article.body_blocks if not is_read(article, b)]
        for served in (True, False):
            foreign = sorted({language_of(article, b) for b in unread if is_quoted(article, b) == served})
            if not foreign:
                continue
            whole = article.language in foreign
            named = " and ".join(language_name(code) for code in foreign)
            only = f"{NOT_READ} are read in English only"
            what = f"{QUOTED}, are read in it, {NOT_QUOTED} in English only" if served else only
            why = f"{'It' if whole else 'Part of it'} is in {named}; {what}."
            yield Undetermined(f"What {'' if whole else 'part of '}“{article.title}” says", why)
        origin = material.origin_of.get(article.id)
        if is_unnamed(room_label(origin)):
            yield Undetermined(f"Whose work “{article.title}” is", "It names no newsroom and shares its text with none.")
    if any(parse.parser.startswith("rules") for parse in material.parses):
        why = "The language model for grammar is not installed: sentences were read by simple rules."
        yield Undetermined("Who did what in each sentence", why)


def _speakers(material: Material) -> Iterator[Undetermined]:
    """Count, for each article, the quotations whose speaker is not known."""
    nameless: Counter[str] = Counter()
    for article, quotes in material.quotes.items():
        for quote in quotes:
            said = material.attributions.get(quote.id)
            if quote.kind in {"direct", "mixed"} and not quote.speaker_name and not (said and said.speaker_name):
                nameless[article] += 1
    for article, count in sorted(nameless.items()):
        title = material.articles[article].title if article in material.articles else article
        what = "Who says a quotation" if count == 1 else f"Who says {count} quotations"
        yield Undetermined(f"{what} in “{title}”", "No name or office stands beside them that could be followed.")


def _question(point: Point) -> str:
    return " ".join(point.question.split())


def complete_ledger(material: Material) -> tuple[LedgerLine, ...]:
    """Return the ledger with a line for every sentence of a body: those that have none were not understood."""
    lines = list(material.ledger)
    covered: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        covered.setdefault(line.span.article, []).append((line.span.start, line.span.end))
    for parse in material.parses:
        known = {start for start, _ in covered.get(parse.article, [])}
        for sentence in parse.sentences:
            if sentence.block in BODY_KINDS and sentence.span.start not in known:
                lines.append(LedgerLine(material.story.id, sentence.span, "not_understood"))
    compared = {name for point in material.points for claim in point.claims for name in claim.statements}
    told = [material.statements[name].span for name in sorted(compared & set(material.statements))]
    others = {parse.article: parse.others for parse in material.parses}
    for article in material.articles.values():
        lines += _unread(material.story.id, article)
        lines += _quoted(material.story.id, article, others.get(article.id, ()), told)
    return tuple(sorted(lines, key=lambda line: (line.span, line.fate)))


def _unread(story: str, article: Article) -> Iterator[LedgerLine]:
    """Yield a line for each sentence of the body that is in a language which is not read."""
    for block in article.body_blocks:
        if is_read(article, block) or is_quoted(article, block):
            continue
        reason = f"in {language_name(language_of(article, block))}, which is not read"
        for start, end, _ in article_stretches(replace(article, blocks=(block,)), BODY_KINDS):
            for a, b in sentence_bounds(article.text[start:end]):
                yield LedgerLine(story, article.span(start + a, start + b), "not_understood", reason)


def _quoted(story: str, article: Article, sentences: Sequence[Sentence], told: Collection[Span]) -> Iterator[LedgerLine]:
    """Yield a line for each sentence of the body of which quotations and times are read: in a point where its quotation is."""
    for sentence in sentences:
        if sentence.block in BODY_KINDS:
            compared = any(sentence.span.contains(span) for span in told if span.article == article.id)
            reason = "" if compared else f"in {language_name(sentence.language)}, of which only {QUOTED}, are read"
            yield LedgerLine(story, sentence.span, "point" if compared else "not_understood", reason)
