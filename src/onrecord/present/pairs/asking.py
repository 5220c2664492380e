"""What was asked for: a country's code or name, types and days as a person wrote them in; codes, or an error that helps, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from onrecord.present.pairs.scores import event_types
from onrecord.tools.countries import country_name, country_of
from onrecord.tools.errors import WrongUse
from onrecord.tools.tables import rows

#: Types of older drafts, and what they are today.
_FORMER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
NEAR = 3


def country_code(text: str, seen: Collection[str] = ()) -> str:
    """Return the ISO 3166 alpha-3 code that a person means by a code of two or three letters or a country's name.

    Letters may be small or capital. WrongUse names what is near, first among the countries `seen` in the workspace.
    """
    wanted = " ".join(text.split())
    known = {row["alpha3"] for row in rows("names/countries.tsv")}
    if wanted.upper() in known:
        return wanted.upper()
    if len(wanted) == 2 and (code := _alpha2().get(wanted.upper())):
        return code
    for form in (wanted, wanted.title(), wanted.upper()):
        if wanted and (code := country_of(form)):
            return code
    if body := _body(wanted):
        raise WrongUse(f"The {body} is no country of ISO 3166: what it does itself stands in no pair. "
                       "Name one of its members, or see onrecord pairs for the pairs of countries there are.")  # fmt: skip
    near = _near(wanted, seen)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    raise WrongUse(f"{text!r} is no country. Name one by its ISO 3166 code (CHN or CN) or its English name (China).{meant} "
                   "For the pairs of countries there are: onrecord pairs")  # fmt: skip


def name_of(code: str) -> str:
    """Return the country's English name, the code where it has none."""
    return country_name(code) or code


def wanted_types(names: Iterable[str]) -> tuple[str, ...]:
    """Return PLOVER's types by their names, letters small or capital; WrongUse for others."""
    types = event_types()
    found = []
    for name in names:
        kind = _FORMER.get(name.upper(), name.upper())
        if kind not in types:
            near = get_close_matches(kind, types, NEAR)
            meant = f" Did you mean {' or '.join(near)}?" if near else ""
            raise WrongUse(f"{name!r} is no type of event.{meant} There are: {', '.join(types)}.")
        found.append(kind)
    return tuple(dict.fromkeys(found))


def _near(wanted: str, seen: Collection[str]) -> list[str]:
    """Return countries whose name or code is near, as `Name (CODE)`; those that are seen come first."""
    forms = {form.casefold(): row["alpha3"] for row in rows("names/countries.tsv") for form in _forms(row)}
    here = {form: code for form, code in forms.items() if code in seen}
    found = [pool[form] for pool in (here, forms) for form in get_close_matches(wanted.casefold(), sorted(pool), NEAR, 0.7)]
    return [f"{name_of(code)} ({code})" for code in dict.fromkeys(found)][:NEAR]


def _body(wanted: str) -> str:
    """Return the name of the body or alliance of several countries that is meant, "" where none is."""
    key = wanted.casefold().removeprefix("the ")
    for row in rows("names/organisations.tsv"):
        forms = {form.casefold() for form in (row["name"], *row["forms"].split(";"))}
        if row["kind"] in ("body", "alliance") and not row["alpha3"] and key and key in forms:
            return row["name"]
    return ""


def _forms(row: dict[str, str]) -> Sequence[str]:
    return [row["alpha3"], *(form for form in (*row["names"].split(";"), *row["demonyms"].split(";")) if form)]


@cache
def _alpha2() -> dict[str, str]:
    import pycountry

    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"UK": "GBR", "EL": "GRC", "XK": "XKX"}
