"""Questions put into sentences: "How long did the talks last?" in, "how long the talks lasted" out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.tools.tables import rows

#: Words with which a question can follow "differ on".
_ASKING = frozenset({"how", "which", "who", "what", "whose", "when", "where", "why"})
_BEING = frozenset({"was", "were", "is", "are", "will", "has", "had", "can", "would"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
#: Words in lower case that stand within a name, not behind it.
_JOINING = frozenset({"of", "and", "the", "de", "la", "for", "in", "on", "al", "bin", "van", "von", "or"})
_SAID = re.compile(r"In which words did (?P<who>[^?“”]{1,80}) say it\?")
_TYPED = re.compile(r"^(?P<ask>[^:“”]{2,60}): “.*”\??$", re.DOTALL)


def general(kind: str) -> str:
    """Return what a point of a type is about in general ("the day"), or ""."""
    return {row["type"]: row["words"] for row in rows("dossier/questions.tsv")}.get(kind, "")


def ways_to_ask(question: str, kind: str = "") -> tuple[str, ...]:
    """Return every wording in which a point's question may stand in the brief."""
    found = (" ".join(question.split()), embedded(question), general(kind))
    return tuple(wording for wording in found if wording)


def embedded(question: str) -> str:
    """Turn a question into a part of a sentence: "How long did it last?" to "how long it lasted"; "" where it cannot."""
    bare = " ".join(question.split())
    if bare.lower().startswith("which is it"):
        return ""  # the readings say what it is about
    typed = _TYPED.match(bare)
    if typed:
        asks = {row["ask"].lower(): row["words"] for row in rows("dossier/asks.tsv")}
        return asks.get(typed["ask"].lower(), _counted(_lowered(typed["ask"])))
    words = bare.rstrip("?").split()
    said = _SAID.fullmatch(bare)
    if said:
        return f"the words of {said['who']}"
    if words and words[0] in {"Was", "Were"} and words[1:2] == ["it"]:
        return f"whether it {_lowered(words[0])} {' '.join(words[2:])}"
    if not words or words[0].lower() not in _ASKING:
        return ""
    past = {row["base"]: row["past"] for row in rows("dossier/verbs.tsv")}
    for n, word in enumerate(words):
        if word in {"did", "do", "does"}:
            return _without_do(words, n, past)
        if word in _BEING:
            return _with_being(words, n)
    return _lowered(" ".join(words))


def _counted(asked: str) -> str:
    """Turn "how many people" into "the number of people"."""
    return f"the number of {asked[9:]}" if asked.startswith("how many ") else asked


def _with_being(words: Sequence[str], at: int) -> str:
    """Put "was", "will" and the like where a clause has it; "" where the subject's end is not sure."""
    head, rest = words[:at], words[at + 1 :]
    if head[0].lower() in {"who", "what"} and at <= 2:
        return _lowered(" ".join(words))
    if head[0].lower() == "how" and at >= 3 and rest and rest[0].islower() and rest[0] not in _ARTICLES:
        return _lowered(" ".join(words))  # "How many people were rescued": the subject stands first
    if len(rest) == 2 and rest[0] in _ARTICLES and words[at] in {"was", "were", "is", "are"}:
        return _lowered(" ".join([*head, *rest, words[at]]))
    return ""


def _without_do(words: Sequence[str], at: int, past: dict[str, str]) -> str:
    """Undo the inversion: the verb is the question's last word, or the first after a subject of capitalised words."""
    tail = [words[-1]] if words[-1] in {"it", "so", "this", "that", "there", "him", "her", "them"} else []
    words = words[: len(words) - len(tail)]
    named = at + 1
    while named < len(words) and words[named][:1].isupper():
        named += 1
    verb_at = named if named > at + 1 else len(words) - 1
    if at + 2 > verb_at or verb_at >= len(words) or (verb_at == len(words) - 1 and at + 5 < len(words)):
        return ""
    verb = words[verb_at]
    if not verb.islower() or not verb.isalpha() or verb in _JOINING:
        return ""
    if words[at] == "did":
        verb = past.get(verb) or regular_past(verb)
    elif words[at] == "does":
        verb = "has" if verb == "have" else verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return _lowered(" ".join([*words[:at], *words[at + 1 : verb_at], verb, *words[verb_at + 1 :], *tail]))


def regular_past(verb: str) -> str:
    """Return the past form of a regular verb: "stop" stopped, "carry" carried, "use" used, "visit" visited."""
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]", verb):
        return verb + verb[-1] + "ed"  # one syllable of one vowel and one consonant doubles it
    return verb + "ed"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
