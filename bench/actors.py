"""Who is who: invented reports with every name, description and pronoun marked in, the share linked rightly out.

usage: bench/actors.py [FILE...] [--errors]

The files (default: all of bench/actors_gold) mark `[words|id]`; `?` for an id says that the text leaves open who is
meant. Figures: B-cubed precision, recall and F1 of the names over the stories; of descriptions and of pronouns how many
of the links made are right (precision) and how many of those that the text decides are made (recall); the share of
actors whose country (ISO 3166) is right. --errors lists what is wrong.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.extract.actors import find_actors
from onrecord.extract.mentions import find_mentions
from onrecord.extract.parses import parse_article
from onrecord.extract.quotes import find_quotes
from onrecord.extract.references import find_references
from onrecord.model.annotations import Actor, Mention
from onrecord.model.articles import Article, Block
from onrecord.model.spans import Span
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.wiring import build_tools

_MARKED = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
_PRONOUNS = frozenset({
    "i", "me", "my", "he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "we", "us", "our", "who",
})  # fmt: skip
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "those"})


@dataclass
class Marked:
    """A marked stretch of a report: where it is, what sort it is, and who it is."""

    article: str
    start: int
    end: int
    words: str
    who: str

    @property
    def sort(self) -> str:
        """Name, description or pronoun, by the words themselves."""
        first, *rest = self.words.split()
        if not rest and first.lower() in _PRONOUNS:
            return "pronoun"
        low = first.lower() in _DETERMINERS or first[:1].islower()
        plain = all(word[:1].islower() or word[:1].isdigit() for word in rest[-1:] or [first])
        return "description" if low and plain else "name"


@dataclass(frozen=True)
class Link:
    """Words that the program holds to be an actor, by name or otherwise."""

    span: Span
    actor: str
    named: bool


@dataclass
class Tale:
    """A story of the file: its reports, what is marked in them, the countries of its actors."""

    title: str
    texts: list[str] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    lands: dict[str, str] = field(default_factory=dict)


def tales(path: Path) -> Iterator[Tale]:
    """Yield the stories of a file."""
    for part in re.split(r"(?m)^== ", path.read_text("utf-8"))[1:]:
        title, _, rest = part.partition("\n")
        tale = Tale(title)
        tale.lands = dict(re.findall(r"(?m)^@ (\S+) (\S+)$", rest))
        for number, text in enumerate(re.split(r"(?m)^--$", re.sub(r"(?m)^@ .*\n", "", rest)), 1):
            plain, at = "", 0
            text = text.strip()
            for match in _MARKED.finditer(text):
                plain += text[at : match.start()]
                tale.marked.append(Marked(f"a{number}", len(plain), len(plain) + len(match[1]), match[1], match[2]))
                plain, at = plain + match[1], match.end()
            tale.texts.append(plain + text[at:])
        yield tale


def read_tale(tale: Tale, tools: Tools) -> tuple[list[Actor], list[Link]]:
    """Run the stages from the parse to the links on a story."""
    records: list[Any] = [Story("story-1", tuple(f"a{n}" for n in range(1, len(tale.texts) + 1)))]
    for number, text in enumerate(tale.texts, 1):
        blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
        name = f"a{number}"
        article = Article(name, f"c-{name}", "", "", "", "", text, None, "", "", "en", blocks)
        alone = [article, *parse_article(article, tools)]
        alone += list(find_mentions(_group(alone), tools))
        records += [*alone, *find_quotes(_group(alone), tools)]
    actors = list(find_actors(_group(records), tools))
    places = {m.id: m.span for m in records if isinstance(m, Mention)}
    links = [Link(places[m], a.id, named=a.kind != "role") for a in actors for m in a.mentions]
    links += [Link(r.span, r.actor, named=False) for r in find_references(_group([*records, *actors]), tools)]
    return actors, [one for one in links if one.named or one.actor not in {a.id for a in actors if a.kind == "role"}]


def _group(records: Iterable[Any]) -> Group:
    by_type: dict[type, list[Any]] = defaultdict(list)
    for record in records:
        by_type[type(record)].append(record)
    return Group("k", {kind: sorted(found, key=lambda r: r.id) for kind, found in by_type.items()})


def link(marked: Marked, links: Iterable[Link]) -> Link | None:
    """Return the link of a marked stretch: of those of its sort, the one that shares most with it."""
    near = [r for r in links if r.span.article == marked.article and r.span.start < marked.end and marked.start < r.span.end]
    named = [r for r in near if r.named == (marked.sort == "name")]
    return max(named, key=lambda r: (min(r.span.end, marked.end) - max(r.span.start, marked.start), -len(r.span.exact)), default=None)


class Score:
    """The counts of all stories."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(self, tale: Tale, actors: list[Actor], links: list[Link]) -> None:
        """Count a story."""
        found = {id(m): link(m, links) for m in tale.marked}
        names = [m for m in tale.marked if m.sort == "name" and m.who != "?"]
        of = {id(m): (ref.actor if (ref := found[id(m)]) else f"none-{n}") for n, m in enumerate(names)}
        called = {a.id: a.name for a in actors}
        for m in names:
            mine = [o for o in names if o.who == m.who]
            theirs = [o for o in names if of[id(o)] == of[id(m)]]
            both = sum(1 for o in mine if of[id(o)] == of[id(m)])
            self.sums["names"] += 1
            self.sums["precision"] += both / len(theirs)
            self.sums["recall"] += both / len(mine)
            if both < len(mine) or both < len(theirs):
                self.errors.append(f"{tale.title}: name {m.words!r} ({m.who}) is {called.get(of[id(m)], 'not found')!r}")
        chosen = {who: Counter(of[id(m)] for m in names if m.who == who).most_common(1)[0][0] for who in {m.who for m in names}}
        for m in tale.marked:
            if m.sort == "name":
                continue
            ref = found[id(m)]
            right = ref is not None and ref.actor == chosen.get(m.who)
            self.sums[m.sort] += m.who != "?"
            self.sums[f"{m.sort} linked"] += ref is not None
            self.sums[f"{m.sort} right"] += right
            if not right and (ref or m.who != "?"):
                self.errors.append(f"{tale.title}: {m.sort} {m.words!r} ({m.who}) is {called.get(ref.actor) if ref else 'open'!r}")
        lands = {a.id: a.countries for a in actors}
        for who, land in sorted(tale.lands.items()):
            self.sums["countries"] += 1
            right = lands.get(chosen.get(who, ""), ())[:1] == (land,)
            self.sums["countries right"] += right
            if not right:
                self.errors.append(f"{tale.title}: country of {who} is {lands.get(chosen.get(who, ''), ())}, not {land}")

    def lines(self) -> Iterator[str]:
        """Yield the figures."""
        s = self.sums
        p, r = s["precision"] / max(1, s["names"]), s["recall"] / max(1, s["names"])
        yield f"names.precision {p:.3f}"
        yield f"names.recall {r:.3f}"
        yield f"names.f1 {2 * p * r / max(1e-9, p + r):.3f}"
        for sort in ("description", "pronoun"):
            right, linked = s[f"{sort} right"], s[f"{sort} linked"]
            yield f"{sort}s.precision {right / max(1, linked):.3f}"
            yield f"{sort}s.recall {right / max(1, s[sort]):.3f}"
        yield f"countries.right {s['countries right'] / max(1, s['countries']):.3f}"


def main() -> None:
    """Print the figures of each file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    tools = build_tools()
    for path in chosen.files or sorted((Path(__file__).parent / "actors_gold").glob("*.txt")):
        score = Score()
        for tale in tales(path):
            score.add(tale, *read_tale(tale, tools))
        for line in score.lines():
            print(f"{path.stem}.{line}")
        for error in score.errors if chosen.errors else []:
            print(f"  {error}")


if __name__ == "__main__":
    main()
