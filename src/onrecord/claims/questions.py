"""Questions: the one line that a point asks, made from the words of the reports."""

from __future__ import annotations

from onrecord.claims.readings import Reading
from onrecord.claims.stating import words_of
from onrecord.model.annotations import Quantity
from onrecord.model.statements import ValueType

_MOST = 90


def ask(kind: ValueType, reading: Reading, *, anchor: int, value: int, phrase: str) -> str:
    """Return the question that a slot answers: `anchor` and `value` are nodes of the reading, `phrase` its words."""
    node = reading.nodes[value]
    about = shorten(phrase)
    if kind == "date":
        return f"When: “{about}”?"
    if kind == "place":
        where = {"to": "Where to", "into": "Where to", "from": "Where from"}.get(node.link, "Where")
        return f"{where}: “{about}”?"
    if kind == "duration":
        return f"How long: “{about}”?"
    if kind == "number":
        counted = node.value.noun if isinstance(node.value, Quantity) and node.value.noun else ""
        return f"How many {plural(counted)}: “{about}”?" if counted else f"How much: “{about}”?"
    if kind == "name":
        return f"Which {words_of(reading, anchor).lower()}: “{about}”?"
    return f"Is it so: “{about}”?"


def shorten(text: str) -> str:
    """Return the text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= _MOST:
        return line
    return line[:_MOST].rsplit(" ", 1)[0] + " …"


def plural(noun: str) -> str:
    """Return the plural of a regular English noun, for a question's wording."""
    irregular = {"person": "people", "man": "men", "woman": "women", "child": "children"}
    if noun in irregular:
        return irregular[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es" if not noun.endswith("s") else noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s" if noun else noun
