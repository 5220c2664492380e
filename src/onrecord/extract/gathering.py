"""Gathering people: the mentions of an article in, its persons, bodies and role holders at their places out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.people import People, Person
from onrecord.extract.persons import known_of_persons
from onrecord.extract.phrases import with_charge
from onrecord.extract.subjects import is_subject
from onrecord.extract.titles import role_before, role_gender, role_noun
from onrecord.extract.views import View
from onrecord.model.annotations import Mention
from onrecord.tools.countries import countries_in
from onrecord.tools.tables import words


def gather_people(view: View, mentions: Sequence[Mention], quoted: Sequence[bool]) -> People:
    """Collect the persons, bodies and role holders of an article."""
    people = People(view, quoted)
    roles, lands, genders = known_of_persons(mentions)
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        first, end = view.at(mention.span.start), view.before(mention.span.end) + 1
        if first >= end or (mention.kind in {"event", "other"} and not mention.role):
            continue
        if mention.name in words("names/clutter.txt") and mention.kind != "person":
            continue
        while end - 1 > first and view.tokens[end - 1].text in {"'s", "’s", "'", "’"}:
            end -= 1
        person = _person(view, mention, end - 1, quoted, roles=roles, lands=lands, genders=genders)
        people.persons.append(person)
        for n in range(first, end):
            if person.named or n == end - 1:
                people.by_token.setdefault(n, person)
        office = role_before(view, first, end) if mention.kind == "person" and view.tokens[first - 1].text == "," else None
        if office:  # "The mayor of Aldern, Mira Tolv, said": the noun that speaks is that of her office
            people.by_token.setdefault(office.noun, person)
        if not person.named:
            noun = _noun_token(view, first, end, mention.role)
            people.by_token.setdefault(noun, person)
    people.persons.sort(key=lambda p: p.token)
    people.tokens = [p.token for p in people.persons]
    return people


def _described(view: View, mention: Mention, noun: int, end: int, *, plain: str) -> str:
    """The words for somebody unnamed: with whom he serves or how he knows where that follows, else the plain ones."""
    after = with_charge(view, noun, end)
    return view.text(view.at(mention.span.start), after) if after > end else plain


def _noun_token(view: View, first: int, end: int, noun: str) -> int:
    return next((n for n in range(end - 1, first - 1, -1) if role_noun(view.tokens[n].text) == noun), end - 1)


def _person(
    view: View, mention: Mention, token: int, quoted: Sequence[bool], *,
    roles: dict[str, set[str]], lands: dict[str, set[str]], genders: dict[str, str],
) -> Person:  # fmt: skip
    rank = 0 if quoted[token] else (2 if is_subject(view, token) else 1)
    if mention.kind == "role":
        noun = _noun_token(view, view.at(mention.span.start), token + 1, mention.role)
        plural = view.tokens[noun].tag == "NNS" or view.tokens[noun].text.lower() != mention.role
        rank = 0 if quoted[noun] else (2 if is_subject(view, noun) else 1)
        own = frozenset({mention.role})
        return Person(
            noun, _described(view, mention, noun, token + 1, plain=mention.name if plural else mention.span.exact), role_gender(mention.role), own,
            frozenset(countries_in(mention.span.exact)), rank, plural, False, mention.id,
        )  # fmt: skip
    human = mention.kind == "person"
    own = frozenset(roles.get(mention.name, set())) if human else frozenset({"#body", f"#{mention.kind}"})
    plural = mention.kind == "nationality" and mention.span.exact.endswith("s")
    return Person(
        token, mention.name, genders.get(mention.name, ""), own, frozenset(lands.get(mention.name, set())),
        rank, plural, True, mention.id,
    )  # fmt: skip
