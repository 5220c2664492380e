"""The patterns of events: rows of verbs, nouns, word classes, parties and contexts in, what fits a word out.

The rows come from the shipped tables (`data/events`) and from the user's file (`tools/pattern_files.py`). `Patterns` is
a value: what it answers follows from its rows alone, and `digest` tells it from any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.ids import content_id

#: PLOVER's types with their modes (draft of September 2021); any type may be without a mode.
MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
#: Where the party done to may stand, besides behind a preposition (a word by itself).
ROUTES = frozenset({"obj", "iobj", "person", "clause", "xcomp"})
#: What must be found for a row to hold ("-": a party on one side).
NEEDS = frozenset({"-", "to", "object", "people", "abroad", "asks", "verbal", "body", "swapped", "self", "place", "persons"})


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One verb and what it codes to. `object` are lemmas or @classes that the object must be, none for any.

    `to` are the places of the recipient (`ROUTES` or prepositions), `need` what must be found (`NEEDS`); `type` "-"
    keeps the verb from being coded. `cameo` is the row's own code where the type and mode have several.
    """

    id: str
    verb: str
    object: tuple[str, ...] = ()
    type: str = ""
    mode: str = ""
    to: tuple[str, ...] = ("obj",)
    need: str = "-"
    cameo: str = ""
    date: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun that names an event: how its doer is named (`by`) and the prepositions before the recipient (`to`).

    In `by`, `poss` is the owner or a people before the noun, `between` both sides, any other word a preposition.
    """

    id: str
    noun: str
    type: str = ""
    mode: str = ""
    by: tuple[str, ...] = ("poss", "by")
    to: tuple[str, ...] = ()
    cameo: str = ""
    date: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class of nouns (lemmas), written @name where rows use it."""

    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A body that acts for a country without bearing its name: `names` as printed, `country` its ISO 3166 code."""

    name: str
    country: str = ""
    aliases: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class ContextRow:
    """One of PLOVER's contexts with the words (lemmas or phrases, in small letters) that tell it."""

    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Patterns:
    """All rows, the user's among them, indexed by word."""

    verbs: tuple[VerbRow, ...] = ()
    nouns: tuple[NounRow, ...] = ()
    classes: tuple[ClassRow, ...] = ()
    parties: tuple[PartyRow, ...] = ()
    contexts: tuple[ContextRow, ...] = ()
    #: The code for a type and mode, "" for no mode.
    cameo: tuple[tuple[str, str, str], ...] = ()

    @cached_property
    def digest(self) -> str:
        """Digest of all rows: two tables with one digest code alike."""
        rows = (*self.verbs, *self.nouns, *self.classes, *self.parties, *self.contexts, *self.cameo)
        return content_id("patterns", *map(repr, rows))

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The words of each class."""
        return {row.name: frozenset(row.words) for row in self.classes}

    @cached_property
    def by_noun(self) -> dict[str, NounRow]:
        """The event nouns by lemma."""
        return {row.noun: row for row in self.nouns if row.type != "-"}

    @cached_property
    def by_party(self) -> dict[str, str]:
        """The country for which a body acts, by its name in small letters."""
        return {name.lower(): row.country for row in self.parties for name in (row.name, *row.aliases)}

    @cached_property
    def by_context(self) -> dict[str, tuple[str, ...]]:
        """The contexts that a word or phrase tells."""
        found: dict[str, list[str]] = {}
        for row in self.contexts:
            for word in row.words:
                found.setdefault(word, []).append(row.name)
        return {word: tuple(names) for word, names in found.items()}

    @cached_property
    def _by_verb(self) -> dict[str, tuple[tuple[VerbRow, frozenset[str]], ...]]:
        found: dict[str, list[tuple[VerbRow, frozenset[str]]]] = {}
        for row in self.verbs:
            objects: set[str] = set()
            for word in row.object:
                objects |= self.words.get(word[1:], frozenset()) if word.startswith("@") else {word}
            found.setdefault(row.verb, []).append((row, frozenset(objects)))
        return {verb: tuple(rows) for verb, rows in found.items()}

    @cached_property
    def _by_code(self) -> dict[tuple[str, str], str]:
        return {(kind, mode): code for kind, mode, code in self.cameo}

    def verb_rows(
        self, lemma: str, followers: Mapping[str, frozenset[str]], objects: frozenset[str]
    ) -> list[VerbRow]:
        """Return the rows that fit a verb, its particles and prepositions, and its object's lemmas, the closest first.

        `followers` are the particles and prepositions, with the lemmas of the nouns behind them.

        A particle counts more than an object condition, and that more than none; of equals the first in the table. A
        row of no type keeps those behind it from being tried.
        """
        found: list[tuple[int, VerbRow]] = []
        phrases = [(f"{lemma} {word}", behind) for word, behind in followers.items()]
        for verb, behind in [*phrases, (lemma, frozenset())]:
            for row, wanted in self._by_verb.get(verb, ()):
                if not row.object or wanted & (objects | behind):
                    # "fired shots at" is the verb with its object: a preposition with its noun makes no other verb of it.
                    weak = bool(behind and objects and not row.object)
                    found.append((2 * (" " in verb and not weak) + bool(row.object), row))
        found.sort(key=lambda one: -one[0])
        off = next((n for n, (_, row) in enumerate(found) if row.type == "-"), len(found))
        return [row for _, row in found[:off]]

    def code(self, kind: str, mode: str) -> str:
        """Return the CAMEO code of a type and mode, that of the type alone where the mode has none."""
        return self._by_code.get((kind, mode)) or self._by_code.get((kind, ""), "")
