"""Rendering: a page's mark-up in, its text in document order out, with where each line of it stood.

Scripts, styles and what is never shown are dropped, entities decoded, block elements broken by new lines.
Nothing is executed and nothing fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from onrecord.clean.names import Names, names_of

DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "head", "canvas", "math",
                     "select", "textarea", "video", "audio", "map"})  # fmt: skip
INLINE = frozenset({"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
                    "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
                    "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-img", "picture", "source", "input"})  # fmt: skip
#: Elements whose text is set off by a blank line.
SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section", "figure", "ul", "ol",
                    "table", "header", "footer", "aside", "nav", "main", "form", "pre"})  # fmt: skip
#: Elements too wide for their names to say anything of a line.
WIDE = frozenset({"html", "body", "main"})
#: Elements that show something other than text: a line right behind one may be its caption.
SHOWN = frozenset({"img", "amp-img", "picture", "iframe", "video", "object", "amp-iframe", "amp-video"})
NOTHING: frozenset[str] = frozenset()
SLANTED = frozenset({"em", "i", "small"})
CELLS = frozenset({"td", "th"})
#: What a line of a table may be made of, its elements and its characters at most.
ROW = INLINE | CELLS
ROW_ELEMENTS, ROW_LENGTH = 100, 400
#: Elements rendered at most, and characters of the machine-readable moments of a line's time elements.
ELEMENTS, MOMENTS = 400_000, 200
HOST = re.compile(r"\s*(?:https?:)?//([^/?#:\s]{1,255})")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the rendered text at `[start, end)`: the element it stands in and what its ancestors' names say.

    `place` is the index of the block it stands in. `linked` and `slanted` are the shares of its characters in links
    and in italics, `outward` that in links to other sites,
    `moment` is what a `<time>` in it says, `pictured` that a picture stands right before it.
    """

    start: int
    end: int
    tag: str
    kinds: frozenset[str]
    strong: str
    moment: str = ""
    linked: float = 0.0
    slanted: float = 0.0
    place: int = 0
    pictured: bool = False
    outward: float = 0.0


@dataclass(slots=True)
class Place:
    """A block element: the block around it, its tag, what its names say, and whether a picture stands right in it."""

    parent: int
    tag: str
    names: Names
    pictured: bool = False


@dataclass(slots=True)
class Rendered:
    """A page's text, its lines, and the blocks in which they stand, each after the one around it."""

    text: str
    lines: list[Line]
    places: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """What holds inside an open element."""

    tag: str
    kinds: frozenset[str]
    strong: str
    link: bool
    outward: bool
    slanted: bool
    place: int


@dataclass(slots=True)
class _State:
    """What is open while the tree is walked."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    line: list[str] = field(default_factory=list)
    opened: _Open | None = None
    kinds: frozenset[str] = frozenset()
    moment: str = ""
    linked: int = 0
    outward: int = 0
    slanted: int = 0
    picture: bool = False
    gap: str = ""
    lines: list[Line] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    host: str = ""


def parse_page(markup: str) -> Any:
    """Parse mark-up, however broken, into a tree; None where there is none. Depth is bounded by the parser."""
    from lxml import etree

    markup = re.sub(r"^\s*<\?xml[^>]{0,200}>", "", markup)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def render(root: Any, *, address: str = "", hidden: bool = False) -> Rendered:
    """Render a tree to text, element by element; `hidden` takes in what is not shown before a script runs.

    `address` is the page's own, by which links to other sites are told.
    """
    outside = _Open("", frozenset(), "", False, False, False, 0)
    state = _State(places=[Place(-1, "", Names())], host=_host(address))
    stack = [outside]
    count = 0
    walk: list[tuple[Any, bool]] = [(root, False)]
    while walk and count < ELEMENTS:
        node, leaving = walk.pop()
        if leaving:
            _leave(state, node, stack)
            continue
        count += 1
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in SHOWN:
            state.picture = state.places[stack[-1].place].pictured = True
        if not tag or tag in DROPPED or tag in ("input", "img") or (not hidden and _invisible(node, tag)):
            _add(state, node.tail, stack[-1])
            continue
        _enter(state, node, stack)
        if len(node):
            walk.append((node, True))
            walk += [(child, False) for child in reversed(node)]
        else:
            _leave(state, node, stack)
    _close(state)
    return Rendered("".join(state.parts), state.lines, state.places)


def _enter(state: _State, node: Any, stack: list[_Open]) -> None:
    above = stack[-1]
    name = node.tag
    names = Names() if name in WIDE else names_of(node)
    tag, place = above.tag, above.place
    if name == "br":
        _close(state)
        state.gap = "\n"
    elif name in CELLS and above.tag == "tr":
        state.line.append(" ")
    elif name not in INLINE:
        _close(state)
        state.gap = "\n\n" if name in SPACED or state.gap == "\n\n" else "\n"
        tag, place = name if name != "tr" or _is_row(node) else "", len(state.places)
        state.places.append(Place(above.place, name, names))
    link, slanted = above.link or name == "a", above.slanted or name in SLANTED
    outward = above.outward or (name == "a" and _leads_away(node.get("href") or "", state.host))
    if place != above.place:  # what a block's names say holds for all that is in it
        stack.append(_Open(tag, NOTHING, "", link, outward, slanted, place))
    elif names.kinds or link != above.link or outward != above.outward or slanted != above.slanted:
        kinds = above.kinds | names.kinds
        stack.append(_Open(tag, kinds, names.strong or above.strong, link, outward, slanted, place))
    else:
        stack.append(above)
    if name == "time":
        moment = (node.get("datetime") or "").strip()[:40]
        state.moment = f"{state.moment}\n{moment}".strip("\n")[:MOMENTS] if moment else state.moment
    _add(state, node.text, stack[-1])


def _leave(state: _State, node: Any, stack: list[_Open]) -> None:
    stack.pop()
    if node.tag not in INLINE and node.tag != "br" and not (node.tag in CELLS and stack[-1].tag == "tr"):
        _close(state)
        state.gap = "\n\n" if node.tag in SPACED or state.gap == "\n\n" else "\n"
    _add(state, node.tail, stack[-1])


def _add(state: _State, text: str | None, place: _Open) -> None:
    if not text:
        return
    if state.opened is None:
        if not text.strip():
            return
        state.opened, state.kinds = place, place.kinds
    elif place.kinds is not state.kinds and text.strip():
        state.kinds &= place.kinds
    state.line.append(text)
    if place.link or place.slanted:
        length = len(text.strip())
        state.linked += length if place.link else 0
        state.outward += length if place.outward else 0
        state.slanted += length if place.slanted else 0


def _close(state: _State) -> None:
    """End the line that is open: its white space is one space between words, as browsers show it."""
    opened = state.opened
    text = " ".join("".join(state.line).split(None)) if opened else ""
    text = text.replace("\u2028", " ").replace("\x85", " ")
    if opened and text:
        gap = state.gap if state.parts else ""
        start = state.length + len(gap)
        state.parts += [gap, text]
        state.length = start + len(text)
        linked, slanted = min(1.0, state.linked / len(text)), min(1.0, state.slanted / len(text))
        strong = opened.strong if opened.strong in state.kinds else ""
        state.lines.append(
            Line(start, state.length, opened.tag, state.kinds, strong, state.moment, linked, slanted, opened.place, state.picture, min(1.0, state.outward / len(text)))
        )
        state.gap, state.picture = "", False
    state.line, state.linked, state.outward, state.slanted, state.moment, state.opened = [], 0, 0, 0, "", None


def _is_row(node: Any) -> bool:
    """Say whether a table's row is a line of short cells, and not a part of the page's layout."""
    length = 0
    for count, inner in enumerate(node.iter()):
        length += len(inner.text or "") + len(inner.tail or "")
        if count > ROW_ELEMENTS or length > ROW_LENGTH or (inner is not node and inner.tag not in ROW):
            return False
    return True


def _host(address: str) -> str:
    """Return the host of an address, without its first label where that is a usual one."""
    found = HOST.match(address[:300])
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", found[1].lower()) if found else ""


def _leads_away(address: str, host: str) -> bool:
    """Say whether a link leads to another site than the page's own."""
    found = HOST.match(address[:300]) if host and "//" in address[:20] else None
    return found is not None and _is_other(found[1], host)


@lru_cache(maxsize=5_000)
def _is_other(name: str, host: str) -> bool:
    """Say whether two hosts belong to different sites."""
    other = _host("//" + name)
    left, right = other.split("."), host.split(".")
    shared = next((i for i, (a, b) in enumerate(zip(reversed(left), reversed(right), strict=False)) if a != b), min(len(left), len(right)))
    return shared < 2 or (shared == 2 and len(left[-2]) <= 3 and min(len(left), len(right)) > 2)


def _invisible(node: Any, tag: str) -> bool:
    """Say whether an element is not shown at first: by its style, or as a box that pops up over a name."""
    style = node.get("style") or ""
    if "display" in style and re.search(r"display\s*:\s*none", style[:200]):
        return True
    if node.get("hidden") is not None and node.get("hidden") != "until-found":
        return True
    return tag == "span" and len(node) > 2 and _pops_up(node)


def _pops_up(node: Any) -> bool:
    """Say whether a span inside a paragraph is a box with a picture and links."""
    tags = [child.tag for child in node]
    return "img" in tags and tags.count("a") > 1
