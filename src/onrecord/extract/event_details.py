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
#: Verbs whose day is that of the telling.
_TELLING = frozenset({"say", "tell", "report", "announce", "state", "add", "write"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MAX_CLIMB = 4


def place_of(clauses: Clauses, index: int) -> str:
    """Return the place that "in ...", "at ..." or "near ..." names beside the event's word, "" for none."""
    obj = clauses.object(index)
    tokens = clauses.tokens
    for prep, noun in clauses.prepositions(index) + (clauses.prepositions(obj) if obj is not None else []):
        if prep in {"in", "at", "near", "outside"} and tokens[noun].entity.partition("-")[2] in _PLACES:
            first, last = noun, noun
            while first > 0 and tokens[first].entity.startswith("I"):
                first -= 1
            while last + 1 < len(tokens) and tokens[last + 1].entity.startswith("I") and tokens[last + 1].tag != "POS":
                last += 1
            first = min([first, *clauses.kids(noun, "compound")])
            start, end = tokens[first].start, tokens[last].end
            return clauses.sentence.span.exact[start - clauses.sentence.span.start : end - clauses.sentence.span.start]
    return ""


def time_of(clauses: Clauses, index: int, times: Sequence[Timex], *, spoken: bool) -> str:
    """Return the date that hangs closest on the event's word, else the only time of the sentence; "" for neither.

    A year, month or day as TIMEX3 writes it; any other date (a week, a season) as an interval of days (ISO 8601). The
    day on which somebody tells it is that of what is `spoken` only, and that of another clause is nobody's.
    """
    found: list[tuple[int, int, Timex]] = []
    verbs: list[tuple[int, Timex]] = []
    told = [t for t in times if t.type in {"DATE", "TIME"}]
    for number, timex in enumerate(told):
        place = next((i for i, t in enumerate(clauses.tokens) if t.start >= timex.span.start), None)
        for steps in range(_MAX_CLIMB):
            if place is None or clauses.tokens[place].head == place:
                break
            # "Sunday's election" is no time of what is said of it.
            owner = clauses.tokens[place].dep == "poss"
            place = clauses.tokens[place].head
            if place == index and not owner:
                found.append((steps, number, timex))
                break
            if clauses.tokens[place].pos in {"VERB", "AUX"}:
                verbs.append((place, timex))
                break
        else:
            place = None
    dated = [timex for _, _, timex in sorted(found, key=lambda one: one[:2]) if _is_dated(timex)]
    if dated:
        return _day(dated[0])
    if found or len(told) != 1 or not _is_dated(told[0]):
        return ""
    return _day(told[0]) if all(_shares_time(clauses, index, verb, spoken) for verb, _ in verbs) else ""


def _is_dated(timex: Timex) -> bool:
    return bool(timex.earliest) and "REF" not in timex.value


def _shares_time(clauses: Clauses, index: int, verb: int, spoken: bool) -> bool:
    """Say whether the time of one verb is that of an event: not that of a clause below it, nor of who told it."""
    if verb == index:
        return True
    above, current = False, index
    for _ in range(_MAX_CLIMB * 2):
        if current == verb:
            above = True
            break
        current = clauses.tokens[current].head
    if above:
        return spoken or clauses.lemma(verb) not in _TELLING
    return clauses.tokens[verb].dep == "conj"


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
