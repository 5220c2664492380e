"""Credits: the agency that a report's text is credited to. A photograph's credit is not one.

In: a layout, and the authors that a page or record declares. Out: a `Credit`, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.clean.agencies import agency_of, find_agencies
from onrecord.clean.layouts import Layout
from onrecord.clean.units import WORD, Unit
from onrecord.model.articles import Credit
from onrecord.model.spans import Span
from onrecord.tools.directory import Directory

#: Words that stand in a credit beside the agency's name.
BESIDE = re.compile(
    r"(?i)\b(?:with|inputs?|additional|reporting|from|by|and|the|news|agency|agencies|via|source|courtesy|copyright|"
    r"all|rights|reserved|rights|files?|staff|in|of|published|inc|ltd|llc|limited|text|report|wires?|services?|"
    r"writer|writers|correspondent|press|stringer|team|desk|bureau)\b"
)
#: "Associated Press writer X contributed" is the agency's own line; "The Associated Press contributed" is not.
OWN_STAFF = re.compile(r"(?i)^\W*(?:the\s)?(?:\S+\s){1,3}(?:writers?|reporters?|journalists?|correspondents?|staff)\b")
WEIGHTS = {"dateline": 5, "sign-off": 5, "copyright": 4, "byline": 4, "inputs": 3, "author": 3}


def find_credit(layout: Layout, article: str, authors: str = "") -> Credit | None:
    """Find the agency that the text is credited to: dateline, sign-off, copyright line, byline, metadata."""
    found: dict[str, list[tuple[int, str, Span | None]]] = {}
    for agency, kind, span in _signs(layout, article):
        found.setdefault(agency, []).append((WEIGHTS[kind], kind, span))
    agency = _author_agency(authors, layout.directory)
    if agency:
        found.setdefault(agency, []).append((WEIGHTS["author"], "author", None))
    if not found:
        return None
    best = min(found, key=lambda name: (-max(w for w, _, _ in found[name]), -len(found[name]), name))
    signs = found[best]
    kinds = list(dict.fromkeys(kind for _, kind, _ in sorted(signs, key=lambda s: -s[0])))
    spans = tuple(dict.fromkeys(span for _, _, span in signs if span is not None))
    return Credit(best, spans, "named in the " + " and the ".join(_WORDS[kind] for kind in kinds))


_WORDS = {
    "dateline": "dateline",
    "sign-off": "line that closes the text",
    "copyright": "copyright line",
    "byline": "byline",
    "inputs": "note on whose reporting it uses",
    "author": "author’s place of the metadata",
}


def _signs(layout: Layout, article: str) -> Iterator[tuple[str, str, Span]]:
    if layout.opening and layout.opening.agency and layout.dateline:
        start, end = layout.dateline
        yield layout.opening.agency, "dateline", Span(article, start, end, layout.text[start:end])
    for index, unit in enumerate(layout.units):
        places = [(offset, "sign-off") for offset, kind, _ in unit.tails if kind == "credit"]
        sign = _sign(layout, index)
        for offset, kind in (*places, *([(0, sign)] if sign else [])):
            for agency, span in _named(unit, offset, article, layout.directory):
                yield agency, kind, span


def _sign(layout: Layout, index: int) -> str:
    """Return what kind of credit a unit is, "" for none."""
    unit = layout.units[index]
    below = index >= layout.last
    if unit.hint == "picture" or unit.kind not in ("credit", "copyright", "byline", "date"):
        return ""
    if unit.kind == "byline":
        return "byline" if _only(unit, layout.directory) or index < layout.first else ""
    if unit.kind == "copyright":
        return "copyright" if _only(unit, layout.directory) else ""
    if unit.kind == "credit" and unit.reason.startswith("says where"):
        return "inputs"
    if unit.kind == "credit" and "contributed" in unit.folded:
        return "sign-off" if OWN_STAFF.match(unit.text) and find_agencies(unit.text, layout.directory) else ""
    if below and _after_caption(layout, index):
        return ""
    if below:
        return "copyright" if unit.reason.startswith("a copyright") else "sign-off"
    headed = layout.headline is not None and unit.start >= layout.headline[1]
    return "byline" if unit.kind == "credit" and (headed or unit.reason.startswith("a date")) else ""


def _after_caption(layout: Layout, index: int) -> bool:
    return index > 0 and layout.units[index - 1].kind == "caption" and layout.units[index - 1].start > 0


def _only(unit: Unit, directory: Directory) -> bool:
    """Say whether a line holds an agency's name and only words that belong to a credit."""
    names = find_agencies(unit.text, directory)
    rest = unit.text
    for name in sorted(names, key=lambda n: -n.start):
        rest = rest[: name.start] + " " + rest[name.end :]
    return bool(names) and not [w for w in WORD.findall(BESIDE.sub(" ", rest)) if not w.isdigit()][3:]


def _named(unit: Unit, offset: int, article: str, directory: Directory) -> Iterator[tuple[str, Span]]:
    for name in find_agencies(unit.text[offset:], directory):
        start, end = _widened(unit.text, offset + name.start, offset + name.end)
        yield name.short, Span(article, unit.start + start, unit.start + end, unit.text[start:end])


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the brackets around an agency's name into the span."""
    if start and end < len(text) and text[start - 1] == "(" and text[end] == ")":
        return start - 1, end + 1
    return start, end


def _author_agency(authors: str, directory: Directory) -> str:
    """Return the agency among declared authors: "AFP", "By Associated Press", "X, Reuters"."""
    if len(authors) > 300:
        return ""
    whole = agency_of(authors, directory, marked=True)
    parts = [agency_of(part, directory, marked=True) for part in re.split(r"[,;|]| and ", authors)]
    return whole or next((part for part in parts if part), "")
