"""Two versions of a text's paragraphs in; those that changed out, with the words that did.

Paragraphs that are the same are found first (the longest runs, Ratcliff and Obershelp's), then those between them are
matched in order by the words they share, then words are compared. All of it is bounded: a longer text is compared
more coarsely.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from onrecord.present.changes.rows import ParagraphChange, WordsRow

#: Words, signs, and single characters of scripts without spaces, each with the space behind it.
TOKEN = re.compile(r"(?:[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+|[^\w\s])\s*")
#: Paragraphs that are compared one by one; the rest are compared as one.
PARAGRAPHS = 1000
#: Tokens of a paragraph that are compared; a longer one is told as a whole.
TOKENS = 600
#: Changed paragraphs of which the words are compared; those behind them are told as a whole.
WORDED = 100
#: Changed paragraphs on both sides of one place that are matched by their words; more are told as gone and new.
MATCHED = 60
#: Share of words (Dice) from which two paragraphs are versions of one.
ALIKE = 0.4
#: Words in common between two changes; fewer are told as part of one change.
ISLAND = 2


def changed_paragraphs(before: Sequence[str], after: Sequence[str]) -> list[ParagraphChange]:
    """Return the paragraphs that are not the same in both, in the order of the text."""
    old, new = _plain(before), _plain(after)
    found: list[ParagraphChange] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            for x, y in _matched(old[a:b], new[c:d]):
                words = changed_words(x, y) if len(found) < WORDED else _whole(x, y)
                found.append({"before": x, "after": y, "words": words})
    return found


def changed_words(before: str, after: str) -> list[WordsRow]:
    """Return the words of two versions of a paragraph, in order; what changed close together stands together."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if not old or not new or max(len(old), len(new)) > TOKENS:
        return _whole(before, after)
    runs: list[tuple[str, str]] = []
    compared = SequenceMatcher(None, [token.strip() for token in old], [token.strip() for token in new])
    for kind, a, b, c, d in compared.get_opcodes():
        inside = a > 0 and b < len(old)
        if kind == "equal" and (b - a >= ISLAND or not inside):
            runs.append(("same", "".join(new[c:d])))
        else:
            runs += [("gone", "".join(old[a:b])), ("new", "".join(new[c:d]))]
    return _joined(runs)


def _plain(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs with single spaces; those beyond the bound as one."""
    texts = [" ".join(text.split()) for text in paragraphs]
    return [*texts[:PARAGRAPHS], *filter(None, [" ".join(texts[PARAGRAPHS:])])]


def _whole(before: str, after: str) -> list[WordsRow]:
    return _joined([("gone", before), ("new", after)])


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Match paragraphs in order so that the words they share are most; what has no match stands alone."""
    if not old or not new or max(len(old), len(new)) > MATCHED:
        yield from ((text, "") for text in old)
        yield from (("", text) for text in new)
        return
    bags = [[Counter(TOKEN.findall(text[:10_000])) for text in texts] for texts in (old, new)]
    alike = [[_dice(a, b) for b in bags[1]] for a in bags[0]]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            joined = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(joined, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) or j < len(new):
        both = i < len(old) and j < len(new)
        if both and alike[i][j] >= ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif i < len(old) and (not both or best[i][j] == best[i + 1][j]):
            yield old[i], ""
            i += 1
        else:
            yield "", new[j]
            j += 1


def _dice(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _joined(runs: Sequence[tuple[str, str]]) -> list[WordsRow]:
    """Join neighbouring runs of one kind; between two that are the same, what is gone comes before what is new."""
    rows: list[WordsRow] = []
    gone = new = ""
    for kind, text in (*runs, ("same", "")):
        if kind == "gone":
            gone += text
        elif kind == "new":
            new += text
        else:
            if gone:
                rows.append({"kind": "gone", "text": gone})
            if new:
                rows.append({"kind": "new", "text": new})
            gone = new = ""
            if text and rows and rows[-1]["kind"] == "same":
                rows[-1]["text"] += text
            elif text:
                rows.append({"kind": "same", "text": text})
    return rows
