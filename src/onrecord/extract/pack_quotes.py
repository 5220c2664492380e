"""Quotations in languages that have a pack: an article, its sentences and mentions in, Quotes with cue and speaker out.

Marks are found in `pack_marks`, speakers in `pack_speakers`; kinds are told by where a quotation stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.marks import Marked
from onrecord.extract.pack_clauses import find_clauses
from onrecord.extract.pack_marks import DASHES, find_pack_marks, is_title
from onrecord.extract.pack_people import PackPeople
from onrecord.extract.pack_speakers import PackSentence, PackSource, attribute
from onrecord.model.annotations import Mention, Parse, Quote, QuoteKind, Sentence
from onrecord.model.articles import Article
from onrecord.tools.language_packs import LanguagePack, language_pack

#: A distancing mark holds this many words at most; a clause of the reporter's own has more than these.
SCARE, CLAUSE = 3, 8


def pack_quotes(article: Article, parse: Parse, mentions: Sequence[Mention]) -> Iterator[Quote]:
    """Yield the quotes of an article's sentences that are read by tables, in the order of the text."""
    places = {(m.span.start, m.span.end): m.id for m in mentions}
    for code in sorted({sentence.language for sentence in parse.others}):
        pack = language_pack(code)
        if pack is not None:
            yield from _Reader(article, [s for s in parse.others if s.language == code], pack, places).quotes()


@dataclass(frozen=True, slots=True)
class _Said:
    """The last quotation read: where it ends, and who spoke it."""

    end: int
    name: str
    source: PackSource | None


class _Reader:
    """Reads the quotations of an article's sentences of one language, in the order of the text."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], pack: LanguagePack, places: Mapping[tuple[int, int], str]
    ) -> None:
        self.article = article
        self.pack = pack
        self.places = places
        self.people = PackPeople(sentences, pack)
        starts = [sentence.span.start for sentence in sentences]
        marks = [(m, bisect_right(starts, m.outer_start) - 1) for m in find_pack_marks(article.text, sentences, pack)]
        self.marks = [m for m, at in marks if at >= 0 and not is_title(article.text, m, starts[at], pack)]
        self.sentences = [PackSentence(s, q, pack) for s, q in zip(sentences, _quoted(sentences, self.marks), strict=True)]
        self.last: _Said | None = None

    def quotes(self) -> Iterator[Quote]:
        """Yield the quotes: those between marks, then the reported clauses of each sentence."""
        marks, at = self.marks, 0
        for number, opening in enumerate(self.sentences):
            span = opening.sentence.span
            found: list[Quote] = []
            while at < len(marks) and marks[at].start < span.end:
                mark = marks[at]
                at += 1
                if mark.start >= span.start:
                    quote = self._marked(mark, opening, self._closing(number, mark))
                    found += [quote] if quote else []
            used = {q.cue.start for q in found if q.cue and q.cue.start >= q.content.end and q.kind != "indirect"}
            behind = {n for n, t in enumerate(opening.sentence.tokens) if t.start in used}
            for first, end, source in find_clauses(opening, behind):
                content = self.article.span(opening.sentence.tokens[first].start, opening.sentence.tokens[end - 1].end)
                name = self._name(opening, source)
                if name or (self.pack.habits.drops_subject and source.phrase is None):
                    self.people.speaks(name)
                    found.append(self._quote((content.start, content.end), "indirect", opening, source, name=name))
            topic = None if any(quote.kind != "scare" for quote in found) else opening.topic()
            if topic is not None:
                self.people.acts(self.people.name_of(opening.line, topic))
            yield from sorted(found, key=lambda q: q.content.start)

    def _closing(self, number: int, mark: Marked) -> PackSentence:
        """The sentence in which a quotation ends."""
        while number + 1 < len(self.sentences) and self.sentences[number].sentence.span.end < mark.end:
            if self.sentences[number + 1].sentence.span.start >= mark.outer_end:
                break
            number += 1
        return self.sentences[number]

    def _marked(self, mark: Marked, opening: PackSentence, closing: PackSentence) -> Quote | None:
        text = self.article.text
        alone = not re.search(r"\w", text[opening.sentence.span.start : mark.outer_start]) and not re.search(
            r"\w", text[mark.outer_end : max(mark.outer_end, closing.sentence.span.end)]
        )
        source = attribute(mark, opening, closing, text)
        host = closing if source and source.basis in {"after", "tail"} else opening
        name = self._name(host, source) if source else ""
        if source is None and (alone or self._is_dialogue(mark)):
            name = self._carried(mark, opening)
        kind = self._kind(mark, opening, source, alone=alone, spoken=bool(name))
        if kind != "scare":
            self.people.speaks(name)
            self.last = _Said(mark.outer_end, name, source)
        if kind == "scare" or source is None:
            return Quote(self.article.span(mark.start, mark.end), kind, speaker_name="" if kind == "scare" else name)
        return self._quote((mark.start, mark.end), kind, host, source, name=name)

    def _is_dialogue(self, mark: Marked) -> bool:
        """Say whether a dash begins the speech."""
        return self.article.text[mark.outer_start] in DASHES

    def _carried(self, mark: Marked, opening: PackSentence) -> str:
        """Who goes on with the last quotation, in its paragraph or at the beginning of the next; "" for nobody.

        An answer in an interview is by the one person who has spoken.
        """
        if self.last is None or opening.sentence.block == "headline":
            return ""
        between = self.article.text[self.last.end : mark.outer_start]
        if "\n" not in between or not re.search(r"\w", between):
            return self.last.name
        return self.people.only_speaker() if self._is_dialogue(mark) else ""

    def _name(self, host: PackSentence, source: PackSource) -> str:
        """The name of a source: its phrase's, or who spoke last where the language leaves the subject out."""
        if source.phrase is not None:
            return self.people.name_of(host.line, source.phrase)
        return self.people.last_speaker() if self.pack.habits.drops_subject and source.cue else ""

    def _kind(self, mark: Marked, opening: PackSentence, source: PackSource | None, *, alone: bool, spoken: bool) -> QuoteKind:
        text = self.article.text
        words = re.findall(r"\w+", text[mark.start : mark.end])
        if source is None and not spoken and len(words) <= SCARE and not alone:
            return "scare"
        before = text[opening.sentence.span.start : mark.outer_start].rstrip(" ¿¡")
        starts = not re.search(r"\w", before)
        begins = text[mark.start].isupper() or not text[mark.start].isalpha()
        if before.endswith(":") or self._is_dialogue(mark):
            return "direct"
        ended = text[mark.end - 1] in ".!?…"
        if begins and (alone or starts or before.endswith(",") or ended):
            return "direct"
        return "mixed" if len(words) > CLAUSE else "partial"

    def _quote(
        self, content: tuple[int, int], kind: QuoteKind, host: PackSentence, source: PackSource, *, name: str
    ) -> Quote:
        tokens = host.sentence.tokens
        cue, phrase = source.cue, source.phrase
        named = phrase.name if phrase else None
        place = (tokens[named[0]].start, tokens[named[1] - 1].end) if named else None
        first, last = place or ((tokens[phrase.first].start, tokens[phrase.end - 1].end) if phrase else (0, 0))
        verb = (cue.verb, cue.end) if cue and cue.split else (cue.first, cue.end) if cue else None
        return Quote(
            content=self.article.span(*content),
            kind=kind,
            cue=self.article.span(tokens[verb[0]].start, tokens[verb[1] - 1].end) if verb else None,
            speaker=self.article.span(first, last) if phrase else None,
            speaker_name=name,
            mention=self.places.get(place, "") if place else "",
            stance=cue.stance if cue and source.basis == "clause" else "",
        )


def _quoted(sentences: Sequence[Sentence], marks: Sequence[Marked]) -> Iterator[list[bool]]:
    """Say of each word of each sentence whether it stands between marks, the marks included. Marks lie apart, in order."""
    starts = [m.outer_start for m in marks]
    for sentence in sentences:
        held = [marks[at] if (at := bisect_right(starts, t.start) - 1) >= 0 else None for t in sentence.tokens]
        yield [m is not None and t.start < m.outer_end for m, t in zip(held, sentence.tokens, strict=True)]
