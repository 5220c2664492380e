"""Speed and growth of copies, origins and stories: records in, articles a second and ratios out.

usage: bench/scale.py PATH... [--articles N] [--growth] [--add K] [--stages]

Reads the first N articles of the paths and runs the program's own stages up to the origins. Prints how many articles
a second reuse and story take together (reading and cleaning are counted apart); with --growth how the time per
article grows from a quarter of the days (those in the middle, as dense as all) to all of them; with --add what K more
articles cost in a workspace file of N, held against the K alone in a file of their own; and the greatest memory of a
process. --stages prints every stage. Beside the seconds by the clock stand the processor's, of all processes: on a machine that does other work, too, they tell more.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

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
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights
from onrecord.wiring import build_store

LAST = "origins"
#: Stages that read, not compare.
READING = ("clean", "listings")


class NoParser:
    """A parser that finds nothing: no stage up to the origins asks it."""

    name = "none"

    def parse(self, article: Article, kinds: Iterable[str]) -> Sequence[Sentence]:
        """Return no sentences."""
        del article, kinds
        return []


@dataclass
class Stopwatch:
    """Adds up the seconds of each stage; `loud` prints them as they end."""

    loud: bool = False
    seconds: dict[str, float] = field(default_factory=dict)
    worked: dict[str, float] = field(default_factory=dict)
    groups: int = 0
    last: float = field(default_factory=lambda: processor())  # read when made: it is defined below

    def started(self, stage: str, groups: int) -> None:
        """Remember how many groups a stage runs."""
        del stage
        self.groups = groups

    def advanced(self, stage: str) -> None:
        """Do nothing."""

    def finished(self, stage: str, seconds: float) -> None:
        """Add a stage's seconds."""
        self.seconds[stage], self.worked[stage], self.last = seconds, processor() - self.last, processor()
        if self.loud:
            say(f"  {stage:20} {self.groups:8} groups {seconds:8.2f} s, {self.worked[stage]:8.2f} s of the processor")

    @property
    def compared(self) -> tuple[float, float]:
        """The seconds of reuse and story, by the clock and of the processor."""
        kept = [stage for stage in self.seconds if stage not in READING]
        return sum(self.seconds[stage] for stage in kept), sum(self.worked[stage] for stage in kept)


def main() -> None:
    """Measure what is asked for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("paths", nargs="+", metavar="PATH")
    options.add_argument("--articles", type=int, default=10_000, help="how many articles are read (default: 10,000)")
    options.add_argument("--workers", type=int, help="processes (default: as many as there are processors)")
    options.add_argument("--growth", action="store_true", help="measure a quarter of the days, too")
    options.add_argument("--add", type=int, default=0, metavar="K", help="add K to a workspace file of the others")
    options.add_argument("--stages", action="store_true", help="print every stage")
    chosen = options.parse_args()
    captures = _captures(chosen.paths, chosen.articles + chosen.add)
    body, more = captures[: chosen.articles], captures[chosen.articles :]
    tools = Tools(parser=NoParser(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier())
    bench = Bench(tools, chosen.workers, chosen.stages)
    if chosen.add:
        bench.addition(body, more)
    else:
        whole = bench.whole(body)
        if chosen.growth:
            some = bench.quarter_of_the_days(body)
            part = bench.whole(some)
            share = len(body) / len(some)
            by_clock, by_processor = whole[0] / part[0] / share, whole[1] / part[1] / share
            say(f"growth.clock {by_clock:.2f} x the time per article of a quarter")
            say(f"growth.processor {by_processor:.2f} x the processor's time per article of a quarter")
    say(f"memory.peak {peak():.0f} MiB")


@dataclass(frozen=True)
class Bench:
    """What all measurements share."""

    tools: Tools
    workers: int | None
    loud: bool

    def run(self, captures: Sequence[Capture], store: Store) -> Stopwatch:
        """Read captures into a store and run the stages."""
        take_in(((capture, "") for capture in captures), store)
        watch = Stopwatch(self.loud)
        LocalEngine(progress=watch, on_error="issue", workers=self.workers).run(_plan(), store, self.tools)
        return watch

    def whole(self, captures: Sequence[Capture]) -> tuple[float, float]:
        """Read all at once into memory; return the seconds of reuse and story."""
        store = build_store()
        spent = self.run(captures, store).compared
        say(f"{len(captures)} articles: {len(captures) / spent[0]:.1f} articles/s of reuse and story, "
            f"{len(captures) / spent[1]:.1f} a second of the processor "
            f"({len(store.entries(Passage))} passages, {len(store.entries(Story))} stories), "
            f"record {store.fingerprint()}")  # fmt: skip
        return spent

    def quarter_of_the_days(self, captures: Sequence[Capture]) -> list[Capture]:
        """Return a quarter of the captures: those of the middle days, for any quarter of each day's has fewer pairs."""
        store = build_store()
        take_in(((capture, "") for capture in captures), store)
        LocalEngine(on_error="issue", workers=self.workers).run(_plan()[:1], store, self.tools)
        days = {one.capture: one.dates[0].value[:10] if one.dates else "" for one in store.all(Article)}
        dated = sorted(captures, key=lambda capture: (days.get(capture.id, ""), capture.id))
        size = len(dated) // 4
        return dated[len(dated) // 2 - size // 2 :][:size]

    def addition(self, body: Sequence[Capture], more: Sequence[Capture]) -> None:
        """Add some articles to a workspace file of many, and to one of their own."""
        with tempfile.TemporaryDirectory() as folder:
            large = build_store(Path(folder) / "large.db")
            begun = time.perf_counter()
            spent = self.run(body, large).compared[0]
            whole = time.perf_counter() - begun
            say(f"{len(body)} articles into a file: {whole:.1f} s, {len(body) / spent:.1f} articles/s of reuse and story; "
                f"{sum(file.stat().st_size for file in Path(folder).iterdir()) / 2**20:.0f} MiB")  # fmt: skip
            alone = self.timed(more, build_store(Path(folder) / "alone.db"))
            added = self.timed(more, large)
            say(f"{len(more)} articles alone: {alone[0]:.2f} s, {alone[1]:.2f} s of the processor; "
                f"added to {len(body)}: {added[0]:.2f} s, {added[1]:.2f} s of the processor")  # fmt: skip
            say(f"add.clock {added[0] / alone[0]:.1f} x what they take alone")
            say(f"add.processor {added[1] / alone[1]:.1f} x what they take of the processor alone")

    def timed(self, captures: Sequence[Capture], store: Store) -> tuple[float, float]:
        """Return the seconds of reading captures into a store and running the stages: by the clock, of the processor."""
        begun = (time.perf_counter(), processor())
        self.run(captures, store)
        return time.perf_counter() - begun[0], processor() - begun[1]


def _captures(paths: Sequence[str], most: int) -> list[Capture]:
    found = (item for item in read_paths(paths, limits=ReadLimits()) if isinstance(item, Capture))
    return list(islice(found, most))


def _plan() -> tuple[Stage, ...]:
    plan = stages(Settings())
    return plan[: 1 + next(number for number, stage in enumerate(plan) if stage.name == LAST)]


def peak() -> float:
    """Return the greatest memory that one process had, in MiB."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


def processor() -> float:
    """Return the seconds that this process and those that it waited for have worked."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
