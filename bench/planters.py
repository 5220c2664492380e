"""Makers of planted reprints: articles of a stream in, made texts of one part out, of each kind of manipulation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random

from planted import (
    Likeness,
    Made,
    Original,
    Piece,
    edited,
    inverted,
    long_quotes,
    longest_quote,
    merged,
    part_of,
    pieces_of,
    reworded,
    seed_of,
    table,
    told_words,
)

OUTLETS = tuple(
    f"{place} {kind}"
    for kind in ("Mail", "Herald", "Courier", "Examiner")
    for place in ("Kestwick", "Ilvane", "Dunmarrow", "Yeldham", "Orvelle", "Porrick", "Ostermark", "Brandreth")
)
AGENCIES = (("AP", "(AP)", "WASHINGTON"), ("Reuters", "(Reuters)", "LONDON"), ("AFP", "(AFP)", "PARIS"))
NOTICED = ("ProPublica", "The Guardian", "Le Monde")
#: By what one can tell who was first: a credit with the same day, a later one, or an earlier one for the copy; the day
#: or the hour alone; a credit in both; a notice at the copy's foot.
EVIDENCE = ("credit", "both", "against", "day", "hour", "reprint", "notice")
#: Foot of each outlet's articles (its own), and a form under those of every second one (all the same).
FOOT = (
    "{name} has told the people of the valley what happens since the days of the stage coach, and it lives on what its "
    "readers give. If you think that our work matters to the town, think of becoming a friend of the paper this year."
)
FORM = "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nComment\n\nName *\n\nEmail *"


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
        sources = self._unused(queue)
        quotable = iter([a for a in queue if len(longest_quote(a).split()) >= 25])
        for kind, make in self._kinds():
            made += [text for n in range(self.each) for text in self._unit(kind, make, next(sources), n)]
        for n in range(3 * self.each):
            article = next(a for a in quotable if a.id not in self.used)
            self.used.add(article.id)
            made += self._quoted(article, n)
        for n in range(self.each // 2):
            made += self._takes(next(sources), n)
        for n in range(self.each // 2):
            made += self._chain(next(sources), n)
        for n in range(self.each // 4):
            made += self._digest([next(sources) for _ in range(5)], n)
        return sorted(made, key=lambda m: m.id)

    def _unused(self, queue: Sequence[Original]) -> Iterator[Original]:
        for article in queue:
            if article.id not in self.used:
                self.used.add(article.id)
                yield article

    def _near(self, article: Original) -> Original:
        """Return the likest article of the day by another outlet, or any, that no other text is made of."""
        free = [b for b in self.likeness.days[article.day] if b.id not in self.used and b.outlet != article.outlet]
        free = free or [b for b in self.mine if b.id not in self.used][:40]
        other = max(free, key=lambda b: (self.likeness.of(article.id, b.id), b.id))
        self.used.add(other.id)
        return other

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
        yield "retold", self._retold
        yield "spun_spliced", lambda a, rng: [
            (edited(inverted(reworded(t, self.synonyms, 1, rng)), 0.2, rng) if o and o[0] == a.id else t, o)
            for t, o in self._spliced(a, rng, 0.6, 0.7)
        ]

    def _retold(self, article: Original, rng: Random) -> list[Piece]:
        """Put other words, drop a third of the sentences and a fifth of the words, and turn each paragraph about."""
        words = {**self.spellings, **self.synonyms}
        found: list[Piece] = []
        for text, origin in pieces_of(article):
            sentences = [s for s in re.split(r"(?<=[.!?”\"]) (?=[A-Z“\"])", text) if rng.random() > 0.33]
            told = [edited(inverted(reworded(s, words, 1, rng)), 0.4, rng) for s in sentences[::-1]]
            if told:
                found.append((" ".join(told), origin))
        return found

    def _spliced(self, article: Original, rng: Random, share: float, ratio: float) -> list[Piece]:
        """Keep a share of the paragraphs, among those of the likest article of the day, times a ratio."""
        other = self._near(article)
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
        evidence = EVIDENCE[n % len(EVIDENCE)]
        agency, mark, city = AGENCIES[n % 3]
        early, late = rng.sample(OUTLETS, 2)
        day, next_day = article.day, day_after(article.day)
        dates = {"day": (day, next_day), "both": (day, next_day), "against": (next_day, day), "notice": (day, day),
                 "hour": (f"{day}T07:10:00", f"{day}T15:40:00")}.get(evidence, (day, day))  # fmt: skip
        credited = evidence in {"credit", "both", "against", "reprint"}
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

    def _quoted(self, article: Original, n: int) -> Iterator[Made]:
        """Make a text that has nothing but a long quotation of the first, or all its long ones, under one of four marks."""
        opening, closing = ("“”", '""', "«»", "‘’")[n % 4]
        quotes = long_quotes(article) if n % 3 == 0 else [longest_quote(article)]
        says = ("It was put like this to those who had come", "The answer", "There was more of it", "And then")
        said: list[Piece] = [(f"{says[k % 4]}: {opening}{quote}{closing}", None) for k, quote in enumerate(quotes)]
        other = self._near(article)
        names = Random(seed_of("quoted", article.id)).sample(OUTLETS, 2)
        yield self._made(f"quoted-{n:03}-a", "quoted", article, pieces_of(article), source=names[0], date=article.day,
                         foot=self._foot(names[0], n))  # fmt: skip
        pieces = pieces_of(other)
        yield self._made(f"quoted-{n:03}-b", "quoted", other, [*pieces[:3], *said, *pieces[3:]], source=names[1],
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

    def _chain(self, article: Original, n: int) -> Iterator[Made]:
        """Make an agency's text, an outlet's with half of that among its own, and a third with the outlet's own part."""
        agency, mark, city = AGENCIES[n % 3]
        rng = Random(seed_of("chain", article.id))
        own, rest = self._near(article), self._near(article)
        names, day = rng.sample(OUTLETS, 2), article.day
        middle = pieces_of(own)[: len(own.paragraphs) // 2]
        wire = pieces_of(article)[: len(article.paragraphs) // 2]
        yield self._made(f"chain-{n:03}-a", "chain", article, pieces_of(article), source=agency, date=f"{day}T06:00:00",
                         credit=f"{city} {mark} — ")  # fmt: skip
        made = self._made(f"chain-{n:03}-b", "chain", own, [*wire, *middle], source=names[0], date=f"{day}T12:00:00",
                          foot=self._foot(names[0], n))  # fmt: skip
        yield _senior(made, f"chain-{n:03}-a", "both")
        made = self._made(f"chain-{n:03}-c", "chain", rest, [*pieces_of(rest)[:4], *middle], source=names[1],
                          date=f"{day}T18:00:00", foot=self._foot(names[1], n))  # fmt: skip
        yield _senior(made, f"chain-{n:03}-b", "hour")

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
        made = self._made(f"digest-{n:03}-z", "digest", articles[0], chosen, source=names[5], date=day_after(day))
        firsts = tuple(f"{self.part}-digest-{n:03}-{letter}" for letter in "pqrst")
        yield Made(made.id, "digest", f"What the papers say ({n})", made.source, made.date, made.paragraphs, made.origins, firsts,
                   "day")  # fmt: skip


def _senior(made: Made, name: str, evidence: str) -> Made:
    """Say whose words a text holds, and by what one can tell."""
    part = made.id.split("-")[0]
    return Made(made.id, made.kind, made.headline, made.source, made.date, made.paragraphs, made.origins,
                (f"{part}-{name}",), evidence, made.foot, made.credit)  # fmt: skip


def day_after(day: str) -> str:
    """Return the day after one."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
