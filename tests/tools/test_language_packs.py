"""Language packs: every folder is complete, holds nothing that no rule knows, and says where it is from."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields

import pytest

from onrecord.extract.pack_patterns import scan_by_pack
from onrecord.extract.pack_readings import READINGS
from onrecord.tools.language_packs import FILES, Habits, LanguagePack, language_pack, served_languages
from onrecord.tools.languages import language_name
from onrecord.tools.pack_sentences import pack_sentences, pack_tokens
from onrecord.tools.tables import read_data, rows

CODES = served_languages()
KINDS = {
    "abbreviations.tsv": {"title", "number", "inner", "either"},
    "calendar.tsv": {
        "month", "weekday", "season", "part", "unit", "number", "ordinal", "decade", "hour", "relative", "mod", "minutes",
        "join", "lean", "lead", "lasting",
    },
    "cues.tsv": {"say", "deny", "doubt", "call", "according", "postposed", "behind", "view"},
    "people.tsv": {"given", "honorific", "role", "body", "work", "medium"},
    "words.tsv": {
        "determiner", "oblique", "joiner", "stop", "pronoun", "auxiliary", "clause", "question", "as", "relative", "link",
        "adverb", "negation", "and", "finite",
    },
}  # fmt: skip
#: Kinds that a language may do without.
OPTIONAL = {"oblique", "medium", "doubt", "finite", "question", "lasting", "minutes", "postposed", "behind", "view"}
TOLD = {"days", "part", "rel", "way", "base", "year", "value", "time", "bare"}


def pack_of(code: str) -> LanguagePack:
    pack = language_pack(code)
    assert pack is not None
    return pack


@pytest.mark.parametrize("code", CODES)
def test_a_folder_holds_all_tables_with_their_columns_and_sources(code: str) -> None:
    for name, columns in FILES.items():
        text = read_data(f"languages/{code}/{name}")
        assert "Source:" in text or "source:" in text, name
        table = rows(f"languages/{code}/{name}")
        assert table, name
        assert {tuple(row) for row in table} == {columns}, name
        keys = [tuple(row.values()) for row in table]
        assert len(keys) == len(set(keys)), f"{name} says something twice"
        assert all(row.get("form", "x") for row in table), name
    text = read_data(f"languages/{code}/language.toml")
    assert "Source" in text
    assert set(tomllib.loads(text)) == {field.name for field in fields(Habits)}


@pytest.mark.parametrize("code", CODES)
def test_no_table_has_a_kind_that_no_rule_knows_and_none_is_missing(code: str) -> None:
    for name, kinds in KINDS.items():
        found = {row["kind"] for row in rows(f"languages/{code}/{name}")}
        assert found <= kinds, f"{name}: {found - kinds}"
        assert kinds - found <= OPTIONAL | {"number", "either"}, f"{name}: {kinds - found}"
    assert {way for _, way in pack_of(code).tense} <= {"past", "future", "neither"}
    assert {row["gender"] for row in rows(f"languages/{code}/people.tsv")} == {"", "f", "m"}


@pytest.mark.parametrize("code", CODES)
def test_the_calendar_is_whole(code: str) -> None:
    calendar = pack_of(code).calendar
    assert set(calendar["month"].values()) == {str(n) for n in range(1, 13)}
    assert set(calendar["weekday"].values()) == {str(n) for n in range(1, 8)}
    assert set(calendar["season"].values()) == {"SP", "SU", "FA", "WI"}
    assert set(calendar["part"].values()) <= {"MO", "MI", "AF", "EV", "NI"}
    assert {"-1", "0", "1"} == set(calendar["relative"].values())
    units = {row["form"] for row in rows("times/units.tsv")} | {"night"}
    assert set(calendar["unit"].values()) <= units


@pytest.mark.parametrize("code", CODES)
def test_times_name_readings_that_there_are_and_patterns_that_compile(code: str) -> None:
    pack = pack_of(code)
    for reading, told, _ in pack.times:
        assert reading in READINGS
        assert set(told) <= TOLD
    assert not list(scan_by_pack("", pack))
    needed = {"day", "month", "weekday", "shift", "unit", "ago", "duration", "decade", "clock", "year"}
    assert needed <= {reading for reading, _, _ in pack.times}


@pytest.mark.parametrize("code", CODES)
def test_a_pack_is_of_a_language_that_has_a_name(code: str) -> None:
    assert pack_of(code).habits.name == language_name(code)
    assert re.fullmatch(rf"tables:{code}-\d+", pack_of(code).name)


def test_english_has_a_parser_and_no_pack() -> None:
    assert "en" not in CODES
    assert language_pack("en") is language_pack("xx") is language_pack("../names") is None


@pytest.mark.parametrize(
    ("code", "text", "sentences"),
    [
        ("es", "El Sr. Ruiz viajó a EE. UU. con la Dra. Gil. Volvió el lunes.", 2),
        ("es", "Viajó a EE. UU. El lunes volvió.", 2),
        ("es", "«¿Cómo?», preguntó. —No —dijo Ruiz—. Nadie lo sabe.", 3),
        ("es", "Vive en el núm. 12 de la c. Mayor. Tiene 3 hijos.", 2),
        ("de", "Das gilt z. B. am 12. Mai. Dr. Müller kam im 21. Jahrhundert an.", 2),
        ("de", "„Nein!“ Er ging um 12 Uhr. Am 3. Juni kam Prof. Dr. Ohm zurück.", 3),
        ("de", "Es war der 3. Der Rest kam am 4. Juni 2031. Dann war Schluss.", 3),
        ("de", "Rund 3 Mio. Euro kostet das bzw. 4 Mrd. Franken. Das ist viel.", 2),
    ],
)
def test_abbreviations_and_ordinals_end_no_sentence(code: str, text: str, sentences: int) -> None:
    found = pack_sentences(text, pack_of(code))
    assert len(found) == sentences, [text[a:b] for a, b in found]


def test_abbreviations_are_one_word_with_their_stop() -> None:
    text = "El Sr. Ruiz, de EE. UU., ganó 3.500 euros."
    tokens = [text[a:b] for a, b in pack_tokens(text, pack_of("es"))]
    assert tokens[:5] == ["El", "Sr.", "Ruiz", ",", "de"]
    assert "3.500" in tokens
