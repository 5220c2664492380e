"""Rows of articles and of what was found in them: material in, rows in a fixed order out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.annotations import Attribution, Office, Quote, Setting
from onrecord.model.articles import Article, DateBasis, Dating
from onrecord.model.issues import Issue
from onrecord.model.spans import Span
from onrecord.present.export.article_rows import (
    ArticleRow,
    ArticleTableRow,
    BlockRow,
    CreditRow,
    IssueRow,
    MomentRow,
    PublishedRow,
    SpanRow,
)
from onrecord.present.export.name_rows import ActorRow, MentionRow, OfficeRow, ReferenceRow
from onrecord.present.export.quote_rows import QuoteRow, SettingRow
from onrecord.present.export.rows import PassageRow, TimeRow
from onrecord.present.material import Material
from onrecord.tools.moments import split_zone


def span_row(span: Span) -> SpanRow:
    """Return a span as a row."""
    return {"article": span.article, "start": span.start, "end": span.end, "exact": span.exact}


def optional_span(span: Span | None) -> SpanRow | None:
    """Return a span as a row, None for none."""
    return span_row(span) if span else None


def issue_row(issue: Issue) -> IssueRow:
    """Return an issue as a row."""
    return {
        "id": issue.id, "stage": issue.stage, "subject": issue.subject, "level": issue.level,
        "code": issue.code, "message": issue.message, "span": optional_span(issue.span),
    }  # fmt: skip


def issue_rows(material: Material) -> Iterator[IssueRow]:
    """Yield the issues: those of reading and of the stages, and those that articles carry."""
    carried = [issue for article in material.articles for issue in article.issues]
    found = {issue.id: issue for issue in (*material.issues, *carried)}
    for _, issue in sorted(found.items()):
        yield issue_row(issue)


def article_rows(material: Material) -> Iterator[ArticleRow]:
    """Yield the articles, sorted by id."""
    datings = {dating.article: dating for dating in material.datings}
    issues: dict[str, list[Issue]] = {}
    for issue in material.issues:
        issues.setdefault(issue.subject, []).append(issue)
    for article in sorted(material.articles, key=lambda a: a.id):
        about = {i.id: i for key in (article.id, article.capture) for i in issues.get(key, ())}
        about.update({i.id: i for i in article.issues})
        yield _article_row(article, datings.get(article.id), [issue for _, issue in sorted(about.items())])


def article_table_rows(material: Material) -> Iterator[ArticleTableRow]:
    """Yield the articles with the text of their bodies, sorted by id."""
    articles = {article.id: article for article in material.articles}
    for row in article_rows(material):
        article = articles[row["id"]]
        yield {**row, "title": article.title, "body": article.body}


def block_rows(material: Material) -> Iterator[BlockRow]:
    """Yield the labelled blocks, article by article, in the order of the text."""
    for article in sorted(material.articles, key=lambda a: a.id):
        for block in article.blocks:
            yield {
                "article": article.id, "kind": block.kind, "start": block.start, "end": block.end,
                "reason": block.reason, "exact": article.text[block.start : block.end], "language": block.language,
            }  # fmt: skip


def actor_rows(material: Material) -> Iterator[ActorRow]:
    """Yield the actors, sorted by id."""
    for actor in sorted(material.actors, key=lambda a: a.id):
        yield {
            "id": actor.id, "story": actor.story, "name": actor.name, "kind": actor.kind,
            "names": list(actor.names), "roles": list(actor.roles),
            "spellings": list(actor.spellings), "countries": list(actor.countries),
            "offices": [_office_row(office) for office in actor.offices], "judgements": list(actor.judgements),
        }  # fmt: skip


def _office_row(office: Office) -> OfficeRow:
    return {"role": office.role, "first": office.first, "last": office.last, "past": office.past,
            "reports": office.reports, "country": office.country}  # fmt: skip


def reference_rows(material: Material) -> Iterator[ReferenceRow]:
    """Yield the descriptions and pronouns that refer to actors, in the order of the texts."""
    for one in sorted(material.references, key=lambda r: (r.span, r.id)):
        yield {
            "id": one.id, "span": span_row(one.span), "kind": one.kind, "story": one.story, "actor": one.actor,
            "mention": one.mention or None, "reason": one.reason,
        }  # fmt: skip


def mention_rows(material: Material) -> Iterator[MentionRow]:
    """Yield the mentions in the order of the texts."""
    actor_of = {mention: actor.id for actor in material.actors for mention in actor.mentions}
    actor_of = {one.mention: one.actor for one in material.references if one.mention} | actor_of
    reasons = {one.mention: one.reason for one in material.references if one.mention}
    reasons |= {mention: reason for actor in material.actors for mention, reason in actor.reasons}
    for mention in sorted(material.mentions, key=lambda m: (m.span, m.id)):
        yield {
            "id": mention.id, "span": span_row(mention.span), "kind": mention.kind, "name": mention.name,
            "role": mention.role, "actor": actor_of.get(mention.id), "reason": reasons.get(mention.id, ""),
        }  # fmt: skip


def quote_rows(material: Material) -> Iterator[QuoteRow]:
    """Yield the quotes in the order of the texts, with what the whole story tells of each."""
    seen = {attribution.quote: attribution for attribution in material.attributions}
    for quote in sorted(material.quotes, key=lambda q: (q.content, q.id)):
        yield _quote_row(quote, seen.get(quote.id))


def time_rows(material: Material) -> Iterator[TimeRow]:
    """Yield the time expressions in the order of the texts."""
    for time in sorted(material.times, key=lambda t: (t.span, t.id)):
        yield {
            "id": time.id, "span": span_row(time.span), "type": time.type, "value": time.value,
            "anchor": time.anchor, "earliest": time.earliest, "latest": time.latest,
            "precision": time.precision, "mod": time.mod, "signal": time.signal, "zone": time.zone,
        }  # fmt: skip


def passage_rows(material: Material) -> Iterator[PassageRow]:
    """Yield the shared passages, sorted by their places."""
    for passage in sorted(material.passages, key=lambda p: (p.left, p.right, p.id)):
        yield {
            "id": passage.id, "left": span_row(passage.left), "right": span_row(passage.right),
            "kind": passage.kind, "matched": passage.matched,
        }  # fmt: skip


def _article_row(article: Article, dating: Dating | None, issues: Iterable[Issue]) -> ArticleRow:
    credit: CreditRow | None = None
    if article.credit:
        credit = {"agency": article.credit.agency, "evidence": [span_row(s) for s in article.credit.evidence]}
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "record_id": article.record_id,
        "sha256": article.sha256,
        "headline": optional_span(article.headline),
        "published": _published(dating),
        "modified": _moment(dating.modified, dating.modified_basis, dating.modified_evidence) if dating else None,
        "first_seen": _moment(dating.seen, dating.seen_basis, ()) if dating else None,
        "source": {"name": article.source, "reason": article.source_reason},
        "author": article.author,
        "credit": credit,
        "language": article.language,
        "form": article.form,
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end, "language": b.language} for b in article.blocks],
        "issues": [issue_row(issue) for issue in issues],
    }


def _published(dating: Dating | None) -> PublishedRow | None:
    if not dating or not dating.value:
        return None
    return {
        "value": dating.value, "precision": dating.precision, "basis": dating.basis,
        "evidence": [span_row(span) for span in dating.evidence], "zone": dating.zone, "reason": dating.reason,
    }  # fmt: skip


def _moment(moment: str, basis: DateBasis | None, evidence: Iterable[Span]) -> MomentRow | None:
    if not moment:
        return None
    value, zone = split_zone(moment)
    return {"value": value, "zone": zone, "basis": basis, "evidence": [span_row(span) for span in evidence]}


def _quote_row(quote: Quote, seen: Attribution | None) -> QuoteRow:
    said = seen.said if seen else ""
    return {
        "id": quote.id,
        "content": span_row(quote.content),
        "cue": optional_span(quote.cue),
        "speaker": optional_span(quote.speaker),
        "speaker_name": (seen.speaker_name if seen else "") or quote.speaker_name,
        "actor": (seen.actor or None) if seen else None,
        "kind": quote.kind,
        "stance": quote.stance,
        "said": {"value": said, "precision": seen.said_precision} if seen and said else None,
        "utterance": (seen.utterance if seen else "") or quote.id,
        "setting": setting_row(quote.setting),
    }


def setting_row(setting: Setting) -> SettingRow | None:
    """Return a setting as a row, None where nothing is told."""
    if setting == Setting():
        return None
    return {
        "addressee": optional_span(setting.addressee), "place": optional_span(setting.place),
        "occasion": optional_span(setting.occasion), "terms": optional_span(setting.terms),
        "behind": optional_span(setting.behind), "through": optional_span(setting.through),
    }  # fmt: skip
