"""Planted reprints: dated articles in, made texts out of which it is known whose words each paragraph holds.

Everything follows from the articles' ids and digests of them, so that two runs make the same suite. An article is
of the part `dev` or `held` by its id; each part has its own half of the table of synonyms.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
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
OUTLETS = tuple(
    f"{place} {kind}"
    for kind in ("Mail", "Herald", "Courier", "Examiner")
    for place in ("Kestwick", "Ilvane", "Dunmarrow", "Yeldham", "Orvelle", "Porrick", "Ostermark", "Brandreth")
)
AGENCIES = (("AP", "(AP)", "WASHINGTON"), ("Reuters", "(Reuters)", "LONDON"), ("AFP", "(AFP)", "PARIS"))
NOTICED = ("ProPublica", "The Guardian", "Le Monde")
#: Foot of each outlet's articles (its own), and a form under those of every second one (all the same).
FOOT = (
    "{name} has told the people of the valley what happens since the days of the stage coach, and it lives on what its "
    "readers give. If you think that our work matters to the town, think of becoming a friend of the paper this year."
)
FORM = "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nComment\n\nName *\n\nEmail *"


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
    """A made text: its paragraphs, each with where its words are from ((original, number), or nothing)."""

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
    quotes = re.findall(r"[“\"]([^“”\"]{60,900})[”\"]", "\n".join(original.paragraphs))
    return max(quotes, key=lambda quote: (len(quote.split()), quote), default="")


class Maker:
    """Makes the texts of one part."""

    def __init__(self, articles: Sequence[Original], part: str, each: int) -> None:
        self.part, self.each = part, each
        self.likeness = Likeness(articles)
        self.mine = [a for a in articles if part_of(a.id) == part]
        self.synonyms = table("synonyms.tsv", part)
        self.spellings = table("spellings.tsv")
        self.used: set[str] = set()
        self.pairs = [p for p in self.likeness.pairs() if part_of(p[1].id) == part]

    def suite(self) -> list[Made]:
        """Return all made texts, by id."""
        made = list(self._subjects())
        queue = sorted(self.mine, key=lambda a: seed_of("order", a.id))
        sources = iter([a for a in queue if a.id not in self.used])
        for kind, make in self._kinds():
            made += [text for n in range(self.each) for text in self._unit(kind, make, next(sources), n)]
        for n in range(3 * self.each):
            article = next(a for a in sources if len(longest_quote(a).split()) >= 25)
            made += self._quoted(article, next(sources), n)
        for n in range(self.each // 2):
            made += self._takes(next(sources), n)
        for n in range(self.each // 4):
            made += self._digest([next(sources) for _ in range(5)], n)
        return sorted(made, key=lambda m: m.id)

    def _kinds(self) -> Iterator[tuple[str, Callable[[Original, Random], list[Piece]]]]:
        yield "cut", lambda a, rng: pieces_of(a)[: max(3, len(a.paragraphs) * rng.randint(25, 70) // 100)]
        yield "reordered", lambda a, rng: rng.sample(pieces_of(a), len(a.paragraphs))
        yield "spliced", lambda a, rng: self._spliced(a, rng, 0.5, 1.0)
        yield "third", lambda a, rng: self._spliced(a, rng, 0.34, 2.0)
        yield "edited", lambda a, rng: [(edited(t, 0.15, rng), o) for t, o in pieces_of(a) if rng.random() > 0.1]
        yield "spelled", lambda a, rng: [(reworded(t, self.spellings, 1, rng), o) for t, o in pieces_of(a)]
        yield "reworded", lambda a, rng: [(reworded(t, self.synonyms, 0.7, rng), o) for t, o in pieces_of(a)]
        yield "spun", lambda a, rng: [
            (edited(inverted(reworded(t, self.synonyms, 1, rng)), 0.2, rng), o) for t, o in pieces_of(a) if rng.random() > 0.2
        ]
        yield "spun_spliced", lambda a, rng: [
            (edited(inverted(reworded(t, self.synonyms, 1, rng)), 0.2, rng) if o and o[0] == a.id else t, o)
            for t, o in self._spliced(a, rng, 0.6, 0.7)
        ]

    def _spliced(self, article: Original, rng: Random, share: float, ratio: float) -> list[Piece]:
        """Keep a share of the paragraphs, among those of the likest article of the day, times a ratio."""
        near = [b for b in self.likeness.days[article.day] if b.id != article.id and b.outlet != article.outlet]
        near = near or [b for b in self.mine if b.id != article.id][:40]
        other = max(near, key=lambda b: (self.likeness.of(article.id, b.id), b.id))
        count = max(3, int(share * len(article.paragraphs)))
        kept = sorted(rng.sample(range(len(article.paragraphs)), count))
        mine = [pieces_of(article)[n] for n in kept]
        size = sum(len(text.split()) for text, _ in mine)
        theirs: list[Piece] = []
        for piece in pieces_of(other):
            if sum(len(text.split()) for text, _ in theirs) < size * ratio:
                theirs.append(piece)
        return merged(mine, theirs, rng)

    def _unit(
        self, kind: str, make: Callable[[Original, Random], list[Piece]], article: Original, n: int
    ) -> Iterator[Made]:
        """Make the first text and its copy, with one kind of evidence for who was first."""
        rng = Random(seed_of(kind, article.id))
        evidence = ("credit", "both", "day", "hour", "reprint", "notice")[n % 6]
        agency, mark, city = AGENCIES[n % 3]
        early, late = rng.sample(OUTLETS, 2)
        day, next_day = article.day, f"{article.day[:8]}{min(28, int(article.day[8:]) + 1):02}"
        dates = {"day": (day, max(day, next_day)), "both": (day, max(day, next_day)), "notice": (day, day),
                 "hour": (f"{day}T07:10:00", f"{day}T15:40:00")}.get(evidence, (day, day))  # fmt: skip
        credited = evidence in {"credit", "both", "reprint"}
        first = agency if credited else NOTICED[n % 3] if evidence == "notice" else early
        foot = f"This story was originally published by {first}." if evidence == "notice" else self._foot(late, n)
        line = f"{city} {mark} — "
        yield self._made(f"{kind}-{n:03}-a", kind, article, pieces_of(article), source=first, date=dates[0],
                         credit=line if credited else "", foot="" if credited else self._foot(first, n))  # fmt: skip
        made = self._made(f"{kind}-{n:03}-b", kind, article, make(article, rng), source=late, date=dates[1], foot=foot,
                          credit=line if evidence == "reprint" else "")  # fmt: skip
        yield _senior(made, f"{kind}-{n:03}-a", evidence)

    def _foot(self, outlet: str, n: int) -> str:
        return FOOT.format(name=outlet) + (f"\n\n{FORM}" if n % 2 else "")

    def _made(self, name: str, kind: str, article: Original, pieces: Sequence[Piece], **more: str) -> Made:
        headline = article.headline if name.endswith("-a") else f"{article.headline.split(':')[0]}, in short"
        return Made(
            f"{self.part}-{name}", kind, headline,
            paragraphs=tuple(t for t, _ in pieces), origins=tuple(o for _, o in pieces), **more,
        )  # fmt: skip

    def _quoted(self, article: Original, other: Original, n: int) -> Iterator[Made]:
        """Make a text that has nothing but a long quotation of the first."""
        quote = longest_quote(article)
        near = [b for b in self.likeness.days[article.day] if b.id != article.id and b.outlet != article.outlet]
        other = max(near, key=lambda b: (self.likeness.of(article.id, b.id), b.id), default=other)
        said: Piece = (f"It was put like this to those who had come: “{quote}”", None)
        names = Random(seed_of("quoted", article.id)).sample(OUTLETS, 2)
        yield self._made(f"quoted-{n:03}-a", "quoted", article, pieces_of(article), source=names[0], date=article.day,
                         foot=self._foot(names[0], n))  # fmt: skip
        pieces = pieces_of(other)
        yield self._made(f"quoted-{n:03}-b", "quoted", other, [*pieces[:3], said, *pieces[3:]], source=names[1],
                         date=article.day, foot=self._foot(names[1], n))  # fmt: skip

    def _subjects(self) -> Iterator[Made]:
        """Make pairs of independent texts on one event, as they are."""
        count = 0
        for _, a, b in self.pairs:
            if count == 2 * self.each or a.id in self.used or b.id in self.used:
                continue
            self.used |= {a.id, b.id}
            names = Random(seed_of("subject", a.id)).sample(OUTLETS, 2)
            for letter, article, name in (("a", a, names[0]), ("b", b, names[1])):
                yield self._made(f"subject-{count:03}-{letter}", "subject", article, pieces_of(article), source=name,
                                 date=article.day, foot=self._foot(name, count))  # fmt: skip
            count += 1

    def _takes(self, article: Original, n: int) -> Iterator[Made]:
        """Make three takes of an agency's story, each holding the one before, and an outlet's reprint of the second."""
        agency, mark, city = AGENCIES[n % 3]
        rng = Random(seed_of("takes", article.id))
        pieces, size = pieces_of(article), len(article.paragraphs)
        lead: Piece = (article.paragraphs[0] + " More details were awaited.", (article.id, 0))
        takes = [[lead, *pieces[1 : size // 3]], pieces[: 2 * size // 3], pieces]
        for number, take in enumerate(takes, 1):
            made = self._made(f"take-{n:03}-{number}", "take", article, take, source=agency, credit=f"{city} {mark} — ",
                              date=f"{article.day}T{6 + 3 * number:02}:00:00")  # fmt: skip
            yield made
        copy = [(edited(text, 0.05, rng), o) for text, o in takes[1]]
        made = self._made(f"take-{n:03}-b", "take", article, copy, source=rng.choice(OUTLETS),
                          date=f"{article.day}T13:30:00")  # fmt: skip
        yield _senior(made, f"take-{n:03}-2", "both")

    def _digest(self, articles: Sequence[Original], n: int) -> Iterator[Made]:
        """Make a digest of a paragraph (the longest) of each of five articles, a day after the last."""
        day = max(a.day for a in articles)
        names = Random(seed_of("digest", n)).sample(OUTLETS, 6)
        chosen: list[Piece] = []
        for letter, article, name in zip("pqrst", articles, names, strict=False):
            yield self._made(f"digest-{n:03}-{letter}", "digest", article, pieces_of(article), source=name, date=day,
                             foot=self._foot(name, n))  # fmt: skip
            number = max(range(len(article.paragraphs)), key=lambda k: (told_words(article.paragraphs[k]), k))
            chosen.append((article.paragraphs[number], (article.id, number)))
        date = f"{day[:8]}28" if day[8:] < "28" else day
        made = self._made(f"digest-{n:03}-z", "digest", articles[0], chosen, source=names[5], date=date)
        firsts = tuple(f"{self.part}-digest-{n:03}-{letter}" for letter in "pqrst")
        yield Made(made.id, "digest", f"What the papers say ({n})", made.source, date, made.paragraphs, made.origins, firsts,
                   "day" if date > day else "")  # fmt: skip


def _senior(made: Made, name: str, evidence: str) -> Made:
    """Say whose words a text holds, and by what one can tell."""
    part = made.id.split("-")[0]
    return Made(made.id, made.kind, made.headline, made.source, made.date, made.paragraphs, made.origins,
                (f"{part}-{name}",), evidence, made.foot, made.credit)  # fmt: skip


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
        if words >= 25:
            found[left.id, right.id] = (True, kind)
        elif words or (kind != "subject" and any(tuple(sorted((a, b))) in akin for a in sources[i] for b in sources[j] if a != b)):
            found[left.id, right.id] = (None, kind)
        else:
            found[left.id, right.id] = (False, kind)
    return found
