"""Rendering: a page's mark-up in, its text in document order out, with where each line of it stood.

Scripts, styles and what is never shown are dropped, entities decoded, block elements broken by new lines.
Nothing is executed and nothing fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord.tools.tables import rows

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
#: Characters of a name that are read, and elements rendered at most.
NAME, ELEMENTS = 200, 400_000
#: Characters of the machine-readable moments of a line's time elements.
MOMENTS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the rendered text at `[start, end)`: the element it stands in and what its ancestors' names say."""

    start: int
    end: int
    tag: str
    kinds: frozenset[str]
    strong: str
    moment: str = ""
    linked: float = 0.0


@dataclass(slots=True)
class Rendered:
    """A page's text and its lines."""

    text: str
    lines: list[Line]


@dataclass(slots=True)
class _State:
    """What is open while the tree is walked."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    line: list[str] = field(default_factory=list)
    line_tag: str = ""
    line_kinds: frozenset[str] = frozenset()
    line_strong: str = ""
    moment: str = ""
    linked: int = 0
    gap: str = ""
    lines: list[Line] = field(default_factory=list)


def parse_page(markup: str) -> Any:
    """Parse mark-up, however broken, into a tree; None where there is none. Depth is bounded by the parser."""
    from lxml import etree

    markup = re.sub(r"^\s*<\?xml[^>]{0,200}>", "", markup)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def render(root: Any, *, hidden: bool = False) -> Rendered:
    """Render a tree to text, element by element; `hidden` takes in what is not shown before a script runs."""
    state = _State()
    stack: list[tuple[str, frozenset[str], str, bool]] = [("", frozenset(), "", False)]
    count = 0
    walk: list[tuple[Any, bool]] = [(root, False)]
    while walk and count < ELEMENTS:
        node, leaving = walk.pop()
        if leaving:
            _leave(state, node, stack)
            continue
        count += 1
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in DROPPED or tag in ("input", "img") or (not hidden and _invisible(node)):
            _add(state, node.tail, stack[-1])
            continue
        _enter(state, node, stack)
        walk.append((node, True))
        walk.extend((child, False) for child in reversed(node))
    _close(state)
    return Rendered("".join(state.parts), state.lines)


def _enter(state: _State, node: Any, stack: list[tuple[str, frozenset[str], str, bool]]) -> None:
    tag, kinds, strong, link = stack[-1]
    name = node.tag
    if name == "br":
        _close(state)
        state.gap = "\n"
    elif name not in INLINE:
        _close(state)
        state.gap = "\n\n" if name in SPACED or state.gap == "\n\n" else "\n"
        tag = name
    own, own_strong = ((), "") if name in WIDE else _names(node)
    stack.append((tag, kinds | frozenset(own), own_strong or strong, link or name == "a"))
    if name == "time":
        moment = (node.get("datetime") or "").strip()[:40]
        state.moment = f"{state.moment}\n{moment}".strip("\n")[:MOMENTS] if moment else state.moment
    _add(state, node.text, stack[-1])


def _leave(state: _State, node: Any, stack: list[tuple[str, frozenset[str], str, bool]]) -> None:
    stack.pop()
    if node.tag not in INLINE and node.tag != "br":
        _close(state)
        state.gap = "\n\n" if node.tag in SPACED or state.gap == "\n\n" else "\n"
    _add(state, node.tail, stack[-1])


def _add(state: _State, text: str | None, place: tuple[str, frozenset[str], str, bool]) -> None:
    if not text:
        return
    if not state.line and not text.strip():
        return
    if not state.line:
        state.line_tag, state.line_kinds, state.line_strong = place[0], place[1], place[2]
    else:
        state.line_kinds &= place[1]
    state.line.append(text)
    state.linked += len(text.strip()) if place[3] else 0


def _close(state: _State) -> None:
    """End the line that is open: its white space is one space between words, as browsers show it."""
    text = " ".join("".join(state.line).split(None)) if state.line else ""
    text = text.replace("\u2028", " ").replace("\x85", " ")
    if text:
        gap = state.gap if state.parts else ""
        start = state.length + len(gap)
        state.parts += [gap, text]
        state.length = start + len(text)
        linked = min(1.0, state.linked / len(text))
        strong = state.line_strong if state.line_strong in state.line_kinds else ""
        line = Line(start, state.length, state.line_tag, state.line_kinds, strong, state.moment, linked)
        state.lines.append(line)
        state.gap = ""
    state.line, state.linked, state.moment = [], 0, ""


def _invisible(node: Any) -> bool:
    style = node.get("style") or ""
    return "display" in style and bool(re.search(r"display\s*:\s*none", style[:200]))


def _names(node: Any) -> tuple[tuple[str, ...], str]:
    """Return what an element's own names say: kinds, and the one that holds against the extraction."""
    tags, attrs = _hints()
    found = [tags[node.tag]] if node.tag in tags else []
    names = " ".join((node.get(a) or "")[:NAME] for a in ("class", "id", "role", "itemprop"))
    if names.strip():
        split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names)
        found += [attrs[w] for w in re.split(r"[\s_:./-]+", split.lower()) if w in attrs]
    strong = next((kind for kind, is_strong in found if is_strong), "")
    return tuple(kind for kind, _ in found), strong


@cache
def _hints() -> tuple[dict[str, tuple[str, bool]], dict[str, tuple[str, bool]]]:
    table = rows("clean/page-hints.tsv")
    by: dict[str, dict[str, tuple[str, bool]]] = {"tag": {}, "attr": {}}
    for row in table:
        by[row["where"]][row["name"]] = (row["kind"], row["strong"] == "yes")
    return by["tag"], by["attr"]
