"""Wordings: one passage of speech in the words of several reports (quotes by utterance in, points out)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.material import Material
from onrecord.claims.voices import speaker_voice
from onrecord.model.annotations import Quote
from onrecord.model.statements import Statement, Status
from onrecord.tools.dates import parse_day
from onrecord.tools.tables import rows, words
from onrecord.tools.terms import stem, term

_BRACKETS = re.compile(r"\[[^\]]{0,80}\]|\([^)]{0,80}\)")
_CONTRACTED = re.compile(r"n't\b")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_ORDINAL = re.compile(r"\bno\.\s?(?=\d)")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
#: Longest run of words that may stand for another run before the passage counts as retold, not as drifted.
_LONGEST_DRIFT = 3
#: Words on either side by which a run inside a wording is held in its place.
_HELD = 2
#: Longest fragment, in words, whose first or last words are compared.
_FRAGMENT = 12
#: Share of the shorter wording's words, in order, below which it is retold rather than misquoted.
_RETOLD = 0.75
#: A wording of no more words than these is a fragment that cannot be told from a retelling.
_FEW = 4
_MOST_WORDS = 400


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
    return found


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
        words = _tokens(quote.content.exact)
        home = next((part for part in parts if _overlaps(_tokens(part[0].content.exact), words)), None)
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
    sides = _sides(quotes)
    if len(sides) > 1:
        swaps = max((drift(a.content.exact, b.content.exact) for a in sides[0] for b in sides[1]), key=len)
        made = sorted(_framed(material, sides, swaps), key=lambda s: (-len(s.origins), s.value))
        # one word for another is a slip or a dispute; several are another way of telling it
        retold = len(swaps) > 1 or all(_same_sense(x, y) for x, y in swaps) or _retold(sides)
        status: Status = "naming" if retold else "disputed"
        return [Draft(_question(material, quotes), "wording", status, tuple(made), topic=_speaker(material, quotes))]
    side = _side(material, quotes)
    if len(side.origins) < 2:
        return []
    return [Draft(_question(material, quotes), "wording", "agreed", (side,), topic=_speaker(material, quotes))]


def _retold(sides: Sequence[Sequence[Quote]]) -> bool:
    a, b = (_tokens(side[0].content.exact) for side in sides[:2])
    shorter = min(len(a), len(b))
    return shorter > _FEW and _shared(a, b) < _RETOLD * shorter


def _sides(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """Put together the wordings between which no word has drifted; the longest wording leads a side."""
    sides: list[list[Quote]] = []
    drifted = False
    for quote in sorted(quotes, key=lambda q: (-len(q.content.exact), q.id)):
        home = None
        for side in sides:
            if drift(side[0].content.exact, quote.content.exact):
                drifted = True
            elif home is None and _overlaps(_tokens(side[0].content.exact), _tokens(quote.content.exact)):
                home = side
        if home is not None:
            home.append(quote)
        else:
            sides.append([quote])
    if not drifted:
        return [list(quotes)]
    lead = sides[0][0].content.exact
    return [side for side in sides if side is sides[0] or drift(lead, side[0].content.exact)]


def drift(left: str, right: str) -> list[tuple[str, str]]:
    """Return the runs of words that stand for one another in two wordings of one passage.

    A run counts where words that are the same stand beside it on one side at least, where it is short, and
    where the two do not only differ in small words or endings.
    """
    a, b = _tokens(left), _tokens(right)
    if not _overlaps(a, b):
        return []
    codes = SequenceMatcher(None, [stem(w) for w in a], [stem(w) for w in b], autojunk=False).get_opcodes()
    found = []
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        beside = [codes[m] for m in (n - 1, n + 1) if 0 <= m < len(codes) and codes[m][0] == "equal"]
        if tag in {"insert", "delete"} and beside:
            extra = a[i1:i2] or b[j1:j2]
            if len(extra) <= _LONGEST_DRIFT and any(w in words("claims/negatives.txt") or w.isdecimal() for w in extra):
                found.append((" ".join(a[i1:i2]), " ".join(b[j1:j2])))
            continue
        if tag != "replace" or not beside:
            continue
        edge = n == 0 or n == len(codes) - 1
        if edge and min(len(a), len(b)) > _FRAGMENT:
            continue
        if not edge and (len(beside) < 2 or not all(_holds(code, len(a), len(b)) for code in beside)):
            continue
        if edge:
            # a fragment begins or ends here: only as many words as it has stand against each other
            less = min(i2 - i1, j2 - j1)
            i1, i2, j1, j2 = (i2 - less, i2, j2 - less, j2) if n == 0 else (i1, i1 + less, j1, j1 + less)
        if max(i2 - i1, j2 - j1) > _LONGEST_DRIFT:
            continue
        x, y = a[i1:i2], b[j1:j2]
        if edge and not _full(beside, a):
            continue
        if any(_telling(w) for w in x) and any(_telling(w) for w in y):
            found.append((" ".join(x), " ".join(y)))
    return found


def _holds(code: tuple[str, int, int, int, int], left: int, right: int) -> bool:
    """Say whether equal words hold a run in its place: two of them, or all there are to the end of a wording."""
    _, i1, i2, j1, j2 = code
    return i2 - i1 >= _HELD or (i1 == 0 and j1 == 0) or (i2 == left and j2 == right)


def _full(beside: Iterable[tuple[str, int, int, int, int]], tokens: Sequence[str]) -> bool:
    """At the edge of a wording, the words beside must tell something themselves."""
    return any(_telling(tokens[i]) for _, i1, i2, _, _ in beside for i in range(i1, i2))


def _tokens(text: str) -> list[str]:
    """Return the words in lower case; "isn’t" is "is not", "U.K." is "UK", and what stands in brackets is left out."""
    plain = _BRACKETS.sub(" ", text.replace("’", "'").lower())
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    plain = _ORDINAL.sub("number ", _CONTRACTED.sub(" not", plain))
    return [number_words().get(word, word) for word in _WORD.findall(plain)][:_MOST_WORDS]


@cache
def number_words() -> dict[str, str]:
    """Return the figures for the number words up to twelve: "number one" is "No. 1"."""
    return {row["word"]: row["figure"] for row in rows("claims/figures.tsv")}


def _telling(word: str) -> bool:
    return word not in words("claims/small.txt")


def _overlaps(a: Sequence[str], b: Sequence[str]) -> bool:
    """Say whether half of the shorter wording's words stand in the longer, in order."""
    return _shared(a, b) * 2 >= max(1, min(len(a), len(b)))


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    return sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())


def _same_sense(left: str, right: str) -> bool:
    a = {term(w) for w in left.split() if _telling(w)}
    b = {term(w) for w in right.split() if _telling(w)}
    return bool(a) and a == b


def _framed(material: Material, sides: Sequence[Sequence[Quote]], swaps: Sequence[tuple[str, str]]) -> list[Side]:
    """Make the sides with the words about the first difference for their text."""
    found = [_side(material, side) for side in sides]
    if swaps:
        for n, run in ((0, swaps[0][0]), (1, swaps[0][1])):
            found[n] = Side(found[n].value, _window(found[n].value, run), found[n].statements)
    return found


def _window(text: str, run: str) -> str:
    """Return a run of words with three words on either side, as printed."""
    spans = [m.span() for m in _WORD.finditer(text.replace("’", "'"))]
    words = [text[a:b].replace("’", "'").lower() for a, b in spans]
    first = run.split()
    for n in range(len(words) - len(first) + 1):
        if words[n : n + len(first)] == first:
            start, end = spans[max(0, n - 3)][0], spans[min(len(spans), n + len(first) + 3) - 1][1]
            return ("… " if n > 3 else "") + text[start:end] + (" …" if end < len(text) - 1 else "")
    return text


def _side(material: Material, quotes: Sequence[Quote]) -> Side:
    statements = [_statement(material, quote) for quote in quotes]
    longest = max((q.content.exact for q in quotes), key=lambda t: (len(t), t))
    side = make_side(" ".join(longest.split()), statements)
    return Side(side.value, " ".join(longest.split()), side.statements)


def _statement(material: Material, quote: Quote) -> Statement:
    voice = speaker_voice(material, quote)
    said = material.said.get(quote.id)
    sentence = next(
        (r.sentence.span for r in material.readings if r.sentence.span.overlap(quote.content)), quote.content
    )
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


def _speaker(material: Material, quotes: Sequence[Quote]) -> str:
    return next((name for q in quotes if (name := speaker_voice(material, q).who)), "")


def _question(material: Material, quotes: Sequence[Quote]) -> str:
    who = _speaker(material, quotes)
    return f"In which words did {who} say it?" if who else "In which words was it said?"
