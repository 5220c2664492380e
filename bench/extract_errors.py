"""Lists of errors: a store with annotations and a gold file in, a line for each thing missed, besides or otherwise out.

Every line begins with `missed`, `besides`, `other` or `right`, so that a pager's search walks through one kind.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.flow.protocols import Store
from onrecord.model.annotations import Coding, Quote, Timex
from onrecord.model.articles import Article
from onrecord.model.spans import Span

#: Characters of the text that are shown on either side.
AROUND = 90


@dataclass(frozen=True)
class Told:
    """An attribution of the gold: where content, source and cue stand."""

    content: tuple[int, int]
    source: tuple[int, int] | None
    cue: tuple[int, int] | None


def quote_errors(store: Store, gold: Path) -> Iterator[str]:
    """Yield attributions (brat files) that no quote covers by half, quotes that no attribution does, other sources."""
    mine = _by_record(store, store.all(Quote), lambda quote: quote.content)
    for file in sorted(gold.glob("*.ann")):
        name = re.sub(r"(_[0-9a-f]{4})?$", "", file.stem)
        article, quotes = mine.get(name) or mine.get(file.stem) or (None, [])
        if article is None:
            yield f"missed\t{name}\tthe article was not read"
            continue
        told = attributions(file)
        for one in told:
            quote = next((q for q in quotes if _share((q.content.start, q.content.end), one.content) >= 0.5), None)
            if quote is None:
                quoted = any(mark in article.text[slice(*one.content)] for mark in "“”\"")
                part = [q for q in quotes if _share((q.content.start, q.content.end), one.content) > 0]
                seen = f"seen {part[0].kind}: {_flat(part[0].content.exact)}" if part else "nothing seen"
                cue = _flat(article.text[slice(*one.cue)]) if one.cue else "no cue"
                yield f"missed\t{name}\t{'quoted' if quoted else 'plain'}\tcue: {cue}\t{_shown(article, *one.content)}\t{seen}"
            elif one.source and not _overlaps(quote.speaker, one.source):
                mine_, theirs = quote.speaker.exact if quote.speaker else "nobody", article.text[slice(*one.source)]
                yield f"other\t{name}\t{quote.kind}\tsource {_flat(mine_)} for {_flat(theirs)}\t{_shown(article, *one.content)}"
        for quote in quotes:
            if not any(_share((quote.content.start, quote.content.end), one.content) >= 0.5 for one in told):
                cue = quote.cue.exact if quote.cue else "no cue"
                yield f"besides\t{name}\t{quote.kind}\tcue: {cue}\t{_shown(article, quote.content.start, quote.content.end)}"


def time_errors(store: Store, gold: Path) -> Iterator[str]:
    """Yield time expressions missed, found besides, and those with another value."""
    mine = _by_record(store, store.all(Timex), lambda time: time.span)
    golds: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in _rows(gold):
        golds[row["id"]].append(row)
    for name, rows in golds.items():
        article, times = mine.get(name, (None, []))
        if article is None:
            continue
        for row in rows:
            place = (row["start"], row["end"])
            time = max(times, key=lambda t: _share((t.span.start, t.span.end), place), default=None)
            if time is None or not _overlaps(time.span, place):
                yield f"missed\t{name}\t{row['type']} {row['value']}\t{_shown(article, *place)}"
            elif time.value != (row["value"] or ""):
                yield f"other\t{name}\t{time.value} for {row['value']} (anchor {time.anchor})\t{_shown(article, *place)}"
        for time in times:
            if not any(_overlaps(time.span, (row["start"], row["end"])) for row in rows):
                yield f"besides\t{name}\t{time.type} {time.value}\t{_shown(article, time.span.start, time.span.end)}"


def event_errors(store: Store, gold: Path) -> Iterator[str]:
    """Yield each sentence with the event it was chosen for and those coded, `right` where type and parties are."""
    mine = _by_record(store, store.all(Coding), lambda event: event.evidence)
    for row in _rows(gold):
        _, events = mine.get(row["id"], (None, []))
        wanted = f"{row['event']} {row['actor_countries']} > {row['recipient_countries']}"
        coded = "; ".join(
            f"{e.type} {list(e.actor_countries)} > {list(e.recipient_countries)} ({e.cue.exact if e.cue else ''})" for e in events
        )
        yield f"{_verdict(row, events)}\t{row['id']}\t{wanted}\tcoded: {coded or 'nothing'}\t{_flat(row['articleBody'])}"


def _verdict(row: Mapping[str, Any], events: Sequence[Coding]) -> str:
    right = [event for event in events if event.type == row["event"]]
    if not right:
        return "other" if events else "missed"
    actors, recipients = set(row["actor_countries"]), set(row["recipient_countries"])
    if not actors:
        return "right"
    met = any(actors & set(e.actor_countries) and (not recipients or recipients & set(e.recipient_countries)) for e in right)
    return "right" if met else "parties"


def attributions(file: Path) -> list[Told]:
    """Return the attributions of a brat file, one for each content."""
    places: dict[str, tuple[int, int]] = {}
    told: dict[tuple[int, int], Told] = {}
    for line in file.read_text("utf-8").split("\n"):
        if not re.match(r"[TE]\d+\t", line):
            continue
        if line.startswith("T"):
            name, middle, _ = line.split("\t", 2)
            numbers = [int(number) for number in re.findall(r"\d+", middle)]
            places[name] = (min(numbers), max(numbers))
        elif line.startswith("E"):
            parts = [part.split(":") for part in line.split("\t")[1].split()]
            roles = {role.rstrip("0123456789"): places[name] for role, name in parts if name in places}
            if "Content" in roles:
                told.setdefault(roles["Content"], Told(roles["Content"], roles.get("Source"), roles.get("Cue")))
    return list(told.values())


def _by_record(
    store: Store, found: Sequence[Any], span: Callable[[Any], Span]
) -> dict[str, tuple[Article, list[Any]]]:
    """Return articles with what was found in each, by the record's id or else the file's name without its ending."""
    mine: dict[str, tuple[Article, list[Any]]] = {}
    articles = {article.id: article for article in store.all(Article)}
    for article in articles.values():
        mine[article.record_id or Path(article.path).stem] = (article, [])
    for one in sorted(found, key=lambda one: span(one)):
        article = articles[span(one).article]
        mine[article.record_id or Path(article.path).stem][1].append(one)
    return mine


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union."""
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def _overlaps(span: Span | None, place: tuple[int, int]) -> bool:
    return span is not None and min(span.end, place[1]) > max(span.start, place[0])


def _shown(article: Article, start: int, end: int) -> str:
    before, after = article.text[max(0, start - AROUND) : start], article.text[end : end + AROUND]
    return _flat(f"{before}[[{article.text[start:end]}]]{after}")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


#: By the table that is graded.
LISTS: Mapping[str, Callable[[Store, Path], Iterator[str]]] = {
    "quotes": quote_errors,
    "times": time_errors,
    "events": event_errors,
}
