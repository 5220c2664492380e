"""Reuse and stories without the extractor: records in, the tables `articles`, `passages`, `origins`, `stories` out.

usage: bench/reuse.py OUT_FOLDER PATH...

Runs the program's own stages up to the stories on any material that it reads, prints what each stage took, and
writes the tables that a grader of stories or passages wants.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.engine.local import LocalEngine
from onrecord.flow.settings import Settings
from onrecord.flow.stages import stages
from onrecord.model.annotations import Sentence
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.reuse import Derivation, Passage, StoryOrigins
from onrecord.model.stories import Story
from onrecord.read.captures import read_paths
from onrecord.read.limits import ReadLimits
from onrecord.store.memory import MemoryStore
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights

LAST = "origins"


class NoParser:
    """A parser that finds nothing: no stage up to the stories asks it."""

    name = "none"

    def parse(self, article: Article, kinds: Iterable[str]) -> Sequence[Sentence]:
        """Return no sentences."""
        del article, kinds
        return []


class Stopwatch:
    """Prints what each stage took."""

    def started(self, stage: str, groups: int) -> None:
        """Say how many groups a stage has."""
        sys.stdout.write(f"{stage:20} {groups:8} groups ")

    def advanced(self, stage: str) -> None:
        """Do nothing."""

    def finished(self, stage: str, seconds: float) -> None:
        """Say what it took."""
        del stage
        sys.stdout.write(f"{seconds:8.1f} s\n")
        sys.stdout.flush()


def main() -> int:
    """Read, run the stages, write the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("out", type=Path)
    options.add_argument("paths", type=Path, nargs="+")
    chosen = options.parse_args()
    store, begun = MemoryStore(), time.perf_counter()
    captures = [item for item in read_paths(chosen.paths, limits=ReadLimits()) if isinstance(item, Capture)]
    store.put(captures)
    tools = Tools(parser=NoParser(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier())
    every = stages(Settings())
    upto = next(n for n, stage in enumerate(every) if stage.name == LAST) + 1
    LocalEngine(progress=Stopwatch(), on_error="stop").run(every[:upto], store, tools)
    chosen.out.mkdir(parents=True, exist_ok=True)
    articles = [{"id": a.id, "record_id": a.record_id, "path": a.path, "url": a.url} for a in store.all(Article)]
    write(chosen.out / "articles.jsonl", articles)
    write(chosen.out / "passages.jsonl", [asdict(passage) for passage in store.all(Passage)])
    write(chosen.out / "stories.jsonl", [asdict(story) for story in store.all(Story)])
    write(chosen.out / "origins.jsonl", [asdict(listed) for listed in store.all(StoryOrigins)])
    kinds = Counter(passage.kind for passage in store.all(Passage))
    taken = sum(bool(derivation.copy_of) for derivation in store.all(Derivation))
    sys.stdout.write(f"{len(articles)} articles, {len(store.all(Story))} stories, {dict(sorted(kinds.items()))} passages, ")
    sys.stdout.write(f"{taken} copies, {time.perf_counter() - begun:.1f} s\n")
    return 0


def write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
