"""The timeline: what happened on which date, one line each, with every report that tells it (material in, entries out)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.dossier.backing import MOST_CITED
from onrecord.dossier.candidates import Candidate
from onrecord.dossier.clashes import agreeing
from onrecord.dossier.config import DossierConfig
from onrecord.dossier.days import tell_when
from onrecord.dossier.material import Material
from onrecord.dossier.retellings import quoted_tokens
from onrecord.dossier.selection import alike
from onrecord.dossier.telling import Teller, base_statements
from onrecord.model.annotations import Timex
from onrecord.model.dossiers import TimelineEntry
from onrecord.model.statements import Statement
from onrecord.tools.dates import month_number, weekday_number
from onrecord.tools.tables import words

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")
#: What a clause about somebody or something that does the main clause's deed hangs on.
_WHO = frozenset({"nsubj", "nsubjpass"})
_PRECISION = {4: "year", 7: "month", 10: "day"}


@dataclass(slots=True)
class _Happening:
    """Candidates of one date that tell one thing, the heaviest first.

    `central`: the date is that of a main verb, not of something mentioned beside it.
    """

    when: str
    members: list[tuple[Candidate, tuple[Statement, ...]]] = field(default_factory=list)
    central: bool = False

    @property
    def weight(self) -> float:
        """How much of the story it tells: the newsrooms behind it, then its best sentence."""
        rooms = {stmt.origin for _, stated in self.members for stmt in stated}
        return len(rooms) + 0.2 * max(candidate.weight for candidate, _ in self.members) + 1.5 * self.central


def tell_timeline(
    material: Material, candidates: Sequence[Candidate], teller: Teller, config: DossierConfig
) -> tuple[TimelineEntry, ...]:
    """Return the entries in order of time; at most so many a date and in all, the weightiest kept."""
    kept: list[tuple[float, TimelineEntry]] = []
    for when, happenings in sorted(_by_date(candidates, material, config).items()):
        told = 0
        ranked = sorted(happenings, key=lambda h: (-h.weight, h.members[0][0].place))
        for happening in ranked[: 3 * config.entries_a_day]:
            if told >= config.entries_a_day:
                break
            entry = _entry(when, happening, material, teller)
            if entry is not None:
                told += 1
                kept.append((happening.weight, entry))
    best = sorted(kept, key=lambda pair: (-pair[0], pair[1].when, pair[1].text))[: config.entries]
    return tuple(entry for _, entry in sorted(best, key=lambda pair: (_start(pair[1].when), -pair[0], pair[1].text)))


def _start(when: str) -> str:
    """Sort months and years before their days."""
    return when.partition("/")[0]


def _by_date(
    candidates: Sequence[Candidate], material: Material, config: DossierConfig
) -> dict[str, list[_Happening]]:
    found: dict[str, list[_Happening]] = defaultdict(list)
    for candidate in candidates:
        if material.is_reworded(candidate.sentence.span.article):
            continue  # its dates are its twin's
        for when, stated in _dated(candidate, material):
            same = next((h for h in found[when][:200] if _same(h, candidate, config)), None)
            if same is None:
                same = _Happening(when)
                found[when].append(same)
            same.central = same.central or _is_central(candidate, when, material)
            same.members.append((candidate, stated))
    return found


def _dated(candidate: Candidate, material: Material) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    """Yield the dates that a candidate's statements are about, with those statements."""
    by_date: dict[str, list[Statement]] = defaultdict(list)
    for stmt in candidate.statements:
        when = stmt.when or (stmt.value if stmt.value_type == "date" else "")
        when = when.partition("T")[0]
        if _DATE.fullmatch(when) and tell_when(when):
            by_date[when].append(stmt)
    for when, stated in by_date.items():
        if _names(candidate, when, material):
            yield when, tuple(stated)


def _is_central(candidate: Candidate, when: str, material: Material) -> bool:
    """Say whether a date hangs on the main verb, with no other verb between."""
    tokens = candidate.sentence.tokens
    for timex in material.times_in(candidate.sentence.span):
        inside = [n for n, t in enumerate(tokens) if t.start >= timex.span.start and t.end <= timex.span.end]
        if not inside or not timex.value.startswith(when):
            continue
        at = inside[0]
        for _ in range(len(tokens)):
            at = tokens[at].head
            if tokens[at].pos in {"VERB", "AUX"}:
                break
        if tokens[at].head == at:
            return True
    return False


def _names(candidate: Candidate, when: str, material: Material) -> bool:
    """Say whether the sentence names the date, as when something happened, not as which thing is meant.

    "Thursday's accident" tells which accident; a time of day whose day is in doubt names none. Where no time expressions are known the statement is believed.
    """
    if not material.times.get(candidate.sentence.span.article):
        return True
    owners = {token.start for token in candidate.sentence.tokens if token.text in {"’s", "'s"}}
    told = [t for t in material.times_in(candidate.sentence.span) if t.precision != "vague"]
    named = [t for t in told if t.value.startswith(when) and not _is_aside(candidate, t.span.start)
             and not _is_spoken(candidate, t, material)]  # fmt: skip
    return any(t.span.end not in owners and not t.span.exact.endswith(("’s", "'s")) for t in named)


def _is_spoken(candidate: Candidate, timex: Timex, material: Material) -> bool:
    """Say whether a day is pointed to by somebody who is quoted: "Not today," he said, tells of nothing on that day."""
    if any(ch.isdecimal() for ch in timex.span.exact) or any(weekday_number(w) or month_number(w) for w in timex.span.exact.split()):
        return False
    quotes = material.quotes.get(timex.span.article, ())
    if any(q.kind in {"direct", "mixed", "partial"} and q.content.contains(timex.span) for q in quotes):
        return True
    tokens = candidate.sentence.tokens
    return any(timex.span.start <= tokens[n].start < timex.span.end for n in quoted_tokens(tokens))


def _is_aside(candidate: Candidate, start: int) -> bool:
    """Say whether a date stands in a clause on a noun, or is compared with, and so is not the main clause's.

    "Brandt, who faces an election in May, left" and "lower than on Monday" tell nothing that happened in May or on Monday.
    """
    tokens = candidate.sentence.tokens
    at = next((n for n, token in enumerate(tokens) if token.start >= start), -1)
    if at < 0:
        return False
    near = [token.text.lower() for token in tokens[max(0, at - 2) : at]]
    if "than" in near:
        return True
    for _ in range(len(tokens)):
        if tokens[at].dep == "relcl" and tokens[tokens[at].head].dep in _WHO:
            return True
        if tokens[at].head == at:
            return False
        at = tokens[at].head
    return False


def _same(happening: _Happening, candidate: Candidate, config: DossierConfig) -> bool:
    """Say whether a candidate tells what a happening's first sentence tells."""
    first = happening.members[0][0]
    if {claim for claim, _ in first.claims} & {claim for claim, _ in candidate.claims}:
        return True
    return alike(first.terms, candidate.terms) >= config.same_entry


def _entry(when: str, happening: _Happening, material: Material, teller: Teller) -> TimelineEntry | None:
    """Word a happening by the best of its sentences that can be told."""
    for candidate, stated in happening.members[:3]:
        dates = [t for t in material.times_in(candidate.sentence.span) if t.value.startswith(when)]
        keep = tuple((t.span.start, t.span.end) for t in dates)
        made = teller.tell(candidate, told={when, *(t.value for t in dates)}, keep=keep)
        if made is None:
            continue
        own = base_statements(candidate.statements)
        others = [s for c, rows in happening.members if c is not candidate for s in rows]
        others = agreeing(material, candidate.sentence.span, others)
        ids = dict.fromkeys(s.id for s in [*own, *others])
        precision = "interval" if "/" in when else _PRECISION.get(len(when), "day")
        return TimelineEntry(when, precision, _as_planned(made.text, stated), tuple(ids)[:MOST_CITED])
    return None


def _as_planned(text: str, stated: Sequence[Statement]) -> str:
    """Say of what is to come that it is planned, where the sentence does not."""
    if not stated or any(stmt.modality != "planned" for stmt in stated):
        return text
    told = {word.strip(".,;:“”").lower() for word in text.split()}
    cues = {cue for lemma in words("dossier/planning.txt") for cue in (lemma, f"{lemma}s", f"{lemma}ed", f"{lemma}d")}
    return text if told & (cues | {"would", "expected", "scheduled", "planned"}) else f"Planned: {text}"
