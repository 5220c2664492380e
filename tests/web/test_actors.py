"""Who is named, as a page lists it: what is told of each, the rest in a line."""

from __future__ import annotations

from dataclasses import replace

from onrecord.present.view.actors import ActorView, named_in, times_named

AARO = ActorView(
    id="x", name="Nils Aaro", kind="person", countries="", offices=("“harbour master”, printed 2031-05-05 to 2031-05-07",), forms=("Aaro",),
    names=2, otherwise=1, reports=1, reasons=(), judged=False,
)  # fmt: skip
BARE = replace(AARO, id="y", name="Ida Bruun", offices=(), forms=(), names=1, otherwise=0)
SKERRA = replace(AARO, id="z", name="Skerra", kind="place", offices=(), forms=("Skerran",), names=4, otherwise=0)


def test_of_one_who_is_named_once_the_name_is_all() -> None:
    named = named_in((AARO, BARE, SKERRA))
    assert [one.name for one in named.told] == ["Nils Aaro"]
    assert named.once == ("Ida Bruun",)
    assert named.places == ("Skerra (4; also Skerran)",)


def test_the_days_of_roles_are_told_where_they_differ() -> None:
    assert named_in((AARO,)).told[0].offices == ("“harbour master”",)
    later = replace(AARO, id="w", offices=("“pilot”, printed 2031-05-06",))
    assert [one.offices for one in named_in((AARO, later)).told] == [
        ("“harbour master”, printed 5–7 May 2031",), ("“pilot”, printed 6 May 2031",)
    ]  # fmt: skip


def test_what_is_not_shown_is_counted() -> None:
    many = tuple(replace(AARO, id=str(n), name=f"Aaro {n}") for n in range(75))
    named = named_in(many)
    assert len(named.told) + named.more == 75
    assert named.more == 15


def test_times_are_told_in_words() -> None:
    assert times_named(AARO) == "twice by name, once otherwise"
    assert times_named(BARE) == "once by name"
    assert times_named(SKERRA) == "4 times by name"
