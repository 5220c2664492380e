"""Readings of what lies so long ahead: "in eighteen months you will vote" in, the date reckoned from the anchor out.

Only right behind the verb, or where it begins the clause: "will build 200 homes in five years" tells how long it
takes, and "the second strike in two weeks" how often it comes.
"""

from __future__ import annotations

import re

from onrecord.extract.timex_counts import unit_code
from onrecord.extract.timex_scenes import Reading, Scene, dated
from onrecord.extract.timex_units import shifted, unit_value
from onrecord.model.annotations import Token

_IN = re.compile(r"\bin\s+(?:just\s+|only\s+)?$", re.I)
#: Words of a sentence by which what happens "in two weeks" is no length of time that it takes.
_WILL = re.compile(r"\b(?:will|wo|shall|is|are|['’]ll|due|would|going)\b|['’](?:ll|re|s)\b", re.I)
#: Words after which a length of time is how long something takes: "can be built in two weeks".
_ABLE = re.compile(r"\b(?:can|could|may|might|must|cannot|able)\b|\bca(?=n['’]t)", re.I)
#: Verbs that tell what is done in so long, and not when it begins.
_DONE = frozenset({"complete", "finish", "double", "triple", "halve", "change", "grow", "fall", "rise", "build", "do", "make"})


def in_time(match: re.Match[str], scene: Scene, count: float, unit: str) -> Reading | None:
    """Read "in eighteen months" beside a verb that looks ahead; None where it is a length of time."""
    before = match.string[: match.start()]
    code = unit_code(unit)[0]
    if scene.anchor is None or not _IN.search(before) or code.startswith("T") or match.group().lower().startswith("up "):
        return None
    if not _WILL.search(match.string) or _ABLE.search(before) or not _stands_free(match, scene):
        return None
    if scene.direction(match) != "future":
        return None
    day = shifted(scene.anchor, unit, count)
    return dated(unit_value(day, unit), precision="day" if code == "D" else "approximate") if day else None


def _stands_free(match: re.Match[str], scene: Scene) -> bool:
    """Say whether "in" stands right behind a verb or an adverb, or begins its clause."""
    start = scene.sentence.span.start + match.start()
    before = [token for token in scene.sentence.tokens if token.end <= start]
    while before and before[-1].text.lower() in {"in", "just", "only"}:
        before.pop()
    return not before or before[-1].pos in {"PUNCT", "CCONJ"} or _is_open(before[-1])


def _is_open(token: Token) -> bool:
    verb = token.pos in {"VERB", "AUX"} and token.lemma.lower() not in _DONE
    return verb or token.text.lower() in {"again", "back", "up", "out", "place"}
