"""Date words: what a line says of the date in it: published or changed ("Veröffentlicht", "Stand:", "更新").

In: a line. Out: `DateWord`s. The words are data (`data/times/date-labels.tsv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.model.articles import DateKind
from onrecord.tools.tables import rows


@dataclass(frozen=True, slots=True)
class DateWord:
    """A word at `[start, end)` of a line that says what happened on a date; `english` where it is an English word."""

    start: int
    end: int
    kind: DateKind
    english: bool = True


def find_date_words(text: str) -> list[DateWord]:
    """Find the words of a line that say what happened on a date, the longest where two overlap."""
    return [DateWord(m.start(), m.end(), *_kinds()[m.group().lower()]) for m in _labels().finditer(text)
            if m.group().lower() in _kinds()]  # fmt: skip


@cache
def _kinds() -> dict[str, tuple[DateKind, bool]]:
    """Map the words to what they say, and whether they are English."""
    return {row["word"]: ("modified" if row["kind"] == "modified" else "published", row["language"] == "en")
            for row in rows("times/date-labels.tsv")}  # fmt: skip


@cache
def _labels() -> re.Pattern[str]:
    table = sorted(rows("times/date-labels.tsv"), key=lambda row: (-len(row["word"]), row["word"]))
    words = "|".join(re.escape(row["word"]) for row in table if row["match"] == "word")
    parts = "|".join(re.escape(row["word"]) for row in table if row["match"] == "part")
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|{parts}", re.IGNORECASE)
