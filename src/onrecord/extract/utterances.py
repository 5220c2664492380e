"""Utterances: the quotes of one story in, one attribution each out: its actor, its utterance, its day.

Quotes are one utterance where the same actor's words are the same but for drift, cuts and scraps ("reasonable
differences" for "legitimate differences we have"). Two actors are never joined, except that word for word the
same long quotation is one whoever it is ascribed to without a name. Two days of speaking need equal words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.extract.bearers import bearers
from onrecord.extract.saydays import said_on
from onrecord.extract.sayings import Piece, clause_share, holds_run, in_order, make_piece, plain_words, share
from onrecord.model.annotations import Actor, Attribution, Quote, Timex
from onrecord.model.articles import Article
from onrecord.model.ids import content_id
from onrecord.model.stories import Story
from onrecord.tools.countries import country_kind
from onrecord.tools.groups import Group
from onrecord.tools.names import fold_name, fold_organisation
from onrecord.tools.protocols import Tools, WordWeights

#: What stands between a cue and the quotation that goes on after it.
_ONLY_MARKS = re.compile(r"[\s,:–—-]*[“\"«„‘']*")
#: Kinds that hold somebody's own words.
_WORDS = frozenset({"direct", "partial", "mixed"})


@dataclass(frozen=True, slots=True)
class UtteranceConfig:
    """When two pieces are one utterance; weights are those of `tools.weights`, 0 to 1 a stem."""

    faint: float = 0.4  # weight that two pieces must share at all
    phrase: int = 3  # words from which the very same words of one speaker are one utterance
    least: float = 1.5  # weight that two pieces must share, unless they are closer than alike
    closer: float = 0.66  # as `alike`, for pieces of common words
    scrap: float = 2.0  # a piece that weighs less is a scrap: its clause must agree as well
    alike: float = 0.6  # share of the smaller piece's weight, with the order of its words
    clause: float = 0.7  # share of a scrap's clause that the larger piece holds
    telling: float = 2.0  # weight that the clause and the larger piece must share
    window: int = 40  # code points before a quotation that count as its clause at most
    touch: float = 0.3  # share that each piece of a broken quotation must have on its own
    equal: float = 0.9  # words are equal from here: for two days, or for speakers without a name
    nearly: float = 0.8  # order of words from which a telling part of a passage is equal for speakers without a name
    part: float = 1.2  # weight that such a part must have
    long: int = 6  # words from which equal words can hardly be said twice
    told: float = 0.8  # weight that a short reported clause must have to be one utterance where it is printed again
    telltale: float = 0.2  # weight from which a stem is worth comparing two quotes that share it
    near: int = 250  # code points between the pieces of one quotation that is broken up, at most
    most: int = 1_000  # quotations of one speaker that a broken one is compared with at most
    pairs: int = 50_000  # pairs compared in one story at most


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
        named = bearers(actors)
        speaker = {q.id: named.get(found.id, found) if (found := _actor(q, owner, actors)) else None for q in quotes}
        comparison = _Comparison(articles, _pieces(articles, quotes, tools, config), speaker, days, tools.weights, config)
        utterance = _utterances(quotes, comparison)
        for quote in quotes:
            actor = speaker[quote.id]
            value, precision = days.get(quote.id, ("", ""))
            yield Attribution(
                quote=quote.id,
                story=story.id,
                article=quote.content.article,
                speaker_name=_called(actor, quote),
                actor=actor.id if actor else "",
                utterance=utterance[quote.id],
                said=value,
                said_precision=precision,
            )


def _called(actor: Actor | None, quote: Quote) -> str:
    """The speaker's name: the actor's, but a government as the report calls it ("Oslo" for that of Norway)."""
    return actor.name if actor and country_kind(quote.speaker_name) != "capital" else quote.speaker_name


def _actor(quote: Quote, owner: Mapping[str, Actor], actors: Sequence[Actor]) -> Actor | None:
    """The actor whose mention the speaker is, else the one who bears the speaker's name."""
    if quote.mention in owner:
        return owner[quote.mention]
    if not quote.speaker_name:
        return None
    person, body = fold_name(quote.speaker_name), fold_organisation(quote.speaker_name)
    for actor in (a for a in actors if a.kind != "role"):
        # titles are left out of persons' names only: "Duke University" is not "the university"
        alike = fold_name(actor.name) == person if actor.kind == "person" else fold_organisation(actor.name) == body
        if alike or quote.speaker_name in actor.names:
            return actor
    return None


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What quotes are compared by: their words, their actors, their days of speaking."""

    articles: Mapping[str, Article]
    pieces: Mapping[str, Piece]
    speaker: Mapping[str, Actor | None]
    days: Mapping[str, tuple[str, str]]
    weights: WordWeights
    config: UtteranceConfig

    def one(self, a: Quote, b: Quote) -> bool:
        """Say whether two quotes are one utterance."""
        config = self.config
        small, large = sorted((self.pieces[a.id], self.pieces[b.id]), key=lambda p: (p.mass, p.quote))
        part, common = share(small, large)
        if common < config.faint or part * 2 < config.alike:
            return False
        order = in_order(small, large)
        if small.stems == large.stems and len(small.stems) >= config.phrase and self.days_agree(a, b):
            return self.same_speaker(a, b, equal=len(small.stems) >= config.long)
        if len(small.stems) > config.phrase and common >= config.telltale * 3 and holds_run(large, small) and self.days_agree(a, b):
            return self.same_speaker(a, b, equal=len(small.stems) >= config.long)
        equal = part >= config.equal and order >= config.equal and len(small.stems) >= config.long
        part_of = part >= config.equal and order >= config.nearly and common >= config.part and len(small.stems) >= config.long
        if not self.same_speaker(a, b, equal=equal or part_of) or not (equal or self.days_agree(a, b)):
            return False
        if equal or a.content.article == b.content.article:
            return equal
        close = (part + order) / 2
        if small.mass < config.scrap and len(small.stems) < config.long:
            whole, _ = clause_share(small, large)
            return part >= config.equal and whole >= config.clause
        return close >= config.alike and (common >= config.least or close >= config.closer)

    def may(self, left: str, right: str) -> bool:
        """Say whether two quotes can be one utterance at all, by who speaks."""
        x, y = self.speaker.get(left), self.speaker.get(right)
        return x is y or x is None or y is None or x.kind == "role" or y.kind == "role"

    def same_speaker(self, a: Quote, b: Quote, *, equal: bool) -> bool:
        """One actor; or, for equal words, one of the two has no name."""
        x, y = self.speaker.get(a.id), self.speaker.get(b.id)
        if x is not None and y is not None and x.id == y.id:
            return True
        return equal and (x is None or y is None or x.kind == "role" or y.kind == "role")

    def days_agree(self, a: Quote, b: Quote) -> bool:
        """Say whether the days of speaking, where both are known, may be one."""
        x, y = self.days.get(a.id, ("", ""))[0], self.days.get(b.id, ("", ""))[0]
        return not x or not y or x.startswith(y) or y.startswith(x)


def _pieces(
    articles: Mapping[str, Article], quotes: Sequence[Quote], tools: Tools, config: UtteranceConfig,
) -> dict[str, Piece]:  # fmt: skip
    """Break the quotes into weighted stems; what stands just before counts as the clause."""
    found: dict[str, Piece] = {}
    for quote in quotes:
        if quote.kind not in _WORDS:
            continue
        text = articles[quote.content.article].text
        start, end = quote.content.start, quote.content.end
        line = text.rfind("\n", 0, start) + 1
        cut = max(line, start - config.window)
        if cut > line:
            space = text.find(" ", cut, start)
            cut = space if space >= 0 else start
        clause = text[cut:end]
        found[quote.id] = make_piece(quote.id, plain_words(quote.content.exact), plain_words(clause), tools.weights)
    return found


def _utterances(quotes: Sequence[Quote], comparison: _Comparison) -> dict[str, str]:
    """Join the quotes that are one utterance and name each by its first quote."""
    parent = {q.id: q.id for q in quotes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    by_id = {q.id: q for q in quotes}
    links = [pair for pair in _pairs(quotes, comparison) if comparison.one(by_id[pair[0]], by_id[pair[1]])]
    links += _sequels(quotes, comparison)
    links += _told_alike(quotes, comparison)
    own: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        actor = comparison.speaker.get(quote.id)
        if actor and quote.id in comparison.pieces:
            own[actor.id].append(quote)
    for run in _runs(quotes, comparison):
        actor = comparison.speaker[run[0].id]
        links += _run_links(run, own[actor.id][: comparison.config.most] if actor else [], comparison)
    for left, right in links:
        a, b = sorted((root(left), root(right)))
        parent[b] = a
    return {q.id: content_id("utterance", root(q.id)) for q in quotes}


def _told_alike(quotes: Sequence[Quote], comparison: _Comparison) -> list[tuple[str, str]]:
    """Pairs of indirect quotes of one speaker, in different articles, that are word for word the same."""
    first: dict[tuple[str, tuple[str, ...]], Quote] = {}
    links = []
    for quote in quotes:
        actor = comparison.speaker.get(quote.id)
        words = tuple(plain_words(quote.content.exact).casefold().split())
        if quote.kind != "indirect" or not (actor or quote.speaker_name) or len(words) <= comparison.config.phrase:
            continue
        if len(words) < comparison.config.long and sum(comparison.weights.weight(word) for word in set(words)) < comparison.config.told:
            continue
        twin = first.setdefault((actor.id if actor else quote.speaker_name, words), quote)
        if twin.content.article != quote.content.article and comparison.days_agree(twin, quote):
            links.append((twin.id, quote.id))
    return links


def _pairs(quotes: Sequence[Quote], comparison: _Comparison) -> list[tuple[str, str]]:
    """Pairs of quotes that share a telling stem, in order; the rarest stems first, up to a cap."""
    index: dict[str, list[str]] = defaultdict(list)
    for quote in quotes:
        piece = comparison.pieces.get(quote.id)
        for s in sorted(set(piece.stems)) if piece else ():
            if piece and piece.weight[s] >= comparison.config.telltale:
                index[s].append(quote.id)
    found: set[tuple[str, str]] = set()
    for s in sorted(index, key=lambda s: (len(index[s]), s)):
        ids = index[s]
        for n, a in enumerate(ids):
            if len(found) >= comparison.config.pairs:
                return sorted(found)
            found.update((a, b) for b in ids[n + 1 :] if comparison.may(a, b))
    return sorted(found)


def _runs(quotes: Sequence[Quote], comparison: _Comparison) -> list[list[Quote]]:
    """Pieces of one speaker that stand close together in one article: one quotation broken up, perhaps."""
    speaker = comparison.speaker
    own = [q for q in quotes if q.id in comparison.pieces and speaker.get(q.id)]
    runs: list[list[Quote]] = []
    for quote in sorted(own, key=lambda q: (q.content.article, q.content.start, q.id)):
        last = runs[-1][-1] if runs else None
        gap = quote.content.start - last.content.end if last else 0
        one = last and last.content.article == quote.content.article and speaker[last.id] is speaker[quote.id]
        if one and gap < comparison.config.near:
            runs[-1].append(quote)
        else:
            runs.append([quote])
    return [run for run in runs if len(run) > 1 or run[0].kind in {"partial", "mixed"}]


def _sequels(quotes: Sequence[Quote], comparison: _Comparison) -> list[tuple[str, str]]:
    """Link what a cue only interrupts: “A,” Aaro said, “B.”; a new sentence may be another utterance."""
    order = sorted((q for q in quotes if q.id in comparison.pieces), key=lambda q: (q.content.article, q.content.start, q.id))
    found: list[tuple[str, str]] = []
    for a, b in pairwise(order):
        if a.cue is None or a.cue != b.cue or not a.content.end <= a.cue.start < b.content.start:
            continue
        text = comparison.articles[a.content.article].text
        rest = text[max(a.cue.end, a.speaker.end if a.speaker else 0) : b.content.start]
        if _ONLY_MARKS.fullmatch(rest):
            found.append((a.id, b.id))
    return found


def _run_links(run: Sequence[Quote], others: Sequence[Quote], comparison: _Comparison) -> list[tuple[str, str]]:
    """Link the pieces of a run to a longer quotation of the same speaker that holds them together."""
    config, pieces = comparison.config, comparison.pieces
    joint = _joint([pieces[q.id] for q in run])
    found: list[tuple[str, str]] = []
    for other in others:
        large = pieces[other.id]
        if other.content.article == run[0].content.article:
            continue
        if large.mass < joint.mass or not all(comparison.days_agree(q, other) for q in run):
            continue
        part, common = share(joint, large)
        whole, telling = clause_share(joint, large)
        if len(run) > 1 and common >= config.least and part >= config.alike:
            found += [(q.id, other.id) for q in run if share(pieces[q.id], large)[0] >= config.touch]
        held = whole >= config.clause and telling >= config.telling
        if len(run) == 1 and joint.mass < config.scrap and part >= config.touch and held:
            found.append((run[0].id, other.id))
    return found


def _joint(pieces: Sequence[Piece]) -> Piece:
    """The pieces of a run as one."""
    weight = {s: w for piece in pieces for s, w in piece.weight.items()}
    stems = tuple(s for piece in pieces for s in piece.stems)
    clause = tuple(s for piece in pieces for s in piece.clause)
    return Piece(pieces[0].quote, stems, clause, weight)
