"""Signs of a report: a cue with what may be its content in, names of what is to be seen there out (for `weights.py`)."""

from __future__ import annotations

from onrecord.extract.cues import can_speak, verb_kind
from onrecord.extract.reach import Reach
from onrecord.extract.reported import Reported
from onrecord.extract.views import View
from onrecord.tools.tables import words

#: Lengths of a content at which the sign changes, in tokens.
_LENGTHS = (3, 5, 8, 12, 20, 30, 45)
_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "they", "it", "who", "which", "that", "this", "there", "what", "one"})


def report_signs(view: View, reach: Reach, report: Reported, subject: int) -> list[str]:
    """Return the signs of a candidate whose cue has this subject (-1 for none)."""
    token = view.tokens
    cue, form = token[report.cue], report.form
    lemma = cue.lemma.lower()
    who = _who(view, subject)
    aux = [token[c].text.lower() for c in view.children[report.cue] if token[c].dep in {"aux", "auxpass"}]
    first = token[report.first].text.lower()
    lead = first if first in {"whether", "if", "to", "what", "how", "why", "who", "when", "where"} else "none"
    if report.first and token[report.first - 1].text.lower() == "that":
        lead = "that"
    size = report.end - report.first
    share = reach.quoted(report.first, report.end) * 4 // size
    above = view.heads[report.cue]
    found = [
        f"form {form}", f"lemma {lemma}", f"{form} {lemma}", f"{form} {lemma} {lead}", f"{form} tag {cue.tag}",
        f"{form} dep {cue.dep}", f"{form} who {who}", f"who {who} {lemma}", f"{form} lead {lead}", f"{form} quoted {share}",
        f"{form} size {sum(size > length for length in _LENGTHS)}", f"{form} kind {verb_kind(view, report.cue)}",
        f"content {token[report.head].lemma.lower()}", f"{form} content {token[report.head].tag}",
        f"{form} under {verb_kind(view, above) if above != report.cue else 'root'} {cue.dep}",
        f"block {view.sentences[view.sentence_of[report.cue]].block} {form}",
    ]  # fmt: skip
    found += [f"{form} aux {word}" for word in aux]
    found += [f"{form} child {token[c].dep}" for c in view.children[report.cue] if token[c].dep in _TELLING]
    before = token[report.first - 1].text.lower() if report.first else ""
    found.append(f"{form} before {before if len(before) < 6 and not before.isdigit() else 'word'}")
    after = token[report.end].text.lower() if report.end < len(token) else ""
    found.append(f"{form} after {after if len(after) < 5 else 'word'}")
    if subject >= 0 and can_speak(view, subject):
        found.append(f"{form} speaks")
    return found


_TELLING = frozenset({"neg", "dobj", "dative", "auxpass", "agent", "prt", "mark", "expl", "csubj", "nsubjpass", "cc"})


def _who(view: View, subject: int) -> str:
    """Return a coarse kind of subject."""
    if subject < 0:
        return "none"
    token = view.tokens[subject]
    low = token.text.lower()
    if low in _PRONOUNS:
        return low
    if token.entity[2:] in {"PERSON", "ORG", "GPE", "NORP"}:
        return token.entity[2:]
    if low in words("quotes/documents.txt") or low.removesuffix("s") in words("quotes/documents.txt"):
        return "document"
    if low in words("quotes/bodies.txt"):
        return "body"
    return ("speaker " if can_speak(view, subject) else "thing ") + token.tag
