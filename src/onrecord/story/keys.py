"""What an article offers to be found by: Article in, StoryKeys and StoryCandidate out.

Words weighted by how much they tell in general (a shipped frequency table, so that old stories do not change
with new articles) and how often the article says them, three times over: those of the whole article, those of
its first paragraphs, where news tells what is new, and those of its headline. Together a vector of length 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from onrecord.model.articles import Article
from onrecord.model.stories import StoryCandidate, StoryKeys
from onrecord.tools.dates import parse_day
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.words import is_character, words_of

#: How keys begin: words of the whole article, of its beginning, of its headline.
WHOLE, LEAD, HEADLINE = "", "lead:", "headline:"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysConfig:
    """Which words are keys, and which keys bring two articles together for a comparison."""

    least: float = 0.3  # least weight of a word that is a key
    headline: float = 3.0  # how often a word of the headline counts in the whole
    lead: int = 120  # words of the body that are its beginning
    most: int = 200  # keys kept of the whole, of the beginning and of the headline
    parts: tuple[float, float, float] = (0.7, 0.15, 0.15)  # what whole, beginning and headline are worth
    paired: int = 30  # keys, the heaviest first, that propose pairs
    window: int = 14  # days within which a key proposes pairs; windows overlap by half
    holders: int = 150  # articles with one key in one window above which it proposes nothing
    alike: float = 0.15  # least likeness of a pair that is proposed; a link asks for more
    undated: int = 150  # the same for a key without a window, which reaches articles without a sure date
    sure: float = 0.6  # score of a date from which it is well founded


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
    vectors = [(part, share, _vector(words, weights, config))
               for (part, words), share in zip(counts, config.parts, strict=True)]  # fmt: skip
    total = sum(share for _, share, vector in vectors if vector) or 1.0
    keys = tuple(
        (f"{part}{article.language}:{form}", round(weight * sqrt(share / total), 6))
        for part, share, vector in vectors
        for form, weight in vector
    )
    dated = [(candidate.value[:10], candidate.score) for candidate in article.dates
             if candidate.kind != "seen" and parse_day(candidate.value)]  # fmt: skip
    days = tuple(dict.fromkeys(day for day, _ in dated))
    sure = bool(dated) and dated[0][1] >= config.sure
    yield StoryKeys(article.id, keys, days, sure)


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
    windows = {number for day in record.days for number in _windows(day, config.window)}
    found = []
    whole = [key for key, _ in record.keys if not key.startswith((LEAD, HEADLINE))]
    for key in whole[: config.paired]:
        found.append(f"{key}|")
        found += [f"{key}|{number}" for number in sorted(windows)]
    return tuple(found)


def _windows(day: str, width: int) -> tuple[int, ...]:
    """Return the numbers of the two half-overlapping windows that a day lies in."""
    half = width // 2
    number = date.fromisoformat(day).toordinal() // half
    return (number, number + 1)


def propose_links(group: Group, tools: Tools, *, config: KeysConfig = KeysConfig()) -> Iterator[StoryCandidate]:
    """Propose the pairs of articles with the group's key that are alike, unless too many have it.

    A key without a window is only for pairs of which one has no sure date: windows find the others.
    """
    del tools
    records = sorted(group.of(StoryKeys), key=lambda record: record.article)
    anytime = group.key.endswith("|")
    if len(records) > (config.undated if anytime else config.holders):
        return
    for index, left in enumerate(records):
        others = [right for right in records[index + 1 :] if not (anytime and left.sure and right.sure)]
        weights = dict(left.keys) if others else {}
        for right in others:
            if likeness(weights, right) >= config.alike:
                yield StoryCandidate(left.article, right.article)


def likeness(weights: Mapping[str, float], other: StoryKeys) -> float:
    """Return the cosine of two articles' keys, the one's as a mapping."""
    return min(1.0, sum([weights[key] * weight for key, weight in other.keys if key in weights]))
