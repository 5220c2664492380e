"""Proofs: made texts whose words are told by other evidence than a credit. A Maker in, made texts out.

Signs that an agency's text keeps in a reprint, marks of takes, press releases run as news, texts told again sentence by
sentence, digests that name those whose items they give, sister titles; and what must not pass for copying: stock
phrases, an outlet's own boilerplate, an official's read-out that both print.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from onrecord.tools.directory_files import shipped_directory
from planted import Made, Original, Piece, edited, pieces_of, reworded, seed_of, told_words
from planters import OUTLETS, Maker, day_after
from retelling import retell, worded

#: Originals that bear another newsroom's sign tell whose they are themselves.
SIGNED = re.compile(r"With assistance|[Rr]eporting by|[Ee]diting by|first appeared|courtesy of|\([A-Z]{3,5}\) ?[-–—]|©", re.IGNORECASE)
#: Agencies and the signs that close their texts, by part.
SIGNS = {
    "dev": (("Reuters", "(Reporting by Jana Orbel in Orvelle; Editing by Piet Sarn)"), ("Xinhua", "Enditem"), ("PTI", "PTI JOR PSA"),
            ("dpa", "dpa jo ps yyzz aq"), ("AFP", "bur-jo/ps/aq")),
    "held": (("Reuters", "(Additional reporting by Jana Orbel; Writing by Ada Quist; Editing by Piet Sarn)"), ("IANS", "--IANS jor/psa"),
             ("CNA (Taiwan)", "Enditem/JO"), ("Bloomberg", "--With assistance from Jana Orbel and Piet Sarn."), ("CP",
             "This report by The Canadian Press was first published June 4, 2031.")),
}  # fmt: skip
#: Agencies, what credits them, and marks of two takes, the first before the second, by part.
TAKES = {
    "dev": (("Reuters", "", "UPDATE 1-", "UPDATE 3-"), ("AP", "(AP)", "1st Ld-Writethru, ", "2nd Ld-Writethru, ")),
    "held": (("Yonhap", "(Yonhap)", "(LEAD) ", "(3rd LD) "), ("dpa", "(dpa)", "LEAD 1: ", "ROUNDUP 2: ")),
}
ISSUERS = {"dev": ("Varn Metals", "Orbel Bridges", "Sarn Dairies"), "held": ("Quist Optics", "Tarn Rivers", "Dunmar Looms")}
#: What opens and closes a release, by part; {issuer} is whose it is.
WIRES = {
    "dev": (("ORVELLE, June 4, 2031 /PRNewswire/ -- ", "SOURCE {issuer} Inc."), ("FOR IMMEDIATE RELEASE\n\n", "Media Contact:\n\nJana Orbel, {issuer}\n\n###")),
    "held": (("ORVELLE--(BUSINESS WIRE)--", "View source version on businesswire.com: https://www.businesswire.com/news/1"),
             ("ORVELLE, June 04, 2031 (GLOBE NEWSWIRE) -- ", "Forward-Looking Statements\n\nContact: {issuer}")),
}  # fmt: skip
#: Paragraphs that newspapers print alike though nobody copied.
STOCK = (
    "The views expressed here are those of the author alone and need not be those of this newspaper, of its editors, of its "
    "owners or of anyone who advertises in it.",
    "Quotes are delayed by at least fifteen minutes, and market data are given for information only; they are not meant as "
    "advice or for trading of any kind, and nobody answers for mistakes in them.",
    "If you or anyone you know is thinking of taking their own life, help is there at all hours of the day and night: call the "
    "national line or send it a message, and somebody who has time will answer you.",
    "We use cookies and like techniques to run this site, to measure how it is read and to show advertisements that fit its "
    "readers; you may object to that at any time in the settings of your browser.",
)
#: An outlet's own note; each has words of its own, of which these lists are the parts.
BOILER = ("{name} was founded by {who} on {when} and belongs to {owner}, who elect its {body} each {season} in {where}. "
          "Write to {desk} by {day} if a letter is to be printed on {then}, and give {what}.")  # fmt: skip
PARTS = {
    "who": "striking printers|a retired midwife|two brothers|the tram drivers|a choir|its first readers|three schools|the fishermen",
    "when": "a wet Monday|the last day of the harvest|the eve of the fair|a Sunday in spring|the day of the flood",
    "owner": "nine thousand readers|those who write it|the friends of the harbour|a trust of teachers|the town's bakers",
    "body": "board|seven elders|editor and treasurer|council of eleven", "season": "spring|leap year|second autumn|Michaelmas",
    "where": "the old tramway depot|a tent by the weir|the reading room above the chemist|the disused lighthouse",
    "desk": "the letters desk|the woman at the counter|the night editor|box nine", "day": "Thursday noon|the third of the month|Tuesday",
    "then": "Saturday|the next market day|the first page after the weather", "what": "your full address|a number to call|two witnesses",
}  # fmt: skip
SAYS = ("{name} has this in its pages", "{name} reports", "According to {name}", "As first reported by {name}")


class Proofs:
    """Makes the texts of one part, of originals that the maker has not used."""

    def __init__(self, maker: Maker) -> None:
        self.maker, self.part, self.each = maker, maker.part, max(2, maker.each // 2)
        self.words = {**maker.spellings, **maker.synonyms}
        families: dict[str, list[str]] = {}
        for outlet in shipped_directory().outlets:
            if outlet.family and outlet.kind == "outlet" and "en" in outlet.languages and "(" not in outlet.name:
                families.setdefault(outlet.family, []).append(outlet.name)
        several = [names for _, names in sorted(families.items()) if len(names) > 1]
        self.families = several[("dev", "held").index(self.part) :: 2]

    def suite(self) -> list[Made]:
        """Return all made texts, by id."""
        free = (a for a in self.maker.mine if a.id not in self.maker.used and not SIGNED.search("\n".join(a.paragraphs)))
        queue = sorted(free, key=lambda a: seed_of("proof", a.id))
        sources = iter(queue)
        made: list[Made] = []
        for make in (self._signed, self._marked, self._released, self._printed, self._naming, self._sisters):
            made += [text for n in range(self.each) for text in make(sources, n)]
        for again in (self._harsh, self._thorough):
            made += [text for n in range(2 * self.each) for text in again(sources, n)]
        for plant in (self._stock, self._boiler, self._readout):
            made += [text for n in range(2 * self.each) for text in plant(sources, n)]
        return sorted(made, key=lambda m: m.id)

    def _made(self, name: str, article: Original, pieces: Sequence[Piece], source: str, **more: str) -> Made:
        senior = (f"{self.part}-{more.pop('senior')}",) if "senior" in more else ()
        after = f"{self.part}-{more.pop('after')}" if "after" in more else ""
        headline = more.pop("headline", article.headline if name.endswith("-a") else f"{article.headline.split(':')[0]}, in short")
        return Made(
            id=f"{self.part}-{name}", kind=name.split("-")[0], headline=headline, source=source, date=more.pop("date", article.day),
            paragraphs=tuple(t for t, _ in pieces), origins=tuple(o for _, o in pieces), senior=senior, after=after, **more,
        )  # fmt: skip

    def _names(self, article: Original, count: int) -> list[str]:
        return Random(seed_of("names", article.id)).sample(OUTLETS, count)

    def _signed(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        """Make two reprints of an agency's text without credit, the later of which keeps the agency's sign."""
        article = next(sources)
        agency, sign = SIGNS[self.part][n % len(SIGNS[self.part])]
        early, late = self._names(article, 2)
        yield self._made(f"signed-{n:03}-a", article, pieces_of(article)[:-1], early, whose=agency)
        yield self._made(f"signed-{n:03}-b", article, pieces_of(article), late, date=day_after(article.day), foot=sign, whose=agency)

    def _marked(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        """Make two takes of a day, the later shorter and read first: only their marks tell which is which."""
        article = next(sources)
        agency, sign, first, second = TAKES[self.part][n % 2]
        credit = f"ORVELLE {sign} — " if sign else ""
        names = self._names(article, 2) if not sign else [agency, agency]
        pieces = pieces_of(article)
        later: list[Piece] = [(f"{article.paragraphs[0]} It came out later.", (article.id, 0)), *pieces[1 : len(pieces) * 2 // 3]]
        yield self._made(f"marked-{n:03}-a", article, pieces, names[0], headline=first + article.headline, credit=credit, whose=agency)
        yield self._made(f"marked-{n:03}-b", article, later, names[1], headline=second + article.headline, credit=credit, whose=agency,
                         after=f"marked-{n:03}-a")  # fmt: skip

    def _released(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        """Make a release with its marks, a report that is its text, dated before it, and one that quotes a part of it."""
        article, other = next(sources), next(sources)
        issuer = ISSUERS[self.part][n % 3]
        wire, foot = WIRES[self.part][n % 2]
        lead: Piece = (f"{issuer} Inc., a company of the valley, today announced what is told here.", None)
        pieces = pieces_of(article)
        name, quoting = self._names(article, 2)
        yield self._made(f"release-{n:03}-a", article, [lead, *pieces], "", date=day_after(article.day), credit=wire,
                         foot=foot.format(issuer=issuer), whose=issuer)  # fmt: skip
        run = [lead, *pieces[: max(4, len(pieces) * 3 // 4)]]
        yield self._made(f"release-{n:03}-b", article, run, name, whose=issuer, senior=f"release-{n:03}-a", evidence="release")
        longest = max(article.paragraphs, key=lambda p: (told_words(p), p)).replace("“", "").replace("”", "").replace('"', "")
        said: Piece = (f"{issuer} has this to say of it: “{longest}”", None)
        own = pieces_of(other)
        made = self._made(f"release-{n:03}-c", article, [*own[:2], said, *own[2:]], quoting, headline=other.headline, whose=quoting)
        yield Made(**{**_fields(made), "kind": "release_quoted"})

    def _printed(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        """Make two reports that are one release's text, which is not at hand: one of them kept the release's marks."""
        article = next(sources)
        issuer = ISSUERS[self.part][n % 3]
        lead: Piece = (f"{issuer} has opened what it built, and this is how it came about in the town of Orvelle.", None)
        about = f"About {issuer}\n\n{issuer} works in nine countries.\n\nMedia contact: Jana Orbel, 555-0100"
        foot = (about, f"View original content: https://www.prnewswire.com/1\n\nSOURCE {issuer} Inc.")[n % 2]
        early, late = self._names(article, 2)
        yield self._made(f"printed-{n:03}-a", article, [lead, *pieces_of(article)[:-1]], early, whose=issuer)
        yield self._made(f"printed-{n:03}-b", article, [lead, *pieces_of(article)], late, date=day_after(article.day), foot=foot, whose=issuer)

    def _harsh(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        """Make a text told again sentence by sentence; of every second one half of the words are changed besides."""
        article = next(sources)
        rng = Random(seed_of("harsh", article.id))
        early, late = self._names(article, 2)
        told: list[Piece] = []
        for text, origin in pieces_of(article):
            if rng.random() > 0.15:
                again = retell(reworded(text, self.words, 1, rng), rng)
                told.append((edited(again, 0.5, rng) if n % 2 else again, origin))
        yield self._made(f"harsh-{n:03}-a", article, pieces_of(article), early)
        yield self._made(f"harsh-{n:03}-b", article, told, late, date=day_after(article.day), senior=f"harsh-{n:03}-a", evidence="day")

    def _thorough(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        """Make a text told again in words of its own: for a part of the common words another is put, and none stays where it was."""
        article = next(sources)
        rng = Random(seed_of("thorough", article.id))
        early, late = self._names(article, 2)
        others = sorted({word for words in self.words.values() for word in words if " " not in word})
        told: list[Piece] = []
        for text, origin in pieces_of(article):
            if rng.random() > 0.15:
                told.append((worded(retell(reworded(text, self.words, 1, rng), rng), others, (0.35, 0.5, 0.65)[n % 3], rng), origin))
        yield self._made(f"thorough-{n:03}-a", article, pieces_of(article), early)
        yield self._made(f"thorough-{n:03}-b", article, told, late, date=day_after(article.day))

    def _naming(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        """Make a digest of half of two texts each, which names where it has them from."""
        first, second, rest = next(sources), next(sources), next(sources)
        names = self._names(first, 3)
        day = max(first.day, second.day)
        body: list[Piece] = []
        for letter, article, name in (("p", first, names[0]), ("q", second, names[1])):
            yield self._made(f"naming-{n:03}-{letter}", article, pieces_of(article), name, date=day)
            says = SAYS[(n + ord(letter)) % len(SAYS)].format(name=f"the {name}")
            opening, *others = pieces_of(article)[: len(article.paragraphs) // 2]
            body += [(f"{says[0].upper()}{says[1:]}: {opening[0]}", opening[1]), *others]
        body += pieces_of(rest)[:2]
        made = self._made(f"naming-{n:03}-z", rest, body, names[2], date=day_after(day), evidence="named", whose=names[2])
        yield Made(**{**_fields(made), "senior": tuple(f"{self.part}-naming-{n:03}-{letter}" for letter in "pq")})

    def _sisters(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        """Make one text in three or two titles of one publisher, under the first by time."""
        article = next(sources)
        names = self.families[n % len(self.families)][:3]
        for hour, name in enumerate(names):
            senior = {"senior": f"sister-{n:03}-0", "evidence": "hour"} if hour else {}
            yield self._made(f"sister-{n:03}-{hour}", article, pieces_of(article)[: None if hour else -1], name,
                             date=f"{article.day}T{7 + 3 * hour:02}:10:00", whose=names[0], **senior)  # fmt: skip

    def _two(self, sources: Iterator[Original], n: int, kind: str, add: Callable[[str], tuple[Sequence[Piece], Sequence[Piece]]],
             *, one: bool = False) -> Iterator[Made]:  # fmt: skip
        """Make two independent texts with the same pieces put in after the opening and at the end."""
        left, right = next(sources), next(sources)
        names = self._names(left, 2)
        for letter, article, name in (("a", left, names[0]), ("b", right, names[0] if one else names[1])):
            middle, end = add(name)
            pieces = pieces_of(article)
            at = len(pieces) // 2
            yield self._made(f"{kind}-{n:03}-{letter}", article, [*pieces[:at], *middle, *pieces[at:], *end], name, date=left.day,
                             headline=article.headline)  # fmt: skip

    def _stock(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        stock: list[Piece] = [(STOCK[n % 4], None), *([(STOCK[(n + 1) % 4], None)] if n % 3 == 0 else [])]
        return self._two(sources, n, "stock", lambda _: ([], stock))

    def _boiler(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        def add(name: str) -> tuple[list[Piece], list[Piece]]:
            rng = Random(seed_of("boiler", name))
            parts = {key: rng.choice(words.split("|")) for key, words in PARTS.items()}
            piece: list[Piece] = [(BOILER.format(name=name, **parts), None)]
            return (piece, []) if n % 2 else ([], piece)

        return self._two(sources, n, "boiler", add, one=True)

    def _readout(self, sources: Iterator[Original], n: int) -> Iterator[Made]:
        """Print an official's statement in both, in one paragraph, in several, or below a line that says whose it is."""
        article = next(sources)
        words = [p.replace("“", "").replace("”", "").replace('"', "") for p in article.paragraphs[1:4]]
        marked: list[Piece] = [(f"“{text}" if k < 2 else f"“{text}”", None) for k, text in enumerate(words)]
        shapes: tuple[list[Piece], ...] = (
            [(f"The ministry said in a statement: “{' '.join(words)}”", None)],
            [("The ministry put it like this.", None), *marked],
            [("The full text of the ministry’s statement:", None), *[(text, None) for text in words]],
        )
        shape = shapes[n % 3]
        return self._two(sources, n, "readout", lambda _: ([], shape) if n % 3 == 2 else (shape, []))


def _fields(made: Made) -> dict[str, object]:
    return {name: getattr(made, name) for name in made.__slots__}
