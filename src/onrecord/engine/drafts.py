"""Drafts: a text and a store of reports in, a verdict on each of its sentences out.

The draft is read like one more article of each story, in a store of its own: what is on record is not
touched. Where several stories have a say, the verdict that the reports support best stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.flow.protocols import Engine, Store
from onrecord.flow.shapes import Stage
from onrecord.model.annotations import Actor, Attribution
from onrecord.model.articles import Article, Dating
from onrecord.model.captures import Capture
from onrecord.model.dossiers import CheckedSentence
from onrecord.model.stories import Story
from onrecord.tools.protocols import Tools

#: Verdicts from the best supported to the least; the first that any story gives stands.
_ORDER = ("backed", "single_source", "disputed", "altered_quote", "contradicted", "not_found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """What checking works with: the plan that made the record, the stage that judges, engine, tools, stores."""

    plan: Sequence[Stage]
    judge: Stage
    engine: Engine
    tools: Tools
    empty_store: Callable[[], Store]


def check_draft(draft: Capture, store: Store, checking: Checking) -> list[CheckedSentence]:
    """Return a verdict on each sentence of the draft, in the order of the text."""
    alone = checking.empty_store()
    alone.put([replace(draft, draft=True)])
    checking.engine.run([stage for stage in checking.plan if stage.shape == "each"], alone, checking.tools)
    found: dict[int, CheckedSentence] = {}
    for story in store.all(Story):
        joined = _joined(story, alone, store, checking)
        checking.engine.run([*_through_story(checking.plan), checking.judge], joined, checking.tools)
        for checked in joined.all(CheckedSentence):
            best = found.get(checked.start)
            if best is None or _ORDER.index(checked.verdict) < _ORDER.index(best.verdict):
                found[checked.start] = checked
    return [checked for _, checked in sorted(found.items())]


def _joined(story: Story, alone: Store, store: Store, checking: Checking) -> Store:
    """Return a store with a story's records and the draft's; "on Monday" in a draft is most reports' Monday."""
    kinds = _kinds(checking.plan)
    drafts = [article.id for article in alone.all(Article) if article.draft]
    day = _usual_day(store.load(Dating, [f"dating-{article}" for article in story.articles]))
    made, joined = checking.empty_store(), checking.empty_store()
    for kind in kinds:
        made.put(alone.all(kind))
    made.put(Dating(draft, "", None, None, day, reason="the day on which most reports were written") for draft in drafts)
    checking.engine.run(_by_article(checking.plan), made, checking.tools)
    for kind in kinds:
        joined.put(_of_story(store, kind, story.id, frozenset(story.articles)))
        joined.put(made.all(kind))
    joined.put([replace(story, articles=tuple(sorted((*story.articles, *drafts))))])
    return joined


def _usual_day(datings: Sequence[Dating]) -> str:
    """Return the day on which most reports were written, the latest of several, "" where none is known."""
    days = Counter(dating.written[:10] for dating in datings if dating.written)
    return max(days, key=lambda day: (days[day], day), default="")


def _of_story(store: Store, kind: type, story: str, inside: Collection[str]) -> Sequence[Any]:
    """Return the records of one type that name a story, or all of whose articles are among the story's."""
    ids = [
        entry.id for entry in store.entries(kind)
        if (entry.story == story if entry.story else all(article in inside for article in entry.articles))
    ]  # fmt: skip
    return store.load(kind, ids)


def _kinds(plan: Sequence[Stage]) -> list[type]:
    """Return the types of a plan but those that its through-story stages make anew, in order."""
    anew = {kind for stage in _through_story(plan) for kind in stage.gives}
    kinds = dict.fromkeys(kind for stage in plan for kind in stage.gives)
    return [kind for kind in kinds if kind not in anew and kind is not Story]


def _by_article(plan: Sequence[Stage]) -> list[Stage]:
    """Return the stages that annotate one article alone."""
    return [stage for stage in plan if stage.shape == "gather" and stage.through is None and stage.by is None]


def _through_story(plan: Sequence[Stage]) -> list[Stage]:
    """Return the stages that tell what names and quotations mean across a story: the draft has a part in them."""
    told = {Actor, Attribution}
    return [stage for stage in plan if stage.through is Story and told.intersection(stage.gives)]
