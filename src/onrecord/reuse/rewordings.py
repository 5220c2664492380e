"""Reworded copies: sentences that say the same in other words, in a number that chance does not give.

Machine-reworded ("spun") texts keep names, numbers and the order of most words but no long run. Two newsrooms
that report one event share few such sentences; a reworded copy shares most of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reuse.alignments import Pair
from onrecord.reuse.stretches import Stretch, TwoTexts
from onrecord.tools.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordConfig:
    """What makes sentences reworded copies. Independent reports of one event measured: similarity up to 0.45,
    rarely above, and then one or two sentences of a pair; reworded copies: 0.5 to 0.9 in most sentences."""

    words: int = 8  # least length of a sentence
    similarity: float = 0.5  # least part of the words of both that match in order (2 x common / sum of lengths)
    sentences: int = 4  # least number of such sentences of narrative
    part: float = 0.35  # least part of the shorter article's sentences
    kinship: float = 0.4  # least part of the vocabulary in common; chance pairs have 0.2, reworded copies 0.55 and up
    most: int = 400  # sentences of one article that are compared


def reworded_sentences(
    texts: TwoTexts,
    numbers: tuple[Sequence[int], Sequence[int]],
    found: Iterable[Stretch],
    *,
    config: RewordConfig = RewordConfig(),
) -> list[Stretch] | None:
    """Return the pairs of sentences that are reworded copies and in no found stretch, None unless there are many.

    `numbers` are both sides' words as numbers. Only articles that are akin (`kinship`) need be asked about.
    """
    left, right = numbers
    ours = _sentences(texts.left_words, _body(texts, 0), config)
    theirs = _sentences(texts.right_words, _body(texts, 1), config)
    if not ours or not theirs:
        return None
    like = _best_pairs(ours, theirs, left, right, config)
    told = sum(_are_told(texts, mine, other) for mine, other in like)
    if told < max(config.sentences, config.part * min(len(ours), len(theirs))):
        return None
    covered = ({i for s in found for i, _ in s.pairs}, {j for s in found for _, j in s.pairs})
    stretches = []
    for mine, other in like:
        taken = sum(i in covered[0] for i in mine) * 2 >= len(mine) or sum(j in covered[1] for j in other) * 2 >= len(other)
        pairs = [] if taken else _matches(mine, other, left, right)
        if len(pairs) >= config.sentences:
            stretches.append(Stretch(tuple(pairs)))
    return stretches


def _are_told(texts: TwoTexts, mine: range, other: range) -> bool:
    """Say whether two sentences are narrative on both sides, and not of a statement that both print."""
    stated = texts.left_words.blocks[mine[0]] in texts.stated[0] and texts.right_words.blocks[other[0]] in texts.stated[1]
    return not stated and _is_told(mine, texts.left_words) and _is_told(other, texts.right_words)


def _is_told(sentence: range, words: Words) -> bool:
    """Say whether three quarters of a sentence are narrative: two newsrooms may quote the same speech at length."""
    return sum(words.quoted[at] for at in sentence) * 4 <= len(sentence)


def _body(texts: TwoTexts, side: int) -> list[bool]:
    article, words = ((texts.left, texts.left_words), (texts.right, texts.right_words))[side]
    is_body = [block.is_body for block in article.blocks]
    return [is_body[block] for block in words.blocks]


def _sentences(words: Words, body: Sequence[bool], config: RewordConfig) -> list[range]:
    found: list[range] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words.sentences[at] != words.sentences[start]:
            if body[start] and at - start >= config.words and len(found) < config.most:
                found.append(range(start, at))
            start = at
    return found


def _best_pairs(
    ours: list[range], theirs: list[range], left: Sequence[int], right: Sequence[int], config: RewordConfig
) -> list[tuple[range, range]]:
    """Return the pairs that are each other's best, above the least similarity, in the order of the left side."""
    from rapidfuzz.distance import Indel

    others = [[right[j] for j in sentence] for sentence in theirs]
    scored = []
    for a, sentence in enumerate(ours):
        mine = [left[i] for i in sentence]
        for b, other in enumerate(others):
            score = Indel.normalized_similarity(mine, other, score_cutoff=config.similarity)
            if score >= config.similarity:
                scored.append((-score, a, b))
    used: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for _, a, b in sorted(scored):
        if a not in used[0] and b not in used[1]:
            used[0].add(a)
            used[1].add(b)
            chosen.append((ours[a], theirs[b]))
    return sorted(chosen, key=lambda pair: pair[0].start)


def widened(stretch: Stretch, texts: TwoTexts, left: Sequence[int], right: Sequence[int], reach: int) -> Stretch:
    """Add the words that match in order around a stretch, in its sentences: a rewritten sentence has more of them.

    What is added at an end must match in a third of its words at least.
    """
    first, last = stretch.pairs[0], stretch.pairs[-1]
    before = [_around(words, at, -reach) for words, at in zip((texts.left_words, texts.right_words), first, strict=True)]
    after = [_around(words, at, reach) for words, at in zip((texts.left_words, texts.right_words), last, strict=True)]
    head = _matches(before[0], before[1], left, right)
    while head and 3 * len(head) < max(first[0] - head[0][0], first[1] - head[0][1]):
        head = head[1:]
    tail = _matches(after[0], after[1], left, right)
    while tail and 3 * len(tail) < max(tail[-1][0] - last[0], tail[-1][1] - last[1]):
        tail = tail[:-1]
    return Stretch((*head, *stretch.pairs, *tail))


def _around(words: Words, at: int, reach: int) -> range:
    """Return up to `reach` words of the sentence after a word, or before it for a negative reach."""
    step = 1 if reach > 0 else -1
    end = at + step
    while 0 <= end < len(words) and abs(end - at) <= abs(reach) and words.sentences[end] == words.sentences[at]:
        end += step
    return range(at + 1, end) if step > 0 else range(end + 1, at)


def _matches(mine: range, other: range, left: Sequence[int], right: Sequence[int]) -> list[Pair]:
    from rapidfuzz.distance import Indel

    codes = Indel.opcodes([left[i] for i in mine], [right[j] for j in other])
    return [
        (mine.start + code.src_start + step, other.start + code.dest_start + step)
        for code in codes
        if code.tag == "equal"
        for step in range(code.src_end - code.src_start)
    ]
