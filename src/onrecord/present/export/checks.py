"""Rows of a checked draft: a verdict in, a row out."""

from __future__ import annotations

from typing import TypedDict

from onrecord.model.dossiers import CheckedSentence, Verdict
from onrecord.present.export.article_rows import SpanRow
from onrecord.present.export.articles import span_row


class CheckRow(TypedDict):
    """A verdict on one sentence of a draft; `start` and `end` are its place in the draft."""

    sentence: str
    start: int
    end: int
    verdict: Verdict
    origins: int
    voices: int
    evidence: list[SpanRow]
    against: list[SpanRow]
    explanation: str


def check_row(checked: CheckedSentence) -> CheckRow:
    """Return a verdict as a row."""
    return {
        "sentence": checked.sentence,
        "start": checked.start,
        "end": checked.end,
        "verdict": checked.verdict,
        "origins": checked.origins,
        "voices": checked.voices,
        "evidence": [span_row(span) for span in checked.evidence],
        "against": [span_row(span) for span in checked.against],
        "explanation": checked.explanation,
    }
