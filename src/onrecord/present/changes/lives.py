"""The log of stories: a workspace in, what each reading and each judgement made of its stories out; or of one story.

An id goes on as a story grows, splits and merges; where it cannot (the smallest article came or went), it is told
which id goes on. An article that has a new version is the same article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypedDict

from onrecord.engine.versions import told_together
from onrecord.flow.protocols import Store
from onrecord.model.stories import Story
from onrecord.present.changes.families import families

Step = Literal["new", "grew", "shrank", "changed", "renamed", "merged", "split", "regrouped", "gone"]
#: The order in which the steps of one reading are told: what a reader may have to look at first.
ORDER: tuple[Step, ...] = ("merged", "split", "regrouped", "renamed", "grew", "shrank", "changed", "gone", "new")
#: Stories that are listed of one reading; the rest are counted.
LISTED = 20


class StoryStepRow(TypedDict):
    """What a reading made of a story, or of several that have articles in common before and after.

    `ids` are the stories after, `before` those before, `titles` those after (before, where there is none after);
    `added` and `removed` are articles' ids, `reports` counts the articles before and after.
    """

    change: Step
    ids: list[str]
    before: list[str]
    titles: list[str]
    added: list[str]
    removed: list[str]
    reports: list[int]


class LogRow(TypedDict):
    """One reading (several, where all but the last were stopped), and what it made of the stories.

    `what` is "" for a reading of reports, else the command with the ids it was given.
    """

    readings: list[int]
    what: str
    done: bool
    stories: list[StoryStepRow]


def log_rows(store: Store, *, story: str = "") -> list[LogRow]:
    """Return what became of the stories, reading by reading, as far back as it is kept; of one story where one is named.

    A reading that changed no story is left out; a judgement or a removal is told in any case.
    """
    known = {told.number: told for told in store.history.readings()}
    rows: list[LogRow] = []
    for group in told_together(list(known.values())):
        told = [known[number] for number in group]
        steps = list(_steps(store, group)) if any(one.changed for one in told) else []
        what = next((one.what for one in reversed(told) if one.what), "")
        if steps or what:
            rows.append({"readings": list(group), "what": what, "done": told[-1].done, "stories": steps})
    return _life(rows, story) if story else rows


def steps_of(store: Store, reading: int) -> list[StoryStepRow]:
    """Return what one reading made of the stories."""
    return list(_steps(store, (reading,)))


def _life(rows: Sequence[LogRow], story: str) -> list[LogRow]:
    """Return the steps that led to one story, the oldest first: its own, and those of the stories it came from."""
    mine = {story}
    found: list[LogRow] = []
    for row in reversed(rows):
        steps = [step for step in row["stories"] if not mine.isdisjoint((*step["ids"], *step["before"]))]
        mine.update(name for step in steps for name in step["before"])
        if steps:
            found.append({**row, "stories": steps})
    return found[::-1]


def _steps(store: Store, readings: Sequence[int]) -> Iterator[StoryStepRow]:
    today: dict[str, str] = {}

    def now(article: str) -> str:
        if article not in today:
            today[article] = store.alias(article)
        return today[article]

    changes = store.history.changes(Story, readings)
    before = [change.before for change in changes if change.before]
    after = [change.after for change in changes if change.after]
    steps = [step for old, new in families(before, after, now) for step in _step(old, new, now)]
    yield from sorted(steps, key=lambda step: (ORDER.index(step["change"]), -step["reports"][1], step["ids"], step["before"]))


def _step(old: Sequence[Story], new: Sequence[Story], now: Callable[[str], str]) -> Iterator[StoryStepRow]:
    were, are = ({now(article) for story in side for article in story.articles} for side in (old, new))
    change = _kind([story.id for story in old], [story.id for story in new], added=bool(are - were), removed=bool(were - are))
    if change is None:
        return
    yield {
        "change": change,
        "ids": [story.id for story in new],
        "before": [story.id for story in old],
        "titles": [story.title for story in new or old],
        "added": sorted(are - were),
        "removed": sorted(were - are),
        "reports": [len(were), len(are)],
    }


def _kind(old: Sequence[str], new: Sequence[str], *, added: bool, removed: bool) -> Step | None:
    if not old or not new:
        return "new" if new else "gone"
    if len(old) > 1 or len(new) > 1:
        return "merged" if len(new) == 1 else "split" if len(old) == 1 else "regrouped"
    if old != new:
        return "renamed"
    if added and removed:
        return "changed"
    return "grew" if added else "shrank" if removed else None


def log_lines(rows: Sequence[LogRow]) -> Iterator[str]:
    """Yield the log for a person, the oldest first."""
    for row in rows:
        numbers = row["readings"]
        which = f"Reading {numbers[-1]}" if len(numbers) == 1 else f"Readings {numbers[0]} to {numbers[-1]}"
        what = f" (onrecord {row['what']})" if row["what"] else ""
        yield f"{which}{what}{'' if row['done'] else ', stopped before its end'}: {'' if row['stories'] else 'no story changed.'}".rstrip()
        yield from (f"  {line}" for line in step_lines(row["stories"]))


def step_lines(steps: Sequence[StoryStepRow]) -> Iterator[str]:
    """Yield what became of stories, a line each, no more than are read."""
    for step in steps[:LISTED]:
        yield _line(step)
    if len(steps) > LISTED:
        rest = steps[LISTED:]
        new = sum(step["change"] == "new" for step in rest)
        yield f"and {len(rest)} more{f', {new} of them new' if 0 < new < len(rest) else ', all new' if new else ''}."


def _line(step: StoryStepRow) -> str:
    before, after = step["reports"]
    arrow = f"{', '.join(step['before'])} → {', '.join(step['ids'])}"
    title = " / ".join(dict.fromkeys(" ".join(title.split()) for title in step["titles"] if title.strip()))
    moved = [f"{len(found)} {word}" for found, word in ((step["added"], "added"), (step["removed"], "gone")) if found]
    counts = f"{count(after or before)}{_moved(moved) if moved and step['change'] not in ('new', 'gone') else ''}"
    where = arrow if step["change"] in ("merged", "split", "regrouped", "renamed") else " ".join(step["ids"] or step["before"])
    return f"{step['change']:9} {where}  {counts}  {title}".rstrip()


def count(number: int) -> str:
    """Return a number of reports in words."""
    return f"{number} report{'s' * (number != 1)}"


def _moved(parts: Sequence[str]) -> str:
    return f" ({', '.join(parts)})"
