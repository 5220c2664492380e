"""Sentences of blocks in languages that have a pack: an article in, sentences with tokens and the names found out.

There are no parts of speech and no dependencies; what stands in `entity` are persons and other names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model.annotations import Sentence, Token
from onrecord.model.articles import Article
from onrecord.tools.language_packs import LanguagePack, language_pack
from onrecord.tools.languages import language_of
from onrecord.tools.pack_names import label_names
from onrecord.tools.pack_sentences import pack_sentences, pack_tokens
from onrecord.tools.stretches import article_stretches

#: Longest sentence in tokens; what is longer is a list or no prose, and is cut.
MAX_TOKENS = 250


def parse_by_packs(article: Article, kinds: Iterable[str]) -> tuple[list[Sentence], tuple[str, ...]]:
    """Return the sentences of the blocks of these kinds whose language has a pack, in order, and the packs' names."""
    wanted = tuple(kinds)
    codes = sorted({language_of(article, block) for block in article.blocks})
    packs = [pack for pack in map(language_pack, codes) if pack]
    found: list[Sentence] = []
    names = []
    for pack in packs:
        blocks = tuple(b for b in article.blocks if language_of(article, b) == pack.code)
        read = _parse(replace(article, blocks=blocks), wanted, pack)
        found += read
        names += [pack.name] * bool(read)
    return sorted(found, key=lambda s: (s.span.start, s.span.end)), tuple(names)


def _parse(article: Article, kinds: Sequence[str], pack: LanguagePack) -> list[Sentence]:
    """Cut blocks of one language into sentences and words, and label the names."""
    cut: list[tuple[str, list[tuple[int, int]]]] = []
    for start, end, kind in article_stretches(article, kinds):
        for a, b in pack_sentences(article.text[start:end], pack):
            places = [(start + a + x, start + a + y) for x, y in pack_tokens(article.text[start + a : start + b], pack)]
            cut += [(kind, places[n : n + MAX_TOKENS]) for n in range(0, len(places), MAX_TOKENS)]
    texts = [[article.text[a:b] for a, b in places] for _, places in cut]
    labels = label_names(texts, pack)
    found = []
    for (kind, places), words, entities in zip(cut, texts, labels, strict=True):
        tokens = tuple(
            Token(a, b, word, word.lower(), head=n, entity=entities[n])
            for n, ((a, b), word) in enumerate(zip(places, words, strict=True))
        )
        found.append(Sentence(article.span(places[0][0], places[-1][1]), kind, tokens, language=pack.code))
    return found
