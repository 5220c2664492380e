"""Persons named in languages that have a pack: an article's sentences in, their mentions with full name and office out."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.pack_people import PackPeople
from onrecord.extract.pack_phrases import Line
from onrecord.model.annotations import Mention, Parse
from onrecord.model.articles import Article
from onrecord.tools.language_packs import language_pack


def pack_mentions(article: Article, parse: Parse) -> Iterator[Mention]:
    """Yield the persons that are named in sentences read by tables, in the order of the text."""
    for code in sorted({sentence.language for sentence in parse.others}):
        pack = language_pack(code)
        if pack is None:
            continue
        sentences = [s for s in parse.others if s.language == code]
        people = PackPeople(sentences, pack)
        for sentence in sentences:
            line = Line(sentence.tokens, [False] * len(sentence.tokens), frozenset(), pack)
            for n in range(len(sentence.tokens)):
                if line.is_person(n):
                    span = article.span(sentence.tokens[n].start, sentence.tokens[line.name_end(n) - 1].end)
                    name = people.full_name(" ".join(span.exact.split()))
                    person = people.persons.get(name)
                    yield Mention(span, "person", name, person.roles[0] if person and person.roles else "")
