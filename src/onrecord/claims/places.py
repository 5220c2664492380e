"""Places compared: the same, one within the other, or apart."""

from __future__ import annotations

from onrecord.claims.compare import Outcome
from onrecord.claims.material import Material
from onrecord.claims.readings import Node
from onrecord.tools.countries import country_of


def compare_places(material: Material, left: Node, right: Node) -> Outcome:
    """Compare two places by their names, their countries, and what the reports say of one lying in the other."""
    if left.key == right.key:
        return "same"
    a, b = _name(material, left), _name(material, right)
    if not a or not b:
        return "unclear"
    if material.near_places(left.key, right.key):
        return "less_precise"
    if _part_of(a, b) or _part_of(b, a):
        return "less_precise"
    if _words(a) <= _words(b) or _words(b) <= _words(a):
        return "unclear"
    countries = (_country(material, left), _country(material, right))
    if all(countries):
        return "different" if countries[0] != countries[1] else "unclear"
    return "unclear" if any(countries) else "different"


def _name(material: Material, node: Node) -> str:
    if node.key.startswith("%"):
        return node.key[1:]
    actor = material.actors.get(node.key)
    return actor.name if actor else ""


def _part_of(name: str, whole: str) -> bool:
    """Say whether a name says that it is a part of another: "the Old Town of Orlitz", "Kirk Street, Orlitz"."""
    return name != whole and name.lower().endswith((f" of {whole.lower()}", f", {whole.lower()}"))


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


def _country(material: Material, node: Node) -> str:
    if node.key.startswith("%"):
        return node.key[1:]
    actor = material.actors.get(node.key)
    return country_of(actor.name) if actor else ""
