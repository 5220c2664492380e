"""Questions put into sentences: "How long did the talks last?" in, "how long the talks lasted" out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.tools.tables import rows

#: Words with which a question can follow "differ on".
_ASKING = frozenset({"how", "which", "who", "what", "whose", "when", "where", "why"})
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
    typed = _TYPED.match(bare)
    if typed:
        asks = {row["ask"].lower(): row["words"] for row in rows("dossier/asks.tsv")}
        return asks.get(typed["ask"].lower(), _lowered(typed["ask"]))
    words = bare.rstrip("?").split()
    if not words or words[0].lower() not in _ASKING:
        return ""
    past = {row["base"]: row["past"] for row in rows("dossier/verbs.tsv")}
    for n, word in enumerate(words):
        if word in {"did", "do", "does"}:
            return _without_do(words, n, past)
        if word in {"was", "were", "is", "are", "will", "has", "had", "can", "would"}:
            return _lowered(" ".join(words)) if n <= 2 and words[0].lower() in {"who", "what"} else ""
    return _lowered(" ".join(words))


def _without_do(words: Sequence[str], at: int, past: dict[str, str]) -> str:
    """Undo the inversion where the verb is the question's last word ("How long did the talks last?")."""
    tail = [words[-1]] if words[-1] in {"it", "so", "this", "that", "there", "him", "her", "them"} else []
    words = words[: len(words) - len(tail)]
    verb = words[-1]
    if at + 2 > len(words) - 1 or at + 5 < len(words) or not verb.islower():
        return ""
    if words[at] == "did":
        verb = past.get(verb) or (verb + "d" if verb.endswith("e") else verb + "ed")
    elif words[at] == "does":
        verb += "s"
    return _lowered(" ".join([*words[:at], *words[at + 1 : -1], verb, *tail]))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
