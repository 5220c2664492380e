"""Words of forms: what titles, lines and addresses say of the kind of a page, from `data/clean/forms.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import unquote

from onrecord.clean.notes import STRAIGHT
from onrecord.tools.tables import rows

#: Characters of a line that are looked at.
LOOK = 300
#: What may follow a title that says no more than "Access denied": marks, and a site's name.
SITE = re.compile(r"[\s.!?…]*(?:[|–—·-]\s?(?:\S+\s?){1,5})?")
MARKS = "#*«»\"'([- "


def said_as(form: str, where: str, texts: Iterable[str], *, start: bool = False) -> str:
    """Return the words that say the form in one of the texts, "" for none; `start`: the text must begin with them."""
    pattern = _pattern(form, where)
    for text in texts:
        line = " ".join(text[:LOOK].translate(STRAIGHT).lower().split()).lstrip(MARKS)
        if where == "url":
            line = unquote(line)
        elif where == "end":
            line = " ".join(text[-LOOK:].translate(STRAIGHT).lower().split())
        match = pattern.match(line) if start or where == "whole" else pattern.search(line)
        if match and where == "whole" and not SITE.fullmatch(line, match.end()):
            match = None
        if match:
            return match.group() if where == "url" else " ".join(text[:LOOK].split())
    return ""


@cache
def _pattern(form: str, where: str) -> re.Pattern[str]:
    parts = [row["pattern"] for row in rows("clean/forms.tsv") if row["form"] == form and row["where"] == where]
    begin = "" if where == "end" else r"(?<![^\W\d_])"
    return re.compile(begin + "(?:" + "|".join(f"(?:{part})" for part in parts) + ")")
