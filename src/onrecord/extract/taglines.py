"""Tag lines: what stands right behind a quotation and says whose it is, read by its shape alone.

For where a parse goes astray: “…,” said Aaro, explaining … · “…,” Nils Aaro, a pilot of ferries, said · “…” — Nils Aaro.
In: a quotation's end. Out: the words for the speaker and the verb.
"""

from __future__ import annotations

import re

from onrecord.extract.cues import can_speak, is_saying
from onrecord.extract.marks import Marked
from onrecord.extract.people import People
from onrecord.extract.signs import Source
from onrecord.extract.views import View
from onrecord.tools.tables import words

#: Longest name with what stands beside it, and longest name alone, in tokens.
_LONG, _NAME = 16, 7
#: What goes on with a sentence of its own after "Aaro said".
_ON = frozenset({"that", ":", "“", '"', "«", "„", "if", "whether", "when", "how", "why", "what", "it", "he", "she", "they", "no"})
_SMALL = frozenset({"of", "the", "a", "an", "for", "de", "von", "van", "al", "bin", "da", "di", "del", "el", "la"})
_SIGNED = re.compile(r"\s{0,4}[-–—]{1,2}\s?(?P<name>[^\W\d_][^\n—–,;:()“”\"]{1,70}?)\s*(?=[.,;(\n]|$)")


def from_tag(view: View, people: People, mark: Marked, last: int) -> Source | None:
    """Return the source that the words right behind a quotation give, None where they give none."""
    begin = last + 1
    while begin < len(view.tokens) and (people.quoted[begin] or view.is_mark(begin)):
        if view.tokens[begin].start >= mark.outer_end + 2:
            break
        begin += 1
    if begin >= len(view.tokens) or view.tokens[begin].start > mark.outer_end + 2 or people.quoted[begin]:
        return None
    if "\n" in view.article.text[mark.outer_end : view.tokens[begin].start]:
        return None
    stopped = view.article.text[mark.end - 1]
    if stopped not in ",.?!" and view.article.text[mark.outer_end : mark.outer_end + 1] != ",":
        return None
    said = _says(view, begin)
    return _inverted(view, people, begin) if said else _straight(view, people, begin, stopped)


def _says(view: View, n: int) -> bool:
    """Say whether a word is a finite form of a verb of speech."""
    if n >= len(view.tokens):
        return False
    return is_saying(view.tokens[n].text) and not view.tokens[n].text.endswith("ing")


def _closes(view: View, n: int, stopped: str) -> bool:
    """Say whether any verb in the past may be one of speech: it ends the sentence that a line of talk begins."""
    return view.tokens[n].tag == "VBD" and view.tokens[n + 1].text in {".", ","} and stopped in "?!,"


def _inverted(view: View, people: People, verb: int) -> Source | None:
    """said Nils Aaro · said the minister"""
    end = verb + 1
    while end < len(view.tokens) and end - verb <= _NAME and _name_word(view, people, end):
        end += 1
    head = end - 1
    if head <= verb or not (view.tokens[head].text[:1].isupper() or can_speak(view, head)):
        return None
    return Source((verb, verb + 1), (verb + 1, end), head, "after")


def _straight(view: View, people: People, begin: int, stopped: str) -> Source | None:
    """Nils Aaro, a pilot of ferries, said"""
    end = begin
    while end < len(view.tokens) and end - begin <= _NAME and _name_word(view, people, end):
        if end > begin and _says(view, end) and not _says(view, end + 1):  # "the email read": a noun like a verb
            break
        end += 1
    verb = end
    if 0 < verb < len(view.tokens) and view.tokens[verb].text == ",":
        verb = next((n + 1 for n in range(verb + 1, min(verb + _LONG, len(view.tokens))) if view.tokens[n].text == ","), 0)
    if not begin < end <= verb < len(view.tokens) - 1 or people.quoted[verb] or people.quoted[verb + 1]:
        return None
    if not (_says(view, verb) or _closes(view, verb, stopped)):
        return None
    head = end - 1
    name = view.tokens[begin].text[:1].isupper() and view.tokens[head].text[:1].isupper()
    if not (name or can_speak(view, head)) or view.tokens[verb + 1].text.lower() in _ON:
        return None
    if stopped == "." and view.tokens[verb + 1].text not in {".", ","}:
        return None
    return Source((verb, verb + 1), (begin, end), head, "after")


def _name_word(view: View, people: People, n: int) -> bool:
    """Say whether a token may stand in a name or a plain noun phrase."""
    token = view.tokens[n]
    if people.quoted[n] or "\n" in view.article.text[view.tokens[n - 1].end : token.start]:
        return False
    if token.text[:1].isupper() or token.text in {"one", "another"} or token.text.lower() in _SMALL or token.text in {"-", "'s", "’s"}:
        return True
    return token.text.isalpha() and (can_speak(view, n) or token.text.lower() in words("names/modifiers.txt"))


def from_signature(view: View, people: People, mark: Marked) -> Source | None:
    """“…” — Nils Aaro: a quotation that begins its line, with a name behind a dash."""
    text = view.article.text
    line = text.rfind("\n", 0, mark.outer_start) + 1
    found = _SIGNED.match(text, mark.outer_end, mark.outer_end + 90)
    if found is None or (text[line : mark.outer_start].strip() and text[mark.end - 1] not in ".!?…"):
        return None
    first, last = view.at(found.start("name")), view.before(found.end("name"))
    while first <= last and view.is_mark(first):
        first += 1
    if first > last or last - first >= _NAME:
        return None
    run = [view.tokens[n] for n in range(first, last + 1)]
    if not run[-1].text[:1].isupper() or any(not (t.text[:1].isupper() or t.text in _SMALL or t.text in "-.’'") for t in run):
        return None
    if any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in run) or people.quoted[last]:
        return None
    return Source(None, (first, last + 1), last, "signature")
