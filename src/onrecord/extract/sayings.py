"""Sayings: two pieces of quotations in, how far one passage of speech may be behind both out.

Words count by what they tell (a shipped frequency table) and by their stems; a short piece brings along the
words of the clause it stands in. Nothing here knows who speaks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from onrecord.tools.protocols import WordWeights

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = ("ations", "ation", "ities", "ments", "ings", "ment", "ions", "ible", "ibly", "able", "ably", "ness",
            "ing", "ion", "ity", "ies", "ied", "ely", "ers", "ed", "es", "er", "ly", "s", "e", "y")  # fmt: skip


_INSERTED = re.compile(r"\[[^\[\]]{0,80}\]")
_SHORTENED = tuple((re.compile(rf"\b{short}\b", re.IGNORECASE), long) for short, long in (
    (r"can['’]t", "can not"), (r"cannot", "can not"), (r"won['’]t", "will not"), (r"shan['’]t", "shall not"),
    (r"(\w+)n['’]t", r"\1 not"), (r"(\w+)['’]re", r"\1 are"), (r"(\w+)['’]ve", r"\1 have"),
    (r"(\w+)['’]ll", r"\1 will"), (r"(i)['’]m", r"\1 am"), (r"(it|that|he|she|there|what|who)['’]s", r"\1 is"),
    (r"gonna", "going to"), (r"wanna", "want to"),
))  # fmt: skip


def plain_words(text: str) -> str:
    """Write out what is shortened ("isn’t") and leave out what an editor put in brackets ("[the treaty]")."""
    plain = _INSERTED.sub(" ", text)
    for pattern, long in _SHORTENED:
        plain = pattern.sub(long, plain)
    return plain


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of a quotation as stems in order, those of its clause, and the weight of each stem."""

    quote: str
    stems: tuple[str, ...]
    clause: tuple[str, ...]
    weight: dict[str, float]

    @property
    def mass(self) -> float:
        """What the distinct stems of the quotation tell together."""
        return sum(self.weight[s] for s in set(self.stems))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Cut an English word's ending off: enough to match "hoping" with "hoped"."""
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(ch))
    plain = plain.replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            cut = plain[: -len(ending)]
            doubled = ending in {"ing", "ings", "ed", "er", "ers"} and cut[-1] == cut[-2] and cut[-1] in "bdgmnprt"
            return cut[:-1] if doubled and len(cut) > 3 else cut
    return plain


def make_piece(quote: str, text: str, clause: str, weights: WordWeights) -> Piece:
    """Break a quotation and the clause around it into weighted stems."""
    weight: dict[str, float] = {}

    def stems_of(words: str) -> tuple[str, ...]:
        found = []
        for word in _WORD.findall(words):
            cut = stem(word)
            weight[cut] = max(weight.get(cut, 0.0), weights.weight(word.lower()))
            found.append(cut)
        return tuple(found)

    return Piece(quote, stems_of(text), stems_of(clause), weight)


def share(small: Piece, large: Piece) -> tuple[float, float]:
    """Return the share of the small piece's weight found in the large one, and the weight shared."""
    inside = set(large.stems)
    common = sum(small.weight[s] for s in set(small.stems) if s in inside)
    return (common / small.mass if small.mass else 0.0), common


def holds_run(large: Piece, small: Piece) -> bool:
    """Say whether the small piece's words stand in the large one, one after the other."""
    run, text = f" {' '.join(small.stems)} ", f" {' '.join(large.stems)} "
    return run in text


def clause_share(small: Piece, large: Piece) -> tuple[float, float]:
    """The same for the words of the clause in which the small piece stands."""
    inside = set(large.stems)
    stems = set(small.clause)
    mass = sum(small.weight[s] for s in stems)
    common = sum(small.weight[s] for s in stems if s in inside)
    return (common / mass if mass else 0.0), common


def in_order(a: Piece, b: Piece, *, longest: int = 120) -> float:
    """Return the longest common subsequence of the stems over the shorter length."""
    x, y = a.stems[:longest], b.stems[:longest]
    if not x or not y:
        return 0.0
    row = [0] * (len(y) + 1)
    for s in x:
        last = 0
        for n, t in enumerate(y, 1):
            last, row[n] = row[n], last + 1 if s == t else max(row[n], row[n - 1])
    return row[-1] / min(len(x), len(y))
