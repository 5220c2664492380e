"""Dossiers as Markdown: every footnote is defined, leads to its words, and nothing of the reports is markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.ostrel import ostrel_material

from onrecord.present.export.markdown import escaped, render_markdown
from onrecord.present.material import Material
from onrecord.present.view.shown import one_line

NOTE = re.compile(r"^\[\^([\d-]+)\]: (\w+) .*, (\d+)–(\d+): “(.*)”$", re.M)


@pytest.fixture(scope="module")
def text() -> str:
    return render_markdown(ostrel_material())


def unescaped(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words)


def test_every_footnote_is_defined_once_and_used(text: str) -> None:
    defined = [found[1] for found in NOTE.finditer(text)]
    used = re.findall(r"\[\^([\d-]+)\](?!:)", text)
    assert len(defined) == len(set(defined)) > 30
    assert set(used) == set(defined)


def test_every_footnote_quotes_its_place(text: str) -> None:
    names = dict(re.findall(r"\b([A-C]\d) ([A-Z]\w+ \w+)", text))
    articles = {article.source: article for article in ostrel_material().articles}
    for _, code, start, end, words in NOTE.findall(text):
        article = articles[names[code]]
        assert one_line(article.text[int(start) : int(end)]) == unescaped(words)


def test_tables_have_as_many_cells_in_every_row(text: str) -> None:
    tables = re.findall(r"(?:^\|.*\|\n)+", text, re.M)
    assert len(tables) == 4
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_two_stories_keep_their_footnotes_apart() -> None:
    material = ostrel_material()
    other = replace(material.dossiers[0], story="story-two", title="Again")
    text = render_markdown(replace(material, dossiers=(*material.dossiers, other)))
    defined = [found[1] for found in NOTE.finditer(text)]
    assert len(defined) == len(set(defined))
    assert {key.split("-")[0] for key in defined} == {"1", "2"}


def test_no_dossier_is_said() -> None:
    assert "Nothing on record" in render_markdown(Material(dossiers=(), articles=()))


@given(st.text(max_size=80))
def test_escaped_text_is_one_line_and_holds_no_live_mark(text: str) -> None:
    line = escaped(text)
    assert "\n" not in line
    line.encode("utf-8")
    bare = re.sub(r"\\.", "", line)
    assert not re.search(r"[`*_\[\]<>|~$]", bare)
    assert not re.match(r"\s*(#|[-+] |\d+[.)] )", line)


def test_addresses_and_markup_of_a_report_stay_words() -> None:
    line = escaped("<b>x</b> [a](javascript:alert(1)) http://evil.example www.evil.example ![i](j) 3. x")
    assert "\\<b\\>" in line
    assert "\\[a\\](javascript:alert(1))" in line
    assert "http\\://" in line
    assert "www\\.evil" in line


def test_what_somebody_denied_is_not_listed_as_said() -> None:
    material = ostrel_material()
    quotes = [replace(q, stance="denied") if "never received" in q.content.exact else q for q in material.quotes]
    assert "  - denied: “never received a warning”" in render_markdown(replace(material, quotes=tuple(quotes)))
    assert "denied:" not in render_markdown(material)
