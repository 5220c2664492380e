"""The dossier as JSON and the tables: valid by their schema, the same bytes in any order, nothing lost."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import jsonschema
import pytest
from tests.web.ostrel import ostrel_material

from onrecord.present.export.dossiers import dossier_file, dossier_json
from onrecord.present.export.schema import dossier_schema, schema_of
from onrecord.present.export.tables import TABLES, table_rows, write_table
from onrecord.present.material import Material


@pytest.fixture(scope="module")
def material() -> Material:
    return ostrel_material()


def strict(schema: dict) -> dict:
    """Return the schema with no other properties allowed, so that a row's odd field is found."""
    defs = {name: {**one, "additionalProperties": False} for name, one in schema["$defs"].items()}
    return {**schema, "$defs": defs}


def test_the_dossier_is_valid_by_its_schema(material: Material) -> None:
    jsonschema.Draft202012Validator.check_schema(dossier_schema())
    jsonschema.validate(json.loads(dossier_json(material)), strict(dossier_schema()))


def test_the_schema_refuses_what_is_no_dossier(material: Material) -> None:
    broken = json.loads(dossier_json(material))
    broken["stories"][0]["points"][0]["status"] = "conflict"
    with pytest.raises(jsonschema.ValidationError, match="conflict"):
        jsonschema.validate(broken, dossier_schema())
    del broken["articles"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, dossier_schema())


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_valid_by_its_schema(material: Material, table: str) -> None:
    schema = strict(schema_of(TABLES[table].row, title=table))
    for row in table_rows(table, material):
        jsonschema.validate(json.loads(json.dumps(row)), schema)


def test_the_same_bytes_in_any_order(material: Material) -> None:
    turned = replace(
        material,
        **{
            name: tuple(reversed(getattr(material, name)))
            for name in ("dossiers", "articles", "datings", "actors", "quotes", "attributions", "times", "passages", "issues")
        },
    )
    assert dossier_json(turned) == dossier_json(material)


def test_every_span_says_the_words_of_its_place(material: Material) -> None:
    texts = {article.id: article.text for article in material.articles}
    found = 0

    def walk(value: object) -> None:
        nonlocal found
        if isinstance(value, dict):
            if {"article", "start", "end", "exact"} <= set(value):
                assert texts[value["article"]][value["start"] : value["end"]] == value["exact"]
                found += 1
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(dossier_file(material))
    assert found > 20


def test_statements_cited_by_points_and_brief_are_there(material: Material) -> None:
    for story in dossier_file(material)["stories"]:
        known = {statement["id"] for statement in story["statements"]}
        cited = {s["id"] for point in story["points"] for claim in point["claims"] for s in claim["statements"]}
        told = {i for section in story["brief"]["sections"] for s in section["sentences"] for i in s["statements"]}
        assert cited <= known
        assert told <= known


def test_a_table_of_nothing_is_empty_with_its_columns() -> None:
    for table in TABLES:
        out = io.BytesIO()
        write_table(table, table_rows(table, Material(dossiers=(), articles=())), "csv", out)
        assert out.getvalue().decode().strip().split(",")[0]
        out = io.BytesIO()
        write_table(table, [], "jsonl", out)
        assert out.getvalue() == b""


def test_parquet_holds_the_rows(material: Material) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    write_table("quotes", table_rows("quotes", material), "parquet", out)
    out.seek(0)
    assert parquet.read_table(out).num_rows == len(material.quotes)


def test_line_separators_in_a_text_do_not_break_a_line_of_json() -> None:
    out = io.BytesIO()
    write_table("issues", [{"message": "one\u2028two\r\nthree", "code": "\ud800"}], "jsonl", out)
    assert len(out.getvalue().decode().splitlines()) == 1
    assert json.loads(out.getvalue())["message"] == "one\u2028two\r\nthree"
