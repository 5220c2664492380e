"""The check that no sentence passes which its statements do not back (`check_sentence`: words in, reasons out).

A sentence of the brief is either a report's sentence, retold (`clauses`), or a pattern with words of the reports in
its slots (`patterns`). The check reads it back as one or the other, and refuses it where neither holds: other
numbers, dates, names, speakers or newsrooms, negations put in or left out, roles exchanged, quotations altered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.dossier.backing import (
    MOST_CITED,
    Backing,
    ParsedBacking,
    Reason,
    holds_words,
    outlets_only,
    same_words,
    unbacked,
)
from onrecord.dossier.clauses import check_clause
from onrecord.dossier.patterns import read_back
from onrecord.dossier.wording import is_word, tell_count, units
from onrecord.model.reuse import Origin
from onrecord.model.statements import Statement
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import rows, words

_ITEM = re.compile(r"“(?P<quote>[^“”]+)” \((?P<outlets>[^“”]+)\)|(?P<holder>[^“”:;]+): “(?P<held>[^“”]+)”")


@dataclass(frozen=True, slots=True)
class _Case:
    """What a slot is verified with."""

    stated: Sequence[Statement]
    origins: Sequence[Origin]
    backing: Backing

    def outlet(self, stmt: Statement) -> str:
        """Return the name of the newsroom behind a statement."""
        return next((o.name for o in self.origins if stmt.span.article in o.articles or o.id == stmt.origin), "")


def check_sentence(
    text: str,
    statements: Sequence[Statement],
    origins: Sequence[Origin],
    tools: Tools,
    *,
    backing: Backing | None = None,
) -> list[Reason]:
    """Return why the statements do not back the sentence; an empty list where they do.

    Only the first eight statements count. `origins` are the story's newsrooms. `backing` gives the parsed
    sentences of the record; without it the sentences of the statements are parsed again. In doubt the answer
    is a refusal.
    """
    case = _Case(statements[:MOST_CITED], origins, backing or ParsedBacking(tools))
    if not case.stated:
        return [Reason("uncited", text)]
    reasons = unbacked(text, case.stated, origins)
    if reasons:
        return reasons
    best: list[Reason] | None = None
    for key, slots in read_back(text):
        found = _check_filling(key, slots, case)
        if not found:
            return []
        best = found if best is None or len(found) < len(best) else best
    found = check_clause(text, case.stated, case.backing)
    return found if not found or best is None or len(found) < len(best) else best


def _check_filling(key: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    reasons: list[Reason] = []
    for name, printed in slots.items():
        reasons += _SLOTS[name](key, printed, slots, case)
    return reasons


def _clause(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    outlet = slots.get("outlet", "")
    others = [s for s in case.stated if case.outlet(s) != outlet]
    if outlet and others:
        return [Reason("outlet", outlet)]
    return check_clause(printed, case.stated, case.backing)


def _outlet(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    named = [origin for origin in case.origins if origin.name == printed]
    if not named:
        return [Reason("outlet", printed)]
    if key in {"text_of", "text_of_one"}:
        return _same_count(slots.get("count", "one"), sum(len(o.articles) for o in named))
    if key in {"one_report", "one_room"} and len(case.origins) != 1:
        return [Reason("count", printed)]
    return []


def _outlets(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    return _item_by_outlets(slots.get("quote", ""), printed, case)


def _speaker(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    held = [stmt for stmt in case.stated if same_words(stmt.holder, printed)]
    if key == "quoted_by":
        return _same_count(slots["count"], len({stmt.origin for stmt in held}))
    quote = slots.get("quote", "")
    if any(_prints(stmt, quote, case, spoken=True) for stmt in held):
        return []
    return [Reason("speaker", printed)]


def _quote(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    if any(_prints(stmt, printed, case, spoken="speaker" in slots) for stmt in case.stated):
        return []
    return [Reason("quotation", printed)]


def _prints(stmt: Statement, quote: str, case: _Case, *, spoken: bool) -> bool:
    """Say whether a statement's sentence prints the words; `spoken` ones within one of the record's quotes."""
    if not holds_words(stmt.sentence.exact, quote):
        return False
    quotes = case.backing.quotes_in(stmt.sentence) if spoken else None
    return quotes is None or any(holds_words(q.content.exact, quote) for q in quotes)


def _readings(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    """Verify a list of quoted words, each with its newsrooms in brackets or its holder before it."""
    reasons: list[Reason] = []
    at = 0
    items = 0
    while at < len(printed):
        match = _ITEM.match(printed, at)
        if not match:
            return [Reason("word", printed[at:])]
        items += 1
        if match["quote"]:
            reasons += _item_by_outlets(match["quote"], match["outlets"], case)
        else:
            reasons += _item_by_holder(match["held"], match["holder"].strip(), case)
        at = match.end()
        glue = re.compile(r"; |$").match(printed, at)
        if glue is None:
            return [Reason("word", printed[at:])]
        at = glue.end()
    return reasons if items >= 2 else [*reasons, Reason("omission", printed)]


def _item_by_outlets(quote: str, outlets: str, case: _Case) -> list[Reason]:
    holding = [stmt for stmt in case.stated if holds_words(stmt.span.exact, quote) or holds_words(stmt.sentence.exact, quote)]
    if not holding:
        return [Reason("quotation", quote)]
    return [] if outlets_only(outlets, (case.outlet(s) for s in holding)) else [Reason("outlet", outlets)]


def _item_by_holder(quote: str, holder: str, case: _Case) -> list[Reason]:
    holding = [stmt for stmt in case.stated if holds_words(stmt.sentence.exact, quote)]
    if not holding:
        return [Reason("quotation", quote)]
    return [] if any(same_words(s.holder, holder) for s in holding) else [Reason("speaker", holder)]


def _question(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    """Verify that a question speaks of what the cited sentences speak of: its words are theirs, or a question's."""
    pool = set(words("dossier/question_words.txt"))
    for stmt in case.stated:
        for part in (stmt.sentence.exact, stmt.subject, stmt.prop, stmt.holder, *case.backing.questions(stmt)):
            pool |= {unit.lower() for unit, _ in units(part) if is_word(unit)}
    pool |= {row["past"] for row in rows("dossier/verbs.tsv") if row["base"] in pool}
    stems = {word[:5] for word in pool if len(word) >= 5}
    told = [unit for unit, _ in units(printed) if is_word(unit)]
    odd = [u for u in told if u.lower() not in pool and not (len(u) >= 5 and u.islower() and u[:5] in stems)]
    return [Reason("word", " ".join(odd))] if odd else []


def _same_count(printed: str, count: int) -> list[Reason]:
    return [] if printed.lower() == tell_count(count) else [Reason("count", printed)]


def _reports(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    return _same_count(printed, sum(len(origin.articles) for origin in case.origins))


def _newsrooms(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    reasons = _same_count(printed, len(case.origins))
    if key == "each_room" and any(len(origin.articles) > 1 for origin in case.origins):
        reasons.append(Reason("count", printed))
    return reasons


def _count(key: str, printed: str, slots: Mapping[str, str], case: _Case) -> list[Reason]:
    if key == "unnamed":
        return _same_count(printed, len({s.origin for s in case.stated if s.voice.kind == "unnamed"}))
    return []  # verified with the speaker or the outlet that is counted for


_Slot = Callable[[str, str, Mapping[str, str], _Case], list[Reason]]
_SLOTS: Mapping[str, _Slot] = {
    "clause": _clause,
    "outlet": _outlet,
    "outlets": _outlets,
    "speaker": _speaker,
    "quote": _quote,
    "readings": _readings,
    "sides": _readings,
    "question": _question,
    "questions": _question,
    "reports": _reports,
    "newsrooms": _newsrooms,
    "count": _count,
}
