"""One story's records, ordered for comparison: sentences as readings, names as keys, keys with weights."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.readings import Name, Reading, read_sentence
from onrecord.claims.tollwords import toll_quantities
from onrecord.model.annotations import Actor, Attribution, Mention, Parse, Quantity, Quote, Timex
from onrecord.model.articles import BODY_KINDS, Article, Dating
from onrecord.model.reuse import Derivation, StoryOrigins
from onrecord.model.spans import Span
from onrecord.tools.countries import country_of
from onrecord.tools.groups import Group
from onrecord.tools.labels import newsroom_label
from onrecord.tools.nearness import Places
from onrecord.tools.protocols import WordWeights

_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
TOLD_KINDS = BODY_KINDS | {"caption", "headline"}


@dataclass(frozen=True, slots=True)
class Material:
    """All that is known of a story's articles before claims are made.

    `readings` are the sentences of bodies, captions and headlines in the order of article and text;
    `weights` gives each key's weight in this story; `origin` the origin id of each article.
    """

    story: str
    articles: Mapping[str, Article]
    origin: Mapping[str, str]
    origin_names: Mapping[str, str]
    written: Mapping[str, str]
    readings: Sequence[Reading]
    weights: Mapping[str, float]
    actors: Mapping[str, Actor]
    actor_of: Mapping[str, str]
    mentions: Mapping[str, list[Mention]]
    quotes: Mapping[str, list[Quote]]
    said: Mapping[str, Attribution]
    moment: Mapping[str, str]
    adjoining: frozenset[tuple[str, str]]
    names: Mapping[str, frozenset[str]]
    hanging: Mapping[str, frozenset[tuple[str, str]]]
    uttered: Mapping[str, tuple[Quote, ...]]

    def near_places(self, left: str, right: str) -> bool:
        """Say whether some report puts one place's name beside the other's ("Bali, Indonesia")."""
        return (min(left, right), max(left, right)) in self.adjoining

    def named(self, article: str) -> frozenset[str]:
        """Return the keys of the names in an article."""
        return self.names.get(article, frozenset())

    def hangs(self, article: str) -> frozenset[tuple[str, str]]:
        """Return the pairs (key, key of a value or name on it) of an article's sentences."""
        return self.hanging.get(article, frozenset())

    def words(self, article: str, start: int, end: int) -> Span:
        """Cut a span out of an article."""
        return self.articles[article].span(start, end)


def gather_material(group: Group, weights: WordWeights) -> Material:
    """Order a story's records; sentences of several articles are read with one set of names."""
    articles = {a.id: a for a in group.of(Article)}
    mentions, quotes = group.by_article(Mention), group.by_article(Quote)
    times, quantities = group.by_article(Timex), group.by_article(Quantity)
    actor_of = {m: actor.id for actor in group.of(Actor) for m in actor.mentions}
    actors = {actor.id: actor for actor in group.of(Actor)}
    readings: list[Reading] = []
    for parse in sorted(group.of(Parse), key=lambda p: p.article):
        names = Places(_names(mentions.get(parse.article, []), actor_of, actors), lambda n: (n.start, n.end))
        values = Places(_values(times.get(parse.article, []), quantities.get(parse.article, [])), _place)
        for sentence in parse.sentences:
            if sentence.block in TOLD_KINDS:
                start, end = sentence.span.start, sentence.span.end
                near = list(values.touching(start, end))
                near += toll_quantities(sentence, [v for v in near if isinstance(v, Quantity)])
                readings.append(read_sentence(sentence, names.touching(start, end), near, weights))
    origins = {d.article: d for d in group.of(Derivation)}
    rooms = {a: room for listed in group.of(StoryOrigins) for room in listed.origins for a in room.articles}
    return Material(
        story=group.key,
        articles=articles,
        origin={a: rooms[a].id if a in rooms else origins[a].origin if a in origins else a for a in articles},
        origin_names={d.origin: newsroom_label(d.name, d.kind) for d in origins.values()}
        | {room.id: newsroom_label(room.name, room.kind) for room in rooms.values()},
        written={d.article: d.written for d in group.of(Dating)},
        readings=tuple(readings),
        weights=key_weights(readings),
        actors=actors,
        actor_of=actor_of,
        mentions=mentions,
        quotes=quotes,
        said={a.quote: a for a in group.of(Attribution)},
        moment={d.article: max(d.value, d.written) for d in group.of(Dating)},
        adjoining=_adjoining(readings),
        names=_keys_by_article(readings),
        hanging=_hanging(readings),
        uttered=_uttered(group),
    )


def _uttered(group: Group) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes of each passage of speech."""
    passage = {a.quote: a.utterance for a in group.of(Attribution) if a.utterance}
    found: dict[str, list[Quote]] = {}
    for quote in sorted(group.of(Quote), key=lambda q: q.id):
        if quote.id in passage:
            found.setdefault(passage[quote.id], []).append(quote)
    return {key: tuple(quotes) for key, quotes in found.items()}


def _hanging(readings: Sequence[Reading]) -> dict[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for reading in readings:
        for node in reading.nodes:
            if node.kind != "word" and node.parent >= 0:
                found.setdefault(reading.article, set()).add((reading.nodes[node.parent].key, node.key))
    return {article: frozenset(pairs) for article, pairs in found.items()}


def _keys_by_article(readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for reading in readings:
        keys = {node.key for node in reading.nodes if node.kind in {"actor", "place"}}
        found.setdefault(reading.article, set()).update(keys)
    return {article: frozenset(keys) for article, keys in found.items()}


def _values(times: Sequence[Timex], quantities: Sequence[Quantity]) -> list[Timex | Quantity]:
    """Put times and quantities together; a duration is a quantity, with its bounds where a number tells them."""
    found: list[Timex | Quantity] = [*quantities]
    numbers = Places(quantities, _place)
    for timex in times:
        if timex.type != "DURATION":
            found.append(timex)
        elif not numbers.touching(timex.span.start, timex.span.end):
            found.append(_duration(timex) or timex)
    return found


def _duration(timex: Timex) -> Quantity | None:
    """Make a quantity of a duration told without a number ("a month", "a fortnight"); None for a vague one."""
    match = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])", timex.value)
    if not match or timex.precision == "approximate":
        return None
    unit = _UNITS["T" + match[3] if match[1] else match[3]]
    return Quantity(timex.span, float(match[2]), unit, float(match[2]), float(match[2]))


def _adjoining(readings: Sequence[Reading]) -> frozenset[tuple[str, str]]:
    """Return the pairs of places of which one hangs directly on the other somewhere in the story."""
    found = set()
    for reading in readings:
        for node in reading.nodes:
            parent = reading.nodes[node.parent] if node.parent >= 0 else None
            if parent is not None and node.kind == parent.kind == "place" and node.key != parent.key:
                found.add((min(node.key, parent.key), max(node.key, parent.key)))
    return frozenset(found)


def key_weights(readings: Sequence[Reading]) -> dict[str, float]:
    """Weigh each key by its rarity in the language and in the story: what all sentences hold tells nothing."""
    frequency = Counter(key for reading in readings for key in sorted({node.key for node in reading.nodes}))
    rarity = {node.key: node.weight for reading in readings for node in reading.nodes}
    total = max(len(readings), 8)
    return {
        key: round((0.5 * rarity[key] + 0.5) * math.log((total + 1) / (count + 0.5)) / math.log(total + 1), 6)
        for key, count in frequency.items()
    }


def _names(mentions: Iterable[Mention], actor_of: Mapping[str, str], actors: Mapping[str, Actor]) -> list[Name]:
    """Give each mention the key it stands for: a country's code for its names, else its actor."""
    found = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        code = country_of(mention.name) if mention.kind in {"place", "nationality", "organisation"} else ""
        if code:
            found.append(Name(mention.span.start, mention.span.end, f"%{code}", "place"))
        elif mention.id in actor_of and mention.kind != "role":
            kind = "place" if actors[actor_of[mention.id]].kind == "place" else "actor"
            found.append(Name(mention.span.start, mention.span.end, actor_of[mention.id], kind))  # type: ignore[arg-type]
    return found


def _place(value: Timex | Quantity) -> tuple[int, int]:
    return value.span.start, value.span.end
