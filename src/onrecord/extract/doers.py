"""Doers: for a quotation without any cue, the person whose doing leads into it.

"Aaro wrapped up: “…”" and "Aaro clashed with Lund, chiding him, “…”" have none of the listed verbs, but one who does it
and a comma or colon that lets him speak. Only a named person or body, or "he" and "she"; else nobody.
"""

from __future__ import annotations

from onrecord.extract.cues import verb_kind
from onrecord.extract.marks import Marked
from onrecord.extract.people import People
from onrecord.extract.phrases import phrase_of
from onrecord.extract.signs import Source
from onrecord.extract.subjects import is_main
from onrecord.extract.views import View

#: From so many words on, marked words are more than a name or a label.
_MANY = 5
_PERSONAL = frozenset({"he", "she"})#: Ways up from a word to the clause above it that keep the subject.
_HOLDS = frozenset({
    "pobj", "prep", "dobj", "amod", "compound", "conj", "xcomp", "advcl", "pcomp", "attr", "acomp", "oprd", "nmod", "dep",
    "poss", "npadvmod", "advmod", "dative",
})  # fmt: skip
_UP = 12


def from_lead(view: View, people: People, mark: Marked, first: int) -> Source | None:
    """Aaro wrapped up: “…” · Aaro clashed with Lund, chiding him, “…”: the main subject of what leads in."""
    text = view.article.text
    lead = text[max(0, mark.outer_start - 3) : mark.outer_start].rstrip()[-1:]
    number = view.sentence_of[first]
    start, _ = view.bounds(number)
    if lead not in {":", ","} or not (text[mark.start].isupper() or text[mark.start] == "["):
        return None
    if all(view.is_mark(n) for n in range(start, first)):
        if lead != ":" or number == 0 or view.sentences[number - 1].block == "headline":
            return None
        start, first = view.bounds(number - 1)
    for n in range(start, first):
        verb = view.heads[n]
        leads = view.tokens[verb].dep == "ccomp" and people.quoted[view.heads[verb]]  # the parse made the quotation the main clause
        if view.tokens[n].dep == "nsubj" and not people.quoted[n] and (leads or is_main(view, n)):
            return _as_source(view, people, n)
    return None


def from_doer(view: View, people: People, first: int, last: int) -> Source | None:
    """Aaro hailed the deal as a “…” · Aaro thanked the crew for “… … … … …”: the subject of the clause around the words.

    Few words in marks are a doer's own only behind "as" or a verb of speech, however far; many are where he is active.
    """
    node = next((n for n in range(first, last + 1) if not first <= view.heads[n] <= last), first)
    many = sum(1 for n in range(first, last + 1) if not view.is_mark(n)) >= _MANY
    behind = False
    for _ in range(_UP):
        above = view.heads[node]
        if above == node or view.tokens[node].dep not in _HOLDS or people.quoted[above]:
            return None
        node = above
        behind = behind or (view.tokens[node].text == "as" and view.tokens[node].dep == "prep")
        if not view.tokens[node].tag.startswith("VB"):
            continue
        found = next((c for c in view.children[node] if view.tokens[c].dep == "nsubj" and c < first), -1)
        if found >= 0 and not people.quoted[found]:
            supposed = any(view.tokens[c].tag == "MD" or view.tokens[c].dep == "neg" for c in view.children[node])
            sure = not supposed and (many or behind or verb_kind(view, node) is not None)
            return _as_source(view, people, found) if sure and view.tokens[node].pos == "VERB" else None
        if any(view.tokens[c].dep == "nsubjpass" for c in view.children[node]):
            return None
    return None


def _as_source(view: View, people: People, head: int) -> Source | None:
    """A source for a named person or body, "he" or "she"; no other."""
    low = view.tokens[head].text.lower()
    person = people.who(head)
    if low not in _PERSONAL and (view.tokens[head].tag == "PRP" or person is None or not person.named or person.rank == 0):
        return None
    if view.tokens[head].tag.startswith("NN") and view.tokens[head].text.islower():
        return None
    return Source(None, phrase_of(view, head), head, "doer")
