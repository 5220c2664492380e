"""Newsrooms: whose work an article is by what it says of itself; an Article and the directory in, a Newsroom out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from onrecord.model.articles import Article
from onrecord.model.ids import content_id
from onrecord.model.reuse import OriginKind
from onrecord.reuse.needles import has_needle, needles_of
from onrecord.reuse.signoffs import signed_by
from onrecord.tools.directory import Agency, Directory, Outlet, fold, own_place
from onrecord.tools.hosts import host_of, registered_domain
from onrecord.tools.tables import words

#: Longest stretch after a republication notice in which the newsroom's name is looked for, in code points.
NOTICE_REACH = 80

#: Words of a release that does not say whose it is by which it is known, and what its issuer is called.
OPENING, NO_ISSUER = 12, "an issuer it does not name"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A newsroom: what kind, its name, how we know, whether the article itself credits it, its publisher's family,
    and the other names it goes by."""

    kind: OriginKind
    name: str
    reason: str
    credited: bool = False
    owner: str = ""
    family: str = ""
    aliases: tuple[str, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """Origin id: the same for one agency or outlet everywhere; an unknown newsroom is its article's."""
        return content_id("release" if self.kind == "release" else "origin", self.kind, fold(self.name), self.owner)


def newsroom_of(article: Article, directory: Directory) -> Newsroom:
    """Return whose work an article is by its credit, notices, sign-off, source or address; else an unknown one."""
    if article.form == "press-release":
        return _issuer(article)
    own = article.credit is not None and fold(article.credit.agency) == fold(article.source)
    if article.credit and not own:
        return _agency(article.credit.agency, f"It is credited to {article.credit.agency}.", directory)
    noticed = _noticed(article, directory)
    if noticed:
        return noticed
    signed = signed_by(article, directory)
    if signed:
        return _agency(signed.agency, f"It bears the mark of {signed.agency}: “{signed.words}”.", directory)
    if article.source:
        reason = article.source_reason or f"It names {article.source} as its publisher."
        named = known_newsroom(article.source, reason, directory)
        if named is None:
            return Newsroom("outlet", article.source, reason)
        if named.kind != "unknown":
            return named
    return _by_address(article, directory) or _unknown(article)


def _issuer(article: Article) -> Newsroom:
    """Return whose a press release is; one that does not say goes by its first words, which its other prints share."""
    if article.issuer:
        reason = f"It is the text of a press release by {article.issuer}."
        return Newsroom("release", article.issuer, reason, True)
    opening = " ".join(article.body.split()[:OPENING])
    return Newsroom("release", NO_ISSUER, "It is the text of a press release that does not say whose.", True, fold(opening))


def _agency(short: str, reason: str, directory: Directory) -> Newsroom:
    row = directory.agency(short, marked=True)
    known = _newsroom(directory.outlet(short), reason) if row is None else None
    if known is not None:
        return replace(known, credited=True)
    return Newsroom("agency", short, reason, True, aliases=(row.name, *row.aliases) if row else ())


def known_newsroom(name: str, reason: str, directory: Directory) -> Newsroom | None:
    """Return the agency or outlet that goes by a name, of kind `unknown` for an aggregator, None if not listed."""
    return _newsroom(directory.agency_by_name(name) or directory.outlet(name), reason)


def _newsroom(row: Outlet | Agency | None, reason: str) -> Newsroom | None:
    if isinstance(row, Agency):
        return Newsroom("agency", row.short, reason, True, aliases=(row.name, *row.aliases))
    if isinstance(row, Outlet):
        kind: OriginKind = "outlet" if row.kind == "outlet" else "unknown"
        return Newsroom(kind, row.name, reason, family=row.family, aliases=row.aliases)
    return None


def _noticed(article: Article, directory: Directory) -> Newsroom | None:
    """Find a notice such as "originally published by X", with X a newsroom of the directory."""
    if not has_needle(article.text, _needles()):
        return None
    for notice in _notices().finditer(article.text):
        after = article.text[notice.end() : notice.end() + NOTICE_REACH].split("\n")[0]
        phrase = [word for word in re.split(r"[^\w'’.&/-]+", after) if word]
        for size in range(min(6, len(phrase)), 0, -1):
            name = " ".join(phrase[:size]).rstrip(".'’")
            found = known_newsroom(name, f"It says: “{notice.group()} {name}”.", directory)
            if found and found.kind != "unknown" and name[:1].isupper():
                return found
    return None


def _by_address(article: Article, directory: Directory) -> Newsroom | None:
    """Return whose the address is; None for one of an aggregator, or where it is no address of the web."""
    host = host_of(article.url)
    if not host:
        return None
    reason = f"Its address is on {host}."
    row = directory.at(host)
    if own := own_place(row, host):
        return Newsroom("outlet", own, reason)
    known = _newsroom(row, reason)
    if known:
        return None if known.kind == "unknown" else replace(known, credited=False)
    return Newsroom("outlet", registered_domain(host), reason)


def _unknown(article: Article) -> Newsroom:
    name = article.path.rsplit("/", 1)[-1] or article.record_id or article.url or article.id
    if article.record_id and article.path:  # one of the records of a file: its headline tells it from the others
        name = " ".join(article.title.split()[:6]) if article.headline else article.record_id
    return Newsroom("unknown", name, "It names neither an agency nor its publisher.", owner=article.id)


@cache
def _notices() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in sorted(words("reuse/republished.txt"))), re.IGNORECASE)


@cache
def _needles() -> tuple[str, ...]:
    return needles_of(words("reuse/republished.txt"))
