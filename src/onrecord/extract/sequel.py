"""Sequel: an article's quotations in order in, the source of each out, those without a cue of their own too.

A quotation that stands alone goes on with the speaker before it, waits for the cue of the next one, or takes
the speaker whom the text around it carries over (`extract/carry.py`); words quoted before keep their speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.carry import ahead, begins_paragraph, carried
from onrecord.extract.doers import from_doer, from_lead
from onrecord.extract.marks import Marked
from onrecord.extract.signs import Source
from onrecord.extract.speakers import Attributor
from onrecord.extract.views import View

#: Quotations that a cue further on may speak for, and the longest quotation that is a line, in code points.
_AHEAD, _LINE = 3, 70
#: Tokens looked at on each side of a quotation, and quotations searched for words taken up, at most.
_SIDE, _ECHOES = 200, 300
#: Fewer words taken up in running text may be anybody's.
_TELLING = 3


class Sequel:
    """The quotations of one article with what is known of each in itself."""

    def __init__(self, work: Attributor, marks: Sequence[Marked]) -> None:
        view = work.view
        self.work = work
        self.marks = marks
        self.starts = [view.sentence_of[view.at(m.start)] for m in marks]
        self.ends = [view.sentence_of[view.before(m.end)] for m in marks]
        self.own = [work.attribute(mark) for mark in marks]
        self.found: list[Source | None] = []

    def sources(self) -> list[Source | None]:
        """Return the source of each quotation, None where none was found."""
        spoken: dict[int, Source] = {}
        for n, mark in enumerate(self.marks):
            source = self.own[n]
            if source is None and _is_line(self.work.view, mark):
                source = self._echo(n, self.own)
            elif source is None and stands_alone(self.work.view, mark):
                source = self._alone(n) or carried(self.work, self.starts[n], spoken)
            elif source is None:
                source = self._same_sentence(n) or self._echo(n, self.found)
            self.found.append(source)
            if source:
                spoken[self.ends[n]] = source
        return [source or self._doer(n) for n, source in enumerate(self.found)]

    def _doer(self, n: int) -> Source | None:
        """Who does what a quotation without any other sign of a source stands in."""
        view, mark = self.work.view, self.marks[n]
        if not view.parsed or _is_line(view, mark):
            return None
        first, last = view.at(mark.start), view.before(mark.end)
        led = from_lead(view, self.work.people, mark, first)
        return led or (None if stands_alone(view, mark) else from_doer(view, self.work.people, first, last))

    def _alone(self, n: int) -> Source | None:
        """A quotation without a word beside it goes on with the one before, or waits for the next one's cue."""
        source = self._same_sentence(n)
        if source is None and begins_paragraph(self.work, self.starts[n]):
            following = range(n + 1, min(n + 1 + _AHEAD, len(self.marks)))
            source = ahead(self.work, self.ends[n], [(self.ends[k], self.own[k]) for k in following])
        return source

    def _same_sentence(self, n: int) -> Source | None:
        """A quotation right after another in one sentence goes on with its speaker."""
        before = self.found[n - 1] if n else None
        if before is None or self.ends[n - 1] != self.starts[n]:
            return None
        return Source(before.cue, before.speaker, before.head, "same")

    def _echo(self, n: int, known: Sequence[Source | None]) -> Source | None:
        """The words of another quotation, taken up, are its speaker's: an earlier one's, for a line any one's."""
        text = self.work.view.article.text
        words = text[self.marks[n].start : self.marks[n].end].strip(" ,.;:!?").lower()
        if len(words) < 4 or (not _is_line(self.work.view, self.marks[n]) and len(words.split()) < _TELLING):
            return None
        for k, (mark, source) in enumerate(zip(self.marks[:_ECHOES], known, strict=False)):
            if source and k != n and words in text[mark.start : mark.end].lower():
                return Source(None, source.speaker, source.head, "echo")
        return None


def stands_alone(view: View, mark: Marked) -> bool:
    """Say whether the quotation's sentences hold hardly a word outside the marks."""
    first, last = view.at(mark.start), view.before(mark.end)
    a, _ = view.bounds(view.sentence_of[first])
    _, b = view.bounds(view.sentence_of[last])
    outside = 0
    for n in [*range(max(a, first - _SIDE), first), *range(last + 1, min(b, last + 1 + _SIDE))]:
        outside += not view.is_mark(n)
        if outside > 2:
            return False
    return True


def _is_line(view: View, mark: Marked) -> bool:
    """Say whether the quotation stands in a headline or is a line of its own without a stop."""
    if view.sentences[view.sentence_of[view.at(mark.start)]].block in {"headline", "heading"}:
        return True
    text = view.article.text
    inner = text[mark.start : mark.end]
    end = text.find("\n", mark.end)
    line = text[text.rfind("\n", 0, mark.start) + 1 : end if end >= 0 else len(text)]
    heading = mark.single or inner[-1] not in ".!?,"
    return len(line.strip()) <= len(inner) + 4 and len(inner) < _LINE and heading
