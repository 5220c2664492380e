"""Utterances: the quotes of one story in, one attribution each out: its actor, its utterance, its day.

Quotes are one utterance where the same actor's words are the same but for drift, cuts and scraps ("reasonable
differences" for "legitimate differences we have"). Two actors are never joined, except that word for word the
same long quotation is one whoever it is ascribed to without a name. Two days of speaking need equal words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.saydays import said_on
from onrecord.extract.sayings import Piece, clause_share, in_order, make_piece, share
from onrecord.model.annotations import Actor, Attribution, Quote, Timex
from onrecord.model.articles import Article
from onrecord.model.ids import content_id
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.names import fold_name
from onrecord.tools.protocols import Tools

#: Kinds that hold somebody's own words.
_WORDS = frozenset({"direct", "partial", "mixed"})


@dataclass(frozen=True, slots=True)
class UtteranceConfig:
    """When two pieces are one utterance; weights are those of `tools.weights`, 0 to 1 a stem."""

    least: float = 1.5  # weight that two pieces must share at all
    scrap: float = 2.0  # a piece that weighs less is a scrap: its clause must agree as well
    alike: float = 0.6  # share of the smaller piece's weight, with the order of its words
    clause: float = 0.7  # share of a scrap's clause that the larger piece holds
    telling: float = 2.0  # weight that the clause and the larger piece must share
    window: int = 60  # code points before a quotation that count as its clause at most
    touch: float = 0.3  # share that each piece of a broken quotation must have on its own
    equal: float = 0.9  # words are equal from here: for two days, or for speakers without a name
    long: int = 6  # words from which equal words can hardly be said twice
    pairs: int = 200_000  # pairs compared in one story at most


def group_utterances(group: Group, tools: Tools, *, config: UtteranceConfig = UtteranceConfig()) -> Iterator[Attribution]:
    """Yield an attribution for every quote of each story of the group."""
    articles = {article.id: article for article in group.of(Article)}
    for story in group.of(Story):
        members = set(story.articles) & set(articles)
        quotes = sorted((q for q in group.of(Quote) if q.content.article in members), key=lambda q: q.id)
        actors = [a for a in group.of(Actor) if a.story == story.id]
        owner = {mention: actor for actor in actors for mention in actor.mentions}
        times = [t for t in group.of(Timex) if t.span.article in members]
        days = said_on(articles, quotes, times)
        speaker = {q.id: _actor(q, owner, actors) for q in quotes}
        pieces = _pieces(articles, quotes, tools, config)
        utterance = _utterances(quotes, pieces, speaker, days, config)
        for quote in quotes:
            actor = speaker[quote.id]
            value, precision = days.get(quote.id, ("", ""))
            yield Attribution(
                quote=quote.id,
                story=story.id,
                article=quote.content.article,
                speaker_name=actor.name if actor else quote.speaker_name,
                actor=actor.id if actor else "",
                utterance=utterance[quote.id],
                said=value,
                said_precision=precision,
            )


def _actor(quote: Quote, owner: Mapping[str, Actor], actors: Sequence[Actor]) -> Actor | None:
    """The actor whose mention the speaker is, else the one who bears the speaker's name."""
    if quote.mention in owner:
        return owner[quote.mention]
    if not quote.speaker_name:
        return None
    name = fold_name(quote.speaker_name)
    return next((a for a in actors if a.kind != "role" and (fold_name(a.name) == name or quote.speaker_name in a.names)), None)


def _pieces(
    articles: Mapping[str, Article], quotes: Sequence[Quote], tools: Tools, config: UtteranceConfig,
) -> dict[str, Piece]:  # fmt: skip
    """Break the quotes into weighted stems; the clause runs from the cue, or the line's beginning, to the end."""
    found: dict[str, Piece] = {}
    for quote in quotes:
        if quote.kind not in _WORDS:
            continue
        text = articles[quote.content.article].text
        start, end = quote.content.start, quote.content.end
        before = quote.cue.end if quote.cue and quote.cue.end <= start else text.rfind("\n", 0, start) + 1
        clause = text[max(before, start - config.window) : end]
        found[quote.id] = make_piece(quote.id, quote.content.exact, clause, tools.weights)
    return found


def _utterances(
    quotes: Sequence[Quote], pieces: Mapping[str, Piece], speaker: Mapping[str, Actor | None],
    days: Mapping[str, tuple[str, str]], config: UtteranceConfig,
) -> dict[str, str]:  # fmt: skip
    """Join the quotes that are one utterance and name each by its first quote."""
    parent = {q.id: q.id for q in quotes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    by_id = {q.id: q for q in quotes}
    for left, right in _pairs(quotes, pieces, config):
        if _one(by_id[left], by_id[right], pieces, speaker, days, config):
            a, b = sorted((root(left), root(right)))
            parent[b] = a
    for run in _runs(quotes, pieces, speaker):
        for left, right in _run_links(run, by_id, pieces, speaker, days, config):
            a, b = sorted((root(left), root(right)))
            parent[b] = a
    return {q.id: content_id("utterance", root(q.id)) for q in quotes}


def _pairs(quotes: Sequence[Quote], pieces: Mapping[str, Piece], config: UtteranceConfig) -> list[tuple[str, str]]:
    """Pairs of quotes that share a telling stem, in order; quotes of one article too, where they are equal."""
    index: dict[str, list[str]] = defaultdict(list)
    for quote in quotes:
        piece = pieces.get(quote.id)
        for s in sorted(set(piece.stems)) if piece else ():
            if piece and piece.weight[s] >= 0.3:
                index[s].append(quote.id)
    found: set[tuple[str, str]] = set()
    for stem_ in sorted(index, key=lambda s: (len(index[s]), s)):
        ids = index[stem_]
        for n, a in enumerate(ids):
            if len(found) >= config.pairs:
                return sorted(found)
            found.update((a, b) for b in ids[n + 1 :])
    return sorted(found)


def _one(
    a: Quote, b: Quote, pieces: Mapping[str, Piece], speaker: Mapping[str, Actor | None],
    days: Mapping[str, tuple[str, str]], config: UtteranceConfig,
) -> bool:  # fmt: skip
    """Say whether two quotes are one utterance."""
    small, large = sorted((pieces[a.id], pieces[b.id]), key=lambda p: (p.mass, p.quote))
    part, common = share(small, large)
    order = in_order(small, large)
    equal = part >= config.equal and order >= config.equal and len(small.stems) >= config.long
    if not _same_speaker(speaker.get(a.id), speaker.get(b.id), equal) or not (equal or _days_agree(a, b, days)):
        return False
    if equal:
        return True
    if a.content.article == b.content.article or common < config.least:
        return False
    if small.mass < config.scrap:
        whole, _ = clause_share(small, large)
        return part >= config.equal and whole >= config.clause
    return (part + order) / 2 >= config.alike


def _same_speaker(a: Actor | None, b: Actor | None, equal: bool) -> bool:
    """One actor; or, for equal words, one of the two has no name."""
    if a is not None and b is not None and a.id == b.id:
        return True
    unnamed = a is None or b is None or a.kind == "role" or b.kind == "role"
    return equal and unnamed


def _days_agree(a: Quote, b: Quote, days: Mapping[str, tuple[str, str]]) -> bool:
    """Say whether the days of speaking, where both are known, may be one."""
    x, y = days.get(a.id, ("", ""))[0], days.get(b.id, ("", ""))[0]
    return not x or not y or x.startswith(y) or y.startswith(x)


def _runs(quotes: Sequence[Quote], pieces: Mapping[str, Piece], speaker: Mapping[str, Actor | None]) -> list[list[Quote]]:
    """Scraps of one speaker that stand close together in one article: one quotation broken up, perhaps."""
    own = sorted((q for q in quotes if q.id in pieces and speaker.get(q.id)), key=lambda q: (q.content.article, q.content.start))
    runs: list[list[Quote]] = []
    for quote in own:
        last = runs[-1][-1] if runs else None
        close = last and last.content.article == quote.content.article and 0 <= quote.content.start - last.content.end < 250
        if last and close and speaker[last.id] is speaker[quote.id]:
            runs[-1].append(quote)
        else:
            runs.append([quote])
    return [run for run in runs if len(run) > 1 or run[0].kind in {"partial", "mixed"}]


def _run_links(
    run: Sequence[Quote], by_id: Mapping[str, Quote], pieces: Mapping[str, Piece],
    speaker: Mapping[str, Actor | None], days: Mapping[str, tuple[str, str]], config: UtteranceConfig,
) -> list[tuple[str, str]]:  # fmt: skip
    """Link the scraps of a run to a longer quotation of the same speaker that holds them together."""
    actor = speaker[run[0].id]
    joint = _joint([pieces[q.id] for q in run])
    found: list[tuple[str, str]] = []
    for other_id in sorted(pieces):
        other = by_id[other_id]
        if other.content.article == run[0].content.article or speaker.get(other_id) is not actor:
            continue
        large = pieces[other_id]
        if large.mass < joint.mass or not all(_days_agree(q, other, days) for q in run):
            continue
        part, common = share(joint, large)
        whole, telling = clause_share(joint, large)
        if len(run) > 1 and common >= config.least and part >= config.alike:
            found += [(q.id, other_id) for q in run if share(pieces[q.id], large)[0] >= config.touch]
        elif len(run) == 1 and joint.mass < config.scrap and whole >= config.clause and telling >= config.telling and part >= config.touch:
            found.append((run[0].id, other_id))
    return found


def _joint(pieces: Sequence[Piece]) -> Piece:
    """The pieces of a run as one."""
    weight = {s: w for piece in pieces for s, w in piece.weight.items()}
    stems = tuple(s for piece in pieces for s in piece.stems)
    clause = tuple(s for piece in pieces for s in piece.clause)
    return Piece(pieces[0].quote, stems, clause, weight)
