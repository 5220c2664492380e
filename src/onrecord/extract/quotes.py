"""Quotes: an article with its parse and mentions in, its quotations out, each with source, cue and content.

After PARC 3.0 and PolNeAR: source, cue, content. The content leaves out the quotation marks and keeps a comma
or full stop printed inside them. Reported clauses come out as `indirect` quotes (`extract/indirect.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.cues import can_speak
from onrecord.extract.gathering import gather_people
from onrecord.extract.indirect import find_indirect
from onrecord.extract.joint import joint_end, joint_name
from onrecord.extract.mark_signs import Seen
from onrecord.extract.marks import Marked, find_marked
from onrecord.extract.occasions import setting_of
from onrecord.extract.pack_quotes import pack_quotes
from onrecord.extract.posts import block_quotes
from onrecord.extract.quotations import judge_all, seen_marks
from onrecord.extract.signs import Source
from onrecord.extract.speakers import Attributor, SpeakerConfig
from onrecord.extract.stances import stance_of
from onrecord.extract.turns import Turn, find_turns, turn_quotes
from onrecord.extract.views import View, build_view
from onrecord.model.annotations import Mention, Parse, Quote, QuoteKind, Setting
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
    work = attributor(view, mentions, config)
    reported = find_indirect(work)
    turns = find_turns(view.article)
    judged = judge_all(work, seen_marks(work, reported))
    found = [_quote(work, seen, kind) for seen, kind in judged if kind and not _is_turn(seen.mark, turns)]
    found += reported
    found += list(turn_quotes(view.article, turns, mentions))
    found += list(block_quotes(view.article, found))
    unique = {quote.id: quote for quote in reversed(found)}
    return sorted(unique.values(), key=lambda q: (q.content.start, q.content.end))


def _is_turn(mark: Marked, turns: Sequence[Turn]) -> bool:
    """Say whether an opening mark stands before a turn's label and nothing closes it there: "“AARO: We stay."."""
    place = bisect_right(turns, mark.start, key=lambda turn: turn.label[0]) - 1
    return place >= 0 and turns[place].label[0] == mark.start and mark.end >= turns[place].said[1] - 2


def attributor(view: View, mentions: Sequence[Mention], config: SpeakerConfig) -> Attributor:
    """Read an article's quotation marks and persons, for what is found with their help."""
    blocks = [(b.start, b.end) for b in view.article.blocks if b.kind in _READ]
    marks = find_marked(view.article.text, blocks, doubled=config.doubled)
    return Attributor(view, gather_people(view, mentions, _quoted(view, marks)), marks, config)


def _quoted(view: View, marks: Sequence[Marked]) -> list[bool]:
    """Say of each token whether it stands between quotation marks (the marks included)."""
    quoted = [False] * len(view.tokens)
    for mark in marks:
        for n in range(view.at(mark.outer_start), min(view.before(mark.outer_end) + 1, len(quoted))):
            quoted[n] = True
    return quoted


def _nearest(work: Attributor, mark: Marked) -> Source | None:
    """The last cue before the mark whose subject can speak, however far: the signs say that somebody's words follow."""
    first = work.view.at(mark.start)
    cues = [c for c in work.cues(work.view.sentence_of[first]) if c.verb < first and c.subject >= 0]
    cue = next((c for c in reversed(cues) if can_speak(work.view, c.subject)), None)
    return Source((cue.first, cue.end), (cue.left, cue.right), cue.subject, "far") if cue else None


def _quote(work: Attributor, seen: Seen, kind: QuoteKind) -> Quote:
    view, mark, source = work.view, seen.mark, seen.source
    content = view.article.span(mark.start, mark.end)
    if source is None and kind != "scare":
        if seen.reported is not None:
            return replace(seen.reported, content=content, kind=kind)
        source = seen.company or seen.doer or _nearest(work, mark)
    if source is None or source.speaker is None or "|" in view.text(*source.speaker):
        return Quote(content, kind)
    joint = joint_name(view, work.people, source.head, label=source.basis == "label")
    name = joint or work.people.name(source.head)
    if source.basis == "label" and (" - " in name or (not joint and " and " in view.text(*source.speaker))):
        name = view.text(*source.speaker)
    person = None if joint else work.people.who(source.head)
    end = max(source.speaker[1], joint_end(view, work.people, source.head) if joint else -1)
    return Quote(
        content=content,
        kind=kind,
        cue=view.span(*source.cue) if source.cue else None,
        speaker=view.span(source.speaker[0], end) if source.speaker[0] < source.speaker[1] else None,
        speaker_name=name,
        mention=person.mention if person else "",
        stance=stance_of(view, source.cue, mark.start),
        setting=setting_of(view, source.cue, source.speaker, work.people.quoted) if source.cue else Setting(),
    )
