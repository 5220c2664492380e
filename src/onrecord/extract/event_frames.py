"""The verbs and nouns of events: data tables in, the frame that fits a verb with its particle and object out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.tools.tables import rows

#: Types that hurt, and types that help by deeds (PLOVER's quadrants): announced only, they are coded otherwise.
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
HELPFUL = frozenset({"COOPERATE", "AID"})
#: Types that are words: without somebody who says them there is no event.
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of the table: what a verb codes to, where the recipient stands, and what must be found."""

    verb: str
    objects: frozenset[str]
    type: str
    mode: str
    to: tuple[str, ...]
    need: str


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun that names an event: how its doer is named, and the prepositions before the recipient."""

    type: str
    mode: str
    doers: frozenset[str]
    to: frozenset[str]


@cache
def classes() -> dict[str, frozenset[str]]:
    """Return the classes of object nouns."""
    return {row["class"]: frozenset(row["words"].split()) for row in rows("events/classes.tsv")}


@cache
def _frames() -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for row in rows("events/frames.tsv"):
        objects: set[str] = set()
        for word in row["object"].split() if row["object"] != "-" else []:
            objects |= classes()[word[1:]] if word.startswith("@") else {word}
        mode = "" if row["mode"] == "-" else row["mode"]
        frame = Frame(row["verb"], frozenset(objects), row["type"], mode, tuple(row["to"].split(",")), row["need"])
        found.setdefault(row["verb"], []).append(frame)
    return {verb: tuple(frames) for verb, frames in found.items()}


@cache
def noun_frames() -> dict[str, NounFrame]:
    """Return the event nouns by lemma."""
    return {
        row["noun"]: NounFrame(
            row["type"], "" if row["mode"] == "-" else row["mode"],
            frozenset(row["from"].split(",")), frozenset(row["to"].split(",")),
        )
        for row in rows("events/nouns.tsv")
    }  # fmt: skip


def frame_of(lemma: str, followers: Iterable[str], objects: frozenset[str]) -> Frame | None:
    """Return the frame of a verb, its particles and prepositions, and its object's lemmas.

    A particle counts more than an object condition, and that more than none.
    """
    verbs = [f"{lemma} {word}" for word in followers] + [lemma]
    best: tuple[int, Frame] | None = None
    for verb in verbs:
        for frame in _frames().get(verb, ()):
            if frame.objects and not frame.objects & objects:
                continue
            score = 2 * (" " in verb) + bool(frame.objects)
            if best is None or score > best[0]:
                best = (score, frame)
    return best[1] if best and best[1].type != "-" else None
