"""Press releases: whether a text is one that its issuer wrote, and whose. Layout, credit and address in, a Release out.

Two marks of a release, or one that only releases bear ("FOR IMMEDIATE RELEASE", "View source version on", a release
wire's dateline), tell it. A report on a release has none of them; a site's own "About" and "Press contact" are no marks,
for the issuer of "About X" must be named in the release's beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.clean.layouts import Layout
from onrecord.clean.notes import STRAIGHT
from onrecord.clean.units import Unit
from onrecord.model.articles import BODY_KINDS, Credit
from onrecord.model.issues import Issue
from onrecord.tools.directory import Agency, Outlet, fold
from onrecord.tools.hosts import host_of
from onrecord.tools.tables import rows, words

#: Units around the headline, and around the body's end, in which marks stand; characters of one that are looked at.
TOP, ABOVE, BELOW, LOOK = 6, 14, 14, 300
#: Characters of the beginning in which the issuer must be named, and of an issuer's name.
BEGINNING, LONGEST = 900, 80
#: Weight that proves a release; words of the longest heading "About X".
PROVED, HEADING = 2, 12
#: Marks in the order in which their issuers are believed.
BELIEVED = ("label", "original", "source", "about", "announced")


@dataclass(frozen=True, slots=True)
class Release:
    """A press release: whose it is ("" where it does not say), and the words that tell it."""

    issuer: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    name: str
    weight: int
    words: str
    issuer: str = ""


def find_release(layout: Layout, credit: Credit | None, url: str, *, source: str) -> Release | None:
    """Return what tells that a text is a press release; None for a report."""
    marks = list(_marks(layout, url))
    wire = layout.directory.agency(credit.agency, marked=True) if credit else layout.directory.agency_by_name(source)
    if wire is not None and wire.kind == "press-release wire":
        said = credit.evidence[0].exact if credit and credit.evidence else wire.short
        marks.append(_Mark("wire", PROVED, " ".join(said.split())))
    elif wire is None and credit is not None and credit.evidence and f"/{credit.agency}/" in credit.evidence[0].exact:
        # "/X/": as wires of releases sign. Agencies' texts do not open with who announces what.
        marks.append(_Mark("wire", PROVED if marks else 1, " ".join(credit.evidence[0].exact.split())))
    elif credit is not None and not any(mark.weight >= PROVED for mark in marks):
        return None
    named = [m for m in marks if m.name != "about" or (_begins_with(layout, m.issuer) and fold(m.issuer) != fold(source))]
    weights = {mark.name: max(m.weight for m in named if m.name == mark.name) for mark in named}
    if sum(weights.values()) < PROVED or set(weights) <= {"announced", "title", "end"}:
        return None
    issuers = [m.issuer for name in BELIEVED for m in named if m.name == name and m.issuer]
    if "host" in weights and not issuers and source:
        issuers = [source]
    first = {m.name: m.words for m in sorted(named, key=lambda m: m.weight) if m.weight}
    return Release(bare_issuer(issuers[0]) if issuers else "", tuple(first[name] for name in sorted(first)))


def release_issues(subject: str, release: Release | None) -> Iterator[Issue]:
    """Yield, of a press release, by what it is known."""
    if release:
        whose = f" by {release.issuer}" if release.issuer else ""
        said = ", ".join(f"“{words}”" for words in release.evidence)
        yield Issue("clean", subject, "info", "press-release", f"The text is a press release{whose}: {said}.")


def bare_issuer(name: str) -> str:
    """Return an issuer's name without legal form, stock exchange and marks, as releases print it now so, now so."""
    found = re.sub(r"\s*\([^()]*\)?.*$", "", name.strip(" \t\"'“”.,:;-–—#*")).split()
    while len(found) > 1 and re.sub(r"\W", "", found[-1]).casefold() in words("clean/legal-forms.txt"):
        found.pop()
    return " ".join(found).strip(" ,.;")[:LONGEST]


def _marks(layout: Layout, url: str) -> Iterator[_Mark]:
    units = layout.units
    body = [n for n, unit in enumerate(units) if unit.kind in BODY_KINDS]
    if not body:
        return
    title = layout.text[slice(*layout.headline)] if layout.headline else ""
    yield from _said("title", [title], start=True)
    host = host_of(url)
    if host and not isinstance(layout.directory.at(host), Agency | Outlet):  # a newsroom prints releases among its reports
        yield from _said("url", [url.casefold()[:LOOK]])
        yield from _said("host", [host], whole=True)
    yield from _said("lead", [_opening(layout, units[body[0]])], start=True)
    yield from _said("top", [unit.text for unit in units[max(0, body[0] - TOP) : body[0] + 2]], whole=True)
    foot = range(max(body[0] + 1, body[-1] - ABOVE), min(len(units), body[-1] + BELOW))
    for number in foot:
        unit = units[number]
        if unit.kind not in ("comment", "caption"):
            after = units[number + 1] if number + 1 < len(units) else None
            yield from (mark for mark in _said("foot", [unit.text], whole=True) if mark.name != "about" or _is_heading(mark, unit, after))


def _opening(layout: Layout, unit: Unit) -> str:
    """Return how the body's first paragraph begins, without its dateline."""
    start = layout.dateline[1] if layout.dateline and unit.start <= layout.dateline[1] <= unit.end else unit.start
    return layout.text[start : min(unit.end, start + LOOK)].lstrip(" \n\t-–—:")


def _said(where: str, texts: list[str], *, whole: bool = False, start: bool = False) -> Iterator[_Mark]:
    for text in texts:
        printed = " ".join(text[:LOOK].split())
        line = printed.translate(STRAIGHT)
        for row, pattern in _patterns(where):
            match = pattern.fullmatch(line) if whole else pattern.match(line) if start else pattern.search(line)
            if match:
                issuer = match.groupdict().get("issuer") or ""
                yield _Mark(row["mark"], int(row["weight"]), printed[:120], issuer if issuer[:1].isupper() else "")


def _is_heading(mark: _Mark, unit: Unit, after: Unit | None) -> bool:
    """Say whether "About X" heads a paragraph on X: the next one names it at its beginning."""
    if unit.words > HEADING or not mark.issuer or after is None:
        return False
    first = bare_issuer(mark.issuer).split()[:1]
    return bool(first) and first[0].casefold() in after.text[:LOOK].casefold()


def _begins_with(layout: Layout, issuer: str) -> bool:
    """Say whether a text's headline or its first paragraphs name the issuer."""
    start = layout.headline[1] if layout.headline else layout.units[layout.first].start if layout.units else 0
    head = layout.text[slice(*layout.headline)] if layout.headline else ""
    name = fold(bare_issuer(issuer))
    return bool(name) and f" {name} " in f" {fold(f'{head} {layout.text[start : start + BEGINNING]}')} "


@cache
def _patterns(where: str) -> tuple[tuple[dict[str, str], re.Pattern[str]], ...]:
    found = [row for row in rows("clean/releases.tsv") if row["where"] == where]
    return tuple((row, re.compile(row["pattern"], re.IGNORECASE)) for row in found)
