"""Wordings: one passage of speech in the words of several reports (quotes by utterance in, points out)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.drifts import (
    Run,
    Wording,
    drift,
    drifting,
    is_telling,
    overlaps,
    place_of,
    read_wording,
    shared,
)
from onrecord.claims.material import Material
from onrecord.claims.voices import speaker_voice
from onrecord.model.annotations import Quote
from onrecord.model.spans import Span
from onrecord.model.statements import Statement, Status
from onrecord.tools.dates import parse_day
from onrecord.tools.terms import term

#: Share of the shorter wording's words, in order, below which it is retold rather than misquoted.
_RETOLD = 0.75
#: A wording of no more words than these is a fragment that cannot be told from a retelling.
_FEW = 4
#: Most agreed parts of one passage of speech.
_MOST_PARTS = 3
#: Most wordings of one passage that are held against each other.
_MOST_WORDINGS = 60
#: Words in a row that tell something, in which two quotations are alike whoever is named for them.
_SAME = 4
_MOST_SAME = 40


def wording_points(material: Material) -> list[Draft]:
    """Compare the wordings of each utterance that two or more articles quote."""
    groups: dict[str, list[Quote]] = {}
    for article in sorted(material.quotes):
        for quote in material.quotes[article]:
            said = material.said.get(quote.id)
            if said and said.utterance and quote.kind in {"direct", "mixed", "partial"}:
                groups.setdefault(said.utterance, []).append(quote)
    found = []
    for utterance in sorted(groups):
        quotes = groups[utterance]
        if len({q.content.article for q in quotes}) > 1:
            found += _compare(material, quotes)
    return found + _across(material, groups)


def _across(material: Material, groups: Mapping[str, Sequence[Quote]]) -> list[Draft]:
    """Return what reports quote in the same words though they do not name the speaker alike, or name him otherwise.

    What differs about such quotations is not compared: they may be of two occasions.
    """
    postings: dict[tuple[str, ...], list[Quote]] = {}
    quotes = [quote for utterance in sorted(groups) for quote in groups[utterance]]
    for quote in quotes:
        stems = [word for word, _ in read_wording(_text(quote)).told]
        for gram in {tuple(stems[n : n + _SAME]) for n in range(len(stems) - _SAME + 1)}:
            postings.setdefault(gram, []).append(quote)
    passage = {quote.id: utterance for utterance in groups for quote in groups[utterance]}
    found = []
    for quote in quotes:
        wording = read_wording(_text(quote))
        gram = tuple(word for word, _ in wording.told[:_SAME])
        whole = [other for other in postings.get(gram, [])[:_MOST_SAME] if place_of(wording, read_wording(_text(other)))]
        if len({passage[other.id] for other in whole}) > 1:
            side = _held_by(material, quote, whole)
            if len(side.origins) > 1:
                found.append(Draft(_question(material, whole), "wording", "agreed", (side,), topic=_speaker(material, whole)))
    return sorted(found, key=lambda draft: -len(draft.sides[0].value))


def _compare(material: Material, quotes: Sequence[Quote]) -> list[Draft]:
    found = _days(material, quotes)
    for part in _passages(quotes):
        if len({q.content.article for q in part}) > 1:
            found += _wordings(material, part)
    return found


def _passages(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """Part an utterance's quotes into those whose words overlap: one speech may be quoted in several places."""
    parts: list[list[Quote]] = []
    for quote in sorted(quotes, key=lambda q: (-len(q.content.exact), q.id)):
        words = read_wording(quote.content.exact).tokens
        home = next((part for part in parts if overlaps(read_wording(part[0].content.exact).tokens, words)), None)
        if home is None:
            parts.append([quote])
        else:
            home.append(quote)
    return parts


def _days(material: Material, quotes: Sequence[Quote]) -> list[Draft]:
    """Compare the days on which the reports say that it was said."""
    by_day: dict[str, list[Quote]] = {}
    for quote in quotes:
        said = material.said[quote.id]
        if said.said_precision in {"day", "part-of-day"}:
            by_day.setdefault(said.said[:10], []).append(quote)
    articles = [{q.content.article for q in by_day[day]} for day in by_day]
    weekdays = {day.isoweekday() for value in by_day if (day := parse_day(value))}
    # one weekday of two weeks is more often a slip of the anchor than a dispute
    if len(weekdays) < 2 or set.intersection(*articles):
        return []
    who = _speaker(material, quotes)
    sides = tuple(_day_side(material, day, by_day[day]) for day in sorted(by_day))
    return [Draft(f"On which day did {who or 'the speaker'} say it?", "date", "disputed", sides, topic=who)]


def _day_side(material: Material, day: str, quotes: Sequence[Quote]) -> Side:
    statements = [replace(_statement(material, q), prop="said on", value=day, value_type="date") for q in quotes]
    return Side(day, day, make_side(day, statements).statements)


def _wordings(material: Material, quotes: Sequence[Quote]) -> list[Draft]:
    who = _speaker(material, quotes)
    question = _question(material, quotes)
    sides = _sides(quotes)
    found = []
    if len(sides) > 1:
        swaps = max((drift(_text(a), _text(b)) for a in sides[0] for b in sides[1]), key=len)
        made = sorted(_framed(material, sides), key=lambda s: (-len(s.origins), s.value))
        # one word for another is a slip or a dispute; several are another way of telling it
        retold = len(swaps) > 1 or all(_same_sense(x, y) for x, y in swaps) or _retold(sides)
        status: Status = "naming" if retold else "disputed"
        found.append(Draft(question, "wording", status, tuple(made), topic=who))
    differing = frozenset(q.id for side in sides for q in side) if len(sides) > 1 else frozenset()
    # words that all print are agreed, also where the reports go on to differ
    if len(differing) < len(quotes):
        found += [Draft(question, "wording", "agreed", (side,), topic=who) for side in _agreed(material, quotes, differing)]
    return found


def _agreed(material: Material, quotes: Sequence[Quote], differing: frozenset[str]) -> list[Side]:
    """Return the wordings that the quotations of two or more origins hold in full, the best supported first.

    A wording that is `differing` is none of its own, but may hold one.
    """
    left = _distinct([q for q in quotes if q.id not in differing])
    found: list[Side] = []
    taken: list[Wording] = []
    while left and len(found) < _MOST_PARTS:
        sides = [(_held_by(material, q, quotes), q) for q in left]
        side, best = max(sides, key=lambda pair: (len(pair[0].origins), len(_text(pair[1])), pair[1].id))
        if len(side.origins) < 2:
            break
        words = read_wording(_text(best))
        taken.append(words)
        found.append(side)
        left = [q for q in left if not _shares_with(read_wording(_text(q)), taken)]
    return found


def _distinct(quotes: Sequence[Quote]) -> list[Quote]:
    """Return one quotation of each wording, so many at most: a passage may be printed by hundreds."""
    return list({_text(q): q for q in reversed(quotes)}.values())[::-1][:_MOST_WORDINGS]


def _shares_with(wording: Wording, others: Sequence[Wording]) -> bool:
    return any(place_of(wording, other) or place_of(other, wording) for other in others)


def _held_by(material: Material, part: Quote, quotes: Sequence[Quote]) -> Side:
    """Return the side of all quotations in which a quotation's words stand together."""
    wording = read_wording(_text(part))
    statements = [_statement(material, part)]
    for quote in quotes:
        if quote is not part:
            whole = read_wording(_text(quote))
            place = place_of(wording, whole)
            if place:
                statements.append(_statement(material, quote, at=whole.places[place[0]][0]))
    text = " ".join(_text(part).split())
    return Side(text, text, make_side(text, statements).statements)


def _text(quote: Quote) -> str:
    return quote.content.exact


def _retold(sides: Sequence[Sequence[Quote]]) -> bool:
    a, b = (read_wording(_text(side[0])).tokens for side in sides[:2])
    shorter = min(len(a), len(b))
    return shorter > _FEW and shared(a, b) < _RETOLD * shorter


def _sides(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """Part the quotations by the words in which they drift; the wording printed most, then the longest, leads a side.

    A quotation of another part of what was said stands on no side: it does not have the words that differ.
    """
    printed = Counter(" ".join(read_wording(_text(q)).tokens) for q in quotes)
    ordered = sorted(quotes, key=lambda q: (-printed[" ".join(read_wording(_text(q)).tokens)], -len(_text(q)), q.id))
    texts = [_text(q) for q in _distinct(ordered)]
    # What is aligned with what may hang on which comes first: either way round tells.
    apart = {(text, other) for text in texts for other in texts if text != other and drift(text, other)}
    far_from = {text: {other for other in texts if (text, other) in apart or (other, text) in apart} for text in texts}
    against = {q.id: [o for o in ordered if _text(o) in far_from.get(_text(q), ())] for q in ordered}
    sides: list[list[Quote]] = []
    for quote in ordered:
        if not against[quote.id]:
            continue
        far = {o.id for o in against[quote.id]}
        near = read_wording(_text(quote)).tokens
        home = next((side for side in sides if not any(q.id in far for q in side)
                     and overlaps(read_wording(_text(side[0])).tokens, near)), None)  # fmt: skip
        if home is not None:
            home.append(quote)
        else:
            sides.append([quote])
    if not sides:
        return []
    lead = {q.id for q in sides[0]}
    return [side for side in sides if side is sides[0] or any(o.id in lead for q in side for o in against[q.id])]


def _same_sense(left: str, right: str) -> bool:
    a = {term(w) for w in left.split() if is_telling(w)}
    b = {term(w) for w in right.split() if is_telling(w)}
    return bool(a) and a == b


def _framed(material: Material, sides: Sequence[Sequence[Quote]]) -> list[Side]:
    """Make the sides with the words about the first difference for their text."""
    found = []
    for n, side in enumerate(sides):
        others = sides[1] if n == 0 else sides[0]
        made = _side(material, side, others)
        text = _text(side[0])
        run = next((run for other in others if (run := _first_run(text, _text(other)))), None)
        found.append(Side(made.value, _window(text, run) if run else made.value, made.statements))
    return found


def _first_run(text: str, other: str) -> Run | None:
    return next(iter(drifting(read_wording(text), read_wording(other))), None)


def _window(text: str, run: Run) -> str:
    """Return a run of words with three words on either side, as printed."""
    places = read_wording(text).places
    first, last = max(0, run.i1 - 3), min(len(places), max(run.i2, run.i1 + 1) + 3) - 1
    start, end = places[first][0], places[last][1]
    shown = " ".join(text[start:end].split())
    return ("… " if first else "") + shown + (" …" if end < len(text) - 1 else "")


def _side(material: Material, quotes: Sequence[Quote], others: Sequence[Quote]) -> Side:
    """Make a side of the sentences in which its quotations have the words that differ from the others'."""
    statements = []
    for quote in quotes:
        run = next((run for other in others if (run := _first_run(_text(quote), _text(other)))), None)
        places = read_wording(_text(quote)).places
        statements.append(_statement(material, quote, at=places[min(run.i1, len(places) - 1)][0] if run else 0))
    longest = max((_text(q) for q in quotes), key=lambda t: (len(t), t))
    side = make_side(" ".join(longest.split()), statements)
    return Side(side.value, " ".join(longest.split()), side.statements)


def _statement(material: Material, quote: Quote, *, at: int = 0) -> Statement:
    """Make the statement of a quotation's words in the sentence at this offset of it."""
    voice = speaker_voice(material, quote)
    said = material.said.get(quote.id)
    place = quote.content.start + at
    sentence = _sentence_at(material, quote, place)
    start, end = max(quote.content.start, sentence.start), min(quote.content.end, sentence.end)
    return Statement(
        span=material.words(quote.content.article, start, end),
        sentence=sentence,
        story=material.story,
        subject=voice.who,
        prop="say",
        value=" ".join(quote.content.exact.split()),
        value_type="wording",
        holder=voice.who,
        when=said.said if said else "",
        modality="happened",
        origin=material.origin[quote.content.article],
        voice=voice,
    )


def _sentence_at(material: Material, quote: Quote, place: int) -> Span:
    """Return the sentence of a quotation at a place, else its first sentence, else the quotation itself."""
    within = [r.sentence.span for r in material.readings if r.sentence.span.overlap(quote.content)]
    return next((s for s in within if s.start <= place < s.end), within[0] if within else quote.content)


def _speaker(material: Material, quotes: Sequence[Quote]) -> str:
    return next((name for q in quotes if (name := speaker_voice(material, q).who)), "")


def _question(material: Material, quotes: Sequence[Quote]) -> str:
    who = _speaker(material, quotes)
    return f"In which words did {who} say it?" if who else "In which words was it said?"
