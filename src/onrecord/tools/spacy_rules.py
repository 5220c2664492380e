"""Rules of spaCy's pipeline, worked out once for words alike; a pipeline in, the same one, quicker, out.

The ruler of the packaged pipeline has some 180 patterns, nearly all of one word, and asks each of them of every word. What
matches a single word follows from its tag, its dependency and, where a pattern names it, the word: that is remembered, and
gives the same matches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

#: What a pattern of one word may ask for so that its answer can be remembered.
ASKED = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
#: Kinds of word that are remembered at most, 200 bytes each; then all are forgotten.
MOST = 100_000

#: A match as spaCy gives it: the pattern's id, and the places of its first word and of the word after its last.
Match = tuple[int, int, int]


class RememberingMatcher:
    """Finds the matches of a ruler's patterns, those of one word by what was found for such a word before."""

    def __init__(self, vocab: Any, patterns: Sequence[Mapping[str, Any]]) -> None:
        """Take the ruler's `patterns`: their places are their names, as the ruler has it."""
        from spacy.matcher import Matcher

        self._narrow, self._wide = Matcher(vocab), Matcher(vocab)
        self._named: set[int] = set()
        for number, entry in enumerate(patterns):
            narrow = all(len(words) == 1 and ASKED.issuperset(words[0]) and _named(words[0]) is not None
                         for words in entry["patterns"])  # fmt: skip
            if narrow:
                self._named.update(vocab.strings.add(word) for words in entry["patterns"] for word in _named(words[0]) or ())
            (self._narrow if narrow else self._wide).add(str(number), entry["patterns"])
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(self, doc: Any, *, allow_missing: bool = False, as_spans: bool = False) -> list[Match]:
        """Return the matches in a doc, in no order, as spaCy's Matcher does."""
        from spacy.attrs import DEP, IS_SPACE, LOWER, TAG

        del as_spans
        found: list[Match] = list(self._wide(doc, allow_missing=allow_missing)) if len(self._wide) else []
        named = self._named
        kinds = [(tag, dep, blank, word if word in named else 0)
                 for tag, dep, blank, word in doc.to_array([TAG, DEP, IS_SPACE, LOWER]).tolist()]  # fmt: skip
        if not self._known.keys() >= set(kinds):
            self._learn(kinds, self._narrow(doc, allow_missing=allow_missing))
        known = self._known
        found += [(name, at, at + 1) for at, kind in enumerate(kinds) for name in known[kind]]
        return found

    def _learn(self, kinds: Sequence[tuple[int, ...]], matches: Sequence[Match]) -> None:
        """Remember what matches the words of a doc."""
        if len(self._known) + len(kinds) > MOST:
            self._known.clear()
        at: dict[int, list[int]] = {}
        for name, start, _ in matches:
            at.setdefault(start, []).append(name)
        for place, kind in enumerate(kinds):
            self._known[kind] = tuple(at.get(place, ()))


def _named(asked: Mapping[str, Any]) -> Sequence[str] | None:
    """Return the words that a pattern of one word names; None where it asks for them in another way than by a list."""
    wanted = asked.get("LOWER", ())
    if isinstance(wanted, Mapping):
        wanted = wanted["IN"] if set(wanted) == {"IN"} else None
    return (wanted,) if isinstance(wanted, str) else wanted


def quicken(pipeline: Any) -> None:
    """Let a pipeline's attribute ruler remember and its lemmatiser look words up in sets; what they set stays the same.

    The lemmatiser's index comes as lists, of up to tens of thousands of words, and is only asked what is in it.
    """
    if pipeline.has_pipe("attribute_ruler"):
        ruler = pipeline.get_pipe("attribute_ruler")
        ruler.matcher = RememberingMatcher(ruler.vocab, ruler.patterns)
    if pipeline.has_pipe("lemmatizer") and pipeline.get_pipe("lemmatizer").mode == "rule":
        index = pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index", {})
        for key in list(index):
            index[key] = frozenset(index[key])
