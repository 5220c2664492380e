"""Lines: rows of what changed in, lines for a person out.

The reports' own words stand four spaces in: Markdown shows such lines as they are, whatever signs are in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.present.changes.rows import (
    ArticleChangeRow,
    ChangesRow,
    ClaimedRow,
    ParagraphChange,
    PointChangeRow,
    StoryChangeRow,
    VersionsRow,
)

#: Words shown around what changed, and characters of a paragraph that is told whole.
AROUND, SHOWN = 8, 400
#: Points of one story, paragraphs of one report, new reports and new stories that are listed; the rest are counted.
LISTED = 20
_ARTICLES = {
    "new": "New report", "changed": "Changed", "told-otherwise": "Same bytes, told otherwise than before", "gone": "Gone",
}  # fmt: skip


def change_lines(row: ChangesRow) -> Iterator[str]:
    """Yield what readings changed: the reports first, then the stories."""
    numbers = row["readings"]
    which = f"Reading {numbers[-1]}" if len(numbers) == 1 else f"Readings {numbers[0]} to {numbers[-1]}"
    which += f" (onrecord {row['what']})" if row["what"] else ""
    yield f"{which}: {_summary(row)}"
    if row["program"]:
        told = row["program"]
        yield f"  The program is {told['after']}, before it was {told['before']}: some of this may be its doing."
    for article in row["articles"]:
        if article["change"] != "new":
            yield ""
            yield from article_lines(article)
    new = [article for article in row["articles"] if article["change"] == "new"]
    if new:
        yield ""
        yield from (f"New report: {_named(article)}" for article in new[:LISTED])
    if len(new) > LISTED:
        yield f"and {len(new) - LISTED} more new reports."
    fresh = [story for story in row["stories"] if story["change"] == "new"]
    for story in (*(story for story in row["stories"] if story["change"] != "new"), *fresh[:LISTED]):
        yield ""
        yield from story_lines(story)
    if len(fresh) > LISTED:
        yield f"and {len(fresh) - LISTED} more new stories."
    if row["kept_from"] > 1:
        yield ""
        yield f"The history tells of reading {row['kept_from']} and later; what was before is let go."


def article_lines(row: ArticleChangeRow) -> Iterator[str]:
    """Yield what became of one article, its text paragraph by paragraph."""
    yield f"{_ARTICLES[row['change']]}: {_named(row)}"
    yield f"  {row['before']} → {row['id']}" if row["before"] not in ("", row["id"]) else f"  {row['id']}"
    if row["change"] != "gone":
        yield from _inside(row)
    elif row["reason"]:
        yield f"  What is there now is no article: {_cut(row['reason'])}"


def version_lines(row: VersionsRow) -> Iterator[str]:
    """Yield the versions of an article, the oldest first, each with what it changed."""
    count = len(row["versions"]) + row["left_out"]
    yield f"{count} version{'s' * (count != 1)} of {row['article'] or 'a page that is no article now'}"
    if row["left_out"]:
        yield f"The oldest {row['left_out']} are left out."
    for number, version in enumerate(row["versions"], row["left_out"] + 1):
        first, last = (_moment(version["first"]), _moment(version["last"]))
        when = f"{first} to {last}" if first != last else first
        place = version["url"] or version["path"]
        yield ""
        yield f"{number}. {when}{', current' if version['current'] else ''}: {_cut(version['title']) or 'no article'}"
        yield f"  {version['capture']}, {place}, {version['size']} bytes, sha256 {version['sha256']}"
        change = version["change"]
        if change:
            inside = list(_inside(change))
            yield from inside or ["  The text is the same."]


def story_lines(row: StoryChangeRow) -> Iterator[str]:
    """Yield what became of one story."""
    title = _cut(" / ".join(row["titles"] or row["titles_before"]))
    opening = {
        "new": "New story", "gone": "Story gone", "merged": f"{len(row['before'])} stories are one now",
        "split": f"One story is {len(row['ids'])} now", "regrouped": "Stories grouped otherwise", "changed": "Story",
    }[row["change"]]  # fmt: skip
    yield f"{opening}: {title}"
    yield f"  {' '.join(row['ids'] or row['before'])}"
    if row["titles"] != row["titles_before"] and row["change"] not in ("new", "gone"):
        yield f"  It was called: {_cut(' / '.join(row['titles_before']))}"
    yield f"  {_counts(row)}"
    if row["change"] in ("new", "gone"):
        counts = Counter(point["status"] or point["status_before"] or "" for point in row["points"])
        if counts:
            yield f"  Points: {', '.join(f'{counts[status]} {status}' for status in sorted(counts))}."
        return
    for words, rooms in (("no longer counted", row["rooms_removed"]), ("new", row["rooms_added"])):
        if rooms:
            yield f"  Newsrooms {words}: {_cut(', '.join(rooms))}."
    yield from _points(row["points"])


def _points(rows: Sequence[PointChangeRow]) -> Iterator[str]:
    """Yield the points that changed; those reworded, and those of one newsroom that came or went, are counted only."""
    listed = [row for row in rows if not _alone(row) and row["change"] != "reworded"]
    for row in listed[:LISTED]:
        yield from _point(row)
    if len(listed) > LISTED:
        yield f"  and {len(listed) - LISTED} more points."
    counts = Counter(row["change"] for row in rows if _alone(row))
    if counts:
        told = ", ".join(f"{counts[kind]} {kind}" for kind in ("new", "gone") if counts[kind])
        yield f"  Told by one newsroom only: {told}."
    reworded = sum(row["change"] == "reworded" for row in rows)
    if reworded:
        yield f"  The same in other words: {_number(reworded, 'point')}."


def _alone(row: PointChangeRow) -> bool:
    return row["change"] in ("new", "gone") and "single_source" in (row["status"], row["status_before"])


def _point(row: PointChangeRow) -> Iterator[str]:
    if row["change"] == "new":
        yield f"  New point, {row['status']}: {_cut(row['question']).rstrip('.')}{'' if row['question'].endswith('?') else '.'} {_cut(row['explanation'])}".rstrip()
    elif row["change"] == "gone":
        yield f"  Gone, was {row['status_before']}: {_cut(row['question'])}"
    else:
        status = " → ".join(dict.fromkeys(str(one) for one in (row["status_before"], row["status"])))
        yield f"  {status}: {_cut(row['question'])}"
        yield from _claims(row["claims_before"], row["claims"])


def _claims(before: Sequence[ClaimedRow], after: Sequence[ClaimedRow]) -> Iterator[str]:
    """Yield the claims that are not made any more, those that are new, and those that more or fewer newsrooms make."""
    old = {row["text"]: row["independent"] for row in before}
    new = {row["text"]: row["independent"] for row in after}
    yield from (f"    - {_cut(text)} ({_number(old[text], 'newsroom')})" for text in old if text not in new)
    yield from (f"    + {_cut(text)} ({_number(new[text], 'newsroom')})" for text in new if text not in old)
    for text in old:
        if old[text] != new.get(text, old[text]):
            yield f"    {_cut(text)} ({old[text]} → {_number(new[text], 'newsroom')})"


def _inside(row: ArticleChangeRow) -> Iterator[str]:
    """Yield what is another in a version: what it says of itself, corrections, then its paragraphs."""
    for field in row["fields"]:
        yield f"  {field['field']}:"
        yield from (f"    {sign} {_cut(text)}" for sign, text in (("-", field["before"]), ("+", field["after"])) if text)
    for text in row["corrections"]:
        yield "  It notes a correction:"
        yield f"    + {_cut(text)}"
    if row["paragraphs"]:
        count = len(row["paragraphs"])
        yield f"  text, {count} paragraph{'s' * (count != 1)}:"
    for number, paragraph in enumerate(row["paragraphs"][:LISTED]):
        if number:
            yield ""
        yield from _paragraph(paragraph)
    if len(row["paragraphs"]) > LISTED:
        yield f"  and {len(row['paragraphs']) - LISTED} more paragraphs."


def _paragraph(row: ParagraphChange) -> Iterator[str]:
    """Yield a paragraph's former words and its new ones, what is gone or new in marks, far-off words left out."""
    if not row["before"] or not row["after"]:
        yield f"    {'+' if row['after'] else '-'} {_cut(row['before'] or row['after'])}"
        return
    marks = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
    for sign, kind in (("-", "gone"), ("+", "new")):
        text = ""
        for number, run in enumerate(row["words"]):
            if run["kind"] == kind:
                bare = run["text"].rstrip()
                text += f"{marks[kind][0]}{_cut(bare)}{marks[kind][1]}{run['text'][len(bare):]}"
            elif run["kind"] == "same":
                text += _around(run["text"], first=number == 0, last=number == len(row["words"]) - 1)
        yield f"    {sign} {text.rstrip()}"


def _around(text: str, *, first: bool, last: bool) -> str:
    """Return the words next to a change, and three dots for those that are further off."""
    words = text.split(" ")
    keep = AROUND if first or last else 2 * AROUND
    if len(words) <= keep + 2:
        return text
    before = [] if first else words[:AROUND]
    after = [] if last else words[-AROUND:]
    return " ".join([*before, "…", *after])


def _named(row: ArticleChangeRow) -> str:
    where = row["url"] or row["path"]
    return f"{_cut(row['title'])} ({where})" if where and where != row["title"] else _cut(row["title"])


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def _moment(text: str) -> str:
    """Return when something was found: a time as it is, a reading's number as such."""
    return f"reading {text}" if text.isdecimal() else f"fetched {text}" if text else "earlier"


def _counts(row: StoryChangeRow) -> str:
    """Tell how many reports from how many newsrooms there were and are."""
    reports, rooms = row["reports"], row["newsrooms"]
    told = [
        f"{_number(count, 'report')} from {_number(origins, 'newsroom')}"
        for count, origins in ((reports["before"], rooms["before"]), (reports["after"], rooms["after"]))
    ]
    if row["change"] in ("new", "gone"):
        return told[row["change"] == "new"] + "."
    members = [f"{len(found)} {name}" for found, name in ((row["added"], "new"), (row["removed"], "gone")) if found]
    counts, joined = " → ".join(dict.fromkeys(told)), ", ".join(members)
    return f"{counts} ({joined})." if joined else f"{counts}."


def _number(count: int, name: str) -> str:
    return f"{count} {name}{'s' * (count != 1)}"


def _summary(row: ChangesRow) -> str:
    """Count what changed, in one line."""
    counts: Counter[str] = Counter(article["change"] for article in row["articles"])
    told = [_number(counts[kind], "report") + words for kind, words in (
        ("new", " new"), ("changed", " changed"), ("told-otherwise", " told otherwise"), ("gone", " gone")) if counts[kind]]  # fmt: skip
    if row["same_text"]:
        told.append(f"{_number(row['same_text'], 'report')} with other bytes and the same text")
    if row["stories"]:
        told.append(f"{len(row['stories'])} stor{'y' if len(row['stories']) == 1 else 'ies'} touched")
    return f"{', '.join(told) or 'nothing changed'}."
