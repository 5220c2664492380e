"""Reported clauses: an article's words in, `indirect` quotes out ("Aaro said *that the port was closed*").

What may be a report (`extract/reported.py`) is weighed by its signs (`extract/report_signs.py`). Without the table of
weights a rule decides: verbs of speech, writing and thought with a subject that can speak and a clause of its own, or a
clause that "X said" ends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.extract.cues import Cue, according_cue, can_speak, is_passive, verb_cue, verb_kind
from onrecord.extract.joint import joint_name
from onrecord.extract.occasions import setting_of
from onrecord.extract.phrases import phrase_of
from onrecord.extract.reach import Reach
from onrecord.extract.report_signs import report_signs
from onrecord.extract.reported import Reported, reported_contents
from onrecord.extract.signs import possessor
from onrecord.extract.speakers import Attributor
from onrecord.extract.stances import stance_of
from onrecord.extract.views import View
from onrecord.extract.weights import are_fitted, weigh
from onrecord.model.annotations import Quote
from onrecord.tools.tables import words

#: What stands with a participle that is a verb in full.
_HELPED = frozenset({"aux", "auxpass", "agent", "nsubj"})
#: Longest dateline, in tokens.
_DATELINE = 14
#: Where the weights are.
TABLE = "quotes/report-weights.tsv"


@dataclass(frozen=True, slots=True)
class ReportConfig:
    """What makes a report: set on PolNeAR's training part."""

    least: int = 0  # weight of the signs, in thousandths of log-odds
    shortest: int = 3  # words of a reported clause
    quoted: float = 0.8  # a content of which more stands between marks is a quotation itself
    same: float = 0.8  # two contents that share so much are one
    most: int = 300  # candidates of one sentence that are looked at


def find_indirect(work: Attributor, *, config: ReportConfig = ReportConfig()) -> list[Quote]:
    """Return the article's reported clauses."""
    reach = Reach(work.view, work.people.quoted)
    found: list[Quote] = []
    for number in range(len(work.view.sentences)):
        judged = [(_weight(work, reach, report, cue), report, cue) for report, cue in reports(work, reach, number, config)]
        kept: list[Reported] = []
        ends = {(r.cue, r.first) for weight, r, _ in judged if r.form == "tail" and weight >= config.least}
        judged = [one for one in judged if one[1].form != "inserted" or (one[1].cue, one[1].first) not in ends]
        for weight, report, cue in sorted(judged, key=lambda one: _rank(work, one[1], one[2])):
            if weight < config.least or not _told(work, report, cue):
                continue
            if not any(_shared(report, other) > config.same for other in kept):
                kept.append(report)
                found.append(_quote(work, report, cue))
    return found


def reports(work: Attributor, reach: Reach, number: int, config: ReportConfig) -> Iterator[tuple[Reported, Cue]]:
    """Yield the candidates of a sentence, each with its cue."""
    for report in islice(reported_contents(work.view, reach, number, work.people.quoted), config.most):
        trimmed = _trim(work, reach, report, config)
        cue = _cue(work, report, number) if trimmed else None
        if trimmed and cue:
            yield trimmed, cue


def _rank(work: Attributor, report: Reported, cue: Cue) -> tuple[int, int, int]:
    """Of two contents that are nearly one the outer comes first: what Aaro says before what he says he hopes."""
    said = verb_kind(work.view, report.cue) in {"say", "write"} or report.form == "according"
    return 0 if said and cue.subject >= 0 else 1, report.first - report.end, report.cue


def _told(work: Attributor, report: Reported, cue: Cue) -> bool:
    """Leave out what nobody says: without a subject only "reports that …" and "was reported to …" tell anything."""
    if cue.subject >= 0:
        return True
    if report.form == "raised":
        return True
    if report.form == "noun":
        return work.view.tokens[report.cue].lemma.lower() in words("quotes/nouns.txt")
    return verb_kind(work.view, report.cue) in {"say", "write"}


def _weight(work: Attributor, reach: Reach, report: Reported, cue: Cue) -> int:
    if are_fitted(TABLE, work.view):
        if report.form == "act":
            return 1 if can_speak(work.view, cue.subject) and not _supposed(work, cue) else -1
        if (report.form == "tail" and _plain(work, reach, report, cue)) or _source_named(work, report, cue):
            return 1
        return weigh(TABLE, report_signs(work.view, reach, report, cue.subject))
    if cue.subject < 0 or not can_speak(work.view, cue.subject):
        return -1
    if report.form == "according":
        return 1
    told = report.form in {"clause", "tail"} and verb_kind(work.view, report.cue) in {"say", "write", "think"}
    return 1 if told and not _supposed(work, cue) else -1


def _plain(work: Attributor, reach: Reach, report: Reported, cue: Cue) -> bool:
    """The port was closed, Aaro said: a whole sentence without a mark, which the cue ends."""
    view = work.view
    start, _ = view.bounds(view.sentence_of[report.cue])
    said = verb_kind(view, report.cue) in {"say", "write"} and cue.subject >= 0 and can_speak(view, cue.subject)
    bare = not reach.quoted(report.first, report.end)
    return said and bare and report.first == start and not _supposed(work, cue)


def _source_named(work: Attributor, report: Reported, cue: Cue) -> bool:
    """According to Aaro, … · …, according to Aaro: a whole sentence with its source."""
    start, stop = work.view.bounds(work.view.sentence_of[report.cue])
    whole = report.first <= start + 1 or report.end >= stop - 2
    return report.form == "according" and whole and cue.subject >= 0 and can_speak(work.view, cue.subject)


def _supposed(work: Attributor, cue: Cue) -> bool:
    """Say whether the cue only supposes that something is said: "could argue", "would have said", "to deny"."""
    aux = {work.view.tokens[c].text.lower() for c in work.view.children[cue.verb] if work.view.tokens[c].dep == "aux"}
    if work.view.tokens[cue.verb].tag == "VB" and not (cue.own and aux):
        return True
    negative = any(work.view.tokens[c].dep == "neg" for c in work.view.children[cue.verb])
    return bool(aux & {"could", "might", "may", "should", "must", "can"}) or ("would" in aux and not negative)


def _trim(work: Attributor, reach: Reach, report: Reported, config: ReportConfig) -> Reported | None:
    """Cut marks and "that" off the ends; None for what is too short or a quotation."""
    view, first, end = work.view, _after_dateline(work.view, report.first, report.end), report.end
    pointing = report.form == "act" and end - first == 1  # denied *that*
    while first < end and not pointing and (view.is_mark(first) or view.tokens[first].text.lower() == "that"):
        first += 1
    while end > first and not pointing and ((view.is_mark(end - 1) and view.tokens[end - 1].text != "%") or view.tokens[end - 1].tag in {"CC", "IN"}):
        end -= 1
    if report.form == "inserted" and reach.low[report.cue] <= first <= report.cue:
        return None  # with, *she says, “too many dogs”*
    first, end = _balanced(work, first, end)
    if first >= end:
        return None
    size, quoted = reach.words(first, end), reach.quoted(first, end)
    shortest = 1 if report.form == "act" else config.shortest - (report.form in {"infinitive", "object"})
    if size < shortest or quoted > config.quoted * size:
        return None
    cue = min(max(report.cue, first), end)
    if report.form == "inserted" and 2 * reach.quoted(first, cue) > reach.words(first, cue):
        return None  # a quotation that its cue splits
    if report.form in {"object", "act"} and 2 * quoted >= size:
        return None  # described as a “mistake”
    return replace(report, first=first, end=end)


def _after_dateline(view: View, first: int, end: int) -> int:
    """ORLITZ, May 3 (NRT) — *The port is shut*: a dateline at the head of a paragraph is no part of what is said."""
    if first != view.bounds(view.sentence_of[first])[0] or not view.tokens[first].text.isupper():
        return first
    for n in range(first + 1, min(end, first + _DATELINE)):
        if view.tokens[n].text in {"—", "–", "--", "-"} and view.tokens[n - 1].text in {")", view.tokens[first].text}:
            return n + 1
    return first


def _balanced(work: Attributor, first: int, end: int) -> tuple[int, int]:
    """Take in the mark that opens or closes a quotation within the content, where it stands right beside it."""
    view = work.view
    if first >= end:
        return first, end
    text = view.text(first, end)
    stop = end + 1 if end < len(view.tokens) and view.tokens[end].text in {".", ",", "!", "?"} else end
    if stop < len(view.tokens) and view.tokens[stop].text in {"”", '"', "''", "»"} and _open(text):
        end = stop + 1
    end = _single_closed(work, first, end)
    if first and view.tokens[first - 1].text in {"“", '"', "``", "''", "«"} and _open(view.text(first, end), closing=True):
        first -= 1
    return first, end


def _single_closed(work: Attributor, first: int, end: int) -> int:
    """Take in the single mark that closes what a single mark opened within the content: "it was ‘working with them’"."""
    view = work.view
    place = bisect_left(work.marks, view.tokens[end - 1].start, key=lambda mark: mark.outer_end) if end > first else len(work.marks)
    if place >= len(work.marks):
        return end
    mark = work.marks[place]
    inside = mark.single and mark.closed and view.tokens[first].start <= mark.outer_start <= view.tokens[end - 1].start
    near = mark.end <= view.tokens[end - 1].end + 1
    if not (inside and near):
        return end
    while end < len(view.tokens) and view.tokens[end].end <= mark.outer_end:
        end += 1
    return end


def _open(text: str, *, closing: bool = False) -> bool:
    """Say whether a mark opens in a text and does not close there, or the other way round."""
    pairs = text.count("“") - text.count("”") + text.count("«") - text.count("»")
    straight = (text.count('"') + text.count("''")) % 2 == 1
    return straight or (pairs < 0 if closing else pairs > 0)


def _cue(work: Attributor, report: Reported, number: int) -> Cue | None:
    """The cue of a candidate, with whoever says it."""
    view, quoted, n = work.view, work.people.quoted, report.cue
    if report.form == "according":
        return next(iter(according_cue(view, n, view.bounds(number)[1], quoted)), None)
    if report.form == "noun":
        owner = possessor(view, n)
        return _held(work, n, n, owner) if owner >= 0 else _held_above(work, n)
    if report.form == "adjective":
        subjects = view.subjects(view.heads[n])
        return _held(work, min(view.heads[n], n), n, subjects[0] if subjects else -1)
    if view.tokens[n].tag == "VBN" and not any(view.tokens[c].dep in _HELPED for c in view.children[n]):
        return None  # "Asked whether …, Aaro said": somebody else asked
    if view.tokens[n].text == "asked" and n and view.tokens[n - 1].text == "," and view.tokens[report.first].text.lower() in {"if", "whether"}:
        return None  # "Aaro, asked whether …, said": he was asked
    cue = verb_cue(view, n, verb_kind(view, n) or "say", quoted)
    return replace(cue, subject=-1, left=n, right=n) if is_passive(view, n) else cue


def _held_above(work: Attributor, n: int) -> Cue:
    """Made the claim that …: a noun without an owner is of the verb's subject."""
    view, above = work.view, work.view.heads[n]
    if view.tokens[n].dep == "dobj" and 0 < n - above <= 4:
        cue = verb_cue(view, above, "say", work.people.quoted)
        return replace(cue, verb=n, end=n + 1)
    return _held(work, n, n, -1)


def _held(work: Attributor, first: int, last: int, subject: int) -> Cue:
    left, right = phrase_of(work.view, subject) if subject >= 0 else (first, first)
    if left <= first < right:
        right = max(subject + 1, left)
    return Cue("say", last, first, last + 1, subject, left, right, own=True)


def _shared(one: Reported, other: Reported) -> float:
    """Intersection over union."""
    common = min(one.end, other.end) - max(one.first, other.first)
    return max(0, common) / (max(one.end, other.end) - min(one.first, other.first))


def _quote(work: Attributor, report: Reported, cue: Cue) -> Quote:
    view = work.view
    joint = joint_name(view, work.people, cue.subject) if cue.subject >= 0 else ""
    person = work.people.who(cue.subject) if cue.subject >= 0 and not joint else None
    return Quote(
        content=view.span(report.first, report.end),
        kind="indirect",
        cue=view.span(cue.first, cue.end),
        speaker=view.span(cue.left, cue.right) if cue.left < cue.right else None,
        speaker_name=joint or (work.people.name(cue.subject) if cue.subject >= 0 else ""),
        mention=person.mention if person else "",
        stance=stance_of(view, (cue.first, cue.end), max(view.tokens[report.first].start, view.tokens[cue.end - 1].end)),
        setting=setting_of(view, (cue.first, cue.end), (cue.left, cue.right), work.people.quoted, stop=report.first),
    )
