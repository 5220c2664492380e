"""An origin's sentences told apart by the text they are of: sentences by article in, sentences by article of each text out.

Takes of one running story are one text: the later holds a good part of the earlier. Two stories of one agency are two, even
where a digest has a paragraph of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from onrecord.reuse.sentences import Told

#: Part of an article's sentences from one other article at least for it to be of the same text; or, where the part is
#: smaller, these parts of both.
MOSTLY, BOTH = 0.5, (0.25, 0.3)
#: Sentences that two texts have word for word, of so many words at least, and their part of the smaller text, from which
#: the two are one: a passage that was not found parted them.
SAME, LONG, PART = 2, 8, 0.1
#: Texts that have one sentence, of which all pairs are made; of more only neighbours: bounds time.
MANY = 50


def texts_of(told: Mapping[str, Sequence[Told]]) -> list[dict[str, list[Told]]]:
    """Return the sentences of each text by article: a sentence is of the text of the article that had it first."""
    names = {*told, *(one.source for held in told.values() for one in held if one.source)}
    joined = {name: name for name in sorted(names)}  # sources too of which nothing is told here: others may share them
    for name in sorted(told):
        sources = Counter(one.source for one in told[name] if one.source)
        for source, count in sorted(sources.items()):
            both = source in told and count >= BOTH[0] * len(told[name]) and count >= BOTH[1] * len(told[source])
            if count > MOSTLY * len(told[name]) or both:
                _join(joined, name, source)
    for one_text, other in _alike(_gathered(told, joined)):
        _join(joined, one_text, other)
    texts = _gathered(told, joined)
    return [texts[text] for text in sorted(texts)]


def _gathered(told: Mapping[str, Sequence[Told]], joined: Mapping[str, str]) -> dict[str, dict[str, list[Told]]]:
    texts: dict[str, dict[str, list[Told]]] = {}
    for name in sorted(told):
        for one in told[name]:
            texts.setdefault(_root(joined, one.source or name), {}).setdefault(name, []).append(one)
    return texts


def _alike(texts: Mapping[str, Mapping[str, Sequence[Told]]]) -> list[tuple[str, str]]:
    """Return the pairs of texts that have sentences in common word for word."""
    forms = {text: {one.forms for held in told.values() for one in held if len(one.forms) >= LONG} for text, told in texts.items()}
    having: dict[tuple[str, ...], list[str]] = {}
    for text in sorted(forms):
        for form in forms[text]:
            having.setdefault(form, []).append(text)
    common = Counter(pair for held in having.values() for pair in _pairs(held))
    return sorted(
        (one, other) for (one, other), count in common.items()
        if count >= SAME and count >= PART * min(len(forms[one]), len(forms[other]))
    )


def _pairs(held: Sequence[str]) -> Iterable[tuple[str, str]]:
    return combinations(held, 2) if len(held) <= MANY else pairwise(held)


def _root(joined: Mapping[str, str], name: str) -> str:
    while joined[name] != name:
        name = joined[name]
    return name


def _join(joined: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(joined, one), _root(joined, other)))
    joined[second] = first
