"""Verbatim quotations: a draft's sentence that only quotes somebody, held against the reports' quotations (readings in and out)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.drifts import read_wording
from onrecord.claims.material import Material
from onrecord.claims.readings import Reading
from onrecord.claims.senses import SPEECH
from onrecord.claims.voices import speaker_voice
from onrecord.model.annotations import Quote
from onrecord.model.spans import Span
from onrecord.tools.names import match_persons
from onrecord.tools.tables import words

_WORDED = frozenset({"direct", "mixed", "partial"})
#: A quotation of fewer words is anybody's.
_FEWEST = 3
#: Words before the quoted ones among which a "not" may turn them.
_BEFORE = 5


def verbatim_readings(material: Material, given: Reading, reports: Sequence[Reading]) -> list[Reading]:
    """Return the reports' sentences that quote the words of a draft's sentence from the same speaker.

    Nothing where the sentence tells more than that the speaker said them, or where the words are few.
    """
    quotes = [q for q in material.quotes.get(given.article, []) if given.sentence.span.overlap(q.content) and q.kind in _WORDED]
    if not quotes or not _only_says(given, quotes):
        return []
    found = [
        [place for other in _quoted_in_reports(material) if (place := _place_in(material, quote, other))] for quote in quotes
    ]
    if not all(found):
        return []
    return [r for r in reports if any(r.sentence.span.overlap(place) for place in found[0])]


def _quoted_in_reports(material: Material) -> list[Quote]:
    return [q for article in sorted(material.quotes) if not material.articles[article].draft
            for q in material.quotes[article] if q.kind in _WORDED]  # fmt: skip


def _only_says(given: Reading, quotes: Sequence[Quote]) -> bool:
    """Say whether all that stands outside the quotations is who speaks, and that he does."""
    told = [span for q in quotes for span in (q.content, q.speaker, q.cue) if span is not None]
    for n, node in enumerate(given.nodes):
        start, end = given.start(n), given.end(n)
        if any(s.start <= start and end <= s.end for s in told) or node.titular or node.key in SPEECH:
            continue
        return False
    return True


def _place_in(material: Material, part: Quote, whole: Quote) -> Span | None:
    """Return where a quotation's words stand in another one of the same speaker, every one of them, in order.

    None too where a "not" stands before them there, which the part leaves out.
    """
    asked, told = read_wording(part.content.exact).tokens, read_wording(whole.content.exact)
    if len(asked) < _FEWEST or part.stance != whole.stance or not _one_speaker(material, part, whole):
        return None
    for n in range(len(told.tokens) - len(asked) + 1):
        before = set(told.tokens[max(0, n - _BEFORE) : n])
        if told.tokens[n : n + len(asked)] == asked and not before & words("claims/negatives.txt"):
            start, end = told.places[n][0], told.places[n + len(asked) - 1][1]
            return material.words(whole.content.article, whole.content.start + start, whole.content.start + end)
    return None


def _one_speaker(material: Material, part: Quote, whole: Quote) -> bool:
    actors = [said.actor if (said := material.said.get(q.id)) else "" for q in (part, whole)]
    if all(actors):
        return actors[0] == actors[1]
    names = [speaker_voice(material, q).who for q in (part, whole)]
    return all(names) and (names[0] == names[1] or match_persons(names[0], names[1]) != "different")
