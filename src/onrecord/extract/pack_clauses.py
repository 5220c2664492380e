"""Reported clauses without quotation marks, in a language that has a pack: a sentence in, clauses with their source out.

"dijo que …", "sagte, dass …", "sagte, …" where the language has it, "según Ruiz, …", "…, sagte Müller".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.extract.pack_cues import PackCue
from onrecord.extract.pack_phrases import Phrase, behind_preposition
from onrecord.extract.pack_speakers import PackSentence, PackSource

#: Fewest words of a reported clause, and most words behind a cue at the end of a sentence.
FEWEST, TAIL = 2, 16
#: Words within which the verb of a main clause stands, and within which a dateline ends.
SECOND, DATELINE = 8, 16


def find_clauses(sentence: PackSentence, used: Collection[int] = ()) -> Iterator[tuple[int, int, PackSource]]:
    """Yield the reported clauses of a sentence as tokens `[first, end)`, none of them touching a quotation.

    `used` are the verbs that stand straight behind a quotation: what follows them is no clause of theirs.
    """
    taken = 0
    for number, cue in enumerate(sentence.cues):
        if cue.first < taken or cue.verb in used:
            continue
        found = _clause(sentence, number, cue)
        if found is None or found[1] - found[0] < FEWEST:
            continue
        first, end, _ = found
        if not any(sentence.line.quoted[n] for n in range(first, end)):
            taken = max(taken, end)
            yield found


def _clause(sentence: PackSentence, number: int, cue: PackCue) -> tuple[int, int, PackSource] | None:
    if cue.kind in {"according", "postposed", "view", "as"} and cue.first <= _lead(cue):
        return _headed(sentence, cue)
    if cue.kind == "say" and not cue.denied:
        subject = sentence.subject(cue, inverted=False)
        first = _begins(sentence, cue, subject)
        if first:
            return first, _stops(sentence, number, first), PackSource(cue, subject, "clause")
    return _tailed(sentence, cue)


def _lead(cue: PackCue) -> int:
    """Words that may stand before a source that begins a sentence: a mark, or the source itself where it comes first."""
    return 9 if cue.kind == "postposed" else 1


def _begins(sentence: PackSentence, cue: PackCue, subject: Phrase | None) -> int:
    """Return where the clause behind a cue begins, 0 for none: only its subject, times and the like may lie between."""
    line, n = sentence.line, cue.end
    bare = False
    while n < len(line.tokens) and not line.quoted[n]:
        low = line.low(n)
        if line.pack.is_word("clause", low):
            return n + 2 if line.low(n + 1) == "," else n + 1
        if bare:
            main = line.free(n) and not line.pack.is_word("relative", low)
            return n if main or _is_main(sentence, n) else 0
        if low == ",":
            bare = line.pack.habits.bare_clause and not line.pack.is_word("clause", line.low(n + 1))
            if not line.pack.habits.bare_clause and line.pack.is_word("clause", line.low(n + 1)):
                return 0  # "…, dijo Ruiz, que ayer llegó": a relative clause
            n += 1
        elif subject is not None and n == subject.first and n >= cue.end:
            n = subject.end
        elif line.pack.is_word("determiner", low) and line.is_time(n + 1):
            n += 2
        elif line.is_time(n) or low in _particles(sentence, cue) or (line.pack.is_word("joiner", low) and line.pack.is_word("clause", line.low(n + 1))):
            n += 1
        elif line.pack.is_word("stop", low):
            step = behind_preposition(line, n)
            if line.pack.is_word("clause", line.low(n + 1)):
                step = n + 1
            n = max(n + 1, step)
        else:
            return 0
    return 0


def _particles(sentence: PackSentence, cue: PackCue) -> list[str]:
    """The words that the cue's verb parts with."""
    forms = sentence.pack.cues.get(sentence.line.low(cue.verb), ())
    return [form.particle for form in forms if form.particle]


def _is_main(sentence: PackSentence, n: int) -> bool:
    """Say whether a clause that might be a relative one has a verb before its end: a main clause, so reported."""
    line = sentence.line
    for at in range(n + 1, min(n + SECOND, len(line.tokens) - 1)):
        if line.is_mark(at):
            return False
        if line.pack.is_word("finite", line.low(at)):
            return not line.is_mark(at + 1)
    return False


def _stops(sentence: PackSentence, number: int, first: int) -> int:
    """Return the end of a clause: the sentence's, a colon before a quotation, or the next cue that is coordinated."""
    line = sentence.line
    end = len(line.tokens)
    for n in range(first, end):
        if line.low(n) == ":" and n + 1 < end:
            end = n
            break
    for cue in sentence.cues[number + 1 :]:
        if cue.first >= end or cue.first < first:
            continue
        at = cue.first - 1
        told = cue.kind in {"as", "according", "behind"} or sentence.behind(cue.end, loose=False) is not None
        if line.pack.is_word("and", line.low(at)) or (line.low(at) == "," and told):
            end = at
    return _trimmed(sentence, first, end)


def _trimmed(sentence: PackSentence, first: int, end: int) -> int:
    while end > first and sentence.line.tokens[end - 1].text in {".", ",", ";", "!", "?", "…", ":", "—", "–"}:
        end -= 1
    return end


def _headed(sentence: PackSentence, cue: PackCue) -> tuple[int, int, PackSource] | None:
    """According to somebody, …: the clause behind the source."""
    subject = sentence.subject(cue, inverted=True)
    if subject is None:
        return None
    line = sentence.line
    first = cue.end if cue.kind == "as" and subject.end <= cue.verb else max(cue.end, subject.end)
    if cue.kind == "postposed" and subject.first > 1:
        return None
    if not line.pack.habits.bare_clause or cue.kind == "as" or line.low(first) == ",":
        comma = next((n for n in range(first, min(first + TAIL, len(line.tokens))) if line.low(n) == ","), -1)
        if comma < 0:
            return None
        first = comma + 1
    return first, _trimmed(sentence, first, len(line.tokens)), PackSource(cue, subject, "according")


def _tailed(sentence: PackSentence, cue: PackCue) -> tuple[int, int, PackSource] | None:
    """…, somebody said: the clause before a cue that ends the sentence."""
    line = sentence.line
    lead = line.low(cue.first - 1) if cue.first else ""
    if any(line.quoted[: cue.first]) or len(line.tokens) - cue.end > TAIL or cue.kind in {"call", "view", "postposed"}:
        return None
    if lead != "," and not (cue.kind == "according" and cue.first > FEWEST):
        return None
    subject = sentence.subject(cue, inverted=True)
    if subject is None or (cue.kind == "say" and (subject.first < cue.first or sentence.ends_before(cue))):
        return None
    if any(c.kind == "say" and c.first < cue.first for c in sentence.cues):
        return None
    first = next((n + 1 for n in range(min(DATELINE, cue.first)) if line.tokens[n].text in {"-", "–", "—"}), 0)
    return first, _trimmed(sentence, first, cue.first), PackSource(cue, subject, "tail")
