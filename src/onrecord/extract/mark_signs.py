"""Signs of a quotation: what stands between marks in, names of what is to be seen there and beside it out.

By them (`weights.py`) somebody's words are told from titles, nicknames and words that the reporter only holds at arm's
length.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.cues import is_reporting, verb_kind
from onrecord.extract.marks import Marked
from onrecord.extract.signs import Source
from onrecord.extract.views import View
from onrecord.model.annotations import Quote, QuoteKind
from onrecord.tools.tables import words

#: Lengths at which the sign changes, in words.
_LENGTHS = (1, 2, 3, 4, 6, 9, 14, 22)
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A quotation with what is known of it: its source, its kind by rule, whether the rule takes it for one at all.

    `reported`: the reported clause in which it lies; `company`: the source of another quotation in its sentence;
    `alone`: hardly a word stands beside it; `again`: the same words have a source elsewhere in the article; `doer`: who
    does what the sentence tells, where the words have no source.
    """

    mark: Marked
    source: Source | None
    kind: QuoteKind
    kept: bool
    reported: Quote | None
    company: Source | None
    alone: bool
    again: bool
    doer: Source | None = None


def mark_signs(view: View, seen: Seen) -> list[str]:
    """Return the signs of a quotation."""
    mark, source, reported, company = seen.mark, seen.source, seen.reported is not None, seen.company is not None
    first, last = view.at(mark.start), view.before(mark.end)
    tokens = view.tokens
    inside = [n for n in range(first, last + 1) if not view.is_mark(n)]
    size = sum(len(inside) > length for length in _LENGTHS)
    basis = source.basis if source else "none"
    cue = tokens[source.cue[1] - 1].lemma.lower() if source and source.cue and source.cue[1] else "none"
    capitals = sum(tokens[n].text[:1].isupper() for n in inside)
    case = "all" if capitals == len(inside) else "first" if tokens[inside[0]].text[:1].isupper() else "none"
    mixed = "titled" if capitals * 2 > len(inside) > 1 else case
    ended = view.article.text[mark.end - 1]
    before, after = _beside(view, first, -1), _beside(view, last, 1)
    block = view.sentences[view.sentence_of[first]].block
    finite = any(tokens[n].tag in _FINITE for n in inside)
    return [
        f"size {size}", f"basis {basis}", f"basis {basis} size {min(size, 4)}", f"cue {cue}", f"kind {seen.kind}",
        f"kept {seen.kept}", f"kept {seen.kept} basis {basis}", f"reported {reported}", f"company {company}",
        f"alone {seen.alone}", f"again {seen.again}", f"case {mixed}", f"case {mixed} size {min(size, 5)}",
        f"end {ended if ended in '.,!?' else 'none'}", f"block {block}", f"block {block} case {mixed}",
        f"single {mark.single} {block}", f"closed {mark.closed}", f"finite {finite} {min(size, 4)}",
        f"before {before[0]}", f"before tag {before[1]}", f"after {after[0]}", f"after tag {after[1]}",
        f"between {before[1]} {after[1]}", f"first {tokens[inside[0]].tag}", f"last {tokens[inside[-1]].tag}",
        f"basis {basis} reported {reported} company {company}", f"kind {seen.kind} basis {basis} {reported}",
        f"near {_near(view, first, last)}", f"near {_near(view, first, last)} basis {basis}",
        f"work {before[0] in words('quotes/works.txt')} {after[0] in words('quotes/works.txt')}",
    ]  # fmt: skip


def _beside(view: View, n: int, step: int) -> tuple[str, str]:
    """The next word outside the marks, in small letters, with its tag; a comma or a colon counts as a word."""
    sentence = view.sentence_of[n]
    at = n + step
    while 0 <= at < len(view.tokens) and view.sentence_of[at] == sentence:
        token = view.tokens[at]
        if not view.is_mark(at) or token.text in {",", ":", "(", ")", "-", "—", "–", "--"}:
            return token.lemma.lower() or token.text.lower(), token.tag
        at += step
    return "edge", "edge"


def _near(view: View, first: int, last: int) -> str:
    """The kind of the nearest reporting verb of the sentence on the left, else on the right."""
    start, _ = view.bounds(view.sentence_of[first])
    for n in range(first - 1, max(start, first - 12) - 1, -1):
        kind = verb_kind(view, n)
        if kind and view.tokens[n - 1].text != "-":  # "so-called"
            return f"left {kind}"
    _, stop = view.bounds(view.sentence_of[last])
    for n in range(last + 1, min(stop, last + 13)):
        if is_reporting(view.tokens[n].text):
            return f"right {verb_kind(view, n)}"
    return "none"
