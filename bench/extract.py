"""Extraction: how well quotations, times and events are read off public sets; sets in, the grader's figures out.

usage: bench/extract.py SETS GRADER [--only NAME...] [--parsed FOLDER] [--errors FOLDER]

SETS is a folder with `quotes-polnear`, `times-timeml` and `events-plover`, GRADER a script that grades exported tables
(`GRADER quotes ARTICLES QUOTES GOLD`, likewise `times` and `events`). The program's own stages up to the events run on
each set; the tables go to the grader, whose figures are printed with the set's name before them (for quotations again
as NAME.mended, on a gold whose offsets and marks are put right: `extract_gold.py`). With --parsed the
sentences are kept in that folder, so that a second run only does what comes after them: for work on rules; remove the
folder when cleaning or parsing has changed. With --errors a file for each set lists what was missed, what was found
besides and what was found otherwise, a line each with its sentence.
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract_errors import LISTS
from extract_gold import mended_copy, plain_copy
from onrecord.engine.intake import take_in
from onrecord.engine.local import LocalEngine
from onrecord.flow.protocols import Store
from onrecord.flow.settings import Settings
from onrecord.flow.shapes import Stage
from onrecord.flow.stages import stages
from onrecord.model.annotations import Event, Parse
from onrecord.model.articles import Article, Dating
from onrecord.model.captures import Capture
from onrecord.model.dossiers import Dossier
from onrecord.model.reuse import Derivation, StoryOrigins
from onrecord.model.stories import Story
from onrecord.present.export.tables import table_rows, write_table
from onrecord.present.records import gather_material
from onrecord.read.captures import read_paths
from onrecord.read.limits import ReadLimits
from onrecord.wiring import build_store, build_tools

FIRST, LAST = "parses", "events"
#: What the stages after the parses take of what was made before.
KEPT: tuple[type, ...] = (Article, Story, Dating, Derivation, StoryOrigins, Parse)


@dataclass(frozen=True)
class Set:
    """A public set: what is read, what is graded, against what."""

    table: str
    read: str
    gold: str


SETS = {
    "quotes-train": Set("quotes", "quotes-polnear/train/text", "quotes-polnear/train/attributions"),
    "quotes-dev": Set("quotes", "quotes-polnear/dev/text", "quotes-polnear/dev/attributions"),
    "timebank": Set("times", "times-timeml/timebank/articles.jsonl", "times-timeml/timebank/timexes.jsonl"),
    "aquaint": Set("times", "times-timeml/aquaint/articles.jsonl", "times-timeml/aquaint/timexes.jsonl"),
    "plover": Set("events", "events-plover/records.jsonl", "events-plover/records.jsonl"),
}
#: The sets that are read unless others are named; the training part is for those who fit something on it.
USUAL = ("quotes-dev", "timebank", "aquaint", "plover")


def main() -> None:
    """Read, grade, print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("sets", type=Path)
    options.add_argument("grader", type=Path)
    options.add_argument("--only", nargs="+", choices=sorted(SETS), default=USUAL, metavar="NAME")
    options.add_argument("--parsed", type=Path, help="folder in which sentences are kept between runs")
    options.add_argument("--errors", type=Path, help="folder for the lists of errors")
    chosen = options.parse_args()
    for name in chosen.only:
        kept = chosen.parsed / f"{name}.pickle" if chosen.parsed else None
        store = annotate(chosen.sets / SETS[name].read, kept)
        for kind, figures in grade(chosen.grader, SETS[name], store, chosen.sets):
            sys.stdout.write("".join(f"{name}{kind}.{line}\n" for line in figures.splitlines()))
        if chosen.errors:
            chosen.errors.mkdir(parents=True, exist_ok=True)
            lines = LISTS[SETS[name].table](store, chosen.sets / SETS[name].gold)
            (chosen.errors / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def annotate(path: Path, kept: Path | None = None) -> Store:
    """Run the stages up to the events on what lies at a path; its sentences come from a file where it is there."""
    store, tools, plan = build_store(), build_tools(), _plan()
    cut = 1 + next(number for number, stage in enumerate(plan) if stage.name == FIRST)
    if kept is not None and kept.exists():
        store.put(pickle.loads(kept.read_bytes()))
        LocalEngine(on_error="stop").run(plan[cut:], store, tools)
        return _bare(store)
    captures = [item for item in read_paths([str(path)], limits=ReadLimits()) if isinstance(item, Capture)]
    take_in(((capture, "") for capture in captures), store)
    LocalEngine(on_error="stop").run(plan, store, tools)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps([record for kind in KEPT for record in store.all(kind)]))
    return _bare(store)


def _bare(store: Store) -> Store:
    """Put dossiers with nothing but events in a store: the tables are made of dossiers."""
    for story in store.all(Story):
        events = tuple(sorted(store.of_story(Event, story.id), key=lambda event: event.id))
        store.put([Dossier(story.id, story.title, (), story.articles, "", "", (), events, *[()] * 6)])
    return store


def grade(grader: Path, asked: Set, store: Store, sets: Path) -> Iterator[tuple[str, str]]:
    """Yield what the grader prints on the tables of a store, for quotations a second time on the mended gold."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.jsonl" for name in ("articles", asked.table)]
        material = gather_material(store)
        for path in paths:
            with path.open("wb") as file:
                write_table(path.stem, table_rows(path.stem, material), "jsonl", file)
        for kind, gold in _golds(sets / asked.gold, Path(folder)):
            command = [sys.executable, str(grader), asked.table, *map(str, paths), str(gold)]
            yield kind, subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _golds(gold: Path, folder: Path) -> list[tuple[str, Path]]:
    """The gold as the grader can read it, and mended: see `extract_gold.py`."""
    if not gold.is_dir():
        return [("", gold)]
    copies = [folder / "plain", folder / "mended"]
    for copy in copies:
        copy.mkdir()
    return [("", plain_copy(gold, copies[0])), (".mended", mended_copy(gold, copies[1]))]


def _plan() -> Sequence[Stage]:
    plan = stages(Settings())
    return plan[: 1 + next(number for number, stage in enumerate(plan) if stage.name == LAST)]


if __name__ == "__main__":
    main()
