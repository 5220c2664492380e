"""A page taken apart for tests: its elements in order, with attributes, ancestors and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "input", "link", "wbr", "rect"}
IN_PARAGRAPHS = {"p", "span", "a", "b", "bdi", "sup", "mark", "ins", "del", "q", "time", "code", "svg", "rect"}


@dataclass
class Element:
    """An element with what is in it."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    parts: list[str] = field(default_factory=list)
    inside: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All the text in it."""
        return "".join(self.parts)


class Page(HTMLParser):
    """Reads a page strictly: a tag that is not closed in its turn, or an id given twice, is an error."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {[one.tag for one in self._open]}"
        ids = [one.attributes["id"] for one in self.elements if "id" in one.attributes]
        assert len(ids) == len(set(ids)), "an id is given twice"
        self.by_id = {one.attributes["id"]: one for one in self.elements if "id" in one.attributes}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute given twice in <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(one.tag for one in self._open))
        if any(one.tag == "p" for one in self._open):
            assert tag in IN_PARAGRAPHS, f"<{tag}> in a paragraph"
        for one in self._open:
            one.inside.append(element)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> where <{self._open[-1].tag}> is open"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.parts.append(data)

    def all(self, *tags: str) -> list[Element]:
        """Return the elements with these tags, in order."""
        return [one for one in self.elements if one.tag in tags]
