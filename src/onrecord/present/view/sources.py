"""Where each report comes from: outlet, date, credit, whose text it is, what it shares with others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.model.articles import Article, Dating
from onrecord.model.reuse import Derivation
from onrecord.present.view.citations import Citation, Citations, Place
from onrecord.present.view.handles import Handle, Newsroom
from onrecord.present.view.indexes import Index
from onrecord.present.view.shown import count_of, moment_in_words, one_line
from onrecord.present.view.terms import term
from onrecord.tools.moments import split_zone
from onrecord.tools.tables import rows

#: Reports that are named from which a report has words; the record has all.
MOST_TAKINGS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """How much of a report's body is a newsroom's: percent, and where its bar begins."""

    name: str
    percent: int
    begins: int
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingView:
    """Words that a report has from another: how many in words, from which, and why that was first."""

    words: str
    handle: Handle
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What a report's row says of how it was made: a label, what it means, and the words where it has a place."""

    code: str
    label: str
    meaning: str
    citation: Citation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A row of the table of sources. `badges` are told beside the headline; `version` counts the report's versions, the one
    shown included (1: no other was read), `headed` is the first one's title if it differs; `basis_reason` is the first of
    the reasons for the date, `basis_more` the rest."""

    handle: Handle
    anchor: str
    newsroom: Newsroom
    place: str
    url: str
    author: str
    language: str
    published: str
    changed: str
    first_seen: str
    basis: str
    basis_reason: str
    basis_more: str
    badges: tuple[Badge, ...]
    version: int
    headed: str
    date_evidence: tuple[Citation, ...]
    credit: str
    credit_evidence: tuple[Citation, ...]
    credited: bool
    shares: tuple[ShareView, ...]
    copy_of: Handle | None
    takings: tuple[TakingView, ...]
    reasons: tuple[str, ...]
    passages: str
    digest: str


def web_address(url: str) -> str:
    """Return the address where it is one of the web's, else "": nothing else is made a link."""
    plain = url.strip()
    safe = plain.isprintable() and not any(char.isspace() or char in "\"'<>`" for char in plain)
    return plain if safe and plain.lower().startswith(("https://", "http://")) else ""


def _moment(moment: str, dating: Dating) -> str:
    """Return when an article was changed or seen, in words; "" where that is when it was published."""
    value, zone = split_zone(moment)
    same = value == dating.value and zone == dating.zone
    return moment_in_words(value, zone) if moment and not same else ""


def _shares(article: Article, newsroom: Newsroom, index: Index) -> tuple[ShareView, ...]:
    """Return the shares in whole percents, the report's newsroom first, then the largest."""
    derivation = index.derivations.get(article.id)
    held = derivation.shares if derivation else ()
    views: list[ShareView] = []
    begins = 0
    mine = {newsroom.origin, derivation.origin if derivation else ""}  # its newsroom's, by name or by its host
    for share in sorted(held, key=lambda s: (s.origin not in mine, -s.fraction, s.name)):
        percent = min(round(max(share.fraction, 0.0) * 100), 100 - begins)
        if percent > 0:
            own = share.origin in mine
            views.append(ShareView(name=one_line(share.name, 60), percent=percent, begins=begins, own=own))
            begins += percent
    if views and begins < 99:  # what rounding leaves is no share
        views.append(ShareView(name="in no other report", percent=100 - begins, begins=begins, own=False))
    return tuple(views)


def _takings(derivation: Derivation | None, handles: dict[str, Handle]) -> tuple[TakingView, ...]:
    """Return the reports of this dossier that a report's words come from, most words first."""
    held = [t for t in derivation.takings if t.source in handles] if derivation else []
    return tuple(
        TakingView(
            words=f"{max(1, round(100 * taking.part))} % {taking.manner}", handle=handles[taking.source],
            reason=one_line(taking.reason, 200) + ("" if taking.sure else " Not sure."),
        )
        for taking in held[:MOST_TAKINGS]
    )  # fmt: skip


def _passages(article: Article, handles: dict[str, Handle], index: Index) -> str:
    """Return "3 copied passages, 1 shared quotation" for those shared with reports of this dossier."""
    kinds: Counter[str] = Counter()
    for passage in index.passages.get(article.id, ()):
        if passage.left.article in handles and passage.right.article in handles:
            kinds[passage.kind] += 1
    names = [(kind, kinds[kind]) for kind in ("copy", "retold", "quotation", "background", "furniture") if kinds[kind]]
    many = {"background": "stock background", "furniture": "page furniture", "retold": term("passage", "retold")}
    return ", ".join(
        f"{n} × {many[kind]}" if kind in many else count_of(n, term("passage", kind)) for kind, n in names
    )


def _badges(article: Article, index: Index, citations: Citations, place: Place) -> tuple[Badge, ...]:
    """Return what is to be known of a report at first sight: that it changed, its form, what was noted of its text."""
    told: dict[str, Citation | None] = {article.form: None}
    if index.earlier.get(article.id):
        told["changed"] = None
    for issue in index.issues.get(article.id, ()):
        told[issue.code] = told.get(issue.code) or citations.cite(issue.span, place)
    if not {"paywalled", "cut-short"}.isdisjoint(told):
        told.pop("stub", None)  # what is cut short has few words
    return tuple(
        Badge(code=row["code"], label=row["label"], meaning=row["meaning"], citation=told[row["code"]])
        for row in rows("present/badges.tsv") if row["code"] in told
    )  # fmt: skip


def build_sources(
    newsrooms: tuple[Newsroom, ...], index: Index, *, citations: Citations
) -> tuple[Source, ...]:
    """Return the rows of the table of sources, in the order of the codes."""
    handles = {handle.article: handle for room in newsrooms for handle in room.handles}
    sources = []
    for room in newsrooms:
        for handle in room.handles:
            article = index.articles[handle.article]
            place = Place("sources", 0, f"{handle.anchor}-source", quiet=True)
            dating = index.datings.get(article.id)
            derivation = index.derivations.get(article.id)
            earlier = index.earlier.get(article.id)
            basis = term("basis", dating.basis) if dating and dating.basis else ""
            reason, _, more = one_line(dating.reason, 1000).partition("; ") if dating else ("", "", "")
            sources.append(Source(
                handle=handle, anchor=place.anchor, newsroom=room,
                place=one_line(article.path or article.url or article.record_id, 120),
                url=web_address(article.url), author=one_line(article.author, 80), language=article.language,
                published=moment_in_words(dating.value, dating.zone, weekday=True) if dating and dating.value else "",
                changed=_moment(dating.modified, dating) if dating else "",
                first_seen=_moment(dating.seen, dating) if dating else "",
                basis=basis, basis_reason=one_line(reason, 200), basis_more=more,
                badges=_badges(article, index, citations, place), version=earlier.versions + 1 if earlier else 1, headed=one_line(earlier.headed, 200) if earlier else "",
                date_evidence=citations.cite_all(dating.evidence if dating else (), place),
                credit=one_line(article.credit.agency, 60) if article.credit else "",
                credit_evidence=citations.cite_all(article.credit.evidence if article.credit else (), place),
                credited=derivation.credited if derivation else False,
                shares=_shares(article, room, index),
                copy_of=handles.get(derivation.copy_of) if derivation else None,
                takings=_takings(derivation, handles),
                reasons=tuple(one_line(r, 200) for r in derivation.reasons) if derivation else (),
                passages=_passages(article, handles, index), digest=article.sha256[:12],
            ))  # fmt: skip
    return tuple(sources)
