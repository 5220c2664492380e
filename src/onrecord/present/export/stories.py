"""Rows of stories: dossiers in, rows in a fixed order out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.annotations import Coding, Event
from onrecord.model.dossiers import BriefSentence, Dossier
from onrecord.model.reuse import Origin
from onrecord.model.statements import Claim, LedgerLine, Point, Statement, Voice
from onrecord.present.around import Around, Elsewhere, Onward, Tie, find_around
from onrecord.present.export.articles import span_row
from onrecord.present.export.rows import (
    ClaimRow,
    CodingRow,
    EventRow,
    EventTableRow,
    LedgerRow,
    LedgerTableRow,
    OnwardRow,
    OriginRow,
    OriginTableRow,
    PointRow,
    PointTableRow,
    SentenceRow,
    SequelRow,
    StatementRow,
    StatementTableRow,
    StoryRow,
    StoryTableRow,
    TieRow,
    ToldRow,
    ToldTableRow,
    VoiceRow,
)
from onrecord.present.material import Material
from onrecord.present.tracing import sentence_id


def story_row(dossier: Dossier, around: Around = Around()) -> StoryRow:
    """Return the record of one story as a row, with what lies around it; statements, events and ledger in the order of the texts."""
    statements = {statement.id: statement for statement in dossier.statements}
    return {
        "id": dossier.story,
        "title": dossier.title,
        "summary": _sentences(dossier.story, dossier.summary),
        "articles": list(dossier.articles),
        "first": dossier.first,
        "last": dossier.last,
        "origins": [_origin(origin) for origin in dossier.origins],
        "events": [_event(event) for event in sorted(dossier.events, key=lambda e: (e.evidence, e.id))],
        "statements": [_statement(s) for s in sorted(statements.values(), key=lambda s: (s.span, s.id))],
        "points": [_point(point, statements) for point in dossier.points],
        "timeline": [
            {"when": {"value": entry.when, "precision": entry.precision}, "text": entry.text,
             "statements": list(entry.statements)} for entry in dossier.timeline
        ],
        "brief": {
            "sections": [
                {"title": s.title, "sentences": _sentences(dossier.story, s.sentences)} for s in dossier.brief
            ]
        },
        "ledger": [_ledger(line) for line in sorted(dossier.ledger, key=lambda line: (line.span, line.id))],
        "undetermined": [{"what": u.what, "why": u.why} for u in dossier.undetermined],
        "before": [_tie(tie) for tie in around.before],
        "after": [_tie(tie) for tie in around.after],
        "also_told_in": [_told(place) for place in around.told],
        "sections_tell_of": [_onward(one) for one in around.onward],
    }


def story_rows(material: Material) -> Iterator[StoryRow]:
    """Yield the stories: the one with most articles first, then by id."""
    around = find_around(material)
    for dossier in ordered(material.dossiers):
        yield story_row(dossier, around[dossier.story])


def ordered(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Return dossiers in the order in which they are shown: most articles first, then by id."""
    return sorted(dossiers, key=lambda d: (-len(d.articles), d.id))


def story_table_rows(material: Material) -> Iterator[StoryTableRow]:
    """Yield id, title, articles and days of each story."""
    for d in ordered(material.dossiers):
        yield {"id": d.story, "title": d.title, "articles": list(d.articles), "first": d.first, "last": d.last}


def origin_rows(material: Material) -> Iterator[OriginTableRow]:
    """Yield the origins of each story."""
    for dossier in ordered(material.dossiers):
        for origin in dossier.origins:
            yield {"story": dossier.story, **_origin(origin)}


def event_rows(material: Material) -> Iterator[EventTableRow]:
    """Yield the events of each story."""
    for row in story_rows(material):
        for event in row["events"]:
            yield {"story": row["id"], **event}


def coding_rows(material: Material) -> Iterator[CodingRow]:
    """Yield what the sentences of the stories tell, in the order of the texts."""
    told = {dossier.story for dossier in material.dossiers}
    for one in sorted(material.codings, key=lambda c: (c.story, c.evidence, c.id)):
        if one.story in told:
            yield _coding(one)


def statement_rows(material: Material) -> Iterator[StatementTableRow]:
    """Yield the statements of each story."""
    for row in story_rows(material):
        for statement in row["statements"]:
            yield {"story": row["id"], **statement}


def point_rows(material: Material) -> Iterator[PointTableRow]:
    """Yield the points of each story."""
    for row in story_rows(material):
        for point in row["points"]:
            yield {"story": row["id"], **point}


def ledger_rows(material: Material) -> Iterator[LedgerTableRow]:
    """Yield what became of each sentence of each body."""
    for row in story_rows(material):
        for line in row["ledger"]:
            yield {"story": row["id"], **line}


def told_rows(material: Material) -> Iterator[ToldTableRow]:
    """Yield where stories are told besides their reports."""
    for story, around in find_around(material).items():
        for place in around.told:
            yield {"story": story, **_told(place)}


def sequel_rows(material: Material) -> Iterator[SequelRow]:
    """Yield the ties between stories of one affair."""
    for tie in sorted(material.sequels, key=lambda one: one.id):
        yield {
            "id": tie.id, "earlier": tie.earlier, "later": tie.later, "ordered": tie.ordered, "score": tie.score,
            "reasons": list(tie.reasons),
        }  # fmt: skip


def _tie(tie: Tie) -> TieRow:
    return {
        "story": tie.story, "title": tie.title, "first": tie.first, "last": tie.last, "ordered": tie.ordered,
        "score": tie.score, "reasons": list(tie.reasons),
    }  # fmt: skip


def _told(place: Elsewhere) -> ToldRow:
    return {
        "id": place.id, "span": span_row(place.span), "heading": place.heading, "title": place.article.title,
        "source": place.article.source, "url": place.article.url, "score": place.score, "reasons": list(place.reasons),
    }  # fmt: skip


def _onward(one: Onward) -> OnwardRow:
    return {
        "story": one.story, "title": one.title, "first": one.first, "last": one.last, "span": span_row(one.place.span),
        "heading": one.place.heading, "score": one.place.score, "reasons": list(one.place.reasons),
    }  # fmt: skip


def _sentences(story: str, sentences: Iterable[BriefSentence]) -> list[SentenceRow]:
    return [{"id": sentence_id(story, s), "text": s.text, "statements": list(s.statements)} for s in sentences]


def _origin(origin: Origin) -> OriginRow:
    return {
        "id": origin.id, "name": origin.name, "kind": origin.kind, "articles": list(origin.articles),
        "shares": dict(sorted(origin.shares)), "reasons": list(origin.reasons),
    }  # fmt: skip


def _event(event: Event) -> EventRow:
    return {
        "id": event.id, "type": event.type, "mode": event.mode,
        "actors": list(event.actors), "actor_countries": list(event.actor_countries),
        "recipients": list(event.recipients), "recipient_countries": list(event.recipient_countries),
        "when": event.when, "place": event.place, "status": event.status,
        "context": list(event.context), "attribution": event.attribution, "cameo": event.cameo,
        "evidence": [span_row(span) for span in event.evidence], "codings": list(event.codings),
    }  # fmt: skip


def _coding(one: Coding) -> CodingRow:
    return {
        "story": one.story, "id": one.id, "type": one.type, "mode": one.mode,
        "actors": list(one.actors), "actor_countries": list(one.actor_countries),
        "recipients": list(one.recipients), "recipient_countries": list(one.recipient_countries),
        "when": one.when, "place": one.place, "status": one.status,
        "context": list(one.context), "attribution": one.attribution, "cameo": one.cameo, "pattern": one.pattern,
        "cue": span_row(one.cue) if one.cue else None, "evidence": span_row(one.evidence),
    }  # fmt: skip


def _voice(voice: Voice) -> VoiceRow:
    return {"name": voice.who, "kind": voice.kind}


def _statement(statement: Statement) -> StatementRow:
    return {
        "id": statement.id,
        "span": span_row(statement.span),
        "subject": statement.subject,
        "prop": statement.prop,
        "value": statement.value,
        "value_type": statement.value_type,
        "holder": statement.holder,
        "when": statement.when,
        "modality": statement.modality,
        "origin": statement.origin,
        "voice": _voice(statement.voice),
        "background": statement.background,
    }


def _claim(claim: Claim, statements: dict[str, Statement]) -> ClaimRow:
    cited = [statements[found] for found in claim.statements if found in statements]
    return {
        "id": claim.id,
        "text": claim.text,
        "value": claim.value,
        "independent": claim.independent,
        "voices": {
            "min": claim.voices.low, "max": claim.voices.high, "who": [_voice(v) for v in claim.voices.who],
        },
        "statements": [
            {"id": s.id, "span": span_row(s.span), "origin": s.origin, "holder": s.holder} for s in cited
        ],
    }  # fmt: skip


def _point(point: Point, statements: dict[str, Statement]) -> PointRow:
    return {
        "id": point.id,
        "question": point.question,
        "type": point.type,
        "status": point.status,
        "explanation": point.explanation,
        "preferred": point.preferred or None,
        "topic": point.topic,
        "claims": [_claim(claim, statements) for claim in point.claims],
    }


def _ledger(line: LedgerLine) -> LedgerRow:
    return {"span": span_row(line.span), "fate": line.fate, "reason": line.reason}
