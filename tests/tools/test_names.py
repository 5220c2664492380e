"""Names of persons and bodies compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.names import (
    acronyms_of,
    fold_name,
    fold_organisation,
    gender_of,
    match_persons,
    split_honorific,
)


@pytest.mark.parametrize(
    ("a", "b", "match"),
    [
        ("Matt Lund", "Matthew Lund", "same"),
        ("Antony Lund", "Anthony Lund", "spelling"),
        ("Nils Kritenberg", "Krittenberg", "spelling"),
        ("Lund", "Robert Lund", "part"),
        ("Mr. Lund", "Robert Lund", "part"),
        ("Robert Lund", "Patricia Lund", "different"),
        ("Robert W. Lund", "Robert H. Lund", "different"),
        ("Robert W. Lund", "Robert Lund Jr.", "same"),
        ("Kim Jong Un", "Kim Jong-un", "same"),
        ("José Álvarez", "Jose Alvarez", "same"),
        ("Wang Yi", "Wang Wenbin", "different"),
        ("John Kerry", "John Kelly", "different"),
        ("", "Lund", "different"),
    ],
)
def test_two_names(a: str, b: str, match: str) -> None:
    assert match_persons(a, b) == match
    assert match_persons(b, a) == match


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_is_symmetric_and_never_fails(a: str, b: str) -> None:
    assert match_persons(a, b) == match_persons(b, a)
    assert match_persons(a, a) in {"same", "different"}


def test_titles_are_no_part_of_a_name() -> None:
    assert split_honorific("Mr. Robert Lund") == ("Mr.", "Robert Lund")
    assert fold_name("Sen. Robert Lund’s") == ("robert", "lund")
    assert (gender_of("Lund", "Mrs."), gender_of("Patricia Lund"), gender_of("Lund")) == ("f", "f", "")


def test_bodies() -> None:
    assert acronyms_of("Group of Seven") == {"G7"}
    assert "NIRA" in acronyms_of("the Northern Ice Research Agency")
    assert fold_organisation("U.N.") == fold_organisation("UN")
    assert fold_organisation("G-20") == fold_organisation("G20")


def test_transliterations_are_one_word_and_other_words_are_not() -> None:
    from onrecord.tools.names import match_persons, transliterated

    for a, b in (("zelensky", "zelenskyy"), ("gaddafi", "qadhafi"), ("yushchenko", "iushchenko")):
        assert transliterated(a, b)
    for a, b in (("holm", "helm"), ("kim", "kin"), ("maria", "mario"), ("lund", "lund")):
        assert not transliterated(a, b)
    assert match_persons("Péter Kováts", "Kováts Péter") == "same"
    assert match_persons("Ann Holm", "Ann Helm") == "different"
