"""Texts of nothing but names: the work grows with their number, not with its square."""

from __future__ import annotations

import time
from itertools import product

from onrecord.extract.holders import describe
from onrecord.extract.persons import MAX_PERSONS, full_names

_SYLLABLES = ("bel", "dor", "ga", "ka", "len", "ma", "nor", "pe", "ro", "su", "ti", "vi")
_WORDS = ["".join(parts).capitalize() for parts in product(_SYLLABLES, repeat=3)]


def test_thousands_of_full_names_are_told_apart_in_time() -> None:
    forms = [(f"{first} {last}", 20 * n) for n, (first, last) in enumerate(zip(_WORDS, reversed(_WORDS), strict=True))]
    began = time.process_time()
    found = full_names(forms)
    assert time.process_time() - began < 10  # 1 s where it was written
    assert all(found[place] == form for form, place in forms[MAX_PERSONS:])


def test_thousands_of_single_names_are_told_apart_in_time() -> None:
    forms = [(word, 20 * n) for n, word in enumerate(_WORDS * 2)]
    began = time.process_time()
    found = full_names(forms)
    assert time.process_time() - began < 10
    assert found[0] == _WORDS[0]


def test_a_single_name_is_written_as_it_is_most() -> None:
    forms = [("Tólv", 0), ("Tolv", 10), ("Tólv", 20), ("TOLV", 30), ("Aaro", 40), ("—", 70)]
    found = full_names(forms)
    assert [found[place] for _, place in forms] == ["Tólv", "Tólv", "Tólv", "Tólv", "Aaro", "—"]


def test_what_an_office_must_have_as_well_is_told_once() -> None:
    told = describe("the former Peruvian deputy foreign minister", "minister")
    assert {"deputy", "foreign"} <= told.telling
    assert not told.telling & {"former", "peruvian", "minister", "the"}
