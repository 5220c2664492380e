"""The check that no sentence passes which its statements do not back (`check_sentence`: words in, reasons out).

A sentence of the brief is either a report's sentence, retold (`clauses`), or a pattern with words of the reports in
its slots (`patterns`). The check reads it back as one or the other, and refuses it where neither holds: other
numbers, dates, names, speakers or newsrooms, negations put in or left out, roles exchanged, quotations altered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.dossier.backing import (
    MOST_CITED,
    Backing,
    ParsedBacking,
    Reason,
    copy_label,
    cuts_polarity,
    holds_words,
    outlets_only,
    printed_by,
    room_label,
    same_words,
    unbacked,
)
from onrecord.dossier.clauses import check_clause
from onrecord.dossier.patterns import read_back
from onrecord.dossier.questions import ways_to_ask
from onrecord.dossier.unnamed import is_unnamed_official, is_unnamed_person
from onrecord.dossier.wording import is_word, tell_count, units
from onrecord.model.reuse import Origin, newsroom_ids, newsrooms_of
from onrecord.model.statements import Statement
from onrecord.tools.labels import is_unnamed
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import rows, words

#: Marks that stand in a row only where something between them is lost.
_DOUBLED = re.compile(r"[,;:—–]\s*[,;:]|[,;:—–]\s*\.(?!\.)|[(\[]\s*[)\],;:.]")
_ITEM = re.compile(r"“(?P<quote>[^“”]+)” \((?P<outlets>[^“”]+)\)|(?P<holder>[^“”:;]+): “(?P<held>[^“”]+)”")


@dataclass(frozen=True, slots=True)
class _Case:
    """What a slot is verified with: the record, and the pattern with all its slots."""

    stated: Sequence[Statement]
    origins: Sequence[Origin]
    backing: Backing
    key: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)

    def outlet(self, stmt: Statement) -> str:
        """Return the name of the newsroom behind a statement."""
        return room_label(self.origin(stmt))

    def origin(self, stmt: Statement) -> Origin | None:
        """Return the newsroom behind a statement."""
        return next((o for o in self.origins if stmt.span.article in o.articles or o.id == stmt.origin), None)

    def labels(self, stmt: Statement) -> list[str]:
        """Return what the statement's report may be called: its newsroom's name, or a copy of its text."""
        origin = self.origin(stmt)
        label = room_label(origin)
        return [label, copy_label(label)] if origin is not None and len(origin.articles) > 1 else [label]


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
    reasons = [*_broken(text), *unbacked(text, case.stated, origins, names=[printed_by(case.backing, case.stated)])]
    if reasons:
        return reasons
    best: list[Reason] | None = None
    for key, slots in read_back(text):
        found = _check_filling(replace(case, key=key, slots=slots))
        if not found:
            return []
        best = found if best is None or len(found) < len(best) else best
    found = check_clause(text, case.stated, case.backing)
    return found if not found or best is None or len(found) < len(best) else best


def _broken(text: str) -> list[Reason]:
    """Return where a sentence is not whole: two marks in a row, a mark left open, no full stop at its end."""
    doubled = _DOUBLED.search(text)
    if doubled:
        return [Reason("omission", doubled.group())]
    if any(text.count(a) != text.count(b) for a, b in (("“", "”"), ("(", ")"), ("[", "]"))) or text.count('"') % 2:
        return [Reason("quotation", text)]
    return [] if text.rstrip("”\"»’') ").endswith((".", "!", "?", "…")) else [Reason("omission", text[-20:])]


def _check_filling(case: _Case) -> list[Reason]:
    return [reason for name, printed in case.slots.items() for reason in _SLOTS[name](printed, case)]


def _clause(printed: str, case: _Case) -> list[Reason]:
    outlet = case.slots.get("outlet", "")
    others = [s for s in case.stated if not same_words(case.outlet(s), outlet)]
    if outlet and others:
        return [Reason("outlet", outlet)]
    return check_clause(printed, case.stated, case.backing)


def _printer(printed: str, case: _Case) -> list[Reason]:
    """Verify who printed words in a version of another's text: each cited sentence stands in its report."""
    return [] if same_words(printed_by(case.backing, case.stated), printed) else [Reason("outlet", printed)]


def _outlet(printed: str, case: _Case) -> list[Reason]:
    named = [origin for origin in case.origins if same_words(room_label(origin), printed)]
    if not named:
        return [Reason("outlet", printed)]
    if case.key in {"text_of", "text_of_one"}:
        if any(not same_words(case.outlet(stmt), printed) for stmt in case.stated):
            return [Reason("outlet", printed)]
        return _same_count(case.slots.get("count", "one"), sum(len(o.articles) for o in named))
    alone = {"one_report", "both_room", "one_room", "one_release", "both_release", "all_release"}
    if case.key.startswith("both_") and sum(len(o.articles) for o in case.origins) != 2:
        return [Reason("count", printed)]
    if case.key in alone and (len(case.origins) != 1 or case.key.endswith("release") != (named[0].kind == "release")):
        return [Reason("count", printed)]
    return []


def _outlets(printed: str, case: _Case) -> list[Reason]:
    faults, _ = _item(case.slots.get("quote", ""), printed, True, _answering("", case), case)
    return faults


def _speaker(printed: str, case: _Case) -> list[Reason]:
    held = [stmt for stmt in case.stated if same_words(stmt.holder, printed)]
    if case.key == "quoted_by":
        return _same_count(case.slots["count"], len(newsroom_ids({stmt.origin for stmt in held})))
    quote = case.slots.get("quote", "")
    if any(_prints(stmt, quote, case, spoken=True) for stmt in held):
        return []
    return [Reason("speaker", printed)]


def _quote(printed: str, case: _Case) -> list[Reason]:
    if any(_prints(stmt, printed, case, spoken="speaker" in case.slots) for stmt in case.stated):
        return []
    return [Reason("quotation", printed)]


def _prints(stmt: Statement, quote: str, case: _Case, *, spoken: bool) -> bool:
    """Say whether a statement's sentence prints the words; `spoken` ones within one of the record's quotes."""
    if not holds_words(stmt.sentence.exact, quote):
        return False
    quotes = case.backing.quotes_in(stmt.sentence) if spoken else None
    if quotes is None:
        return not cuts_polarity(stmt.sentence.exact, quote)
    return any(holds_words(q.content.exact, quote) and not cuts_polarity(q.content.exact, quote) for q in quotes)


def _readings(printed: str, case: _Case) -> list[Reason]:
    """Verify a list of quoted words, each with its newsrooms in brackets or its holder before it."""
    answers = _answering(case.slots.get("question", ""), case)
    reasons: list[Reason] = []
    claims: list[frozenset[str]] = []
    at = 0
    while at < len(printed):
        match = _ITEM.match(printed, at)
        glue = re.compile(r"; (?=.)|$").match(printed, match.end()) if match else None
        if match is None or glue is None:
            return [Reason("word", printed[at:])]
        by_room = bool(match["quote"])
        who = match["outlets"] if by_room else match["holder"].strip()
        faults, found = _item(match["quote"] or match["held"], who, by_room, answers, case)
        reasons += faults
        claims.append(found)
        at = glue.end()
    if len(claims) < 2 or _one_claim(claims):
        reasons.append(Reason("omission", printed))
    return reasons


def _one_claim(claims: Sequence[frozenset[str]]) -> bool:
    """Say whether two of the sides make the very same claim: then they do not differ."""
    known = [found for found in claims if found]
    return any(left == right for n, left in enumerate(known) for right in known[n + 1 :])


def _answering(question: str, case: _Case) -> Mapping[str, frozenset[str]]:
    """Return the cited statements that answer a question, with the claims they make; all where points are unknown."""
    found: dict[str, frozenset[str]] = {}
    for stmt in case.stated:
        answers = case.backing.answers(stmt)
        if answers is None:
            found[stmt.id] = frozenset()
            continue
        claims = {a.claim for a in answers if not question or question in ways_to_ask(a.question, a.type)}
        if claims:
            found[stmt.id] = frozenset(claims)
    return found


def _item(
    quote: str, who: str, by_room: bool, answers: Mapping[str, frozenset[str]], case: _Case
) -> tuple[list[Reason], frozenset[str]]:
    """Verify one side of a difference; return what is wrong, and the claims of the statements that print it."""
    printing = [s for s in case.stated if s.id in answers and holds_words(s.sentence.exact, quote)]
    whole = [s for s in printing if not cuts_polarity(s.sentence.exact, quote)]
    if not whole:
        return [Reason("quotation", quote)], frozenset()
    claims = frozenset(claim for stmt in whole for claim in answers[stmt.id])
    if by_room:
        fits = outlets_only(who, (label for s in whole for label in case.labels(s)))
        return ([] if fits else [Reason("outlet", who)]), claims
    fits = any(same_words(s.holder, who) for s in whole)
    return ([] if fits else [Reason("speaker", who)]), claims


def _question(printed: str, case: _Case) -> list[Reason]:
    """Verify that a question is one on record, or else that its words are the cited sentences' and turn nothing."""
    known = [answers for stmt in case.stated if (answers := case.backing.answers(stmt)) is not None]
    if known:
        asked = {way for answers in known for a in answers for way in ways_to_ask(a.question, a.type)}
        return [] if printed in asked else [Reason("word", printed)]
    pool = set(words("dossier/question_words.txt"))
    for stmt in case.stated:
        for part in (stmt.sentence.exact, stmt.subject, stmt.prop, stmt.holder):
            pool |= {unit.lower() for unit, _ in units(part) if is_word(unit)}
    pool |= {row["past"] for row in rows("dossier/verbs.tsv") if row["base"] in pool}
    pool -= words("dossier/polarity.txt")
    stems = {word[:5] for word in pool if len(word) >= 5}
    told = [unit for unit, _ in units(printed) if is_word(unit)]
    odd = [u for u in told if u.lower() not in pool and not (len(u) >= 5 and u.islower() and u[:5] in stems)]
    return [Reason("word", " ".join(odd))] if odd else []


def _same_count(printed: str, count: int) -> list[Reason]:
    return [] if printed.lower() == tell_count(count) else [Reason("count", printed)]


def _reports(printed: str, case: _Case) -> list[Reason]:
    if case.key in {"one_unknown", "rooms_unknown"} and (
        len(case.origins) != 1 or not is_unnamed(room_label(case.origins[0]))
    ):
        return [Reason("count", printed)]
    rooms = {"one_beside": 1, "one_beside_one": 1, "no_room": 0, "neither_room": 0}.get(case.key)
    found = len(newsrooms_of(case.origins))
    if rooms is not None and found != rooms:
        return [Reason("count", printed)]
    if case.key.endswith("_beside_one") and len(case.origins) - found != 1:
        return [Reason("count", printed)]
    if case.key == "neither_room" and sum(len(origin.articles) for origin in case.origins) != 2:
        return [Reason("count", printed)]
    return _same_count(printed, sum(len(origin.articles) for origin in case.origins))


def _newsrooms(printed: str, case: _Case) -> list[Reason]:
    reasons = _same_count(printed, len(newsrooms_of(case.origins)))
    if case.key in {"each_room", "rooms"} and len(case.origins) != len(newsrooms_of(case.origins)):
        reasons.append(Reason("count", printed))
    if case.key == "each_room" and any(len(origin.articles) > 1 for origin in case.origins):
        reasons.append(Reason("count", printed))
    return reasons


def _count(printed: str, case: _Case) -> list[Reason]:
    if case.key in {"unnamed", "unnamed_officials"}:
        fits = is_unnamed_person if case.key == "unnamed" else is_unnamed_official
        return _same_count(printed, len(newsroom_ids({s.origin for s in case.stated if fits(s.voice)})))
    return []  # verified with the speaker or the outlet that is counted for


_Slot = Callable[[str, _Case], list[Reason]]
_SLOTS: Mapping[str, _Slot] = {
    "clause": _clause,
    "outlet": _outlet,
    "printer": _printer,
    "outlets": _outlets,
    "speaker": _speaker,
    "quote": _quote,
    "readings": _readings,
    "sides": _readings,
    "question": _question,
    "reports": _reports,
    "newsrooms": _newsrooms,
    "count": _count,
}
