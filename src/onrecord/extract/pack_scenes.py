"""What a time expression of a language pack is read against: a sentence with its pack and anchor, and what its words tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.extract.pack_tense import Direction, direction_near
from onrecord.tools.language_packs import LanguagePack

#: Months within which a month or day without a year lies the other way than the verb points.
CLOSE = 2


@dataclass(frozen=True, slots=True)
class PackScene:
    """What a sentence is read against: its pack, its text, the anchor (None: unknown), the value of the last date told.

    `day` is the day that the sentence itself names, for a time of day.
    """

    pack: LanguagePack
    text: str
    anchor: date | None
    last: str = ""
    day: date | None = None
    quoted: tuple[tuple[int, int], ...] = ()

    def value(self, kind: str, word: str) -> str:
        """Return a word's value in the pack's calendar, "" for none."""
        return self.pack.calendar.get(kind, {}).get(" ".join(word.lower().split()), "")

    def ahead(self, match: re.Match[str], *, dated: bool = False) -> bool:
        """Say whether the expression points ahead, by the word before it or by the tense of the words around it.

        Of a month or a day of one (`dated`) the tense is the better witness: "gedreht wurde ab dem 12. Februar".
        """
        lean = self.lean(match)
        if lean < 0 or (lean > 0 and not dated):
            return lean > 0
        return self.direction(match) != "past"  # what is past has an ending that says so

    def direction(self, match: re.Match[str]) -> Direction:
        """Return the direction that the tense of the words around the expression gives, "neither" for none."""
        return direction_near(self.text, match.start(), match.end(), pack=self.pack, quoted=self.quoted)

    def lean(self, match: re.Match[str]) -> int:
        """Return 1 behind a word after which a time lies ahead ("until"), -1 behind the opposite ("since"), else 0."""
        before = self.text[: match.start()].lower().split()[-3:]
        for size in range(1, len(before) + 1):
            if found := self.value("lean", " ".join(before[-size:])):
                return int(found)
        return 0


#: What the pattern table tells a reading besides the match.
Told = Mapping[str, str]


def got(match: re.Match[str], name: str) -> str:
    """Return a named group's words in small letters, "" where the pattern has no such group or it is empty."""
    return " ".join((match.groupdict().get(name) or "").lower().split())


def relative(match: re.Match[str], scene: PackScene, told: Told, name: str = "rel") -> int | None:
    """Return -1 for the one before, 0 for this one, 1 for the next, None where the words do not say."""
    found = told.get(name) or scene.value("relative", got(match, "rel"))
    return int(found) if found else None


def part_code(match: re.Match[str], scene: PackScene, told: Told) -> str:
    """Return the part of the day as the end of a value ("TMO"), "" for none."""
    part = told.get("part") or scene.value("part", got(match, "part"))
    return f"T{part}" if part else ""


def year_of(match: re.Match[str], scene: PackScene, told: Told, place: tuple[int, int]) -> int | None:
    """Return the year printed, told by a word, or the one in which the month (and day) lies nearest in its direction."""
    if got(match, "y"):
        year = int(match["y"])
        return year + (2000 if year < 50 else 1900) if year < 100 else year
    if scene.anchor is None:
        return None
    if "year" in told:
        return scene.anchor.year + int(told["year"])
    now = (scene.anchor.month, scene.anchor.day if place[1] else 0)
    rel = relative(match, scene, told)
    ahead = rel > 0 if rel else scene.ahead(match, dated=True)
    if place == now:
        return scene.anchor.year
    months = (place[0] - now[0]) % 12
    if not rel and scene.lean(match) >= 0 and ((ahead and months > 12 - CLOSE) or (not ahead and 0 < months < CLOSE)):
        ahead = not ahead  # ten months off one way and next to it the other: the near one is meant
    return scene.anchor.year + ((place < now) if ahead else -(place > now))
