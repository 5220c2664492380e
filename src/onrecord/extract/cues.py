"""Cues: a sentence in, the words in it that say that somebody says something out, each with its subject.

A cue is a reporting verb with its subject ("Aaro said", "said Aaro", "adding", from the clause above), or
"according to" with a name. Words inside quotation marks are no cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.extract.phrases import head_left, head_right, phrase_of
from onrecord.extract.titles import role_noun
from onrecord.extract.views import View
from onrecord.tools.tables import rows, words

CueKind = Literal["say", "write", "think", "call", "according"]
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CLIMB = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp"})
#: What many do at once, and how far before it they may stand, in tokens.
_NOISE, _NEAR = frozenset({"shout", "chant", "yell", "scream", "cry", "roar"}), 12
_SPEAKING_PRONOUNS = frozenset({
    "he", "she", "they", "we", "i", "who", "others", "some", "many", "both", "one", "all", "it", "you",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: tokens `[first, end)`, its verb, and its subject's head with the phrase `[left, right)`.

    `subject` is -1 where no subject was found. `own` says that the subject stands with this verb and was not
    taken from a clause above.
    """

    kind: CueKind
    verb: int
    first: int
    end: int
    subject: int
    left: int
    right: int
    own: bool
    clause: bool = False


def sentence_cues(view: View, number: int, quoted: Sequence[bool]) -> list[Cue]:
    """Return the cues of a sentence outside quotation marks, in order."""
    start, stop = view.bounds(number)
    found: list[Cue] = []
    for n in range(start, stop):
        if quoted[n]:
            continue
        if view.tokens[n].text.lower() == "according" and n + 1 < stop and view.tokens[n + 1].text == "to":
            found += according_cue(view, n, stop, quoted)
            continue
        kind = verb_kind(view, n)
        if kind and not is_passive(view, n) and not _goes_on(view, n):
            found.append(verb_cue(view, n, kind, quoted))
    return found


def according_cue(view: View, n: int, stop: int, quoted: Sequence[bool]) -> list[Cue]:
    """Return the cue that "according to" is at `n`, none where nobody is named after it."""
    head = head_right(view, n + 2, stop)
    if head < 0 or quoted[head]:
        return []
    left, right = phrase_of(view, head)
    return [Cue("according", n, n, n + 2, head, max(left, n + 2), right, own=True)]


def verb_kind(view: View, n: int) -> CueKind | None:
    """Return the kind of reporting verb at a token, None where it is none."""
    token = view.tokens[n]
    if token.tag:
        if not token.tag.startswith("VB"):
            return None
        lemma = token.lemma.lower()
        kind = _verbs().get(lemma) or _forms().get(token.text.lower())
    else:
        lemma = token.text.lower()
        starts = n == view.bounds(view.sentence_of[n])[0]
        kind = _forms().get(lemma) if starts or token.text == lemma else None
        if lemma.endswith("s") and n > 0 and view.tokens[n - 1].text.lower() in {"the", "a", "his", "her"}:
            return None
    following = view.tokens[n + 1].text if n + 1 < len(view.tokens) else ""
    if following in {"out", "off", "back", "in", "up"}:
        kind = _verbs().get(f"{lemma} {following}") or kind
    return "say" if lemma == "put" and following in {"it", "this"} else kind


def is_reporting(word: str) -> bool:
    """Say whether a word is a form of a reporting verb."""
    return word.lower() in _forms()


def is_saying(word: str) -> bool:
    """Say whether a word is a form of a verb of speech or writing."""
    return _forms().get(word.lower()) in {"say", "write"}


@cache
def _verbs() -> dict[str, CueKind]:
    kinds: dict[str, CueKind] = {"say": "say", "write": "write", "think": "think", "call": "call"}
    return {row["lemma"]: kinds[row["kind"]] for row in rows("quotes/verbs.tsv")}


@cache
def _forms() -> dict[str, CueKind]:
    verbs = _verbs()
    return {form: verbs[row["lemma"]] for row in rows("quotes/verbs.tsv") for form in row["forms"].split(";")}


def is_passive(view: View, n: int) -> bool:
    """Say whether a verb is a passive without anyone who does it: "was told", "is called", "Asked if she would go, …"."""
    token = view.tokens[n]
    if token.tag != "VBN":
        return False
    labels = {view.tokens[c].dep for c in view.children[n]}
    reduced = token.dep == "advcl" and not labels & {"aux", "nsubj"}
    return ("auxpass" in labels or reduced) and "agent" not in labels


def _goes_on(view: View, n: int) -> bool:
    """Say whether a verb only says that something goes on: "the storm will continue to bring “…”"."""
    if view.tokens[n].lemma != "continue" or not view.tokens[n].dep:
        return False
    following = view.tokens[n + 1] if n + 1 < len(view.tokens) else view.tokens[n]
    return not (view.is_mark(n - 1) or following.text == "that" or view.is_mark(n + 1 if n + 1 < len(view.tokens) else n))


def _quoted_as_saying(view: View, n: int) -> int:
    """Whom another is quoted as saying something: "the agency quoted Aaro as saying “…”"; -1 for nobody."""
    above = view.heads[n]
    if view.tokens[n].tag != "VBG" or view.tokens[above].text.lower() != "as":
        return -1
    verb = view.heads[above]
    if view.tokens[verb].lemma not in {"quote", "cite", "report", "describe"}:
        return -1
    return next((c for c in view.children[verb] if view.tokens[c].dep in {"dobj", "nsubjpass"}), -1)


def verb_cue(view: View, n: int, kind: CueKind, quoted: Sequence[bool]) -> Cue:
    """Return the cue that a verb is, with its subject."""
    head, own = _subject(view, n, quoted)
    object_of = head > n and kind == "call" and view.heads[head] == n and view.tokens[head].dep == "dobj"
    if head >= 0 and (object_of or _mute(view, head)):
        head, own = -1, False
    left, right = phrase_of(view, head) if head >= 0 else (n, n)
    if left <= n < right:
        left, right = (head, head + 1)
    first, end = cue_words(view, n)
    clause = any(view.tokens[c].dep == "ccomp" for c in view.children[n])
    return Cue(kind, n, first, end, head, left, right, own, clause)


def _subject(view: View, n: int, quoted: Sequence[bool]) -> tuple[int, bool]:
    """Find a verb's subject: its own, an agent, what stands next to it, or that of the clause above."""
    start, stop = view.bounds(view.sentence_of[n])
    if view.tokens[n].dep:
        told = _quoted_as_saying(view, n)
        found = told if told >= 0 and not quoted[told] else _by_dependency(view, n, quoted)
        if found >= 0:
            return found, True
    inverted = _inverted(view, n, stop, quoted)
    if inverted >= 0:
        return inverted, True
    if not view.tokens[n].dep and view.tokens[n].text.endswith("ing"):
        return _first_name(view, start, n, quoted), False
    left = head_left(view, n, start)
    if left >= 0 and not quoted[left] and (not view.tokens[n].dep or _finite(view, n)):
        return left, True
    return _climb(view, n, quoted), False


def _first_name(view: View, start: int, stop: int, quoted: Sequence[bool]) -> int:
    """The last word of the first name in `[start, stop)`, -1 for none."""
    for n in range(start, stop):
        if view.tokens[n].entity and not quoted[n] and view.tokens[n + 1].entity[:1] != "I":
            return n
    return -1


def _by_dependency(view: View, n: int, quoted: Sequence[bool]) -> int:
    subjects = [c for c in view.subjects(n) if not quoted[c] and (c < n or _behind_quotation(view, n, quoted))]
    subjects = [c for c in subjects if view.tokens[c].entity[2:] not in {"DATE", "TIME"} or aged(view, c)]
    agents = [g for c in view.children[n] if view.tokens[c].dep == "agent" for g in view.children[c]]
    if agents and "auxpass" in {view.tokens[c].dep for c in view.children[n]}:
        return agents[0] if not quoted[agents[0]] else -1
    if not subjects:
        return -1
    head = min(subjects, key=lambda c: abs(c - n))
    if view.tokens[head].text.lower() in _RELATIVES and view.tokens[n].dep in {"relcl", "acl"}:
        return view.heads[n]
    return head


def _finite(view: View, n: int) -> bool:
    return view.tokens[n].tag in {"VBD", "VBZ", "VBP", ""}


def _behind_quotation(view: View, n: int, quoted: Sequence[bool]) -> bool:
    """Say whether a verb follows a closing mark or a comma, or begins its sentence ("Stated Aaro: “…”")."""
    if n == view.bounds(view.sentence_of[n])[0]:
        return True
    return quoted[n - 1] or view.tokens[n - 1].text in {",", "”", '"', "’", "»", "-", "—", "–"}


def _inverted(view: View, n: int, stop: int, quoted: Sequence[bool]) -> int:
    """After a quotation the verb may come first: "…,” said Nils Aaro"."""
    if n + 1 >= stop or not _finite(view, n) or not _behind_quotation(view, n, quoted):
        return -1
    head = head_right(view, n + 1, stop)
    if 0 <= head < stop - 1 and view.tokens[head + 1].tag == "HYPH":
        return -1  # "said matter-of-factly"
    objective = head >= 0 and view.tokens[head].text.lower() in {"me", "us", "him", "her", "them"}
    return head if head >= 0 and not quoted[head] and not objective else -1


def _climb(view: View, n: int, quoted: Sequence[bool]) -> int:
    """Take the subject of the clause that a participle, an infinitive or a second verb hangs on."""
    crowd = _crowd(view, n, quoted)
    if crowd >= 0:
        return crowd
    node = n
    for _ in range(6):
        token = view.tokens[node]
        if token.dep == "acl":
            return view.heads[node] if not quoted[view.heads[node]] else -1
        if token.dep not in _CLIMB or view.heads[node] == node:
            return -1
        node = view.heads[node]
        if view.tokens[node].tag.startswith("VB") or view.tokens[node].pos in {"VERB", "AUX"}:
            subject = _by_dependency(view, node, quoted)
            told = view.tokens[node].dep == "ccomp" and subject >= 0 and view.tokens[subject].text.lower() == "it"
            if subject >= 0 and can_speak(view, subject) and not told:
                return subject
    return -1


def _crowd(view: View, n: int, quoted: Sequence[bool]) -> int:
    """When dockers broke into her speech, shouting “…”: the many of the clause right before make the noise; or -1."""
    start, _ = view.bounds(view.sentence_of[n])
    if view.tokens[n].tag != "VBG" or view.tokens[n].lemma not in _NOISE or n == start or view.tokens[n - 1].text != ",":
        return -1
    for k in range(n - 2, max(start, n - _NEAR) - 1, -1):
        if view.is_mark(k) or quoted[k]:
            break
        if view.tokens[k].dep == "nsubj":
            return k if view.tokens[k].tag == "NNS" else -1
    return -1


def cue_words(view: View, n: int) -> tuple[int, int]:
    """Return the cue with its auxiliaries before and particles after: "has said", "pointed out", "told reporters"."""
    start, stop = view.bounds(view.sentence_of[n])
    first = n
    while first > start and view.tokens[first - 1].dep in {"aux", "neg"} and view.heads[first - 1] == n:
        first -= 1
    end = n + 1
    while end < stop and view.tokens[end].dep == "prt":
        end += 1
    if view.tokens[n].lemma in {"tell", "told"} and end < stop and view.tokens[end].tag.startswith(("NN", "PRP")):
        end += 1
    return first, end


def aged(view: View, head: int) -> bool:
    """Say whether somebody is called by his age: "the 43-year-old"."""
    return head > 1 and view.tokens[head].text == "old" and view.tokens[head - 1].tag == "HYPH" and view.tokens[head - 2].text == "year"


def can_speak(view: View, head: int) -> bool:
    """Say whether a noun or pronoun can be somebody who says something."""
    token = view.tokens[head]
    low = token.text.lower()
    if _mute(view, head):
        return False
    if aged(view, head) or low in words("quotes/placards.txt"):
        return True
    if token.entity[2:] in {"PERSON", "ORG", "GPE", "NORP", "NAME", "FAC"} or low in _SPEAKING_PRONOUNS:
        return True
    if role_noun(low) or low in words("quotes/documents.txt") or low.removesuffix("s") in words("quotes/documents.txt"):
        return True
    return token.tag in {"NNP", "NNPS"} or low in words("quotes/bodies.txt")


def _mute(view: View, head: int) -> bool:
    """Say whether a noun is that of a law, a storm or the like, which say nothing."""
    token = view.tokens[head]
    listed = token.entity[2:] != "PERSON" and token.text.lower() in words("quotes/mute.txt")
    return listed or token.entity[2:] in {"LAW", "EVENT"} or token.text in words("names/calendar.txt")
