"""Carrying over: for a quotation without a cue of its own, who the text around it says is speaking."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.cues import can_speak
from onrecord.extract.signs import Source
from onrecord.extract.speakers import Attributor

#: Blocks that do not interrupt who is speaking.
_ASIDE = frozenset({"caption", "credit", "furniture", "teaser"})
#: Subjects that name nobody to carry over.
_OPEN = frozenset({"i", "we", "you", "one"})


def carried(work: Attributor, sentence: int, spoken: dict[int, Source]) -> Source | None:
    """Return the source that carries over to a sentence that is all quotation.

    `spoken` are the sources of the quotations so far, by the sentence in which each ends. Looks back through
    the paragraph, then at the end of the paragraph before, over captions.
    """
    here = _paragraph(work, sentence)
    for number in range(sentence - 1, here[0] - 1, -1):
        found = _speaks(work, number, spoken)
        if found:
            return found
    back = here[0] - 1
    for _ in range(work.config.carry):
        while back >= 0 and work.view.sentences[back].block in _ASIDE:
            back -= 1
        if back < 0 or work.view.sentences[back].block == "headline":
            return None
        found = _speaks(work, back, spoken)
        if found:
            return found
        back = _paragraph(work, back)[0] - 1
    return None


def _speaks(work: Attributor, number: int, spoken: dict[int, Source]) -> Source | None:
    """Who speaks in a sentence: a quotation's source, the first speaker of its cues, or its person."""
    if number in spoken:
        return Source(None, spoken[number].speaker, spoken[number].head, "carried")
    cues = [c for c in work.cues(number) if c.subject >= 0 and can_speak(work.view, c.subject)]
    cues = [c for c in cues if work.view.tokens[c.subject].text.lower() not in _OPEN]
    told = [c for c in cues if c.kind in {"say", "write", "according"}] or cues
    if told:
        return Source(None, (told[0].left, told[0].right), told[0].subject, "carried")
    return _subject(work, number)


def _subject(work: Attributor, number: int) -> Source | None:
    """A person who is the subject of the sentence."""
    start, stop = work.view.bounds(number)
    for n in range(start, stop):
        person = work.people.by_token.get(n)
        if person and person.token == n and person.rank == 2 and "#body" not in person.roles and not person.plural:
            return Source(None, (n, n + 1) if not person.named else _name(work, n, start), n, "carried")
    return None


def _name(work: Attributor, token: int, start: int) -> tuple[int, int]:
    first = token
    while first > start and work.people.by_token.get(first - 1) is work.people.by_token[token]:
        first -= 1
    return first, token + 1


def _paragraph(work: Attributor, sentence: int) -> tuple[int, int]:
    """The range of the sentences between two line ends."""
    first, last = sentence, sentence + 1
    while first > 0 and not _broken(work, first - 1, first):
        first -= 1
    while last < len(work.view.sentences) and not _broken(work, last - 1, last):
        last += 1
    return first, last


def begins_paragraph(work: Attributor, sentence: int) -> bool:
    """Say whether a sentence is the first of its line."""
    return sentence == 0 or _broken(work, sentence - 1, sentence)


def _broken(work: Attributor, left: int, right: int) -> bool:
    a, b = work.view.sentences[left].span, work.view.sentences[right].span
    return "\n" in work.view.article.text[a.end : b.start] or a.end > b.start


def ahead(work: Attributor, sentence: int, sources: Sequence[tuple[int, Source | None]]) -> Source | None:
    """Return the source of the next quotation of the same paragraph, where it has a cue right after it."""
    _, last = _paragraph(work, sentence)
    for number, source in sources:
        if sentence < number < last and source and source.basis in {"after", "tail"}:
            return Source(None, source.speaker, source.head, "ahead")
    return None
