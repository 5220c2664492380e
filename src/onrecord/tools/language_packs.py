"""Language packs: a language's folder of tables in, one record of its words out; how a second language is let in.

A language is a folder `data/languages/CODE` with the files of `FILES`; `docs/languages.md` says how to write one. What is
in it is served for quotations and times; English, which has a parser, is read on a path of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.tools.tables import rows, settings

#: The files of a pack with their columns; `language.toml` holds the settings of `Habits`.
FILES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "abbreviations.tsv": ("form", "kind"),
    "calendar.tsv": ("kind", "form", "value"),
    "cues.tsv": ("form", "kind", "verb", "particle"),
    "people.tsv": ("kind", "form", "gender"),
    "tense.tsv": ("direction", "form"),
    "times.tsv": ("reading", "settings", "pattern"),
    "words.tsv": ("kind", "form", "gender"),
})  # fmt: skip

#: Letters that the last part of a compound must have: names end in shorter words.
SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a language is written, as far as the rules ask: the settings of `language.toml`, explained there."""

    name: str
    version: int
    noun_capitals: bool
    compounds: bool
    ordinal_stop: bool
    dialogue_dash: bool
    bare_clause: bool
    drops_subject: bool
    day_first: bool
    century: int


@dataclass(frozen=True, slots=True)
class CueForm:
    """A form of a verb or phrase that reports speech; `verb` and `particle` as the table's head explains."""

    words: tuple[str, ...]
    kind: str
    verb: str
    particle: str


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """A language's tables. All keys of `words`, `people` and `calendar` are in small letters but for given names.

    `words` and `people` map a kind to forms with their gender ("" for both or none), `calendar` to forms with their value;
    `cues` are by their first word, the longest first.
    """

    code: str
    habits: Habits
    abbreviations: Mapping[str, str]
    cues: Mapping[str, tuple[CueForm, ...]]
    words: Mapping[str, Mapping[str, str]]
    people: Mapping[str, Mapping[str, str]]
    calendar: Mapping[str, Mapping[str, str]]
    tense: tuple[tuple[str, str], ...]
    times: tuple[tuple[str, Mapping[str, str], str], ...]

    @property
    def name(self) -> str:
        """What it is, with its version, as a parse names it."""
        return f"tables:{self.code}-{self.habits.version}"

    def is_word(self, kind: str, text: str) -> bool:
        """Say whether a word is of a kind of small words ("stop", "determiner")."""
        return text.lower() in self.words.get(kind, {})

    def is_small(self, text: str) -> bool:
        """Say whether a word is a small word of any kind but those that stand inside names."""
        low = text.lower()
        return any(low in forms for kind, forms in self.words.items() if kind != "link")

    def gender_of_given(self, name: str) -> str | None:
        """Return f or m for a given name of the table, else of the one for all languages, None for no given name."""
        found = self.people.get("given", {}).get(name)
        return found if found is not None else _given().get(bare(name))

    def role(self, text: str) -> tuple[str, str] | None:
        """Return an office's or trade's word in small letters, with its gender; the last part of a compound counts."""
        return self._person("role", text)

    def body(self, text: str) -> tuple[str, str] | None:
        """Return the word for an institution or a document that a word is or ends in."""
        return self._person("body", text)

    def _person(self, kind: str, text: str) -> tuple[str, str] | None:
        low, table = text.lower(), self.people.get(kind, {})
        if low in table:
            return low, table[low]
        if self.habits.compounds:
            for cut in range(2, len(low) - SHORTEST + 1):
                if low[cut:] in table:
                    return low[cut:], table[low[cut:]]
        elif low.startswith("ex") and low[2:] in table:
            return low[2:], table[low[2:]]
        return None


@cache
def served_languages() -> tuple[str, ...]:
    """Return the codes (ISO 639-1) of the languages that have a folder, sorted."""
    folder = files("onrecord").joinpath("data").joinpath("languages")
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and len(entry.name) == 2))


@cache
def language_pack(code: str) -> LanguagePack | None:
    """Return a language's pack, None where it has no folder."""
    if code not in served_languages():
        return None
    folder = f"languages/{code}"
    cues: dict[str, list[CueForm]] = {}
    for row in rows(f"{folder}/cues.tsv"):
        words = tuple(row["form"].lower().split())
        cues.setdefault(words[0], []).append(CueForm(words, row["kind"], row["verb"], row["particle"]))
    return LanguagePack(
        code=code,
        habits=Habits(**settings(f"{folder}/language.toml")),
        abbreviations={row["form"]: row["kind"] for row in rows(f"{folder}/abbreviations.tsv")},
        cues={first: tuple(sorted(forms, key=lambda c: -len(c.words))) for first, forms in cues.items()},
        words=_by_kind(f"{folder}/words.tsv", "gender"),
        people=_by_kind(f"{folder}/people.tsv", "gender", keep="given"),
        calendar=_by_kind(f"{folder}/calendar.tsv", "value"),
        tense=tuple((row["form"], row["direction"]) for row in rows(f"{folder}/tense.tsv")),
        times=tuple((row["reading"], _told(row["settings"]), row["pattern"]) for row in rows(f"{folder}/times.tsv")),
    )


def _by_kind(table: str, column: str, *, keep: str = "") -> Mapping[str, Mapping[str, str]]:
    """Read a table of kinds and forms; forms in small letters, but for those of the kind to keep."""
    found: dict[str, dict[str, str]] = {}
    for row in rows(table):
        form = row["form"] if row["kind"] == keep else row["form"].lower()
        found.setdefault(row["kind"], {}).setdefault(form, row[column])
    return found


def _told(text: str) -> Mapping[str, str]:
    """Read "days=-1 part=NI"."""
    pairs = (part.partition("=") for part in text.split())
    return {key: value for key, _, value in pairs}


def bare(word: str) -> str:
    """Return a word in small letters without its accents: "María" as "maria"."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(ch for ch in parts if not unicodedata.combining(ch))


@cache
def _given() -> dict[str, str]:
    """The given names of the table for all languages."""
    return {row["name"]: row["gender"] for row in rows("names/given.tsv")}
