"""What an article offers to be found by: Article in, StoryKeys and StoryCandidate out.

Words weighted by how much they tell in general (a shipped frequency table, so that old stories do not change
with new articles) and how often the article says them, three times over: those of the whole article, those of
its first paragraphs, where news tells what is new, and those of its headline. Each is a vector of length 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log, sqrt

from onrecord.model.articles import Article
from onrecord.model.stories import StoryCandidate, StoryKeys
from onrecord.story.likeness import HEADLINE, LEAD, WHOLE, LikenessConfig, Vectors, compare, vectors_of
from onrecord.tools.dates import parse_day
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.words import MAX_BLOCK, fold, is_character, quotations, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysConfig:
    """Which words are keys, and which keys bring two articles together for a comparison.

    Of the pairs of 1,944 articles that are of one story, all but 0.2 % have one of the 20 heaviest keys in common, all
    but 0.2 % two of the 30 heaviest.
    """

    least: float = 0.3  # least weight of a word that is a key
    headline: float = 3.0  # how often a word of the headline counts in the whole
    lead: int = 120  # words of the body that are its beginning
    most: int = 200  # keys kept of the whole, of the beginning and of the headline
    told: int = 60  # heaviest words of the whole of which is kept whether they are names or quoted
    paired: int = 20  # keys, the heaviest first, that bring articles together within a window of days
    anytime: int = 10  # keys that do so whatever the days, for articles without a sure date
    window: int = 14  # days of such a window; windows overlap by half
    common: int = 2  # keys that a pair has in common among the heaviest
    among: int = 30  # how many of the heaviest these are
    asked: int = 3  # common keys of a pair, those that tell most, whose groups compare it
    holders: int = 60  # articles with one key in one window above which only pairs with hubs are compared
    hubs: int = 8  # articles, the smallest ids, with which all others of such a key are compared
    undated: int = 150  # articles with a key without a window above which it proposes nothing
    alike: float = 0.475  # least score of a pair that is proposed, as of a link
    sure: float = 0.6  # score of a date from which it is well founded
    likeness: LikenessConfig = field(default_factory=LikenessConfig)


#: A word that begins with no small ASCII letter, behind a word or a comma, so not at the beginning of a sentence.
_CAPITAL = re.compile(r"(?<=[\w,;] )[^\W\d_a-z][^\W_]*(?:['’ʼ][^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
#: Languages that write all nouns with a capital letter, which tells no names.
_NOUNS_CAPITAL = frozenset({"de", "lb"})


def story_keys(article: Article, tools: Tools, *, config: KeysConfig = KeysConfig()) -> Iterator[StoryKeys]:
    """Weigh the words of an article's headline and body; a draft is no report and has no keys."""
    if article.draft:
        return
    headline, body = _words(article)
    whole = {form: config.headline * count for form, count in Counter(headline).items()}
    for form in body:
        whole[form] = whole.get(form, 0.0) + 1
    counts: tuple[tuple[str, Mapping[str, float]], ...] = (
        (WHOLE, whole),
        (LEAD, Counter(headline + body[: config.lead])),
        (HEADLINE, Counter(headline)),
    )
    weights = {form: tools.weights.weight(form, article.language) for form in whole}
    vectors = [(f"{part}{article.language}:", _vector(words, weights, config)) for part, words in counts]
    keys = tuple([(start + form, round(weight, 4)) for start, vector in vectors for form, weight in vector])
    dated = [(candidate.value[:10], candidate.score) for candidate in article.dates
             if candidate.kind != "seen" and parse_day(candidate.value)]  # fmt: skip
    days = tuple(dict.fromkeys(day for day, _ in dated))
    sure = bool(dated) and dated[0][1] >= config.sure
    names, quoted = _marked(article, [form for form, _ in vectors[0][1][: config.told]])
    yield StoryKeys(article.id, keys, days, sure, names, quoted)


def _words(article: Article) -> tuple[list[str], list[str]]:
    """Return the folded words of the headline and of the body; pairs of characters in scripts without spaces."""
    words = words_of(article)
    kinds = [0 if block.kind == "headline" else 1 if block.is_body else 2 for block in article.blocks]
    found: tuple[list[str], list[str], list[str]] = ([], [], [])
    for place, (form, block) in enumerate(zip(words.forms, words.blocks, strict=True)):
        if len(form) == 1 and is_character(form) and place + 1 < len(words) and words.starts[place + 1] == words.ends[place]:
            form += words.forms[place + 1]
        found[kinds[block]].append(form)
    return found[0], found[1]


def _marked(article: Article, forms: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which of these words the body writes with a capital letter within a sentence, and which it quotes."""
    names: set[str] = set()
    quoted: set[str] = set()
    for block in article.blocks:
        if not block.is_body or block.kind == "heading":
            continue
        end = min(block.end, block.start + MAX_BLOCK)
        names.update(_CAPITAL.findall(article.text, block.start, end))
        for start, stop in quotations(article.text, block):
            quoted.update(_LETTERS.findall(article.text, start, stop))
    if article.language in _NOUNS_CAPITAL:
        names.clear()
    folded = {fold(word) for word in names if word[0].isupper()}, {fold(word) for word in quoted}
    return tuple([form for form in forms if form in folded[0]]), tuple([form for form in forms if form in folded[1]])


def _vector(
    counts: Mapping[str, float], weights: Mapping[str, float], config: KeysConfig
) -> list[tuple[str, float]]:
    """Weigh words: a vector of length 1, the heaviest first."""
    weighed = []
    for form, count in counts.items():
        weight = weights[form]
        if weight >= config.least:
            weighed.append((form, (1 + log(count)) * weight))
    kept = sorted(weighed, key=lambda item: (-item[1], item[0]))[: config.most]
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return [(form, weight / length) for form, weight in kept]


def keys_of(record: StoryKeys, config: KeysConfig = KeysConfig()) -> tuple[str, ...]:
    """Return the keys that gather articles for a comparison: each key in each window of days, and without one."""
    heavy = _heaviest(record, config.paired)
    windows = [str(number) for number in _windows(record, config)]
    return (*[f"{key}|{number}" for key in heavy for number in windows], *[f"{key}|" for key in heavy[: config.anytime]])


def _heaviest(record: StoryKeys, most: int) -> list[str]:
    """Return the heaviest keys of the whole article, which stand first, before those of its other parts."""
    first = [key for key, _ in record.keys[:most]]
    while first and first[-1].startswith((LEAD, HEADLINE)):
        first.pop()
    return first


def _windows(record: StoryKeys, config: KeysConfig) -> list[int]:
    """Return the numbers of the half-overlapping windows that an article's days lie in, two a day."""
    half = max(1, config.window // 2)
    numbers = {date.fromisoformat(day).toordinal() // half for day in record.days}
    return sorted(numbers | {number + 1 for number in numbers})


@dataclass(frozen=True, slots=True)
class _Held:
    """An article of a group: its record, its heaviest keys, those of them that gather articles, its windows."""

    record: StoryKeys
    heavy: frozenset[str]
    posted: frozenset[str]
    windows: frozenset[int]


def propose_links(group: Group, tools: Tools, *, config: KeysConfig = KeysConfig()) -> Iterator[StoryCandidate]:
    """Propose the pairs of articles with the group's key that are alike.

    A pair is compared in the groups of the few common keys that tell most, in its first common window, not in each
    group that it is in. A key that very many articles have holds them together through hubs: all are compared
    with the same few of them. A key without a window is only for pairs of which one has no sure date, for windows
    find the others.
    """
    key, _, window = group.key.rpartition("|")
    records = sorted(group.of(StoryKeys), key=lambda record: record.article)
    if not window and (len(records) > config.undated or all(record.sure for record in records)):
        return
    held = [_held(record, config.paired if window else config.anytime, config) for record in records]
    vectors: dict[str, Vectors] = {}
    for index, left in enumerate(held[: config.hubs] if len(held) > config.holders else held):
        for right in held[index + 1 :]:
            if not _is_asked(left, right, window) or len(left.heavy & right.heavy) < config.common:
                continue
            common = left.posted & right.posted
            if len(common) > config.asked and key not in sorted(common, key=_rank(tools))[: config.asked]:
                continue
            for one in (left.record, right.record):
                if one.article not in vectors:
                    vectors[one.article] = vectors_of(one)
            found = compare(vectors[left.record.article], vectors[right.record.article], config.likeness)
            if found.score >= config.alike:
                yield StoryCandidate(left.record.article, right.record.article)


def _held(record: StoryKeys, posted: int, config: KeysConfig) -> _Held:
    heavy = _heaviest(record, config.among)
    return _Held(record, frozenset(heavy), frozenset(heavy[:posted]), frozenset(_windows(record, config)))


def _is_asked(left: _Held, right: _Held, window: str) -> bool:
    """Say whether two articles are to be compared in a window: in the first that both are in."""
    if not window:
        return not (left.record.sure and right.record.sure)
    return int(window) == min(left.windows & right.windows, default=None)


def _rank(tools: Tools) -> Callable[[str], tuple[float, str]]:
    """Return how keys are sorted: those that tell most first."""

    def rank(key: str) -> tuple[float, str]:
        language, _, form = key.partition(":")
        return (-tools.weights.weight(form, language), key)

    return rank
