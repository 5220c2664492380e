"""Quotes: an article with its parse and mentions in, its quotations out, each with source, cue and content.

After PARC 3.0 and PolNeAR: source, cue, content. The content leaves out the quotation marks and keeps a comma
or full stop printed inside them. Reported clauses come out as `indirect` quotes (`extract/indirect.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.indirect import find_indirect
from onrecord.extract.marks import Marked, find_marked
from onrecord.extract.pack_quotes import pack_quotes
from onrecord.extract.people import gather_people
from onrecord.extract.posts import block_quotes
from onrecord.extract.sequel import Sequel, stands_alone
from onrecord.extract.shapes import classify, is_quotation
from onrecord.extract.signs import Source
from onrecord.extract.speakers import Attributor, SpeakerConfig
from onrecord.extract.stances import stance_of
from onrecord.extract.views import View, build_view
from onrecord.model.annotations import Mention, Parse, Quote, QuoteKind
from onrecord.model.articles import Article
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

_READ = frozenset({"headline", "standfirst", "paragraph", "heading", "list", "blockquote", "caption"})


def find_quotes(group: Group, tools: Tools, *, config: SpeakerConfig = SpeakerConfig()) -> Iterator[Quote]:  # noqa: ARG001
    """Yield the quotes of each article of the group, in the order of the text."""
    mentions = group.by_article(Mention)
    articles = {article.id: article for article in group.of(Article)}
    for parse in group.of(Parse):
        if parse.article in articles:
            yield from article_quotes(build_view(articles[parse.article], parse), mentions.get(parse.article, []), config)
            yield from pack_quotes(articles[parse.article], parse, mentions.get(parse.article, []))


def article_quotes(view: View, mentions: Sequence[Mention], config: SpeakerConfig) -> list[Quote]:
    """Return one article's quotes, reported clauses included."""
    article = view.article
    blocks = [(b.start, b.end) for b in article.blocks if b.kind in _READ]
    marks = find_marked(article.text, blocks, doubled=config.doubled)
    quoted = _quoted(view, marks)
    people = gather_people(view, mentions, quoted)
    work = Attributor(view, people, marks, config)
    kept = [m for m in marks if view.at(m.start) <= view.before(m.end) and is_quotation(view, m)]
    sources = Sequel(work, kept).sources()
    found = [_quote(work, mark, source) for mark, source in zip(kept, sources, strict=True)]
    found += find_indirect(work)
    found += list(block_quotes(article, found))
    unique = {quote.id: quote for quote in reversed(found)}
    return sorted(unique.values(), key=lambda q: (q.content.start, q.content.end))


def _quoted(view: View, marks: Sequence[Marked]) -> list[bool]:
    """Say of each token whether it stands between quotation marks (the marks included)."""
    quoted = [False] * len(view.tokens)
    for mark in marks:
        for n in range(view.at(mark.outer_start), min(view.before(mark.outer_end) + 1, len(quoted))):
            quoted[n] = True
    return quoted


def _quote(work: Attributor, mark: Marked, source: Source | None) -> Quote:
    view = work.view
    content = view.article.span(mark.start, mark.end)
    kind: QuoteKind = classify(view, mark, source, alone=stands_alone(view, mark))
    if source is None or source.speaker is None or "|" in view.text(*source.speaker):
        return Quote(content, kind)
    name = work.people.name(source.head)
    person = work.people.who(source.head)
    return Quote(
        content=content,
        kind=kind,
        cue=view.span(*source.cue) if source.cue else None,
        speaker=view.span(*source.speaker) if source.speaker[0] < source.speaker[1] else None,
        speaker_name=name,
        mention=person.mention if person else "",
        stance=stance_of(view, source.cue, mark.start),
    )
