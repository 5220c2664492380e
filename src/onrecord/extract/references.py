"""References: a story's articles, names and actors in, the descriptions and pronouns that refer to them out.

"The minister", "the company", "she", "I" in a quotation: each with why it is held to be whom. Where two fit alike, or
nobody does, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.extract.gathering import gather_people
from onrecord.extract.holders import Holder, by_another, describe, holders_of
from onrecord.extract.people import People, Person
from onrecord.extract.titles import role_gender, role_noun
from onrecord.extract.views import View, build_view
from onrecord.model.annotations import Actor, Mention, Parse, Quote, Reference
from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.names import fold_organisation, gender_of
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import words

_DEFINITE = frozenset({"the", "this"})
_OWNERS = frozenset({"his", "her"})
_THIRD = frozenset({"he", "she", "him", "his", "her", "hers", "himself", "herself"})
_HE = frozenset({"he", "him", "his", "himself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_SAID = frozenset({"direct", "partial", "mixed"})
#: Steps up to the clause of a possessive.
_UP = 4
#: The rank of a subject among an article's people.
_SUBJECT = 2
_FIRMS = frozenset({"company", "firm"})


@dataclass(frozen=True, slots=True)
class ReferenceConfig:
    """How near somebody must be named where several fit a description."""

    near: int = 1  # sentences back in which the one who is meant is named
    clear: int = 4  # sentences back in which no other who fits may be named
    most: int = 2_000  # pronouns and descriptions of one article that are looked at
    holders: int = 300  # persons of one article that a description is held against


@dataclass
class _Scene:
    """One article with its names in order and whose they are."""

    view: View
    story: str
    config: ReferenceConfig
    actors: Mapping[str, Actor]
    owner: Mapping[str, str]
    holders: Mapping[str, Holder]
    places: dict[str, list[int]] = field(default_factory=dict)
    ranks: dict[tuple[str, bool], dict[str, int]] = field(default_factory=dict)

    def last(self, actor: str, token: int) -> int:
        """The sentence in which an actor is named last before a token, -1 for none."""
        places = self.places.get(actor, [])
        at = bisect_left(places, token) - 1
        return self.view.sentence_of[places[at]] if at >= 0 else -1

    def inside(self, actor: str, sentence: int) -> bool:
        """Say whether a sentence names an actor."""
        start, stop = self.view.bounds(sentence)
        places = self.places.get(actor, [])
        at = bisect_left(places, start)
        return at < len(places) and places[at] < stop

    def fitting(self, mention: Mention, *, owned: bool) -> dict[str, int]:
        """How well a description fits those whom the article names; the same phrase is looked up once."""
        known = self.ranks.get((mention.name, owned))
        if known is None:
            told = describe(mention.name, mention.role)
            here = [self.holders[name] for name in sorted(self.places) if name in self.holders][: self.config.holders]
            if owned:
                ranks = {h.actor.id: int(bool(told.countries & {*h.actor.countries}) and bool(h.nouns())) for h in here}
            else:
                ranks = {h.actor.id: h.fits(told) for h in here}
            known = self.ranks[(mention.name, owned)] = {name: rank for name, rank in ranks.items() if rank}
        return known


def find_references(group: Group, tools: Tools, *, config: ReferenceConfig = ReferenceConfig()) -> Iterator[Reference]:  # noqa: ARG001
    """Yield the references of each story of the group."""
    articles = {article.id: article for article in group.of(Article)}
    parses = {parse.article: parse for parse in group.of(Parse)}
    mentions, quotes = group.by_article(Mention), group.by_article(Quote)
    for story in group.of(Story):
        actors = {actor.id: actor for actor in group.of(Actor) if actor.story == story.id}
        owner = {mention: actor.id for actor in actors.values() for mention in actor.mentions if actor.kind != "role"}
        holders = holders_of(actors.values())
        for name in story.articles:
            if name not in articles or name not in parses:
                continue
            view = build_view(articles[name], parses[name])
            found = sorted(mentions.get(name, ()), key=lambda m: (m.span.start, m.span.end, m.id))
            inside = [owner[m.id] for m in found if m.id in owner]
            scene = _Scene(view, story.id, config, actors, owner, {**holders, **by_another(holders, inside)})
            for mention in found:
                if mention.id in owner:
                    scene.places.setdefault(owner[mention.id], []).append(view.at(mention.span.start))
            yield from _in_article(scene, found, quotes.get(name, []))


def _in_article(scene: _Scene, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> Iterator[Reference]:
    said = sorted((q for q in quotes if q.kind in _SAID), key=lambda q: (q.content.start, q.content.end))
    quoted = _quoted(scene.view, said)
    yield from _described(scene, [m for m in mentions if m.kind == "role"][: scene.config.most])
    yield from _bodies(scene, mentions)
    yield from _pronouns(scene, gather_people(scene.view, mentions, quoted), quoted)
    yield from _first_person(scene, said)


def _quoted(view: View, quotes: Sequence[Quote]) -> list[bool]:
    quoted = [False] * len(view.tokens)
    for quote in quotes:
        for n in range(view.at(quote.content.start), min(view.before(quote.content.end) + 1, len(quoted))):
            quoted[n] = True
    return quoted


def _described(scene: _Scene, mentions: Sequence[Mention]) -> Iterator[Reference]:
    """Descriptions of persons by their offices."""
    view = scene.view
    for mention in mentions:
        first, end = view.at(mention.span.start), view.before(mention.span.end)
        opens, last = view.tokens[first].text.lower(), view.tokens[min(end, len(view.tokens) - 1)]
        plural = last.tag == "NNS" or (role_noun(last.text) == mention.role and last.text.lower() != mention.role)
        if plural or opens not in _DEFINITE | _OWNERS or (opens in _OWNERS and mention.role != "counterpart"):
            continue
        chosen = _chosen(scene, first, scene.fitting(mention, owned=opens in _OWNERS))
        if chosen:
            actor, how = chosen
            roles = scene.actors[actor].roles
            why = f"“{mention.span.exact}”: {scene.actors[actor].name}{f', printed as “{roles[0]}”,' if roles else ''} {how}"
            yield Reference(mention.span, scene.story, actor, "description", mention.id, why)


def _chosen(scene: _Scene, token: int, fitting: Mapping[str, int]) -> tuple[str, str] | None:
    """Choose whom a description means among those it fits who are named before it; None where the text leaves it open."""
    here = scene.view.sentence_of[token]
    before = {actor: last for actor in fitting if (last := scene.last(actor, token)) >= 0}
    if not before:
        return None
    best = max(fitting[actor] for actor in before)
    named = sorted(((last, actor) for actor, last in before.items() if fitting[actor] == best), reverse=True)
    if len(named) == 1:
        return named[0][1], "is the only one named before to whom it applies"
    last, actor = named[0]
    others = [sentence for sentence, _ in named[1:]]
    if here - last <= scene.config.near and all(here - sentence >= scene.config.clear for sentence in others):
        return actor, "was named last, and no other to whom it applies was named nearby"
    return None


def _bodies(scene: _Scene, mentions: Sequence[Mention]) -> Iterator[Reference]:
    """"The ministry" for the one ministry named before, "the company" for the one company."""
    view = scene.view
    covered = {n for m in mentions for n in range(view.at(m.span.start), view.before(m.span.end) + 1)}
    bodies = {name: actor for name, actor in scene.actors.items() if actor.kind == "organisation"}
    ending: dict[str, dict[str, int]] = {}
    for name in sorted(scene.places):
        body = bodies.get(name)
        for folded in map(fold_organisation, (body.name, *body.names) if body else ()):
            ending.setdefault(folded[-1] if folded else "", {})[name] = 1
    firms = {name: 1 for word in sorted(words("names/companies.txt")) for name in ending.get(word, {})}
    for n in range(1, len(view.tokens)):
        low = view.tokens[n].text
        if low not in words("quotes/bodies.txt") or view.tokens[n - 1].text.lower() not in _DEFINITE or n in covered:
            continue
        if n + 1 < len(view.tokens) and view.tokens[n + 1].tag in {"NN", "NNS", "NNP", "HYPH"}:
            continue
        if n + 1 < len(view.tokens) and view.tokens[n + 1].text == "of":
            continue
        chosen = _chosen(scene, n, firms if low in _FIRMS else ending.get(low, {}))
        if chosen:
            why = f"“{view.text(n - 1, n + 1)}”: {scene.actors[chosen[0]].name} {chosen[1]}"
            yield Reference(view.span(n - 1, n + 1), scene.story, chosen[0], "description", "", why)


def _pronouns(scene: _Scene, people: People, quoted: Sequence[bool]) -> Iterator[Reference]:
    """"He" and "she" outside quotations, where the sentences before leave one whom they fit."""
    view, looked = scene.view, 0
    for n, token in enumerate(view.tokens):
        low = token.text.lower()
        if low not in _THIRD or quoted[n] or looked >= scene.config.most:
            continue
        looked += 1
        person = people.who(n) or _own_subject(people, n)
        actor = scene.owner.get(person.mention, "") if person else ""
        if person is None or not actor or not _may_be(scene, people, n, scene.actors[actor]):
            continue
        back = view.sentence_of[n] - view.sentence_of[person.token]
        where = "in the same sentence" if back == 0 else f"{back} sentence{'s' * (back != 1)} before"
        why = f"“{token.text}”: {scene.actors[actor].name}, named {where}, is the person it fits best by gender and place"
        yield Reference(view.span(n, n + 1), scene.story, actor, "pronoun", "", why)


def _may_be(scene: _Scene, people: People, pronoun: int, actor: Actor) -> bool:
    """Say whether nothing speaks against a pronoun's being this person: gender, or being the subject it is object of."""
    view, low = scene.view, scene.view.tokens[pronoun].text.lower()
    gender = gender_of(actor.name) or next((g for role in actor.roles if (g := role_gender(role))), "")
    if actor.kind != "person" or (gender and gender != ("m" if low in _HE else "f")):
        return False
    if _another_subject(scene, people, pronoun, actor):
        return False
    if low.endswith("self") or view.tokens[pronoun].dep not in {"dobj", "dative", "pobj"}:
        return True
    governor = view.heads[pronoun]
    verb = view.heads[governor] if view.tokens[pronoun].dep == "pobj" else governor
    for subject in view.subjects(verb):
        person = people.who(subject)
        if person and scene.owner.get(person.mention, "") == actor.id:
            return False
    return True


def _another_subject(scene: _Scene, people: People, pronoun: int, actor: Actor) -> bool:
    """Say whether somebody else, whom nothing names, is the subject before a possessive: "The former champion walked her dog"."""
    view = scene.view
    if view.tokens[pronoun].dep != "poss":
        return False
    verb = view.heads[pronoun]
    for _ in range(_UP):
        subjects = [n for n in view.subjects(verb) if n < pronoun]
        if subjects or view.heads[verb] == verb:
            break
        verb = view.heads[verb]
    for subject in subjects:
        token = view.tokens[subject]
        person = people.who(subject)
        if person is None and (token.tag == "NNP" or role_noun(token.text.lower())):
            return True
        if person is not None and "#body" not in person.roles and not person.plural and scene.owner.get(person.mention, "") != actor.id:
            return not person.named or not scene.inside(actor.id, view.sentence_of[pronoun])
        if person is not None and "#place" in person.roles and view.tokens[subject].dep == "nsubj" and any(
            view.tokens[child].tag == "DT" for child in view.children[subject]
        ):
            return True
    return False


def _own_subject(people: People, pronoun: int) -> Person | None:
    """The one person named before "his" or "her" in a sentence, where it is the subject of the pronoun's own clause."""
    view = people.view
    low = view.tokens[pronoun].text.lower()
    if low not in _OWNERS or view.tokens[pronoun].dep != "poss":
        return None
    start, _ = view.bounds(view.sentence_of[pronoun])
    here = [p for p in people.persons if start <= p.token < pronoun and p.named and not p.plural and "#body" not in p.roles]
    gender = "m" if low == "his" else "f"
    if len({p.name for p in here}) != 1 or here[0].rank != _SUBJECT or here[0].gender not in {"", gender}:
        return None
    return here[0] if not any(view.tokens[n].text.lower() in _THIRD for n in range(start, pronoun)) else None


def _first_person(scene: _Scene, quotes: Sequence[Quote]) -> Iterator[Reference]:
    """"I" in a quotation is who speaks."""
    seen: set[Span] = set()
    for quote in quotes:
        actor = scene.owner.get(quote.mention, "")
        if not actor or scene.actors[actor].kind != "person":
            continue
        for n in range(scene.view.at(quote.content.start), scene.view.before(quote.content.end) + 1):
            token = scene.view.tokens[n]
            if token.text.lower() in _FIRST and token.tag not in {"CD", "NNP"}:
                span = scene.view.span(n, n + 1)
                if span not in seen:
                    seen.add(span)
                    yield Reference(span, scene.story, actor, "pronoun", "", f"“{token.text}” in words of {scene.actors[actor].name}")
