"""Dates in what is exported: published, last changed and first seen apart, zones as given or said to be unknown."""

from __future__ import annotations

from dataclasses import replace

import jsonschema
import pytest
from tests.web.ostrel import ostrel_material

from onrecord.model.articles import Dating
from onrecord.present.export.dossiers import dossier_file
from onrecord.present.export.markdown import render_markdown
from onrecord.present.export.schema import dossier_schema
from onrecord.present.material import Material
from onrecord.present.view.shown import moment_in_words
from onrecord.present.web.page import render_html

NAME = "article-radio"


def material(**fields: str) -> Material:
    base = ostrel_material()
    dating = replace(next(d for d in base.datings if d.article == NAME), **fields)  # type: ignore[arg-type]
    return replace(base, datings=tuple(dating if d.article == NAME else d for d in base.datings))


def row(of: Material) -> dict:
    file = dossier_file(of)
    jsonschema.validate(file, dossier_schema())
    return next(dict(article) for article in file["articles"] if article["id"] == NAME)


def test_the_three_are_apart_in_json() -> None:
    told = row(material(value="2031-03-07T14:05", zone="+02:00", modified="2031-03-08T16:20Z", modified_basis="metadata",
                        seen="2031-03-09", seen_basis="fetched"))  # fmt: skip
    assert (told["published"]["value"], told["published"]["zone"]) == ("2031-03-07T14:05", "+02:00")
    assert told["modified"] == {"value": "2031-03-08T16:20", "zone": "Z", "basis": "metadata", "evidence": []}
    assert told["first_seen"] == {"value": "2031-03-09", "zone": "", "basis": "fetched", "evidence": []}
    bare = row(ostrel_material())
    assert (bare["published"]["zone"], bare["modified"], bare["first_seen"]) == ("", None, None)


def test_an_unknown_date_is_null_and_the_others_stay() -> None:
    base = ostrel_material()
    kept = tuple(Dating(NAME, "", None, None, "", seen="2031-03-09T10:00Z") if d.article == NAME else d for d in base.datings)
    told = row(replace(base, datings=kept))
    assert (told["published"], told["first_seen"]["value"]) == (None, "2031-03-09T10:00")


@pytest.mark.parametrize("render", [render_html, render_markdown])
def test_readers_are_told_of_zones_changes_and_sights(render) -> None:  # type: ignore[no-untyped-def]
    shown = render(material(value="2031-03-07T14:05", modified="2031-03-08T16:20+02:00", seen="2031-03-09T10:00Z")).replace("\\", "")
    assert "Friday 7 March 2031, 14:05 (zone unknown)" in shown
    assert "last changed 8 March 2031, 16:20 (UTC+02:00)" in shown
    assert "first seen 9 March 2031, 10:00 (UTC)" in shown
    same = render(material(value="2031-03-07T14:05", zone="Z", modified="2031-03-07T14:05Z")).replace("\\", "")
    assert "last changed" not in same
    assert "zone unknown" not in render(ostrel_material())


def test_a_day_has_no_zone_to_tell() -> None:
    assert moment_in_words("2031-03-07", "") == "7 March 2031"
    assert moment_in_words("2031-03", "") == "March 2031"
