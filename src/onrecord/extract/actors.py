"""Actors: the mentions and quotes of one story in, what they refer to across its articles out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.extract.bodies import Body, bodies_of
from onrecord.extract.leaders import led_country
from onrecord.extract.linking import body_reasons, person_reasons
from onrecord.extract.offices import offices_of, role_countries
from onrecord.extract.rosters import Roster, persons_of
from onrecord.extract.rulings import Rulings, rulings_of
from onrecord.extract.settling import settle_kinds
from onrecord.model.annotations import Actor, Mention, Quote
from onrecord.model.articles import Dating
from onrecord.model.ids import content_id
from onrecord.model.judgements import NamesJudged
from onrecord.model.stories import Story
from onrecord.tools.countries import countries_in
from onrecord.tools.groups import Group
from onrecord.tools.names import fold_name, spelling_variant, split_honorific
from onrecord.tools.protocols import Tools

#: Most roles kept of one actor, the commonest first.
MAX_ROLES = 12


def find_actors(group: Group, tools: Tools) -> Iterator[Actor]:  # noqa: ARG001
    """Yield the actors of each story of the group: persons, bodies, places, and unnamed people who are quoted."""
    for story in group.of(Story):
        members = set(story.articles)
        mentions = [m for m in group.of(Mention) if m.span.article in members]
        quotes = [q for q in group.of(Quote) if q.content.article in members]
        days = {d.article: d.written or d.value for d in group.of(Dating)}
        rulings = rulings_of([j for j in group.of(NamesJudged) if j.article in members], mentions)
        kinds = settle_kinds(mentions)
        persons = [m for m in mentions if kinds[m.id] == "person"]
        bodies = [m for m in mentions if kinds[m.id] not in {"person", "role"}]
        found = [_person(story.id, roster, days, rulings) for roster in persons_of(persons, rulings)]
        found += [_body(story.id, body, rulings) for body in bodies_of(bodies, kinds, rulings)]
        found += _unnamed(story.id, mentions, quotes)
        yield from sorted(found, key=lambda actor: actor.id)


def _person(story: str, roster: Roster, days: Mapping[str, str], rulings: Rulings) -> Actor:
    names = _forms(roster.mentions)
    roles = [role for role, _ in sorted(roster.roles.items(), key=lambda x: (-x[1], x[0]))]
    codes = Counter(code for m in roster.mentions for code in role_countries(m.role))
    if not codes:
        codes.update(filter(None, [led_country(roster.name, roles)]))
    return Actor(
        id=content_id("actor", story, "person", *names, min(m.id for m in roster.mentions) if len(names) == 1 else ""),
        story=story,
        name=roster.name,
        kind="person",
        names=names,
        roles=tuple(roles[:MAX_ROLES]),
        mentions=tuple(sorted(m.id for m in roster.mentions)),
        countries=tuple(code for code, _ in sorted(codes.items(), key=lambda x: (-x[1], x[0]))),
        spellings=spellings_of([split_honorific(m.span.exact)[1] for m in roster.mentions]),
        offices=offices_of(roster.mentions, days),
        reasons=person_reasons(roster),
        judgements=rulings.judgements(roster.mentions),
    )


def _forms(mentions: Iterable[Mention]) -> tuple[str, ...]:
    plain = (m.span.exact.removeprefix("the ").removeprefix("The ") for m in mentions)
    return tuple(sorted({form.removesuffix("'s").removesuffix("’s") for form in plain}))


def spellings_of(forms: Sequence[str]) -> tuple[str, ...]:
    """Return the forms that differ from another one only in how a word is spelt, each once, sorted."""
    found: set[str] = set()
    order = sorted(set(forms))
    for n, a in enumerate(order):
        for b in order[n + 1 :]:
            if _differ_in_spelling(fold_name(a), fold_name(b)):
                found |= {a, b}
    return tuple(sorted(found))


def _differ_in_spelling(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One word misspelt, the rest equal or left out; or the same letters cut into words in another way."""
    if not a or not b or a == b:
        return False
    if "".join(a).replace("-", "") == "".join(b).replace("-", ""):
        return True
    if len(a) == len(b):
        odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        return len(odd) == 1 and spelling_variant(*odd[0])
    short, long = sorted((a, b), key=len)
    return len(short) == 1 and short[0] not in long and spelling_variant(short[0], long[-1])


def _body(story: str, body: Body, rulings: Rulings) -> Actor:
    names = _forms(body.mentions)
    return Actor(
        id=content_id("actor", story, body.kind, body.name, *names, *body.apart),
        story=story,
        name=body.name,
        kind=body.kind,
        names=names,
        roles=(),
        mentions=tuple(sorted(m.id for m in body.mentions)),
        countries=body.countries,
        spellings=_cut_otherwise(names),
        reasons=body_reasons(body),
        judgements=rulings.judgements(body.mentions),
    )


def _cut_otherwise(names: Sequence[str]) -> tuple[str, ...]:
    """Forms of a place or body with the same letters cut into words differently ("Guest House", "Guesthouse")."""
    by_letters: dict[str, set[str]] = {}
    for name in names:
        folded = " ".join(fold_name(name))
        by_letters.setdefault(folded.replace(" ", "").replace("-", ""), set()).add(folded)
    odd = {letters for letters, forms in by_letters.items() if len(forms) > 1 and len(letters) > 5}
    return tuple(sorted(n for n in names if "".join(fold_name(n)).replace("-", "") in odd))


def _unnamed(story: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> list[Actor]:
    """People without a name who are quoted: one actor for each description in an article."""
    roles = {m.id: m for m in mentions if m.kind == "role"}
    found: dict[tuple[str, str], list[Mention]] = {}
    for quote in quotes:
        mention = roles.get(quote.mention)
        if mention:
            found.setdefault((mention.span.article, quote.speaker_name), []).append(mention)
    return [
        Actor(
            id=content_id("actor", story, "role", article, name),
            story=story,
            name=name,
            kind="role",
            names=tuple(sorted({m.span.exact for m in members})),
            roles=tuple(sorted({m.role for m in members})),
            mentions=tuple(sorted({m.id for m in members})),
            countries=countries_in(name),
        )
        for (article, name), members in sorted(found.items())
    ]
