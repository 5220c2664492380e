"""What lies around an event: its word in a parsed sentence in; place, time, contexts and who tells it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.extract.event_clauses import Clauses
from onrecord.extract.event_parties import Cast, Party
from onrecord.model.annotations import Sentence, Timex
from onrecord.tools.event_patterns import Patterns

#: How many contexts an event bears at most: beyond, a word list says more than the sentence.
_CONTEXTS = 3
#: What a context's word in the sentence counts against one in the rest of the paragraph.
_OWN = 3
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MAX_CLIMB = 4


def place_of(clauses: Clauses, index: int) -> str:
    """Return the place that "in ...", "at ..." or "near ..." names beside the event's word, "" for none."""
    obj = clauses.object(index)
    for prep, noun in clauses.prepositions(index) + (clauses.prepositions(obj) if obj is not None else []):
        token = clauses.tokens[noun]
        if prep in {"in", "at", "near", "outside"} and token.entity.partition("-")[2] in _PLACES:
            first = min([noun, *clauses.kids(noun, "compound")])
            start = clauses.tokens[first].start - clauses.sentence.span.start
            return clauses.sentence.span.exact[start : token.end - clauses.sentence.span.start]
    return ""


def time_of(clauses: Clauses, index: int, times: Sequence[Timex]) -> str:
    """Return the date that hangs on the event's word, else the only date of the sentence, "" where neither is there.

    A year, month or day as TIMEX3 writes it; any other date (a week, a season) as an interval of days (ISO 8601).
    """
    dates = [t for t in times if t.type in {"DATE", "TIME"} and t.earliest and "REF" not in t.value]
    for timex in dates:
        place = next((i for i, t in enumerate(clauses.tokens) if t.start >= timex.span.start), None)
        for _ in range(_MAX_CLIMB):
            if place is None or clauses.tokens[place].head == place:
                break
            place = clauses.tokens[place].head
            if place == index:
                return _day(timex)
            if clauses.tokens[place].pos in {"VERB", "AUX"}:
                break
    return _day(dates[0]) if len(dates) == 1 else ""


def _day(timex: Timex) -> str:
    value = timex.value.partition("T")[0]
    if len(value) in (4, 7, 10) and value.replace("-", "").isdigit():
        return value
    if not timex.latest or timex.earliest == timex.latest:
        return timex.earliest
    return f"{timex.earliest}/{timex.latest}"


def teller_of(clauses: Clauses, index: int, actor: Party, cast: Cast) -> str:
    """Return who tells it where the report does not itself: the speaker of the quotation around it, the actor excepted."""
    speaker = cast.speaker_at(clauses.tokens[index].start)
    if not speaker or speaker in actor.names:
        return ""
    known = cast.by_name.get(speaker)
    return "" if known is not None and known.name in actor.names else speaker


def words_of(sentence: Sentence) -> frozenset[str]:
    """Return a sentence's lemmas and forms, alone and in pairs, in small letters: what the contexts' words are sought in."""
    lemmas = [token.lemma.lower() for token in sentence.tokens]
    forms = [token.text.lower() for token in sentence.tokens]
    pairs = [f"{a} {b}" for row in (lemmas, forms) for a, b in pairwise(row)]
    return frozenset((*lemmas, *forms, *pairs))


def contexts_of(own: frozenset[str], around: Iterable[frozenset[str]], patterns: Patterns) -> tuple[str, ...]:
    """Return PLOVER's contexts of an event, the best supported first: its sentence has to name each.

    The words of the rest of the paragraph (`around`) only say which of them weigh more.
    """
    known, score = patterns.by_context, Counter[str]()
    for word in own & known.keys():
        score.update(dict.fromkeys(known[word], _OWN))
    if len(score) > _CONTEXTS:
        for near in around:
            for word in near & known.keys():
                score.update(name for name in known[word] if name in score)
    order = {row.name: n for n, row in enumerate(patterns.contexts)}
    return tuple(sorted(score, key=lambda name: (-score[name], order[name]))[:_CONTEXTS])
