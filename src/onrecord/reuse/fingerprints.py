"""What articles with shared text are found by: Article in, Fingerprint and Candidate out.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of each window of hashes of word runs the smallest is kept, so
that any shared run of `shingle + window - 1` words is found whatever stands around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

from onrecord.model.articles import Article
from onrecord.model.reuse import Candidate, Fingerprint
from onrecord.model.stories import Link
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.words import Words, words_of

T = TypeVar("T")

#: How the key of a whole body begins.
_WHOLE = "whole:"


@dataclass(frozen=True, slots=True, kw_only=True)
class FingerprintConfig:
    """How runs of words are sampled."""

    shingle: int = 5  # words in a run
    window: int = 4  # runs of which at least one is kept: a shared run of 8 words is always found
    most: int = 600  # runs kept of one article, the smallest hashes first: bounds the posting lists
    telling: float = 1.2  # least sum of word weights of a run; "as well as in the" finds nothing
    common: int = 2  # runs that two articles must have in common: of 2,570 pairs of a stream with one, none was a copy
    rare: int = 5  # articles with one run above which it may be a stock phrase
    stock: int = 3  # runs that two articles must have in common for such a run to propose them
    holders: int = 60  # articles with one run above which only pairs with hubs are looked at
    hubs: int = 12  # articles, the smallest ids, with which all others of such a run are compared
    short: int = 60  # words of a body up to which its whole is a run of its own: it has few others
    told: int = 8  # runs in common, the smallest hashes, that propose a pair: the others need not say it again
    alike: float = 0.1  # part of the shorter sample that a pair with a hub must have in common
    own: float = 0.05
    """Part of the shorter sample that two articles of one outlet must have in common: what stands on all its pages is
    less. Of 9,733 pairs of a stream below it 12 had any copying; without them stories and newsrooms stayed as they were."""


def fingerprint(
    article: Article, tools: Tools, *, config: FingerprintConfig = FingerprintConfig()
) -> Iterator[Fingerprint]:
    """Sample the runs of words of an article's body; a draft has no fingerprint, for it is no report."""
    if article.draft:
        return
    words = words_of(article)
    known = {form: tools.weights.weight(form, article.language) for form in set(words.forms)}
    weights = [known[form] for form in words.forms]
    kept: set[str] = set()
    body = list(_body_runs(article, words))
    for run in body:
        kept |= _winnow(run, words.forms, weights, config)
    whole = _whole([words.forms[index] for run in body for index in run], config)
    yield Fingerprint(article.id, (*whole, *sorted(kept)[: config.most]), article.source.casefold())


def shingles_of(record: Fingerprint) -> tuple[str, ...]:
    """Return the keys that gather fingerprints with a common run of words."""
    return record.shingles


def propose_pairs(
    group: Group, tools: Tools, *, config: FingerprintConfig = FingerprintConfig()
) -> Iterator[Candidate]:
    """Propose pairs of articles with the run of words that is the group's key, unless it is a mere stock phrase.

    A text that very many print is not compared pair by pair: all are compared with a few hubs, which is enough
    to hold its copies together.
    """
    del tools
    whole = group.key.startswith(_WHOLE)
    records = group.of(Fingerprint)
    samples = {record.article: frozenset(record.shingles) for record in records}
    sources = {record.article: record.source for record in records}
    articles = sorted(samples)
    many = len(articles) > config.holders
    common = config.stock if len(articles) > config.rare else config.common
    for index, left in enumerate(articles[: config.hubs] if many else articles):
        mine, source = samples[left], sources[left]
        for right in articles[index + 1 :]:
            own = source and source == sources[right]
            part = config.alike if many else config.own if own else 0.0
            least = max(common, part * min(len(mine), len(samples[right])))
            shared = mine & samples[right]
            if whole or (len(shared) >= least and sum(map(group.key.__gt__, shared)) < config.told):
                yield Candidate(left, right)


def pair_linked(link: Link, tools: Tools) -> Iterator[Candidate]:
    """Propose the two articles of a link: reports of one event may share short quotations that no run gives away."""
    del tools
    yield Candidate(link.left, link.right)


def _whole(forms: Sequence[str], config: FingerprintConfig) -> tuple[str, ...]:
    """Return the key of a short body as a whole: a few stock words may be all that two copies have in common."""
    if not config.shingle <= len(forms) <= config.short:
        return ()
    return (_WHOLE + blake2b(" ".join(forms).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),)


def _body_runs(article: Article, words: Words) -> Iterator[list[int]]:
    """Yield the words of the body, cut where other blocks stand between them."""
    is_body = [block.is_body for block in article.blocks]
    run: list[int] = []
    for index, block in enumerate(words.blocks):
        if is_body[block]:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _winnow(
    run: Sequence[int], forms: Sequence[str], weights: Sequence[float], config: FingerprintConfig
) -> set[str]:
    size = config.shingle
    said = [forms[index] for index in run]
    heavy = map(sum, zip(*_shifted([weights[index] for index in run], size), strict=False))
    hashes = [
        blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        for words, weight in zip(zip(*_shifted(said, size), strict=False), heavy, strict=True)
        if weight >= config.telling
    ]
    if len(hashes) <= config.window:
        return {min(hashes)} if hashes else set()
    return set(map(min, zip(*_shifted(hashes, config.window), strict=False)))


def _shifted(values: Sequence[T], size: int) -> list[Sequence[T]]:
    """Return a sequence as often as given, each time without one more of its first values: its runs, once zipped."""
    return [values[start:] for start in range(size)]
