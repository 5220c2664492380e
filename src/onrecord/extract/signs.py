"""Signs of a source besides reporting verbs: a quotation's surroundings in, who they say is speaking out."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.cues import can_speak, is_saying
from onrecord.extract.marks import Marked
from onrecord.extract.people import People
from onrecord.extract.phrases import head_right, phrase_of
from onrecord.extract.views import View
from onrecord.tools.tables import words

#: Longest subject of a verb that the parser took for a noun, in tokens.
_LABEL = 6


@dataclass(frozen=True, slots=True)
class Source:
    """Who a quotation is attributed to: the cue's and the speaker's tokens, the noun that names the speaker."""

    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    head: int
    basis: str


def from_unlisted(view: View, people: People, mark: Marked, last: int) -> Source | None:
    """“…,” Aaro shot back · “…!” beamed Aaro: any verb right after a quotation that runs up to it."""
    text = view.article.text
    if text[mark.end - 1] not in ",?!" and text[mark.outer_end : mark.outer_end + 1] != ",":
        return None
    _, stop = view.bounds(view.sentence_of[last])
    begin = last + 1
    while begin < stop and view.is_mark(begin):
        begin += 1
    if begin + 1 >= stop or people.quoted[begin]:
        return None
    if view.tokens[begin].tag == "VBD":
        head = head_right(view, begin + 1, stop)
        person = people.by_token.get(head)
        if head < 0 or not (person and person.named):
            return None
        return Source((begin, begin + 1), (begin + 1, head + 1), head, "after")
    head = head_right(view, begin, stop)
    if head < 0 or head + 1 >= stop or not can_speak(view, head):
        return None
    verb = view.tokens[head + 1]
    if verb.tag not in {"VBD", "VBZ"} or verb.dep in {"aux", "auxpass"} or not text[mark.start].isupper():
        return None
    return Source((head + 1, head + 2), (begin, head + 1), head, "after")


def from_colon(view: View, people: People, mark: Marked, first: int, *, behind_dash: bool = False) -> Source | None:
    """Aaro leaned in: “…” · More from Aaro: “…”: the subject of what the colon ends, else its last name.

    Nobody where a label behind a dash stands between them and the colon.
    """
    lead = view.article.text[max(0, mark.outer_start - 3) : mark.outer_start].rstrip()
    if not lead.endswith(":") or behind_dash:
        return None
    start, _ = view.bounds(view.sentence_of[first])
    misread = _misread(view, start, first)
    if misread:
        return misread
    names = [n for n in range(start, first) if n in people.by_token and people.by_token[n].token == n]
    names = [n for n in names if view.tokens[n].text.lower() not in words("quotes/nouns.txt")]
    subjects = [n for n in names if people.by_token[n].rank == 2]
    speakers = [n for n in names if people.by_token[n].named and not people.by_token[n].roles & {"#place", "#nationality"}]
    chosen = subjects[-1] if subjects else (speakers[-1] if speakers else -1)
    if chosen < 0:
        return None
    left, right = phrase_of(view, chosen)
    return Source(None, (max(left, start), right), chosen, "colon")


def _misread(view: View, start: int, first: int) -> Source | None:
    """Article 33 affirms: “…”: a verb of speech taken for a noun ends what the colon ends, and nothing else is a verb."""
    verb = first - 1
    while verb > start and view.is_mark(verb):
        verb -= 1
    token = view.tokens[verb]
    if verb <= start or token.tag != "NNS" or not is_saying(token.text) or any(view.tokens[n].tag[:2] == "VB" for n in range(start, verb)):
        return None
    head = next((n for n in range(verb - 1, start - 1, -1) if view.tokens[n].tag.startswith("NN")), -1)
    return Source((verb, verb + 1), (start, verb), head, "colon") if head >= 0 and verb - start <= _LABEL else None


def from_noun(view: View, people: People, first: int, reach: int) -> Source | None:
    """Aaro’s warning that “…” · a call by Aaro for “…”: the owner of a word for an act of speech."""
    start, _ = view.bounds(view.sentence_of[first])
    for n in range(first - 1, max(start, first - reach) - 1, -1):
        if people.quoted[n] or view.tokens[n].text.lower() not in words("quotes/nouns.txt"):
            continue
        owner = possessor(view, n)
        if owner >= 0:
            left, right = phrase_of(view, owner)
            return Source((n, n + 1), (left, right), owner, "noun")
    return None


def from_owner(view: View, people: People, first: int) -> Source | None:
    """Aaro’s “…”: whose words they are."""
    n = first - 1
    while n >= 0 and view.is_mark(n):
        n -= 1
    if n < 1 or view.tokens[n].text not in {"'s", "’s", "'", "’"}:
        return None
    person = people.by_token.get(n - 1)
    if person is None or not person.named or "#body" in person.roles:
        return None
    left, _ = phrase_of(view, n - 1)
    return Source(None, (max(left, n - 4), n), n - 1, "owner")


def possessor(view: View, noun: int) -> int:
    """Whose act of speech a noun is: "Aaro’s", "his", "by Aaro", "from Aaro"; -1 where nothing says it."""
    for child in view.children[noun]:
        token = view.tokens[child]
        owned = token.dep == "poss" or any(view.tokens[c].dep == "case" for c in view.children[child])
        if owned and (can_speak(view, child) or token.text.lower() in {"his", "her", "their"}):
            return child
        if token.text in {"by", "from"}:
            found = next((g for g in view.children[child] if can_speak(view, g)), -1)
            if found >= 0:
                return found
    return -1
