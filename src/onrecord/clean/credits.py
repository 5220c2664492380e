"""Credits: the agency that a report's text is credited to. A photograph's credit is not one.

In: a layout, and the authors that a page or record declares. Out: a `Credit`, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.clean.agencies import find_agencies
from onrecord.clean.creditlines import agencies_of, contributes
from onrecord.clean.layouts import Layout
from onrecord.clean.units import WORD, Unit
from onrecord.model.articles import BODY_KINDS, Credit
from onrecord.model.spans import Span
from onrecord.tools.directory import EDGES, AgencyName, Directory

#: Words that stand in a credit beside the agency's name.
BESIDE = re.compile(
    r"(?i)\b(?:with|inputs?|additional|reporting|from|by|and|the|news|agency|agencies|via|source|courtesy|copyright|"
    r"all|rights|reserved|rights|files?|staff|in|of|published|inc|ltd|llc|limited|text|report|wires?|services?|"
    r"writer|writers|correspondent|press|stringer|team|desk|bureau)\b"
)
#: "Associated Press writer X contributed" is the agency's own line; "The Associated Press contributed" is not.
OWN_STAFF = re.compile(r"(?i)^\W*(?:the\s)?(?:\S+\s){1,3}(?:writers?|reporters?|journalists?|correspondents?|staff)\b")
#: The sign and the year before who holds the copyright.
HOLDER = re.compile(r"(?i)(?:©\ufe0f?|\(c\)|copyright)\W*(?:(?:19|20)\d\d\W*)?(?:by\s+)?(?=\w)")
WEIGHTS = {"dateline": 5, "sign-off": 5, "copyright": 4, "notice": 4, "byline": 4, "inputs": 3, "author": 3, "publisher": 3}
_WORDS = {
    "dateline": "dateline",
    "sign-off": "line that closes the text",
    "copyright": "copyright line",
    "notice": "line on its rights",
    "byline": "byline",
    "inputs": "note on whose reporting it uses",
    "author": "author’s place of the metadata",
    "publisher": "publisher’s place of the metadata",
}
#: Paragraphs of the body below a note on whose words it uses, from which that is a table's or a picture's; the lines at
#: a text's end in which an agency's rights may stand unlabelled; words from which a line is such a paragraph.
BELOW, LAST, PARAGRAPH = 3, 3, 12
#: Characters at a line's end in which such a phrase is looked for, and declared authors at most.
LONGEST, AUTHORS = 1000, 4


def find_credit(layout: Layout, article: str, authors: str = "", *, publisher: str = "", house: str = "") -> Credit | None:
    """Find the agency that the text is credited to: dateline, sign-off, copyright line, byline, metadata.

    Where several are, it is the one with the strongest sign, named most, named first; the reason lists the others.
    `publisher` is the declared publisher, `house` the source that was settled on: an agency declared to be the
    publisher of another's page is credited; a broadcaster that syndicates is not on its own pages.
    """
    found: dict[str, list[tuple[int, str, Span | None]]] = {}
    for agency, kind, span in _signs(layout, article):
        found.setdefault(agency, []).append((WEIGHTS[kind], kind, span))
    for agency in _author_agencies(authors, layout.directory):
        found.setdefault(agency, []).append((WEIGHTS["author"], "author", None))
    named = layout.directory.agency_by_name(publisher) if publisher else None
    if named is not None and named.short != house and layout.directory.outlet(house) is not None:
        found.setdefault(named.short, []).append((WEIGHTS["publisher"], "publisher", None))
    own = layout.directory.agency(house) if house else None
    if own is not None and own.kind == "broadcaster service":
        found.pop(own.short, None)
    if not found:
        return None
    order = list(found)
    best = min(order, key=lambda name: (-max(w for w, _, _ in found[name]), -len(found[name]), order.index(name)))
    signs = found[best]
    kinds = list(dict.fromkeys(kind for _, kind, _ in sorted(signs, key=lambda s: -s[0])))
    spans = tuple(dict.fromkeys(span for _, _, span in signs if span is not None))
    others = [name for name in order if name != best]
    more = f"; so {'is' if len(others) == 1 else 'are'} {' and '.join(others)}" if others else ""
    return Credit(best, spans, "named in the " + " and the ".join(_WORDS[kind] for kind in kinds) + more)


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
        notice = _notice(layout, index)
        if notice:
            start, end = unit.start + notice.start, unit.start + notice.end
            yield notice.short, "notice", Span(article, start, end, layout.text[start:end])


def _notice(layout: Layout, index: int) -> AgencyName | None:
    """Find a phrase of an agency's rights outside the body, or in the last lines of the text."""
    unit = layout.units[index]
    if unit.kind in ("teaser", "comment") or (unit.kind in BODY_KINDS and index < len(layout.units) - LAST):
        return None
    return layout.directory.notice_in(unit.text[-LONGEST:])


def _sign(layout: Layout, index: int) -> str:
    """Return what kind of credit a unit is, "" for none."""
    unit = layout.units[index]
    below = index >= layout.last
    if unit.hint == "picture" or unit.kind not in ("credit", "copyright", "byline", "date"):
        return ""
    if unit.kind == "byline":
        return "byline" if _only(unit, layout.directory) or index < layout.first else ""
    if unit.kind == "copyright":
        return "copyright" if _only(unit, layout.directory) or _holds(unit, layout.directory) else ""
    if unit.kind == "credit" and contributes(unit.text):
        return ""
    if unit.kind == "credit" and unit.reason.startswith("says where"):
        return "" if _is_of_a_table(layout, index) else "inputs"
    if unit.kind == "credit" and "contributed" in unit.folded:
        return "sign-off" if _by_own_staff(unit.text, layout.directory) else ""
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


def _holds(unit: Unit, directory: Directory) -> bool:
    """Say whether an agency holds the copyright: its name follows the sign and the year."""
    holder = HOLDER.search(unit.text)
    return bool(holder) and any(name.start == holder.end() for name in find_agencies(unit.text, directory) if holder)


def _by_own_staff(text: str, directory: Directory) -> bool:
    """Say whether a note on who contributed is the agency's own: it begins with the agency's name and its writers."""
    names = find_agencies(text, directory)
    lead = text[: names[0].start].strip(EDGES).casefold() if names else "-"
    return bool(OWN_STAFF.match(text)) and lead in ("", "the")


def _is_of_a_table(layout: Layout, index: int) -> bool:
    """Say whether a note stands inside the body, with paragraphs above and below: a table, a picture is credited."""
    body = [i for i, unit in enumerate(layout.units) if unit.kind in BODY_KINDS and unit.words >= PARAGRAPH]
    return bool(body) and body[0] < index and sum(i > index for i in body) >= BELOW


def _named(unit: Unit, offset: int, article: str, directory: Directory) -> Iterator[tuple[str, Span]]:
    """Yield the agencies named from an offset on."""
    text = unit.text[offset:]
    names = agencies_of(text, directory) if unit.kind == "credit" or offset else find_agencies(text, directory)
    for name in names:
        start, end = _widened(unit.text, offset + name.start, offset + name.end)
        while start < end and unit.text[start].isspace():
            start += 1
        yield name.short, Span(article, unit.start + start, unit.start + end, unit.text[start:end])


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the brackets around an agency's name into the span."""
    if start and end < len(text) and text[start - 1] == "(" and text[end] == ")":
        return start - 1, end + 1
    return start, end


def _author_agencies(authors: str, directory: Directory) -> tuple[str, ...]:
    """Return the agencies among declared authors: "AFP", "By Associated Press", "X, Reuters"."""
    if len(authors) > 300:
        return ()
    whole = directory.agency(authors, marked=True)
    if whole:
        return (whole.short,)
    parts = re.split(r"[,;|/]| and | und | et | y ", authors)
    if len(parts) > AUTHORS:  # the page's other authors are among them
        return ()
    found = (directory.agency(part, marked=True) for part in parts)
    return tuple(dict.fromkeys(agency.short for agency in found if agency))
