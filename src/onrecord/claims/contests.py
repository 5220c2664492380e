"""Contests: where one report sets two parties' accounts against each other (quotes in, points out)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.claims.building import Draft, Side
from onrecord.claims.material import Material
from onrecord.claims.readings import Reading
from onrecord.claims.voices import speaker_voice
from onrecord.model.annotations import Quote
from onrecord.model.articles import BODY_KINDS
from onrecord.model.statements import Statement
from onrecord.tools.tables import words


def contested_points(material: Material) -> list[Draft]:
    """Find the sentences in which two speakers are set against each other by a word of contrast."""
    found = []
    for reading in material.readings:
        if reading.sentence.block not in BODY_KINDS:
            continue
        inside = [q for q in material.quotes.get(reading.article, []) if q.content.overlap(reading.sentence.span)]
        for left, right in pairwise(inside):
            if _set_against(material, reading, left, right):
                found.append(_draft(material, reading, (left, right)))
                break
    return found


def _set_against(material: Material, reading: Reading, left: Quote, right: Quote) -> bool:
    """Different named speakers, with a word of contrast between what they say."""
    voices = [speaker_voice(material, q) for q in (left, right)]
    if not all(v.who for v in voices) or voices[0].who == voices[1].who:
        return False
    if left.content.overlap(right.content):
        return False
    start, end = left.content.end, right.content.start
    between = [t for t in reading.sentence.tokens if start <= t.start < end]
    return any(t.lemma.lower() in words("claims/contrast-words.txt") for t in between)


def _draft(material: Material, reading: Reading, quotes: Sequence[Quote]) -> Draft:
    sides = []
    for quote in quotes:
        voice = speaker_voice(material, quote)
        statement = Statement(
            span=reading.sentence.span,
            sentence=reading.sentence.span,
            story=material.story,
            subject=voice.who,
            prop="say",
            value=" ".join(quote.content.exact.split()),
            value_type="sense",
            holder=voice.who,
            when="",
            modality="happened",
            origin=material.origin[reading.article],
            voice=voice,
        )
        sides.append(Side(statement.value, statement.value, (statement,), who=voice.who))
    who = " and ".join(side.who for side in sides)
    return Draft(f"What is it by the account of {who}?", "sense", "contested", tuple(sides))
