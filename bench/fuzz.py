"""Fuzzing: damaged, hostile and monstrous files through the program; a figure a line out, exit code 1 where a limit is broken.

usage: python bench/fuzz.py [--cases N] [--from K] [--kinds html,csv] [--data FOLDER ...] [--whole]

Case n is the same on every machine that has the same seeds. Every case is read and cleaned, one in seven runs through
the whole program, in a worker process of its own that is killed where it takes too long. Limits: no exception, no stage
that fails, 10 seconds of processor time, 1 GiB of memory; spans hold, blocks tile the text, what yields nothing says why.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from fuzz_monsters import monsters
from fuzz_mutations import mutate
from fuzz_seeds import Seed, found_seeds, own_seeds
from onrecord.clean.articles import clean_capture
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue
from onrecord.present.functions import read
from onrecord.read.captures import read_paths
from onrecord.tools.protocols import Tools
from onrecord.wiring import build_tools

SHARED = Path(__file__).parent.parent.parent / "shared" / "bench"
DATA = (SHARED / "html-zyte" / "html", SHARED / "input-warc")
#: Seconds of processor time and bytes of memory that one input may take; seconds by the clock, where it only waits.
SECONDS, MEMORY, WAITING = 10.0, 1 << 30, 40.0
#: Address space that a worker may add to what it has: guards the machine, not a limit of the program.
SPACE = 4 << 30
#: One case in so many is a monster, one in so many runs through the whole program.
MONSTROUS, WHOLE = 10, 7
#: Steps through the monsters, so that a few cases meet all kinds; prime.
STRIDE = 67
MIB = 1 << 20


@dataclass(frozen=True)
class Case:
    """One input: the name it lies under, its bytes, how it was made, and whether the whole program reads it."""

    number: int
    name: str
    data: bytes
    made: str
    whole: bool

    @property
    def kind(self) -> str:
        """The suffix, without ".gz"."""
        return self.name.removesuffix(".gz").rpartition(".")[2]


@dataclass
class Result:
    """What came of a case: `faults` are the limits that it broke, by kind."""

    seconds: float = 0.0
    peak: int = 0
    captures: int = 0
    issues: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, str]] = field(default_factory=list)


def make_case(number: int, pool: list[Seed], *, whole: bool) -> Case:
    """Make a case from its number and the seeds."""
    whole = whole or number % WHOLE == 0
    if number % MONSTROUS == MONSTROUS // 2:
        known = monsters()
        name, make = known[number // MONSTROUS * STRIDE % len(known)]
        return Case(number, name, make(), "monster", whole)
    rng = random.Random(number)
    name, data = rng.choice(pool)
    data, made = mutate(rng, data, pool)
    if not name.endswith(".gz") and rng.random() < 0.05:
        name += ".gz"
    return Case(number, name, data, "+".join(made), whole)


def try_case(case: Case, folder: Path, tools: Tools) -> Result:
    """Run a case in this process and say what it broke."""
    result = Result()
    path = folder / case.name
    path.write_bytes(case.data)
    begun = _processor_time()
    try:
        if case.whole:
            _whole(path, tools, result)
        else:
            _read_and_clean(path, tools, result)
    except Exception as fault:
        place = traceback.extract_tb(fault.__traceback__)[-1]
        result.faults.append(("crashes", f"{type(fault).__name__}: {str(fault)[:200]} ({Path(place.filename).name}:{place.lineno})"))
    result.seconds = _processor_time() - begun
    path.unlink()
    return result


def _read_and_clean(path: Path, tools: Tools, result: Result) -> None:
    items = 0
    for item in read_paths([path]):
        items += 1
        if isinstance(item, Capture):
            result.captures += 1
            made = list(clean_capture(item, tools))
            for one in made:
                _note(one, result)
            if not made:
                result.faults.append(("silent", "a capture gave no article, and no issue says why"))
        else:
            _note(item, result)
    if not items:
        result.faults.append(("silent", "nothing came of it, and no issue says why"))


def _whole(path: Path, tools: Tools, result: Result) -> None:
    record = read([path], tools=tools)
    result.captures = len(record.taken.captures)
    for item in (*record.material.articles, *record.issues):
        _note(item, result)
    record.to_json()
    if not record.taken.captures and not record.taken.issues:
        result.faults.append(("silent", "nothing came of it, and no issue says why"))


def _note(item: Any, result: Result) -> None:
    if isinstance(item, Issue):
        result.issues[item.code] += 1
        if item.code == "stage-failed":
            result.faults.append(("crashes", item.message[:300]))
    elif isinstance(item, Article):
        result.faults += [("unsound", fault) for fault in unsound(item)]


def unsound(article: Article) -> Iterator[str]:
    """Yield what does not hold of an article: its blocks tile the text, its spans are its own words."""
    at = 0
    for block in article.blocks:
        if block.start != at or block.end <= block.start:
            yield f"the blocks do not tile the text at {at} ({block.start}, {block.end})"
            break
        at = block.end
    if article.blocks and at != len(article.text):
        yield f"the blocks end at {at} of {len(article.text)}"
    spans = [article.headline, article.dateline, *(date.evidence for date in article.dates)]
    spans += article.credit.evidence if article.credit else ()
    for span in spans:
        if span is not None and article.text[span.start : span.end] != span.exact:
            yield f"a span does not hold its words: {span.start}-{span.end} {span.exact[:40]!r}"
    try:
        article.text.encode()
    except UnicodeEncodeError:
        yield "the text holds half a character"


def _processor_time() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _work(pipe: Connection, pool: list[Seed], whole: bool, tools: Tools) -> None:
    """Run the cases whose numbers come through a pipe, and send what came of each."""
    os.setsid()
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - what libraries warn of
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + SPACE, held + SPACE))
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        while (number := pipe.recv()) >= 0:
            case = make_case(number, pool, whole=whole)
            Path("/proc/self/clear_refs").write_text("5")  # begins the peak of memory anew
            result = try_case(case, folder, tools)
            status = Path("/proc/self/status").read_text()
            result.peak = int(status.partition("VmHWM:")[2].split()[0]) * 1024
            pipe.send(result)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Worker:
    """A worker process with the case it is at."""

    def __init__(self, pool: list[Seed], whole: bool, tools: Tools) -> None:
        context = multiprocessing.get_context("fork")
        self.pipe, there = context.Pipe()
        self.process = context.Process(target=_work, args=(there, pool, whole, tools))
        self.process.start()
        there.close()
        self.number, self.begun = -1, 0.0

    def give(self, number: int) -> None:
        """Begin a case; -1 ends the worker."""
        self.number, self.begun = number, time.monotonic()
        self.pipe.send(number)

    def late(self) -> bool:
        """Say whether its case takes too long."""
        waited = time.monotonic() - self.begun
        if waited < SECONDS * 1.5:
            return False
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        used = sum(map(int, parts[11:15])) / os.sysconf("SC_CLK_TCK")
        return waited > WAITING or used - self._spent > SECONDS * 1.5

    _spent = 0.0

    def done(self, seconds: float) -> None:
        """Note what its cases have taken."""
        self._spent += seconds

    def kill(self) -> None:
        """End it with all that it started."""
        try:
            os.killpg(self.process.pid or 0, signal.SIGKILL)
        except ProcessLookupError:
            self.process.kill()
        self.process.join()


def run_cases(numbers: list[int], pool: list[Seed], *, whole: bool, workers: int) -> Iterator[tuple[int, Result]]:
    """Run cases side by side and yield what came of each, as they end."""
    tools = build_tools()
    due = iter(numbers)
    active: list[Worker] = []

    def start() -> None:
        number = next(due, None)
        if number is not None:
            active.append(Worker(pool, whole, tools))
            active[-1].give(number)

    for _ in range(workers):
        start()
    while active:
        ready = wait([worker.pipe for worker in active], timeout=0.5)
        for worker in list(active):
            if worker.pipe in ready:
                try:
                    result = worker.pipe.recv()
                except (EOFError, OSError):
                    worker.process.join()
                    result = Result(faults=[("crashes", f"the process died (exit code {worker.process.exitcode})")])
                    active.remove(worker)
                    yield worker.number, result
                    start()
                    continue
                worker.done(result.seconds)
                yield worker.number, result
                number = next(due, -1)
                worker.give(number)
                if number < 0:
                    active.remove(worker)
                    worker.process.join()
            elif worker.late():
                worker.kill()
                active.remove(worker)
                yield worker.number, Result(SECONDS * 1.5, faults=[("hangs", f"killed after {time.monotonic() - worker.begun:.0f} s")])
                start()


def main() -> int:
    """Run the cases asked for and print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--cases", type=int, default=2_000, help="how many")
    options.add_argument("--from", type=int, default=0, dest="first", help="number of the first")
    options.add_argument("--kinds", default="", help="suffixes of the files, with commas between them (default: all)")
    options.add_argument("--data", type=Path, nargs="*", default=list(DATA), help="folders of further seeds")
    options.add_argument("--whole", action="store_true", help="run every case through the whole program")
    options.add_argument("--monsters", action="store_true", help="the large and deep ones only")
    options.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    options.add_argument("--slow", type=float, default=3.0, help="seconds from which a case is listed")
    chosen = options.parse_args()
    begun = time.monotonic()
    pool = own_seeds() + found_seeds([folder for folder in chosen.data if folder.exists()])
    numbers = list(range(chosen.first, chosen.first + chosen.cases))
    if chosen.monsters:
        numbers = [n for n in numbers if n % MONSTROUS == MONSTROUS // 2]
    kinds = set(filter(None, chosen.kinds.split(",")))
    if kinds:
        numbers = [n for n in numbers if make_case(n, pool, whole=False).kind in kinds]
    results: dict[int, Result] = {}
    told: Counter[str] = Counter()
    for number, result in run_cases(numbers, pool, whole=chosen.whole, workers=chosen.workers):
        results[number] = result
        _limits(result)
        told.update(what[-60:] for _, what in result.faults)
        new = any(told[what[-60:]] <= 3 for _, what in result.faults)
        if new or result.seconds >= chosen.slow:
            case = make_case(number, pool, whole=chosen.whole)
            say(f"# case {number} {case.name} ({case.made}{', whole' if case.whole else ''}): {result.seconds:.1f} s, {result.peak // MIB} MiB")
            for kind, what in result.faults[:4]:
                say(f"#   {kind}: {what}")
    return report(results, len(pool), time.monotonic() - begun)


def _limits(result: Result) -> None:
    if result.seconds > SECONDS and not any(kind == "hangs" for kind, _ in result.faults):
        result.faults.append(("hangs", f"{result.seconds:.1f} s"))
    if result.peak > MEMORY:
        result.faults.append(("memory", f"{result.peak // MIB} MiB"))


def report(results: dict[int, Result], seeds: int, elapsed: float) -> int:
    """Print the figures; return 1 where a limit is broken."""
    broken = Counter(kind for result in results.values() for kind in {kind for kind, _ in result.faults})
    worst = max(results, key=lambda n: results[n].seconds, default=-1)
    issues: Counter[str] = Counter()
    for result in results.values():
        issues.update(result.issues)
    say(f"seeds {seeds}\ncases {len(results)}")
    for kind in ("crashes", "hangs", "memory", "unsound", "silent"):
        say(f"{kind} {broken[kind]}")
    say(f"captures {sum(result.captures for result in results.values())}")
    if results:
        say(f"worst_seconds {results[worst].seconds:.1f} (case {worst})")
        say(f"peak_mib {max(result.peak for result in results.values()) // MIB}")
    for code, count in sorted(issues.items(), key=lambda item: (-item[1], item[0])):
        say(f"issues.{code} {count}")
    say(f"elapsed_seconds {elapsed:.0f}")
    return 1 if broken else 0


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
