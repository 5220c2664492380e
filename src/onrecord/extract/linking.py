"""Why a mention is an actor's: a person's or a body's mentions in, a reason for each that is not the name itself out."""

from __future__ import annotations

from onrecord.extract.bodies import Body
from onrecord.extract.candidates import organisation_of
from onrecord.extract.rosters import Roster
from onrecord.model.annotations import Mention
from onrecord.tools.countries import country_kind, misspelt_country
from onrecord.tools.names import acronyms_of, fold_name, fold_organisation, spelling_variant, split_honorific

#: What a word for a country is, besides its name.
_COUNTRY_WORDS = {
    "demonym": "is the word for its people or for what is its own",
    "capital": "is its capital, told to act here as its government does",
    "seat": "is its seat of government",
    "country": "is another name of the country",
}


def person_reasons(roster: Roster) -> tuple[tuple[str, str], ...]:
    """Return pairs of a mention's id and why it is this person's; none for the name in full."""
    told = {}
    for mention in roster.mentions:
        parts = [_within(mention), roster.reasons.get(mention.id, "")]
        if any(parts):
            told[mention.id] = "; ".join(part for part in parts if part)
    return tuple(sorted(told.items()))


def _within(mention: Mention) -> str:
    """Tell why a form stands for a fuller one in its own article."""
    printed = split_honorific(mention.span.exact)[1].removesuffix("'s").removesuffix("’s")
    short, full = fold_name(printed), fold_name(mention.name)
    if short == full:
        return ""
    title = split_honorific(mention.span.exact)[0] or mention.role
    by_title = f", and “{title}” agrees" if title else ""
    if len(short) < len(full) and short and short[-1] == full[-1]:
        return f"“{printed}” is the family name of “{mention.name}” in the same report{by_title}"
    if set(short) < set(full):
        return f"“{printed}” is a part of “{mention.name}” in the same report{by_title}"
    if len(short) == 1 and full and spelling_variant(short[0], full[-1]):
        return f"“{printed}” differs in spelling only from “{mention.name}” in the same report"
    return f"“{printed}” is another form of “{mention.name}” in the same report"


def body_reasons(body: Body) -> tuple[tuple[str, str], ...]:
    """Return pairs of a mention's id and why it is this body's; none for the name itself."""
    told = {}
    for mention in body.mentions:
        why = body.reasons.get(mention.id, "") or _why(mention, body)
        if why:
            told[mention.id] = why
    return tuple(sorted(told.items()))


def _why(mention: Mention, body: Body) -> str:
    printed = mention.span.exact.removesuffix("'s").removesuffix("’s").removeprefix("the ").removeprefix("The ")
    if fold_organisation(printed) == fold_organisation(body.name):
        return ""
    kind = country_kind(mention.name)
    if kind and misspelt_country(printed):
        return f"“{printed}” is the name of {body.name} but for one letter"
    if kind and body.fixed:
        return f"“{printed}” {_COUNTRY_WORDS[kind]} ({body.name})"
    if organisation_of(printed):
        return f"“{printed}” is listed as a name of “{organisation_of(printed)}”"
    if printed != mention.name:
        sure = printed in acronyms_of(mention.name)
        return f"“{printed}” is {'made of the initials' if sure else 'the short form in brackets'} of “{mention.name}”"
    return f"“{printed}” and “{body.name}” are one name but for letters, marks or a company’s legal form"
