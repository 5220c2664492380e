"""The list of stories: a store and what is wanted of it in, stories in order and their lines out.

It is made from outlines, which are small: no dossier is read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from onrecord.flow.protocols import Store
from onrecord.model.dossiers import Dossier, Outline, outline_of
from onrecord.model.stories import Sequel, Told
from onrecord.present.view.shown import count_of, one_line

Order = Literal["size", "origins", "last"]
ORDERS: tuple[Order, ...] = ("size", "origins", "last")
#: Columns of a terminal below which a story has two lines, and characters that a title gets at least beside the rest.
NARROW, LEAST = 100, 30


class StoryLine(TypedDict):
    """A story in a list of stories. `follows` is the story of the same affair that it goes on from, "" for none;
    `told_in` counts the sections of round-ups and live blogs that tell of it besides its reports."""

    id: str
    title: str
    reports: int
    newsrooms: int
    first: str
    last: str
    points: dict[str, int]
    follows: str
    told_in: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which stories are listed, and in which order. Days are ISO ("2031-05", too); `words` must all stand in the title."""

    since: str = ""
    until: str = ""
    reports: int = 1
    newsrooms: int = 1
    words: tuple[str, ...] = ()
    order: Order = "size"
    most: int = 0


def story_list(store: Store, wanted: Wanted = Wanted()) -> list[StoryLine]:
    """Return the stories of a store that are wanted: those with most reports first, unless another order is."""
    before = {tie.later: tie.earlier for tie in store.all(Sequel)}
    told: dict[str, int] = {}
    for place in store.all(Told):
        told[place.story] = told.get(place.story, 0) + 1
    found = [_line(outline, before.get(outline.story, ""), told.get(outline.story, 0))
             for outline in outlines_of(store) if _fits(outline, wanted)]  # fmt: skip
    found.sort(key=lambda line: line["id"])
    if wanted.order == "last":
        found.sort(key=lambda line: line["last"], reverse=True)
    else:
        first, then = ("newsrooms", "reports") if wanted.order == "origins" else ("reports", "newsrooms")
        found.sort(key=lambda line: (line[first], line[then]), reverse=True)  # type: ignore[literal-required]
    return found[: wanted.most] if wanted.most else found


def outlines_of(store: Store) -> Sequence[Outline]:
    """Return the outlines of all stories; of a workspace from before there were any, those of its dossiers."""
    found = store.all(Outline)
    return found or [outline_of(dossier) for dossier in store.all(Dossier)]


def _fits(outline: Outline, wanted: Wanted) -> bool:
    if outline.reports < wanted.reports or outline.newsrooms < wanted.newsrooms:
        return False
    if (wanted.since or wanted.until) and not outline.last:
        return False
    if wanted.since and outline.last[: len(wanted.since)] < wanted.since:
        return False
    if wanted.until and outline.first[: len(wanted.until)] > wanted.until:
        return False
    title = outline.title.casefold()
    return all(word.casefold() in title for word in wanted.words)


def _line(outline: Outline, follows: str, told: int) -> StoryLine:
    return {
        "id": outline.story, "title": outline.title, "reports": outline.reports, "newsrooms": outline.newsrooms,
        "first": outline.first, "last": outline.last, "points": dict(outline.points), "follows": follows, "told_in": told,
    }  # fmt: skip


def by_affair(stories: Sequence[StoryLine]) -> list[tuple[StoryLine, bool]]:
    """Return stories in their order, those of one affair together, by their days; true for each that goes on from another.

    An affair stands where the first of its stories does.
    """
    lines = {line["id"]: line for line in stories}
    roots: dict[str, str] = {}
    affairs: dict[str, list[StoryLine]] = {}
    for line in stories:
        path = [line["id"]]
        while path[-1] not in roots and (before := lines[path[-1]]["follows"]) in lines and before not in path:
            path.append(before)
        root = roots.get(path[-1], path[-1])
        roots.update(dict.fromkeys(path, root))
        affairs.setdefault(root, []).append(line)
    found = []
    for root, held in affairs.items():
        held.sort(key=lambda line: (line["id"] != root, line["first"], line["last"], line["id"]))
        found += [(line, line["id"] != root) for line in held]
    return found


def story_lines(stories: Sequence[StoryLine], *, width: int = 0, indent: str = "") -> Iterator[str]:
    """Yield a line a story; in `width` columns (0: any number) titles are cut, and narrow ones get a line of their own."""
    rows = [(line, follows, counts_of(line), days_of(line["first"], line["last"])) for line, follows in by_affair(stories)]
    counts = max((len(row[2]) for row in rows), default=0)
    days = max((len(row[3]) for row in rows), default=0)
    for line, follows, count, when in rows:
        mark = "↳ " if follows else ""
        title = mark + one_line(line["title"])
        head = f"{indent}{line['id']}  {count:{counts}}  {when:{days}}"
        if not width:
            yield f"{head}  {title}"
        elif width < NARROW or width - len(head) - 2 < LEAST:
            yield head.rstrip()
            yield f"{indent}    {one_line(title, max(LEAST, width - len(indent) - 4))}"
        else:
            yield f"{head}  {one_line(title, width - len(head) - 2)}"


def counts_of(line: StoryLine) -> str:
    """Return "11 reports, 7 newsrooms"."""
    return f"{count_of(line['reports'], 'report')}, {count_of(line['newsrooms'], 'newsroom')}"


def days_of(first: str, last: str) -> str:
    """Return the days of a story, ISO, what both have in common told once: "2031-05-03 to 05-09"."""
    first, last = first[:10], last[:10]
    if not first or not last or first == last:
        return first or last or "undated"
    return f"{first} to {last[5:] if first[:4] == last[:4] else last}"


def terminal_width() -> int:
    """Return the columns of the terminal that is written to, 0 where it is a file or a pipe."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0
    except (OSError, ValueError):
        return 0
