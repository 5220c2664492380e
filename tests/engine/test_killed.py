"""A workspace that was killed while some articles were added holds, after the same command again, what one reading gives."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from onrecord.engine.intake import take_in
from onrecord.engine.local import LocalEngine
from onrecord.flow.protocols import Store
from onrecord.flow.settings import Settings
from onrecord.flow.shapes import Stage
from onrecord.flow.stages import stages
from onrecord.model.annotations import Sentence
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.reuse import Passage
from onrecord.model.stories import Story
from onrecord.read.captures import read_paths
from onrecord.read.limits import ReadLimits
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights

SYLLABLES = ("ba", "dor", "el", "fin", "gar", "hul", "is", "jon", "kel", "lum", "mir", "nor", "os", "pel", "quin", "rath", "sol", "tav")
DEEDS = ("approved", "rejected", "inspected", "auctioned", "flooded", "rebuilt", "mapped", "abandoned")


class NoParser:
    """A parser that finds nothing: no stage up to the origins asks it."""

    name = "none"

    def parse(self, article: Article, kinds: Iterable[str]) -> Sequence[Sentence]:
        del article, kinds
        return []


class Killer:
    """A progress that kills its process at a group of a stage."""

    def __init__(self, stage: str, groups: int) -> None:
        self._stage, self._left = stage, groups

    def started(self, stage: str, groups: int) -> None:
        del groups
        self._strike(stage, 0)

    def advanced(self, stage: str) -> None:
        self._strike(stage, 1)

    def finished(self, stage: str, seconds: float) -> None:
        del stage, seconds

    def _strike(self, stage: str, step: int) -> None:
        if stage == self._stage:
            self._left -= step
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def reports(folder: Path, first: int, last: int) -> list[Path]:
    """Write reports: three tell of one event each, with more or less of the same paragraphs."""
    folder.mkdir(exist_ok=True)
    paths = []
    for number in range(first, last):
        event = random.Random(number // 3)
        things = [_word(event) for _ in range(8)]
        told = [_paragraph(event, things) for _ in range(3)]
        own = random.Random(1000 + number)
        body = told[: 1 + number % 3] + [_paragraph(own, [*things[:3], *(_word(own) for _ in range(9))]) for _ in range(2)]
        path = folder / f"report{number:03}.txt"
        path.write_text(f"{_sentence(event, things)}\n\nMay {1 + 3 * (number // 3)}, 2031\n\n" + "\n\n".join(body) + "\n", "utf-8")
        paths.append(path)
    return paths


def _paragraph(chance: random.Random, things: Sequence[str]) -> str:
    return " ".join(f"{_sentence(chance, things)}, which cost {chance.randrange(20, 900)} crowns." for _ in range(4))


def _sentence(chance: random.Random, things: Sequence[str]) -> str:
    one, two, three = chance.sample(things, 3)
    return f"{one.capitalize()} {chance.choice(DEEDS)} the {two} near {three.capitalize()} {chance.choice(DEEDS)} before"


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3))


def read_into(store: Store, paths: Sequence[Path], progress: Killer | None = None) -> None:
    tools = Tools(parser=NoParser(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier())
    take_in(((item, str(item.path)) for item in read_paths(paths, limits=ReadLimits()) if isinstance(item, Capture)), store)
    LocalEngine(progress=progress, on_error="stop", workers=1).run(plan(), store, tools)


def plan() -> tuple[Stage, ...]:
    every = stages(Settings())
    return every[: 1 + next(number for number, stage in enumerate(every) if stage.name == "origins")]


def add(file: Path, paths: Sequence[Path], progress: Killer | None) -> None:
    store = SqliteStore(file)
    read_into(store, paths, progress)
    store.close()


@pytest.mark.parametrize(
    ("stage", "groups"), [("clean", 4), ("story-candidates", 40), ("candidates", 1), ("passages", 3), ("stories", 0), ("origins", 1)]
)
def test_after_a_kill_the_same_command_gives_what_one_reading_gives(stage: str, groups: int, tmp_path: Path) -> None:
    body, more = reports(tmp_path / "in", 0, 20), reports(tmp_path / "in", 20, 30)
    file = tmp_path / "w.db"
    add(file, body, None)
    killed = multiprocessing.get_context("fork").Process(target=add, args=(file, more, Killer(stage, groups)))
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    add(file, more, None)
    at_once = MemoryStore()
    read_into(at_once, [*body, *more])
    store = SqliteStore(file)
    assert store.fingerprint() == at_once.fingerprint()
    assert any(passage.kind == "copy" for passage in store.all(Passage))
    assert 1 < len(store.all(Story)) < 30
    store.close()
