"""Drifts: the words that stand for one another in two wordings of one passage (texts in, runs of words out).

Contracted and full forms ("can't", "cannot"), British and American spellings, figures and number words up to twelve,
and the style of marks are no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from onrecord.tools.tables import rows, words
from onrecord.tools.terms import stem

#: Brackets are passed over; "U.K." is "UK"; "No. 1" is "number one", "no one" is "nobody"; hyphens join.
_PIECE = re.compile(
    r"(?P<bracket>\[[^\]]{0,80}\]|\([^)]{0,80}\))|(?P<dotted>\b(?:[^\W\d_]\.){2,})"
    r"|(?P<percent>%|\b[Pp]er cent\b)|(?P<ordinal>\b[Nn][Oo]\.(?=\s?\d))|(?P<nobody>\b[Nn]o[ -]one\b)|(?P<word>[^\W_]+(?:[’'-][^\W_]+)*)"
)
#: Endings that British and American English spell in two ways, each brought to one (after Oxford and Webster).
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})is(?=e|ed|es|ing|ation|ations|er|ers)(?=\w{1,6}$)"), "iz"),
    (re.compile(r"(?<=[lmnbvgdi])our(?=s?$|ed$|ing$|able$|ite$|ful$|hood$)"), "or"),
    (re.compile(r"(?<=[aeiou][^aeiou])([aeiou])ll(?=ed$|ing$|er$|ers$)"), r"\1l"),
    (re.compile(r"(?<=[^aeiou]t)re(?=s?$)|(?<=fib)re(?=s?$)"), "er"),
    (re.compile(r"(?<=def|off|lic)ence|(?<=pret)ence"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"wards$"), "ward"),
)
#: Longest run of words that may stand for another run before the passage counts as retold, not as drifted.
_LONGEST_DRIFT = 3
#: Words on either side by which a run inside a wording is held in its place.
_HELD = 2
#: Longest fragment, in words, whose first or last words are compared.
_FRAGMENT = 12
_MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Run:
    """Words `[i1, i2)` of one wording that stand where `[j1, j2)` of another do."""

    i1: int
    i2: int
    j1: int
    j2: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text in one spelling, with the offsets of each in the text."""

    tokens: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def told(self) -> tuple[tuple[str, int], ...]:
        """The words that tell something, by their stems, with their indices; a "not" tells."""
        return tuple((stem(w), n) for n, w in enumerate(self.tokens) if is_telling(w) or w in words("claims/negatives.txt"))

    def run(self, start: int, end: int) -> str:
        """Return a run of words as one string."""
        return " ".join(self.tokens[start:end])


@lru_cache(maxsize=2_000)
def read_wording(text: str) -> Wording:
    """Return the words of a quotation in lower case, at most 400 of them."""
    found: list[tuple[str, tuple[int, int]]] = []
    for match in _PIECE.finditer(text):
        if match["bracket"]:
            continue
        for word in _words_for(match):
            found.append((word, match.span()))
        if len(found) >= _MOST_WORDS:
            break
    found = found[:_MOST_WORDS]
    return Wording(tuple(word for word, _ in found), tuple(place for _, place in found))


def _words_for(match: re.Match[str]) -> tuple[str, ...]:
    if match["dotted"]:
        return (match[0].replace(".", "").lower(),)
    if match["nobody"]:
        return ("nobody",)
    if match["ordinal"] or match["percent"]:
        return ("number",) if match["ordinal"] else ("percent",)
    word = match[0].lower().replace("’", "'")
    whole = _contractions().get(word)
    if whole is None:
        for ending, full in _endings():
            if word.endswith(ending) and len(word) > len(ending):
                return (_one_spelling(word.removesuffix(ending)), full)
        return (_one_spelling(word),)
    return tuple(whole.split())


@cache
def _contractions() -> dict[str, str]:
    return {row["form"]: row["words"] for row in rows("claims/contractions.tsv") if row["form"][0] != "-"}


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((row["form"][1:], row["words"]) for row in rows("claims/contractions.tsv") if row["form"][0] == "-")


@cache
def number_words() -> dict[str, str]:
    """Return the figures for the number words up to twelve: "number one" is "No. 1"."""
    return {row["word"]: row["figure"] for row in rows("claims/figures.tsv")}


def _one_spelling(word: str) -> str:
    figure = number_words().get(word)
    if figure:
        return figure
    plain = word.replace("-", "") if not any(ch.isdecimal() for ch in word) else word
    for pattern, form in _SPELLINGS:
        plain = pattern.sub(form, plain)
    return plain


def is_telling(word: str) -> bool:
    """Say whether a word tells something of its own."""
    return word not in words("claims/small.txt")


def drift(left: str, right: str) -> list[tuple[str, str]]:
    """Return the runs of words that stand for one another in two wordings of one passage.

    A run counts where words that are the same stand beside it on one side at least, where it is short, and
    where the two do not only differ in small words or endings.
    """
    a, b = read_wording(left), read_wording(right)
    return [(a.run(run.i1, run.i2), b.run(run.j1, run.j2)) for run in drifting(a, b)]


def drifting(left: Wording, right: Wording, *, held: int = _HELD) -> list[Run]:
    """Return those runs by their places; `held` is the number of equal words that hold a run on either side."""
    a, b = left.tokens, right.tokens
    if not overlaps(a, b):
        return []
    codes = SequenceMatcher(None, [stem(w) for w in a], [stem(w) for w in b], autojunk=False).get_opcodes()
    found = []
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        beside = [codes[m] for m in (n - 1, n + 1) if 0 <= m < len(codes) and codes[m][0] == "equal"]
        if tag in {"insert", "delete"} and beside:
            extra = a[i1:i2] or b[j1:j2]
            if len(extra) <= _LONGEST_DRIFT and any(w in words("claims/negatives.txt") or w.isdecimal() for w in extra):
                found.append(Run(i1, i2, j1, j2))
            continue
        if tag != "replace" or not beside:
            continue
        edge = n == 0 or n == len(codes) - 1
        if edge and min(len(a), len(b)) > _FRAGMENT:
            continue
        if not edge and (len(beside) < 2 or not all(_holds(code, len(a), len(b), held) for code in beside)):
            continue
        if edge:
            # a fragment begins or ends here: only as many words as it has stand against each other
            less = min(i2 - i1, j2 - j1)
            i1, i2, j1, j2 = (i2 - less, i2, j2 - less, j2) if n == 0 else (i1, i1 + less, j1, j1 + less)
        if max(i2 - i1, j2 - j1) > _LONGEST_DRIFT:
            continue
        if edge and not _full(beside, a):
            continue
        if _differ(a[i1:i2], b[j1:j2]):
            found.append(Run(i1, i2, j1, j2))
    return found


def _differ(x: Sequence[str], y: Sequence[str]) -> bool:
    """Both runs tell something, and are not one word printed as one or as two ("per cent", "percent")."""
    return any(is_telling(w) for w in x) and any(is_telling(w) for w in y) and "".join(x) != "".join(y)


def _holds(code: tuple[str, int, int, int, int], left: int, right: int, least: int) -> bool:
    """Say whether equal words hold a run in its place: so many of them, or all there are to the end of a wording."""
    _, i1, i2, j1, j2 = code
    return i2 - i1 >= least or (i1 == 0 and j1 == 0) or (i2 == left and j2 == right)


def _full(beside: Iterable[tuple[str, int, int, int, int]], tokens: Sequence[str]) -> bool:
    """At the edge of a wording, the words beside must tell something themselves."""
    return any(is_telling(tokens[i]) for _, i1, i2, _, _ in beside for i in range(i1, i2))


def overlaps(a: Sequence[str], b: Sequence[str]) -> bool:
    """Say whether half of the shorter wording's words stand in the longer, in order."""
    return shared(a, b) * 2 >= max(1, min(len(a), len(b)))


def shared(a: Sequence[str], b: Sequence[str]) -> int:
    """Count the words that two wordings have in common, in order."""
    return sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())


def place_of(part: Wording, whole: Wording) -> tuple[int, int] | None:
    """Return where the words that tell in `part` stand together in `whole`, as word indices; None where they do not."""
    ours, theirs = [w for w, _ in part.told], whole.told
    if not ours:
        return None
    for n in range(len(theirs) - len(ours) + 1):
        if theirs[n][0] == ours[0] and [w for w, _ in theirs[n : n + len(ours)]] == ours:
            return theirs[n][1], theirs[n + len(ours) - 1][1] + 1
    return None
