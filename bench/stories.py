"""Stories: how well the program groups reports whose stories people have told; records and their stories in, figures out.

usage: bench/stories.py ARTICLES STORIES [--distractors PATH] [--number N] [--thin SHARE]

ARTICLES holds records, STORIES a line a story with the record ids of its `articles` (JSON Lines). The program's own
stages up to the stories run on them, read as one stream; with --distractors the first N articles of another file are
read along, and the figures are those of the articles whose story is known. Prints B-cubed precision, recall and F1
(Bagga and Baldwin 1998), F1 for each half of the stories (by a hash of the story's id; the weights of the likeness
were fitted on the first), and the seconds of the processor that the story stages took. --thin leaves this share of the
stories, drawn by a hash, with one article only: there the grouping must leave articles alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from onrecord.engine.intake import take_in
from onrecord.engine.local import LocalEngine
from onrecord.flow.settings import Settings
from onrecord.flow.shapes import Stage
from onrecord.flow.stages import stages
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.stories import Story
from onrecord.read.captures import read_paths
from onrecord.read.limits import ReadLimits
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights
from onrecord.wiring import build_store
from scale import NoParser, Stopwatch, processor

LAST = "stories"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("articles", type=Path)
    options.add_argument("stories", type=Path)
    options.add_argument("--distractors", type=Path, metavar="PATH", help="articles of no known story that are read along")
    options.add_argument("--number", type=int, default=8_000, metavar="N", help="how many of them (default: 8,000)")
    options.add_argument("--thin", type=float, default=0.0, metavar="SHARE", help="stories left with one article")
    chosen = options.parse_args()
    gold = _thinned(_gold(chosen.stories), chosen.thin)
    captures = [capture for capture in _captures(chosen.articles) if not chosen.thin or capture.record_id in gold]
    if chosen.distractors:
        captures += islice(_captures(chosen.distractors), chosen.number)
    begun = processor()
    found, seconds = _stories(captures)
    kinds = {story: _half(story) for story in set(gold.values())}
    whole, *halves = (
        bcubed(found, gold, [name for name in gold if half is None or kinds[gold[name]] == half]) for half in (None, 0, 1)
    )
    figures = {
        "articles": len(gold),
        "read": len(captures),
        "bcubed_p": round(whole.precision, 4),
        "bcubed_r": round(whole.recall, 4),
        "bcubed_f1": round(whole.f1, 4),
        "fitted_half_f1": round(halves[0].f1, 4),
        "other_half_f1": round(halves[1].f1, 4),
        "story_seconds": round(seconds, 1),
        "all_seconds": round(processor() - begun, 1),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


@dataclass(frozen=True)
class Figures:
    """Precision and recall of a grouping."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def bcubed(found: Mapping[str, str], gold: Mapping[str, str], asked: Sequence[str]) -> Figures:
    """Return the figures of the articles asked for; an article that is not found is a story of its own."""
    mine = _members({name: found.get(name, f"alone: {name}") for name in gold})
    theirs = _members(gold)
    precision = recall = 0.0
    for name in asked:
        ours, right = mine[found.get(name, f"alone: {name}")], theirs[gold[name]]
        common = len(ours & right)
        precision, recall = precision + common / len(ours), recall + common / len(right)
    return Figures(precision / max(1, len(asked)), recall / max(1, len(asked)))


def _members(stories: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for name, story in stories.items():
        members.setdefault(story, set()).add(name)
    return members


def _stories(captures: Sequence[Capture]) -> tuple[dict[str, str], float]:
    """Return the story of each record, and the processor's seconds that the story stages took."""
    store = build_store()
    tools = Tools(parser=NoParser(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier())
    take_in(((capture, "") for capture in captures), store)
    watch = Stopwatch()
    watch.last = processor()
    LocalEngine(progress=watch, on_error="stop").run(_plan(), store, tools)
    names = {article.id: article.record_id for article in store.all(Article)}
    found = {names[article]: story.id for story in store.all(Story) for article in story.articles}
    own = ("story-keys", "story-candidates", "links", "stories")
    return found, sum(watch.worked.get(stage, 0.0) for stage in own)


def _plan() -> tuple[Stage, ...]:
    plan = stages(Settings())
    return plan[: 1 + next(number for number, stage in enumerate(plan) if stage.name == LAST)]


def _captures(path: Path) -> Iterator[Capture]:
    return (item for item in read_paths([str(path)], limits=ReadLimits()) if isinstance(item, Capture))


def _gold(path: Path) -> dict[str, str]:
    """Return the story of each article."""
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {name: line["story"] for line in lines for name in line["articles"]}


def _thinned(gold: Mapping[str, str], share: float) -> dict[str, str]:
    """Leave one article, the smallest id, of a share of the stories."""
    first: dict[str, str] = {}
    for name, story in sorted(gold.items()):
        first.setdefault(story, name)
    return {name: story for name, story in gold.items() if first[story] == name or _draw(f"thin{story}") >= share * 256}


def _half(story: str) -> int:
    return _draw(story) % 2


def _draw(text: str) -> int:
    return blake2b(text.encode("utf-8")).digest()[0]


if __name__ == "__main__":
    main()
