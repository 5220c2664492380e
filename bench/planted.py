"""Planted reprints: dated articles in, made texts out of which it is known whose words each paragraph holds.

Everything follows from the articles' ids and digests of them, so that two runs make the same suite. An article is
of the part `dev` or `held` by its id; each part has its own half of the table of synonyms.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import combinations
from math import log
from pathlib import Path
from random import Random
from typing import Any

TABLES = Path(__file__).with_name("reprints_tables")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Texts that say whose they are would tell what the suite adds or leaves out.
CREDITED = re.compile(
    r"\((?:AP|AFP|Reuters|CNN|UPI|Xinhua|CBS[^)]*)\)|contribut|associated press|reuters|afp\b|newsroom|all rights|"
    r"copyright|originally|republish|follow (?:us|me|him|her)|newsletter|subscribe|live (?:blog|updates)", re.IGNORECASE
)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Original:
    """An article of the stream: its paragraphs, day and outlet."""

    id: str
    day: str
    outlet: str
    headline: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """All words, in small letters."""
        return [word.casefold() for part in self.paragraphs for word in WORD.findall(part)]


@dataclass(frozen=True, slots=True)
class Made:
    """A made text: its paragraphs, each with where its words are from ((original, number), or nothing).

    `whose` is whose work it is where that is not its source's, or its source's against appearances; `after` is the
    text of which it is the next take.
    """

    id: str
    kind: str
    headline: str
    source: str
    date: str
    paragraphs: tuple[str, ...]
    origins: tuple[tuple[str, int] | None, ...]
    senior: tuple[str, ...] = ()
    evidence: str = ""
    foot: str = ""
    credit: str = ""
    whose: str = ""
    after: str = ""

    def record(self) -> dict[str, Any]:
        """Return the record that the program reads."""
        body = [*self.paragraphs]
        if self.credit:
            body[0] = f"{self.credit}{body[0]}"
        return {
            "id": self.id, "headline": self.headline, "publisher": self.source, "datePublished": self.date,
            "articleBody": "\n\n".join([*body, *([self.foot] if self.foot else [])]),
        }  # fmt: skip


def seed_of(*parts: object) -> int:
    """Return a number that follows from what is given."""
    return int.from_bytes(blake2b("|".join(map(str, parts)).encode(), digest_size=8).digest(), "big")


def part_of(original: str) -> str:
    """Return the part that an article's texts are of."""
    return ("dev", "held")[seed_of("part", original) % 2]


def originals(rows: Sequence[dict[str, Any]]) -> list[Original]:
    """Return the articles of middling length that do not say whose they are, one of each opening, by id."""
    found: dict[str, Original] = {}
    for row in sorted(rows, key=lambda row: str(row["id"])):
        text = str(row["articleBody"])
        parts = tuple(p for p in (" ".join(p.split()) for p in text.split("\n")) if len(p.split()) >= 12)
        words = sum(len(p.split()) for p in parts)
        if len(parts) < 9 or not 300 <= words <= 1300 or CREDITED.search(text):
            continue
        made = Original(str(row["id"]), str(row["datePublished"])[:10], str(row["source"]), str(row["headline"]), parts)
        found.setdefault(parts[1], made)
    return sorted(found.values(), key=lambda o: o.id)


def runs_of(words: Sequence[str], size: int = 8) -> set[tuple[str, ...]]:
    """Return all runs of a number of words."""
    return set(zip(*(words[n:] for n in range(size)), strict=False))


class Likeness:
    """How much two articles of about one day speak of the same: cosine of rare words."""

    def __init__(self, articles: Sequence[Original]) -> None:
        counts = Counter(word for article in articles for word in set(article.words))
        self.sets = {a.id: {w for w in set(a.words) if counts[w] < len(articles) / 20 and len(w) > 3} for a in articles}
        self.worth = {word: log(len(articles) / count) for word, count in counts.items()}
        self.days: dict[str, list[Original]] = defaultdict(list)
        for article in articles:
            self.days[article.day].append(article)

    def of(self, left: str, right: str) -> float:
        """Return how like two articles are, in [0, 1]."""
        a, b = self.sets[left], self.sets[right]
        size = (sum(self.worth[w] ** 2 for w in a) * sum(self.worth[w] ** 2 for w in b)) ** 0.5
        return sum(self.worth[w] ** 2 for w in a & b) / size if size else 0.0

    def pairs(self) -> list[tuple[float, Original, Original]]:
        """Return pairs of one day or the next by different outlets that share no run of ten words, the likest first."""
        found = []
        days = sorted(self.days)
        for day, later in zip(days, [*days[1:], ""], strict=True):
            both = [*((a, b) for a, b in combinations(self.days[day], 2))]
            if later and (date.fromisoformat(later) - date.fromisoformat(day)).days == 1:
                both += [(a, b) for a in self.days[day] for b in self.days[later]]
            for a, b in both:
                like = self.of(a.id, b.id) if a.outlet != b.outlet else 0.0
                if like >= 0.07 and not runs_of(a.words, 10) & runs_of(b.words, 10):
                    found.append((like, a, b))
        return sorted(found, key=lambda p: (-p[0], p[1].id))


# ---- manipulations: paragraphs with their origins in, the same out ----

Piece = tuple[str, tuple[str, int] | None]


def pieces_of(original: Original) -> list[Piece]:
    """Return an article's paragraphs with where they are from."""
    return [(text, (original.id, n)) for n, text in enumerate(original.paragraphs)]


def table(name: str, part: str | None = None) -> dict[str, list[str]]:
    """Read a table of words; with a part, every second line of it only."""
    lines = [line for line in (TABLES / name).read_text("utf-8").splitlines() if line and line[0] != "#"][1:]
    chosen = lines if part is None else lines[("dev", "held").index(part) :: 2]
    return {word: others.split("|") for word, others in (line.split("\t") for line in chosen)}


def reworded(text: str, words: dict[str, list[str]], share: float, rng: Random) -> str:
    """Put other words for those of a table."""

    def other(found: re.Match[str]) -> str:
        options = words.get(found.group().casefold())
        if not options or rng.random() > share:
            return found.group()
        chosen = rng.choice(options)
        return chosen[0].upper() + chosen[1:] if found.group()[0].isupper() else chosen

    return WORD.sub(other, text)


def inverted(text: str) -> str:
    """Turn “he said” about, and put a day of the week before what it stood behind."""
    text = re.sub(r", (said|told reporters)\b", r", as was \1 by", text)
    text = re.sub(r"^([A-Z][^,.“\"]{20,90}?) (on \w+day)\b", lambda m: f"{m[2].capitalize()}, {m[1]}", text)
    return re.sub(r"\bThe ([a-z]+) of the ([a-z]+)\b", r"The \2’s \1", text)


def edited(text: str, share: float, rng: Random) -> str:
    """Drop some words, change figures, put small words in."""
    out = []
    for word in text.split():
        chance = rng.random()
        if chance < share / 2 and word.islower():
            continue
        out.append(str(int(word) + rng.randint(1, 9)) if word.isdigit() and len(word) < 4 and chance < 0.3 else word)
        if share / 2 <= chance < share:
            out.append(rng.choice(("also", "reportedly", "in fact", "then", "now")))
    return " ".join(out)


def merged(own: Sequence[Piece], others: Sequence[Piece], rng: Random) -> list[Piece]:
    """Put paragraphs among others, both in order."""
    places = sorted(rng.sample(range(len(own) + len(others)), len(own)))
    rest, mine = iter(others), iter(own)
    return [next(mine) if n in places else next(rest) for n in range(len(own) + len(others))]


def longest_quote(original: Original) -> str:
    """Return the longest quotation of an article."""
    return max(long_quotes(original), key=lambda quote: (len(quote.split()), quote), default="")


def long_quotes(original: Original) -> list[str]:
    """Return the long quotations of an article, in order."""
    return [
        quote
        for paragraph in original.paragraphs
        for pattern in (r"“([^“”\"]{60,900})”", r"(?:^|(?<=[\s(—]))\"(?=\w)([^“”\"]{60,900})(?<=[\w.,!?…])\"")
        for quote in re.findall(pattern, paragraph)
        if paragraph.count('"') % 2 == 0
    ]


def told_words(paragraph: str) -> int:
    """Return how many words of a paragraph lie outside quotation marks."""
    return len(re.sub(r"[“\"][^“”\"]*[”\"]?", " ", paragraph).split())


def truth(texts: Sequence[Made], originals_by_id: dict[str, Original]) -> dict[tuple[str, str], tuple[bool | None, str]]:
    """Return what holds of each pair that is graded: a copy, none, or (None) neither, and the kind of the pair.

    A copy has 25 words of narrative or more of the other's; a pair that has fewer, or whose originals share a run of
    eight words by themselves (for pairs on one event, which the maker chose, of ten), is not graded.
    """
    holders: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for origin in {o for o in text.origins if o}:
            holders[origin].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for (name, number), held in sorted(holders.items()):
        words = told_words(originals_by_id[name].paragraphs[number])
        for pair in combinations(held, 2):
            common[pair] += words
    found: dict[tuple[str, str], tuple[bool | None, str]] = {}
    by_run: dict[tuple[str, ...], set[str]] = defaultdict(set)
    names = sorted({o[0] for text in texts for o in text.origins if o})
    for name in names:
        for run in runs_of(originals_by_id[name].words):
            by_run[run].add(name)
    akin = {pair for held in by_run.values() if len(held) > 1 for pair in combinations(sorted(held), 2)}
    sources = [{o[0] for o in text.origins if o} for text in texts]
    for (i, left), (j, right) in combinations(enumerate(texts), 2):
        words = common[i, j]
        kind = max(left, right, key=lambda t: t.id).kind if left.id[:-1] == right.id[:-1] else "across"
        if kind == "thorough":  # graded by itself: too little is left of the words to prove copying
            found[left.id, right.id] = (None, kind)
        elif words >= 25:
            found[left.id, right.id] = (True, kind)
        elif words or (left.kind == right.kind == "boiler" and kind == "across") or (kind != "subject" and any(tuple(sorted((a, b))) in akin for a in sources[i] for b in sources[j] if a != b)):  # notes made by one pattern
            found[left.id, right.id] = (None, kind)
        else:
            found[left.id, right.id] = (False, kind)
    return found
