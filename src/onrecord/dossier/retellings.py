"""Retellings: a report's sentence made fit to stand alone (a parsed sentence in, shorter and dated wordings out).

Nothing is worded anew. Parts that the rest does not need are left out (`deletions`), a resolved date is put beside
"on Sunday", and a name takes the place of a pronoun whose reference is on record. The checker verifies each of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.dossier.days import WEEKDAYS, tell_day
from onrecord.dossier.deletions import (
    QUOTE_MARKS,
    asides,
    is_mark,
    is_parsed,
    is_sound,
    leading_connective,
    linking_adverbs,
    may_drop,
    subtree,
)
from onrecord.dossier.wording import capitalised
from onrecord.model.annotations import Sentence, Timex, Token
from onrecord.tools.tables import rows

_TODAY = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_NO_SPACE_BEFORE = frozenset(",.;:!?)]”’%…")
_MARKS = frozenset({",", "—", "–", "-", "--", ";"})


@dataclass(frozen=True, slots=True)
class Retelling:
    """A wording of one sentence, and the tokens of it that were left out."""

    text: str
    dropped: frozenset[int]
    named: str = ""


@dataclass(slots=True)
class Edits:
    """What is changed in a sentence: tokens left out, words put for a token, words put after one."""

    dropped: set[int] = field(default_factory=set)
    instead: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the composer wants of a retelling.

    `longest` is the number of words aimed at; `needed` are the offsets that must stay; `told` are ISO days the
    reader has just read in full; `known` are those that the cited statements hold (None: any will do); `year` is the year that goes without saying; `name` is the reference of the
    sentence's subject pronoun ("" where it is not on record).
    """

    longest: int = 30
    needed: tuple[tuple[int, int], ...] = ()
    told: frozenset[str] = frozenset()
    known: frozenset[str] | None = None
    year: str = ""
    name: str = ""


def retell(sentence: Sentence, times: Sequence[Timex], wish: Wish) -> Iterator[Retelling]:
    """Yield wordings of a sentence, the fittest first: shortened and dated, shortened, then as printed."""
    tokens = sentence.tokens
    dropped = _shorten(tokens, wish)
    named = subject_pronoun(tokens) if wish.name else None
    seen: set[str] = set()
    for dated in (True, False):
        for gone in (dropped, _joints(tokens)):
            edits = Edits(dropped=set(gone))
            if named is not None:
                edits.instead[named] = wish.name
            if dated:
                _put_dates(tokens, times, wish, edits)
            text = render(sentence, edits)
            if text and text not in seen:
                seen.add(text)
                yield Retelling(text, frozenset(gone), wish.name if named is not None else "")


def _shorten(tokens: Sequence[Token], wish: Wish) -> set[int]:
    """Choose what to leave out: the connective always, then optional parts until it is short enough."""
    gone = _joints(tokens)
    for part in _optional(tokens):
        if sum(not is_mark(t) for n, t in enumerate(tokens) if n not in gone) <= wish.longest:
            break
        if gone >= set(part) or any(_needs(tokens[n], wish.needed) for n in part):
            continue
        trial = gone | set(part) | _marks_beside(tokens, part)
        if is_sound(tokens, trial):
            gone = trial
    return gone


def _joints(tokens: Sequence[Token]) -> set[int]:
    """Return what joins the sentence to the one before it, outside quotations."""
    return set(range(leading_connective(tokens))) | (linking_adverbs(tokens) - quoted_tokens(tokens))


def _optional(tokens: Sequence[Token]) -> list[list[int]]:
    """Return the parts that may go, the least needed first: asides, relative clauses, what trails, then joined verbs."""
    if not is_parsed(tokens):
        return asides(tokens)
    order = {"relcl": 2, "acl": 3, "advcl": 4, "appos": 5, "conj": 6}
    found = []
    for n, token in enumerate(tokens):
        if token.dep in order:
            part = subtree(tokens, n)
            if len(part) > 2 and may_drop(tokens, n, part):
                part = sorted({*part, *(m for m, t in enumerate(tokens) if token.dep == "conj" and _joins(t, token))})
                found.append((order[token.dep], -part[0], part))
    return asides(tokens) + [part for _, _, part in sorted(found)]


def _joins(cc: Token, conj: Token) -> bool:
    return cc.dep == "cc" and cc.head == conj.head and cc.start < conj.start


def _needs(token: Token, needed: Iterable[tuple[int, int]]) -> bool:
    return any(token.start < end and start < token.end for start, end in needed)


def _marks_beside(tokens: Sequence[Token], part: Sequence[int]) -> set[int]:
    """Return the marks that set a part off: both, or the one before it where the sentence ends after it."""
    inside = [n for n in part if not is_mark(tokens[n])]
    if not inside:
        return set()
    first, last = min(part[0], inside[0]), max(part[-1], inside[-1])
    before = tokens[first - 1].text if first else ""
    after = tokens[last + 1].text if last + 1 < len(tokens) else "."
    if not before:
        return {last + 1} if after == "," else set()
    if before in _MARKS and after in _MARKS:
        lone = before != after or tokens[part[0]].dep == "cc" or _ends_what_is_said(tokens, last)
        return {first - 1} if lone else {first - 1, last + 1}
    return {first - 1} if before in _MARKS and after in {".", "!", "?", ";"} else set()


def _ends_what_is_said(tokens: Sequence[Token], last: int) -> bool:
    """Say whether a clause that is reported ends with this token, and who says so comes after the mark."""
    at = last
    for _ in range(len(tokens)):
        if tokens[at].head == at:
            return False
        if tokens[at].dep == "ccomp" and tokens[at].head > last and last + 2 not in subtree(tokens, at):
            return True
        at = tokens[at].head
    return False


def subject_pronoun(tokens: Sequence[Token]) -> int | None:
    """Return the number of the pronoun that opens the sentence's talk: no noun stands before it outside quotations."""
    needs = {row["word"]: row["need"] for row in rows("dossier/pronouns.tsv")}
    quoted = quoted_tokens(tokens)
    for n, token in enumerate(tokens):
        if n in quoted:
            continue
        if token.pos in {"NOUN", "PROPN"}:
            return None
        if token.dep in {"nsubj", "nsubjpass"} and needs.get(token.text.lower()) == "person":
            return n
    return None


def quoted_tokens(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the numbers of the tokens between double quotation marks; an open quotation runs to the end."""
    found: set[int] = set()
    depth = False
    for n, token in enumerate(tokens):
        if token.text in QUOTE_MARKS:
            depth = token.text in {"“", "„", "«", "``"} or (token.text == '"' and not depth)
        elif depth:
            found.add(n)
    return frozenset(found)


def _put_dates(tokens: Sequence[Token], times: Sequence[Timex], wish: Wish, edits: Edits) -> None:
    """Put the resolved day beside a weekday, "yesterday" or "last month", once for each."""
    quoted = quoted_tokens(tokens)
    told = set(wish.told)
    for timex in times:
        inside = [n for n, t in enumerate(tokens) if timex.span.start <= t.start and t.end <= timex.span.end]
        unknown = wish.known is not None and not any(day.startswith(timex.value[:10]) for day in wish.known)
        if unknown or not inside or quoted & set(inside) or edits.dropped & set(inside) or timex.value in told:
            continue
        said = _date_words(tokens, inside, timex, wish)
        if said:
            edits.after[inside[-1]] = said
            told.add(timex.value)


def _date_words(tokens: Sequence[Token], inside: Sequence[int], timex: Timex, wish: Mapping[str, str] | Wish) -> str:
    lowered = [tokens[n].text.lower() for n in inside]
    following = tokens[inside[-1] + 1].text if inside[-1] + 1 < len(tokens) else "."
    if set(lowered) & _TODAY and any(tokens[n].text.isupper() for n in inside):
        return ""  # part of a name
    if timex.type not in {"DATE", "TIME"} or any(ch.isdigit() for word in lowered for ch in word):
        return ""
    iso = timex.value.partition("T")[0]
    if {following, lowered[-1]} & {"’s", "'s", "’", "-"}:
        return ""
    year = not isinstance(wish, Wish) or iso[:4] != wish.year
    if timex.precision in {"month", "year"} or len(iso) in {4, 7}:
        said = tell_day(iso) if year or len(iso) == 7 else iso[:4]
        return f" ({said})" if said and len(iso) in {4, 7} and _is_relative(lowered) else ""
    said = tell_day(iso, weekday=False, year=year)
    if len(iso) != 10 or not said:
        return ""
    if lowered[-1] in WEEKDAYS and following not in {"morning", "evening", "night", "afternoon"}:
        return f" {said}"
    relative = any(word in WEEKDAYS or word in _TODAY for word in lowered)
    return f" ({tell_day(iso, weekday=not set(lowered) & set(WEEKDAYS), year=year)})" if relative else ""


def _is_relative(lowered: Sequence[str]) -> bool:
    return any(word in {"last", "next", "this", "previous", "following", "earlier", "later"} for word in lowered)


def render(sentence: Sentence, edits: Edits) -> str:
    """Write the sentence with its edits, spaced as printed, with a capital and a full stop."""
    out = ""
    last_end = -1
    for n, token in enumerate(sentence.tokens):
        if n in edits.dropped:
            continue
        printed = edits.instead.get(n, token.text)
        if out:
            out += _gap(sentence, last_end, token, out)
        out += printed + edits.after.get(n, "")
        last_end = token.end
    return _finish(out)


def _gap(sentence: Sentence, last_end: int, token: Token, out: str) -> str:
    """Return the white space between two tokens that are kept."""
    if last_end == token.start:
        return ""
    between = sentence.span.exact[last_end - sentence.span.start : token.start - sentence.span.start]
    if between.isspace():
        return "" if token.text == "”" and out[-1:] in ".,!?" else " "
    if token.text[:1] in _NO_SPACE_BEFORE or token.text in {"’s", "'s", "n't", "n’t"} or out[-1:] in "“‘([":
        return ""
    return " "


def _finish(text: str) -> str:
    """Mend the marks at both ends and where something was left out; "" where no sentence is left."""
    words = " ".join(text.split()).lstrip(",;:—–- ").rstrip(" ,;:—–")
    words = re.sub(r"\s*[,;:—–]+\s*(?=[.!?]$)", "", re.sub(r"\s*,(?:\s*,)+", ",", words))
    words = re.sub(r"\s+(?=[,.;:!?])", "", re.sub(r"\.\.+$", ".", words))
    if not any(ch.isalpha() for ch in words):
        return ""
    bare = words.rstrip("”\"»’' ")
    if bare[-1:] not in {".", "!", "?"}:
        words += "."
    return capitalised(words)
