"""How independent the reports are: how many reports, the newsrooms whose work they are, the voices behind."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from onrecord.model.dossiers import Dossier
from onrecord.model.statements import Voice
from onrecord.present.view.handles import Newsroom
from onrecord.present.view.matrices import voice_name

#: As many voices are named for a newsroom; the others are counted.
MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceView:
    """A voice with the number of statements that rest on it, and the other newsrooms that hear it too."""

    name: str
    statements: int
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One newsroom of the figure: its reports on one side, its voices on the other."""

    newsroom: Newsroom
    voices: tuple[VoiceView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """The counts and the strands; press releases are counted beside the newsrooms. `shared` counts the voices that two newsrooms or more rest on."""

    reports: int
    newsrooms: int
    voices: int
    shared: int
    strands: tuple[Strand, ...]
    releases: int = 0


def build_independence(dossier: Dossier, newsrooms: tuple[Newsroom, ...]) -> Independence:
    """Count reports, newsrooms and named voices of a dossier.

    A reporter's own eye and unnamed sources are not voices that can be told apart; they are not counted here.
    """
    rooms = {handle.article: room.letter for room in newsrooms for handle in room.handles}
    heard: dict[str, Counter[Voice]] = defaultdict(Counter)
    letters: dict[Voice, set[str]] = defaultdict(set)
    for statement in dossier.statements:
        letter = rooms.get(statement.span.article)
        if letter and statement.voice.who and statement.voice.kind in ("person", "office", "document"):
            heard[letter][statement.voice] += 1
            letters[statement.voice].add(letter)
    strands = []
    for room in newsrooms:
        counts = heard[room.letter]
        ranked = sorted(counts, key=lambda v: (-len(letters[v]), -counts[v], v.who, v.kind))
        named = tuple(
            VoiceView(
                name=voice_name(voice), statements=counts[voice],
                also=tuple(one.letter for one in newsrooms if one.letter in letters[voice] - {room.letter}),
            )
            for voice in ranked[:MOST_NAMED]
        )  # fmt: skip
        strands.append(Strand(newsroom=room, voices=named, more=max(len(ranked) - MOST_NAMED, 0)))
    printed = {room.letter for room in newsrooms if room.kind != "release"}
    releases = sum(room.kind == "release" for room in newsrooms)
    return Independence(
        reports=len(rooms), newsrooms=len(newsrooms) - releases, releases=releases, voices=len(letters),
        shared=sum(len(held & printed) > 1 for held in letters.values()), strands=tuple(strands),
    )  # fmt: skip
