"""Quotes: an article with its parse and mentions in, its quotations out, each with source, cue and content.

After PARC 3.0 and PolNeAR: source, cue, content. The content leaves out the quotation marks and keeps a comma
or full stop printed inside them. Reported clauses come out as `indirect` quotes (`extract/indirect.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.carry import ahead, carried
from onrecord.extract.indirect import find_indirect
from onrecord.extract.marks import Marked, find_marked
from onrecord.extract.people import People, gather_people
from onrecord.extract.shapes import classify, is_quotation
from onrecord.extract.speakers import Attributor, Source, SpeakerConfig
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


def article_quotes(view: View, mentions: Sequence[Mention], config: SpeakerConfig) -> list[Quote]:
    """Return one article's quotes, reported clauses included."""
    article = view.article
    blocks = [(b.start, b.end) for b in article.blocks if b.kind in _READ]
    marks = find_marked(article.text, blocks)
    quoted = _quoted(view, marks)
    people = gather_people(view, mentions, quoted)
    work = Attributor(view, people, marks, config)
    kept = [m for m in marks if view.at(m.start) <= view.before(m.end) and is_quotation(view, m, people)]
    sources = _sources(work, kept)
    found = [_quote(work, mark, source) for mark, source in zip(kept, sources, strict=True)]
    found += find_indirect(work)
    unique = {quote.id: quote for quote in reversed(found)}
    return sorted(unique.values(), key=lambda q: (q.content.start, q.content.end))


def _quoted(view: View, marks: Sequence[Marked]) -> list[bool]:
    """Say of each token whether it stands between quotation marks (the marks included)."""
    quoted = [False] * len(view.tokens)
    for mark in marks:
        for n in range(view.at(mark.outer_start), min(view.before(mark.outer_end) + 1, len(quoted))):
            quoted[n] = True
    return quoted


def _sources(work: Attributor, marks: Sequence[Marked]) -> list[Source | None]:
    """Attribute the quotations in the order of the text, then those that wait for the next one."""
    view = work.view
    ends = [view.sentence_of[view.before(m.end)] for m in marks]
    starts = [view.sentence_of[view.at(m.start)] for m in marks]
    found: list[Source | None] = []
    spoken: dict[int, Source] = {}
    own = [work.attribute(mark) for mark in marks]
    for n, mark in enumerate(marks):
        source = own[n]
        if source is None and _is_line(view, mark):
            source = _echo(work, marks, own, n)
        elif source is None and _stands_alone(view, mark):
            source = _alone(work, marks, (starts, ends), own, found, n) or carried(work, starts[n], spoken)
        elif source is None:
            source = _same_sentence(starts, ends, found, n) or _echo(work, marks, found, n)
        found.append(source)
        if source:
            spoken[ends[n]] = source
    return found


def _alone(
    work: Attributor, marks: Sequence[Marked], places: tuple[Sequence[int], Sequence[int]],
    own: Sequence[Source | None], found: Sequence[Source | None], n: int,
) -> Source | None:  # fmt: skip
    """A quotation without a word beside it: it goes on with the one before, or waits for the cue of the next."""
    starts, ends = places
    source = _same_sentence(starts, ends, found, n)
    if source is None and _first(work, starts[n]):
        source = ahead(work, ends[n], [(ends[k], own[k]) for k in range(n + 1, min(n + 4, len(marks)))])
    return source


def _is_line(view: View, mark: Marked) -> bool:
    """Say whether the quotation stands in a headline or is a line of its own without a stop."""
    sentence = view.sentences[view.sentence_of[view.at(mark.start)]]
    if sentence.block in {"headline", "heading"}:
        return True
    text = view.article.text
    inner = text[mark.start : mark.end]
    line = text[text.rfind("\n", 0, mark.start) + 1 : text.find("\n", mark.end) if "\n" in text[mark.end :] else None]
    return len(line.strip()) <= len(inner) + 4 and len(inner) < 70 and inner[-1] not in ".!?,"


def _first(work: Attributor, sentence: int) -> bool:
    """Say whether a sentence begins its paragraph."""
    if sentence == 0:
        return True
    a, b = work.view.sentences[sentence - 1].span, work.view.sentences[sentence].span
    return "\n" in work.view.article.text[a.end : b.start]


def _same_sentence(starts: Sequence[int], ends: Sequence[int], found: Sequence[Source | None], n: int) -> Source | None:
    """A quotation right after another in one sentence goes on with its speaker."""
    if n and found[n - 1] and ends[n - 1] == starts[n]:
        before = found[n - 1]
        return Source(before.cue, before.speaker, before.head, "same") if before else None
    return None


def _echo(work: Attributor, marks: Sequence[Marked], found: Sequence[Source | None], n: int) -> Source | None:
    """The words of another quotation, taken up, are its speaker's: an earlier one's, for a line any one's."""
    text = work.view.article.text
    words = text[marks[n].start : marks[n].end].strip(" ,.;:!?").lower()
    if len(words) < 4:
        return None
    for k, (mark, source) in enumerate(zip(marks, found, strict=False)):
        if source and k != n and words in text[mark.start : mark.end].lower():
            return Source(None, source.speaker, source.head, "echo")
    return None


def _stands_alone(view: View, mark: Marked) -> bool:
    """Say whether the quotation's sentences hold hardly a word outside the marks."""
    first, last = view.at(mark.start), view.before(mark.end)
    a, _ = view.bounds(view.sentence_of[first])
    _, b = view.bounds(view.sentence_of[last])
    outside = [n for n in [*range(a, first), *range(last + 1, b)] if not view.is_mark(n)]
    return len(outside) <= 2


def _quote(work: Attributor, mark: Marked, source: Source | None) -> Quote:
    view = work.view
    content = view.article.span(mark.start, mark.end)
    kind: QuoteKind = classify(view, mark, source, alone=_stands_alone(view, mark))
    if source is None or source.speaker is None:
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
    )


def resolve(people: People, head: int) -> tuple[str, str]:
    """Return the name and the mention id for a speaker's noun."""
    person = people.who(head)
    return people.name(head), person.mention if person else ""
