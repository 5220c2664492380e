"""Press releases run as news: the issuer's work on whatever page, one origin, and none that confirms."""

from __future__ import annotations

from dataclasses import replace

from tests.reuse.planting import derived, paragraphs, plant

from onrecord.model.articles import Article
from onrecord.model.reuse import Origin, confirming, newsrooms_of
from onrecord.reuse.newsrooms import newsroom_of
from onrecord.reuse.origins import origins_of
from onrecord.tools.directory_files import shipped_directory
from onrecord.tools.protocols import Tools


def release(name: str, body: list[str], issuer: str = "Varn Metals", **more: str) -> Article:
    return replace(plant(name, body, **more), form="press-release", issuer=issuer)


def test_a_report_that_copies_a_release_is_the_issuers_run_as_news(light_tools: Tools) -> None:
    body = paragraphs(1, 6)
    found = derived(
        [release("wire", body, day="2031-06-05"), plant("copy", [*body[:5], *paragraphs(2, 1)], source="Kestwick Mail", day="2031-06-04")],
        light_tools,
    )  # fmt: skip
    assert found["copy"].origin == found["wire"].origin
    assert (found["copy"].kind, found["copy"].name) == ("release", "Varn Metals")
    assert any("run as news" in reason and "does not say" in reason for reason in found["copy"].reasons)


def test_a_copy_that_names_the_release_is_told_so(light_tools: Tools) -> None:
    body = paragraphs(1, 6)
    said = "Varn Metals said in a press release that the mine is open."
    found = derived([release("wire", body), plant("copy", [*body, said], source="Kestwick Mail")], light_tools)
    assert any("in a press release”" in reason for reason in found["copy"].reasons)


def test_a_report_that_quotes_parts_of_a_release_is_its_newsrooms(light_tools: Tools) -> None:
    body = paragraphs(1, 6)
    quoting = plant("quoting", [*paragraphs(2, 6), f"“{body[0]}”"], source="Kestwick Mail")
    found = derived([release("wire", body), quoting], light_tools)
    assert (found["quoting"].kind, found["quoting"].name) == ("outlet", "Kestwick Mail")


def test_two_prints_with_marks_left_over_are_one_release_by_whatever_name(light_tools: Tools) -> None:
    body = paragraphs(1, 6)
    prints = [release("one", body, "Varn Metals"), release("two", body[:5], "Varn", source="Ilvane Herald"), release("three", body, "")]
    found = derived([*prints, plant("four", body[:4], source="Kestwick Mail", day="2031-01-01")], light_tools)
    assert len({d.origin for d in found.values()}) == 1
    assert {d.name for d in found.values()} == {"Varn Metals"}


def test_releases_of_two_issuers_are_two_and_of_one_on_two_days_one(light_tools: Tools) -> None:
    found = derived(
        [release("a", paragraphs(1, 4)), release("b", paragraphs(2, 4)), release("c", paragraphs(3, 4), "Orbel"),
         release("d", paragraphs(4, 4), ""), release("e", paragraphs(5, 4), "")],
        light_tools,
    )  # fmt: skip
    assert found["a"].origin == found["b"].origin
    assert len({found[name].origin for name in "acde"}) == 4


def test_a_release_with_an_agencys_marks_is_still_its_issuers() -> None:
    article = release("wire", paragraphs(1, 3), agency="PR Newswire")
    assert newsroom_of(article, shipped_directory()).name == "Varn Metals"


def test_a_release_confirms_nothing_that_a_newsroom_tells(light_tools: Tools) -> None:
    found = derived([release("wire", paragraphs(1, 4)), plant("own", paragraphs(2, 4), source="Kestwick Mail")], light_tools)
    wire, own = found["wire"].origin, found["own"].origin
    assert confirming([wire, own]) == {own}
    assert confirming([wire]) == {wire}
    origins = origins_of(found.values(), [d.article for d in found.values()])
    assert [origin.name for origin in newsrooms_of(origins)] == ["Kestwick Mail"]
    assert newsrooms_of([Origin("release-1", "Varn", "release", ("a",))]) == ()
