"""Languages: how well quotations and times are read in the languages that have a pack; invented texts in, figures out.

usage: bench/languages.py [--half before|after|held] [--errors] [CODE...]

The texts lie in `bench/languages/CODE`, made up for this: written before the rules, after them, or last of all and kept from them (held). Their
marks: `{q:SPEAKER|KIND|words}` and `{t:VALUE|words}`, which may nest; a speaker "-" is none. A quotation is right where its
words are (a reported clause where four in five of them are), a time where it touches the marked words, as TempEval has it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.extract.mentions import find_mentions
from onrecord.extract.parses import parse_article
from onrecord.extract.quotes import find_quotes
from onrecord.extract.times import find_times
from onrecord.model.annotations import Mention, Parse, Quote, Timex
from onrecord.model.articles import Article, Block, BlockKind, Dating
from onrecord.tools.groups import Group
from onrecord.tools.language_packs import served_languages
from onrecord.tools.protocols import Tools

FOLDER = Path(__file__).parent / "languages"
_HEAD = re.compile(r"# (\w+): (.*)")
#: Share of the words of a reported clause that must be the same.
CLAUSE = 0.8


@dataclass(frozen=True)
class Marked:
    """A marked quotation or time: where it stands, its speaker or value, its kind ("time" for a time)."""

    start: int
    end: int
    told: str
    kind: str


@dataclass(frozen=True)
class Text:
    """An invented text with its marks."""

    name: str
    language: str
    published: str
    half: str
    text: str
    marks: tuple[Marked, ...]


@dataclass(frozen=True)
class Found:
    """What is read of a text."""

    mentions: Sequence[Mention]
    quotes: Sequence[Quote]
    times: Sequence[Timex]


def main() -> None:
    """Read the texts, print the figures."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("codes", nargs="*", metavar="CODE", help="languages (all that have texts)")
    options.add_argument("--half", choices=("before", "after", "held"), help="only texts written before the rules, after them, or kept from them")
    options.add_argument("--errors", action="store_true", help="list what is missed, what is found besides and what otherwise")
    chosen = options.parse_args()
    from onrecord.wiring import build_tools

    tools = build_tools()
    for code in chosen.codes or served_languages():
        counts: Counter[str] = Counter()
        for text in read_texts(code):
            if chosen.half in {None, text.half}:
                for error in compare(text, read(text, tools), counts):
                    if chosen.errors:
                        print(f"{code} {text.name}: {error}")
        for name, value in figures(counts).items():
            print(f"{code}.{name.replace(' ', '_'):24} {value:.3f}")


def read_texts(code: str) -> list[Text]:
    """Read the texts of one language."""
    return [read_text(path, code) for path in sorted((FOLDER / code).glob("*.txt"))]


def read_text(path: Path, code: str) -> Text:
    """Read one text: its head, its words without the marks, the marks."""
    lines = path.read_text("utf-8").splitlines()
    head = dict(match.groups() for line in lines if (match := _HEAD.match(line)))
    raw = "\n".join(line for line in lines if not line.startswith("# ")).strip() + "\n"
    plain, marks, opened, at = "", [], [], 0
    for match in re.finditer(r"\{q:([^|]*)\|(\w+)\||\{t:([^|]*)\||\}", raw):
        plain += raw[at : match.start()]
        at = match.end()
        if match.group() == "}":
            told, kind, start = opened.pop()
            marks.append(Marked(start, len(plain), told, kind))
        else:
            opened.append((match[1] or match[3], match[2] or "time", len(plain)))
    plain += raw[at:]
    if opened:
        raise ValueError(f"{path}: a mark is not closed")
    return Text(path.stem, code, head["published"], head["half"], plain, tuple(sorted(marks, key=lambda m: m.start)))


def read(text: Text, tools: Tools) -> Found:
    """Run the program's own stages on a text: its first line is a headline, the others are paragraphs."""
    blocks = []
    for match in re.finditer(r"[^\n]+\n*", text.text):
        kind: BlockKind = "paragraph" if blocks else "headline"
        blocks.append(Block(kind, match.start(), match.end()))
    article = Article("a", "c", "a.txt", "", "", "", text.text, None, "", "", text.language, tuple(blocks))
    dating = Dating("a", text.published, "day", "printed", text.published)
    parses = [record for record in parse_article(article, tools) if isinstance(record, Parse)]
    records: dict[type, Sequence[object]] = {Article: [article], Parse: parses, Dating: [dating]}
    records[Mention] = list(find_mentions(Group("a", records), tools))
    records[Quote] = list(find_quotes(Group("a", records), tools))
    group = Group("a", records)
    return Found(group.of(Mention), group.of(Quote), list(find_times(group, tools)))


def compare(text: Text, found: Found, counts: Counter[str]) -> Iterator[str]:
    """Count what is right, and yield a line for what is not."""
    gold = [m for m in text.marks if m.kind not in {"time", "scare"}]
    quotes = [q for q in found.quotes if q.kind != "scare"]
    free = list(quotes)
    for mark in gold:
        words = text.text[mark.start : mark.end]
        quote = next((q for q in free if alike(q.content.exact, words, clause=mark.kind == "indirect")), None)
        counts["gold"] += 1
        if quote is None:
            yield f"quote missed: {mark.told} {mark.kind}: {words!r}"
            continue
        free.remove(quote)
        counts["right"] += 1
        counts["kind"] += quote.kind == mark.kind
        counts["speaker"] += same_name(quote.speaker_name, mark.told)
        if not same_name(quote.speaker_name, mark.told) or quote.kind != mark.kind:
            yield f"quote: {quote.speaker_name!r} {quote.kind}, not {mark.told!r} {mark.kind}: {words!r}"
    counts["quotes"] += len(quotes)
    for quote in free:
        yield f"quote besides: {quote.speaker_name!r} {quote.kind} {quote.content.exact!r}"
    yield from _times(text, found.times, counts)


def _times(text: Text, times: Sequence[Timex], counts: Counter[str]) -> Iterator[str]:
    free = list(times)
    for mark in (m for m in text.marks if m.kind == "time"):
        time = next((t for t in free if t.span.start < mark.end and mark.start < t.span.end), None)
        counts["gold times"] += 1
        if time is None:
            yield f"time missed: {text.text[mark.start : mark.end]!r} {mark.told}"
            continue
        free.remove(time)
        counts["right times"] += 1
        counts["value"] += time.value == mark.told
        if time.value != mark.told:
            yield f"time: {time.span.exact!r} {time.value}, not {mark.told}"
    counts["times"] += len(times)
    for time in free:
        yield f"time besides: {time.span.exact!r} {time.value}"


def alike(left: str, right: str, *, clause: bool) -> bool:
    """Say whether two contents are the same but for marks at their ends; of a clause most words must be the same."""
    a, b = (re.findall(r"\w+", words.lower()) for words in (left, right))
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared >= CLAUSE * 2 * max(len(a), len(b)) if clause else a == b


def same_name(found: str, told: str) -> bool:
    """Say whether a speaker is the marked one: his name, or the same words as printed but for an article."""
    a, b = (re.findall(r"\w+", words.lower()) for words in (found, told))
    return a == b or (len(b) > 1 and a[-len(b) :] == b) or (bool(a) and b[-len(a) :] == a and len(a) >= len(b) - 1)


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return the figures: f1 of quotations, the share of those found whose speaker and kind are right, likewise of times."""
    return {
        "quotes f1": _f1(counts["right"], counts["quotes"], counts["gold"]),
        "speakers": counts["speaker"] / (counts["right"] or 1),
        "kinds": counts["kind"] / (counts["right"] or 1),
        "times f1": _f1(counts["right times"], counts["times"], counts["gold times"]),
        "values": counts["value"] / (counts["right times"] or 1),
    }


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


if __name__ == "__main__":
    main()
