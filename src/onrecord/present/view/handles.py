"""A dossier's articles, grouped by newsroom and given short codes: A1 and A2 are newsroom A's work."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.model.articles import Article
from onrecord.model.dossiers import Dossier
from onrecord.present.view.indexes import Index
from onrecord.present.view.shown import date_in_words, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle:
    """How a page names an article: code, outlet, headline, date in words, and the anchor of its text."""

    article: str
    code: str
    outlet: str
    title: str
    date: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """An origin with its articles. `letter` begins their codes; `anchor` is where its row stands."""

    origin: str
    letter: str
    name: str
    kind: str
    handles: tuple[Handle, ...]
    reasons: tuple[str, ...] = ()
    anchor: str = ""


def letters(number: int) -> str:
    """Return A, B, … Z, AA, AB, … for 0, 1, …"""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def outlet_of(article: Article) -> str:
    """Return the outlet's name, else the page's host, else the file's name, else words that say so."""
    try:
        host = urlsplit(article.url).hostname or ""
    except ValueError:
        host = ""
    file = article.path.replace("\\", "/").rsplit("/", 1)[-1]
    name = article.source or host.removeprefix("www.") or file.partition(".")[0][:40]
    return one_line(name, 60) or "unnamed outlet"


_Group = tuple[tuple[str, str, str, tuple[str, ...]], list[Article]]


def _grouped(dossier: Dossier, index: Index) -> list[_Group]:
    """Return the origins with their articles; what no origin claims comes last, each for itself."""
    left = {key: index.articles[key] for key in dossier.articles if key in index.articles}
    groups: list[_Group] = []
    for origin in sorted(dossier.origins, key=lambda o: o.id):
        held = [left.pop(key) for key in origin.articles if key in left]
        if held:
            groups.append(((origin.id, origin.name, origin.kind, origin.reasons), held))
    for key in sorted(left):
        groups.append((("", "", "unknown", ()), [left[key]]))
    return groups


def newsrooms_of(dossier: Dossier, index: Index, prefix: str) -> tuple[Newsroom, ...]:
    """Return the dossier's newsrooms, the one with most articles first, then the earliest.

    `prefix` begins every anchor ("s1"): it keeps several dossiers on one page apart.
    """

    def published(article: Article) -> str:
        dating = index.datings.get(article.id)
        return dating.value if dating and dating.value else "9999"

    def order(article: Article) -> tuple[str, str, str]:
        return (published(article), outlet_of(article), article.id)

    groups = _grouped(dossier, index)
    groups.sort(key=lambda group: (-len(group[1]), min(order(article) for article in group[1])))
    rooms = []
    for number, ((origin, name, kind, reasons), articles) in enumerate(groups):
        letter = letters(number)
        handles = []
        for place, article in enumerate(sorted(articles, key=order), start=1):
            code = f"{letter}{place}"
            dating = index.datings.get(article.id)
            handles.append(Handle(
                article=article.id, code=code, outlet=outlet_of(article), title=one_line(article.title, 200),
                date=date_in_words(dating.value[:10]) if dating and dating.value else "date unknown",
                anchor=f"{prefix}-{code.lower()}",
            ))  # fmt: skip
        # A newsroom that nothing names goes by its report's file, as the report does.
        unnamed = not name or any(name == index.articles[handle.article].path for handle in handles)
        shown_name = handles[0].outlet if unnamed else one_line(name, 60)
        rooms.append(Newsroom(
            origin=origin, letter=letter, name=shown_name, kind=kind, handles=tuple(handles),
            reasons=tuple(one_line(reason) for reason in reasons), anchor=f"{prefix}-{letter.lower()}",
        ))  # fmt: skip
    return tuple(rooms)
