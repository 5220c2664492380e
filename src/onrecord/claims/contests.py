"""Contests: where the parties differ and the reports agree on who says what (quotes in, points out).

A report sets two accounts against each other in one sentence ("X says …, while Y says …") or in two that
follow one another, with a word of denial or disagreement beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.material import Material
from onrecord.claims.readings import Reading
from onrecord.claims.voices import speaker_voice
from onrecord.model.annotations import Quote
from onrecord.model.articles import BODY_KINDS
from onrecord.model.statements import Statement, Voice
from onrecord.tools.tables import words
from onrecord.tools.terms import term

#: Longest gap, in code points, between two accounts that are set against each other.
_GAP = 250
#: Words of substance that two tellings of one account must share.
_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Account:
    """What one party says, in one report."""

    quote: Quote
    voice: Voice
    reading: Reading

    @property
    def substance(self) -> frozenset[str]:
        """The content words of the account."""
        inside = self.quote.content
        return frozenset(
            term(t.lemma)
            for t in self.reading.sentence.tokens
            if inside.start <= t.start < inside.end and t.pos in {"NOUN", "VERB", "ADJ", "PROPN"}
        )


def contested_points(material: Material) -> list[Draft]:
    """Find the accounts that reports set against each other, and put together what they say of one contest."""
    contests: list[tuple[list[Account], list[Account]]] = []
    for left, right in _oppositions(material):
        home = next((c for c in contests if _same_contest(c, left, right)), None)
        if home is None:
            contests.append(([left], [right]))
        else:
            turned = home[0][0].voice.who != left.voice.who
            home[0].append(right if turned else left)
            home[1].append(left if turned else right)
    return [_draft(material, sides) for sides in contests]


def _same_contest(contest: tuple[list[Account], list[Account]], left: Account, right: Account) -> bool:
    parties = {contest[0][0].voice.who, contest[1][0].voice.who}
    if parties != {left.voice.who, right.voice.who}:
        return False
    known = contest[0][0].substance | contest[1][0].substance
    return len(known & (left.substance | right.substance)) >= _ALIKE


def _oppositions(material: Material) -> Iterator[tuple[Account, Account]]:
    """Yield the pairs of neighbouring accounts of different parties with a word of contrast about them."""
    for article in sorted(material.quotes):
        readings = [r for r in material.readings if r.article == article and r.sentence.block in BODY_KINDS]
        quotes = sorted(material.quotes[article], key=lambda q: (q.content.start, q.content.end))
        accounts = [a for q in quotes if (a := _account(material, q, readings))]
        for left, right in pairwise(accounts):
            if left.voice.who != right.voice.who and _set_against(left, right, readings):
                yield left, right


def _account(material: Material, quote: Quote, readings: Sequence[Reading]) -> Account | None:
    voice = speaker_voice(material, quote)
    party = voice.kind in {"person", "office"} or set(voice.who.lower().split()) & words("claims/parties.txt")
    if not party or not voice.who or quote.kind == "scare":
        return None
    reading = next((r for r in readings if r.sentence.span.contains(quote.content)), None)
    return Account(quote, voice, reading) if reading else None


def _set_against(left: Account, right: Account, readings: Sequence[Reading]) -> bool:
    if left.quote.content.overlap(right.quote.content) or right.quote.content.start - left.quote.content.end > _GAP:
        return False
    if left.reading.sentence.id == right.reading.sentence.id:
        between = (left.quote.content.end, right.quote.content.start)
        return _has(left.reading, words("claims/contrast-words.txt"), *between)
    if "direct" in {left.quote.kind, right.quote.kind} or not left.substance & right.substance:
        return False
    first = readings.index(left.reading)
    second = readings.index(right.reading)
    near = readings[max(0, first - 1) : second + 1]
    return second - first <= 2 and any(_has(r, words("claims/disagreement.txt"), r.sentence.span.start,
                                            r.sentence.span.end) for r in near)  # fmt: skip


def _has(reading: Reading, wanted: frozenset[str], start: int, end: int) -> bool:
    return any(t.lemma.lower() in wanted for t in reading.sentence.tokens if start <= t.start < end)


def _draft(material: Material, sides: tuple[list[Account], list[Account]]) -> Draft:
    made = []
    for accounts in sides:
        statements = [_statement(material, account) for account in accounts]
        side = make_side(statements[0].value, statements)
        made.append(Side(side.value, statements[0].value, side.statements, who=accounts[0].voice.who))
    who = " and ".join(side.who for side in made)
    return Draft(f"What happened, as {who} tell it?", "sense", "contested", tuple(made))


def _statement(material: Material, account: Account) -> Statement:
    said = material.said.get(account.quote.id)
    return Statement(
        span=account.reading.sentence.span,
        sentence=account.reading.sentence.span,
        story=material.story,
        subject=account.voice.who,
        prop="say",
        value=" ".join(account.quote.content.exact.split()),
        value_type="sense",
        holder=account.voice.who,
        when=said.said if said else "",
        modality="happened",
        origin=material.origin[account.reading.article],
        voice=account.voice,
    )
