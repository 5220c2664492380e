"""Reported contents: a sentence's words in, the stretches that may be what somebody is told to say or think out.

Every verb, some nouns and "according to" may be a cue; what hangs on it may be its content: a clause ("said that …"),
an infinitive ("promised to …"), a phrase with its preposition ("accused Aaro of …"), the sentence into which the cue is
set ("…, she said, …"). Which of them are reports is judged afterwards (`extract/indirect.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from onrecord.extract.acts import acts, is_taken
from onrecord.extract.cues import verb_kind
from onrecord.extract.reach import Reach
from onrecord.extract.views import View
from onrecord.tools.tables import rows, words

Form = Literal["clause", "infinitive", "gerund", "inserted", "tail", "according", "noun", "adjective", "as", "object", "raised", "act"]
_LINKS = frozenset({"while", "whereas", "although", "though", "as", "but", "and", "even"})
_COMMAS = frozenset({",", "—", "–", "--", "-"})


@dataclass(frozen=True, slots=True)
class Reported:
    """A cue's head token and the content `[first, end)` that it may report."""

    form: Form
    cue: int
    head: int
    first: int
    end: int


def reported_contents(view: View, reach: Reach, number: int, quoted: Sequence[bool]) -> Iterator[Reported]:
    """Yield the candidates of a sentence, in the order of their cues."""
    start, stop = view.bounds(number)
    for n in range(start, stop):
        if quoted[n]:
            continue
        tag = view.tokens[n].tag
        if view.tokens[n].text.lower() == "according" and n + 1 < stop and view.tokens[n + 1].text == "to":
            yield from _according(view, reach, n, start, stop)
        elif tag.startswith("VB"):
            yield from _of_verb(view, reach, n)
        elif tag.startswith("NN"):
            yield from _of_noun(view, reach, n)


def _of_verb(view: View, reach: Reach, n: int) -> Iterator[Reported]:
    token = view.tokens
    yield from (Reported("act", n, head, first, end) for head, first, end in acts(view, reach, n))
    for c in view.children[n]:
        if c > n:
            yield from _complement(view, reach, n, c)
        elif token[c].dep == "ccomp":
            yield from _set_in(view, reach, n, c)
    if token[n].dep in {"parataxis", "advcl", "ccomp"} and view.heads[n] != n:
        yield from _aside(view, reach, n)


def _complement(view: View, reach: Reach, n: int, c: int) -> Iterator[Reported]:
    """What follows a verb and hangs on it."""
    token, dep = view.tokens, view.tokens[c].dep
    if dep == "ccomp" and _has_subject(view, c, n) and _tells(view, n) and not _next_line(view, reach, n, c):
        yield _content(view, reach, "clause", n, c)
    elif dep == "xcomp" and _raised(view, n, c):
        first = min(reach.low[s] for s in view.subjects(n))
        yield Reported("raised", n, c, max(first, view.bounds(view.sentence_of[n])[0]), reach.high[c] + 1)
    elif dep in {"xcomp", "ccomp"} and _bare_infinitive(view, n, c):
        content = _content(view, reach, "infinitive", n, c)
        yield replace(content, first=min(_with_object(view, reach, n, c), content.first))
    elif dep == "xcomp" and token[c].tag == "VBG" and verb_kind(view, n):
        yield _content(view, reach, "gerund", n, c)
    elif dep == "prep" and (token[n].lemma, token[c].text.lower()) in _objects():
        first = _with_object(view, reach, n, c)
        below = [g for g in view.children[c] if token[g].dep in {"pcomp", "pobj"} and g > c]
        yield from (replace(_content(view, reach, "object", n, g), first=first) for g in below)
    elif dep == "dobj" and _said_object(view, n, c) and not is_taken(view, reach, n, c):
        yield _content(view, reach, "object", n, c)
    elif dep == "acomp" and token[n].lemma in {"be", "seem", "remain", "feel", "become"}:
        below = [g for g in view.children[c] if token[g].dep == "ccomp" and g > c and _has_subject(view, g, c)]
        yield from (_content(view, reach, "adjective", c, g) for g in below)


def _content(view: View, reach: Reach, form: Form, cue: int, head: int) -> Reported:
    """All that hangs on `head` behind the cue."""
    return Reported(form, cue, head, max(reach.low[head], cue + 1), _clause_end(view, reach, cue, head))


def _set_in(view: View, reach: Reach, n: int, c: int) -> Iterator[Reported]:
    """…, she said. · …, she said, …: the clause that the cue closes or stands in."""
    start, stop = view.bounds(view.sentence_of[n])
    subjects = view.subjects(n)
    if reach.high[c] > n:
        yield Reported("inserted", n, c, max(reach.low[c], start), min(reach.high[c] + 1, stop))
        return
    low = max(min([n, reach.low[c], *subjects]), start)
    last = min([n, *subjects, *(reach.low[s] for s in subjects if s < n)])
    if last > start and view.tokens[last - 1].text == ";":
        return
    rest = [k for k in view.children[n] if k > n and view.tokens[k].dep in {"prep", "conj", "ccomp"}]
    after = n + 1
    while after < stop and view.tokens[after].dep in {"nsubj", "prt", "dative", "advmod"}:
        after += 1
    if rest and after < stop and view.tokens[after].text in _COMMAS and reach.low[rest[-1]] >= after and verb_kind(view, n):
        yield Reported("inserted", n, c, low, reach.high[rest[-1]] + 1)
    yield Reported("tail", n, c, low, last)


def _aside(view: View, reach: Reach, n: int) -> Iterator[Reported]:
    """…, she said, … · …, as she said: a cue in commas without a clause of its own."""
    token = view.tokens
    if any(token[c].dep in {"ccomp", "dobj", "xcomp"} for c in view.children[n]) or not verb_kind(view, n):
        return
    start, stop = view.bounds(view.sentence_of[n])
    low, high = reach.low[n], reach.high[n]
    while low < n and view.is_mark(low):
        low += 1
    while high > n and view.is_mark(high):
        high -= 1
    marked = any(token[c].text.lower() == "as" and c < n for c in view.children[n])
    before = token[low - 1].text if low > start else ""
    after = token[high + 1].text if high + 1 < stop else "."
    if before not in _COMMAS or not view.subjects(n) or (token[n].dep == "advcl" and not marked):
        return
    above = view.heads[n]
    first, end = max(reach.low[above], start), min(reach.high[above] + 1, stop)
    if marked:
        yield Reported("as", n, above, first, low if after not in _COMMAS else end)
    elif after in _COMMAS:
        yield Reported("inserted", n, above, first, end)
    else:
        yield Reported("tail", n, above, first, low)


def _of_noun(view: View, reach: Reach, n: int) -> Iterator[Reported]:
    """Claims that … · his promise to …"""
    tokens = view.tokens
    for c in view.children[n]:
        token = tokens[c]
        if c <= n or token.dep not in {"acl", "ccomp"}:
            continue
        if token.tag == "VB" and _marked_to(view, c):
            if tokens[n].lemma.lower() in words("quotes/infinitives.txt"):
                yield _content(view, reach, "noun", n, c)
        elif any(tokens[g].text.lower() in {"that", "whether"} and tokens[g].dep == "mark" for g in view.children[c]):
            yield _content(view, reach, "noun", n, c)
    above = view.heads[n]
    if above != n and above > n and view.tokens[above].lemma == "be" and view.tokens[n].dep == "nsubj":
        for c in view.children[above]:
            if view.tokens[c].dep == "ccomp" and c > above and _has_subject(view, c, above):
                yield replace(_content(view, reach, "noun", above, c), cue=n)


def _according(view: View, reach: Reach, n: int, start: int, stop: int) -> Iterator[Reported]:
    """According to Aaro, … · …, according to Aaro."""
    end = min(reach.high[n] + 1, stop)
    if end <= n + 2:
        return
    above = view.heads[n]
    if n == start or (n == start + 1 and view.tokens[start].text.lower() in _LINKS):
        comma = next((k for k in range(n + 2, min(stop, n + 60)) if view.tokens[k].text == "," and k >= end), -1)
        if comma > 0:
            yield Reported("according", n, above, comma + 1, stop)
        return
    if end < stop - 2 and view.tokens[end].text in _COMMAS:
        yield Reported("according", n, above, start, max(min(reach.high[above] + 1, stop), n))
    else:
        yield Reported("according", n, above, start, n)


def _clause_end(view: View, reach: Reach, cue: int, head: int) -> int:
    """Where a content ends: before what the sentence goes on to report of others, or tells of itself."""
    token = view.tokens
    end = reach.high[head] + 1
    for c in view.children[head]:
        if c <= head or reach.low[c] >= end:
            continue
        before = reach.low[c] - 1
        apart = before > head and (token[before].text in _COMMAS or token[reach.low[c]].text.lower() in _LINKS)
        if token[c].dep == "advcl" and apart and (_reports(view, c) or (token[c].tag == "VBG" and verb_kind(view, c))):
            end = min(end, before if token[before].text in _COMMAS else before + 1)
        elif token[c].dep == "conj" and _reports(view, c) and _own_line(view, cue, head, c):
            link = max((k for k in view.children[head] if token[k].dep == "cc" and k < c), default=reach.low[c])
            end = min(end, link)
    return reach.cut(head, end)


def _reports(view: View, n: int) -> bool:
    return verb_kind(view, n) in {"say", "write"}


def _own_line(view: View, cue: int, head: int, other: int) -> bool:
    """Aaro said he earns little and questioned …: a second cue in the tense of the first is on a line with it."""
    tags = view.tokens[cue].tag, view.tokens[head].tag, view.tokens[other].tag
    return not view.subjects(other) and tags[0] == tags[2] != tags[1]


def _said_object(view: View, n: int, c: int) -> bool:
    """Voiced *fears* · accused *Aaro of lying*, where the preposition is read as the object's."""
    listed = {"dobj", *(view.tokens[g].text.lower() for g in view.children[c] if view.tokens[g].dep == "prep" and g > c)}
    return any((view.tokens[n].lemma, after) in _objects() for after in sorted(listed))


def _with_object(view: View, reach: Reach, n: int, before: int) -> int:
    """Accused *Aaro of lying* · urged *all to stay*: where the object begins, else after the preposition."""
    objects = [c for c in view.children[n] if view.tokens[c].dep == "dobj" and n < c < before]
    if view.tokens[n].lemma == "warn" and view.tokens[before].dep == "prep":
        return before + 1  # whom Aaro warns is no part of what he warns of
    first = reach.low[before]
    if objects and any(view.tokens[k].text == "," for k in range(reach.high[objects[-1]] + 1, first)):
        return first  # told the council later, *“to look at it”*
    return reach.low[objects[-1]] if objects and reach.low[objects[-1]] > n else before + 1


def _has_subject(view: View, n: int, after: int) -> bool:
    """Say whether a clause has a subject of its own behind its cue: in "what she said was clear" it has none."""
    own = {"nsubj", "nsubjpass", "csubj", "expl"}
    tokens = view.tokens
    return any(c > after and (tokens[c].dep in own or tokens[c].text.lower() == "that") for c in view.children[n])


def _raised(view: View, n: int, c: int) -> bool:
    """Aaro *was reported to* have left: what is told, by nobody named, is the whole."""
    passive = view.tokens[n].tag == "VBN" and any(view.tokens[s].dep == "nsubjpass" and s < n for s in view.subjects(n))
    return passive and _marked_to(view, c) and verb_kind(view, n) in {"say", "write", "think"}


def _next_line(view: View, reach: Reach, n: int, c: int) -> bool:
    """She has told …, *the paper can reveal*: a cue after a comma is no content of the one before."""
    low = reach.low[c]
    return low > n + 1 and view.tokens[low - 1].text == "," and _reports(view, c) and view.tokens[low].text != "that"


def _tells(view: View, n: int) -> bool:
    return verb_kind(view, n) is not None or view.tokens[n].lemma.lower() in words("quotes/clauses.txt")


def _bare_infinitive(view: View, n: int, c: int) -> bool:
    """Promised *to stay* · asked Aaro *to stay*: the infinitive of a verb that says what is to be."""
    lemma = view.tokens[n].lemma.lower()
    told = lemma in words("quotes/infinitives.txt")
    if lemma in {"refuse", "decline"} and verb_kind(view, c) in {"say", "write"}:
        return False  # nothing is told: "declined to comment"
    return told and view.tokens[c].tag == "VB" and _marked_to(view, c)


def _marked_to(view: View, n: int) -> bool:
    return any(view.tokens[c].tag == "TO" for c in view.children[n])


@cache
def _objects() -> frozenset[tuple[str, str]]:
    return frozenset((row["lemma"], row["after"]) for row in rows("quotes/objects.tsv"))
