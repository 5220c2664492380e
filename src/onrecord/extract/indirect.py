"""Reported clauses: an article's cues in, `indirect` quotes out ("Aaro said *that the port was closed*").

Precision first: only verbs of speech, writing and thought with a subject that can speak and a clause of its
own, or a clause that "X said" ends.
"""

from __future__ import annotations

from onrecord.extract.cues import Cue, can_speak
from onrecord.extract.joint import joint_name
from onrecord.extract.occasions import setting_of
from onrecord.extract.speakers import Attributor
from onrecord.extract.stances import stance_of
from onrecord.model.annotations import Quote

#: Shortest reported clause, in words.
_SHORTEST = 3


def find_indirect(work: Attributor) -> list[Quote]:
    """Return the article's reported clauses."""
    found: list[Quote] = []
    for number, sentence in enumerate(work.view.sentences):
        if sentence.block == "headline":
            continue
        for cue in work.cues(number):
            if cue.subject < 0 or cue.kind == "call" or not can_speak(work.view, cue.subject) or _supposed(work, cue):
                continue
            clause = _clause(work, cue)
            quote = _quote(work, cue, clause) if clause and _words(work, *clause) >= _SHORTEST else None
            if quote and quote.speaker_name:
                found.append(quote)
    return found


def _supposed(work: Attributor, cue: Cue) -> bool:
    """Say whether the cue only supposes that something is said: "could argue", "would have said", "to deny"."""
    aux = {work.view.tokens[c].text.lower() for c in work.view.children[cue.verb] if work.view.tokens[c].dep == "aux"}
    if work.view.tokens[cue.verb].tag == "VB" and not (cue.own and aux):
        return True
    negative = any(work.view.tokens[c].dep == "neg" for c in work.view.children[cue.verb])
    return bool(aux & {"could", "might", "may", "should", "must", "can"}) or ("would" in aux and not negative)


def _clause(work: Attributor, cue: Cue) -> tuple[int, int] | None:
    """The tokens of the clause that a cue reports."""
    view = work.view
    start, stop = view.bounds(view.sentence_of[cue.verb])
    clauses = [c for c in view.children[cue.verb] if view.tokens[c].dep == "ccomp" and view.subjects(c)]
    for head in clauses:
        first, end = view.subtree(head)
        if first > cue.verb:
            return _trim(work, max(first, cue.end), end)
        if end <= min(cue.left, cue.first) and not any(work.people.quoted[n] for n in range(first, end)):
            return _trim(work, max(first, start), min(end, stop))
    if cue.kind == "according":
        if cue.first == start:
            after = cue.right
            return _trim(work, after, stop) if after < stop and view.tokens[after].text == "," else None
        return _trim(work, start, cue.first)
    return None


def _trim(work: Attributor, first: int, end: int) -> tuple[int, int] | None:
    view = work.view
    while first < end and (view.is_mark(first) or view.tokens[first].text.lower() == "that"):
        first += 1
    while end > first and view.is_mark(end - 1):
        end -= 1
    if first >= end:
        return None
    quoted = sum(1 for n in range(first, end) if work.people.quoted[n])
    return None if quoted * 2 > end - first else (first, end)


def _words(work: Attributor, first: int, end: int) -> int:
    return sum(1 for n in range(first, end) if not work.view.is_mark(n))


def _quote(work: Attributor, cue: Cue, clause: tuple[int, int]) -> Quote:
    view = work.view
    joint = joint_name(view, work.people, cue.subject)
    person = None if joint else work.people.who(cue.subject)
    return Quote(
        content=view.span(*clause),
        kind="indirect",
        cue=view.span(cue.first, cue.end),
        speaker=view.span(cue.left, cue.right) if cue.left < cue.right else None,
        speaker_name=joint or work.people.name(cue.subject),
        mention=person.mention if person else "",
        stance=stance_of(view, (cue.first, cue.end), max(view.tokens[clause[0]].start, view.tokens[cue.end - 1].end)),
        setting=setting_of(view, (cue.first, cue.end), (cue.left, cue.right), work.people.quoted, stop=clause[0]),
    )
