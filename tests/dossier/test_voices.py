"""Whose words a sentence holds: clauses into which their speaker is set."""

from __future__ import annotations

from tests.extract.reporting import report

from onrecord.dossier.voices import Voiced, find_voices
from onrecord.model.annotations import Quote, QuoteKind
from onrecord.model.articles import Article
from onrecord.model.spans import Span

SPLIT = "The crews will also talk about wages, port officials have said, but the strike goes on."


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))


def _told(text: str, content: str, kind: QuoteKind = "indirect") -> tuple[Article, tuple[Voiced, ...]]:
    article = report(text, name="a1")
    quote = Quote(_span(article, content), kind, cue=_span(article, "have said"), speaker=_span(article, "port officials"))
    return article, find_voices(article, [quote])


def test_the_words_that_tell_who_speaks_are_not_the_speakers() -> None:
    article, voices = _told(SPLIT, SPLIT.removesuffix("."))
    words = [article.text[v.start : v.end].strip(" ,") for v in voices if v.who]
    assert words == ["The crews will also talk about wages", "but the strike goes on"]


def test_a_clause_beside_its_speaker_is_one_stretch() -> None:
    article, voices = _told(SPLIT, "The crews will also talk about wages")
    assert [article.text[v.start : v.end] for v in voices if v.who] == ["The crews will also talk about wages"]


def test_a_quote_whose_speaker_is_all_of_it_tells_nothing_more() -> None:
    _, voices = _told(SPLIT, "port officials have said")
    assert all(v.start < v.end for v in voices)
