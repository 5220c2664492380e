"""Whose text an article is, in planted corpora."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.reuse.planting import derived, paragraphs, plant

from onrecord.model.articles import Article, DateCandidate
from onrecord.reuse.contributions import contributing_agencies
from onrecord.reuse.newsrooms import known_newsroom, newsroom_of
from onrecord.reuse.origins import origins_of
from onrecord.tools.directory_files import shipped_directory
from onrecord.tools.protocols import Tools

WIRE = paragraphs(42, 8)
DIRECTORY = shipped_directory()


def test_agency_articles_are_one_origin_without_any_shared_text(light_tools: Tools) -> None:
    found = derived([plant("a", paragraphs(1, 3), agency="HPA"), plant("b", paragraphs(2, 3), agency="HPA")], light_tools)
    assert found["a"].origin == found["b"].origin
    assert found["a"].credited
    assert found["b"].name == "HPA"


def test_an_uncredited_copy_is_the_agencys_and_says_why(light_tools: Tools) -> None:
    wire = plant("wire", WIRE, agency="HPA", day="2031-05-02")
    taken = plant("taken", [*WIRE[2:6], *paragraphs(9, 1)], source="Kestwick Mail", day="2031-05-03")
    found = derived([wire, taken], light_tools)["taken"]
    assert (found.kind, found.name, found.credited, found.copy_of) == ("agency", "HPA", False, wire.id)
    assert "8 of its 10 sentences" in found.reasons[0]
    assert 0.7 < found.shares[0].fraction < 0.9


def test_a_copy_of_a_copy_is_the_agencys_too(light_tools: Tools) -> None:
    own = paragraphs(11, 4)
    first = plant("first", WIRE[:5], agency="HPA")
    second = plant("second", [*WIRE[:5], *own], source="Kestwick Mail")
    third = plant("third", [*WIRE[2:5], *own], source="Ilvane Post")
    assert {d.name for d in derived([first, second, third], light_tools).values()} == {"HPA"}


def test_who_takes_an_outlets_own_part_of_an_agency_reprint_has_nothing_of_the_agencys(light_tools: Tools) -> None:
    own = paragraphs(11, 4)
    first = plant("first", WIRE[:5], agency="HPA", day="2031-05-02")
    second = plant("second", [*WIRE[:5], *own], source="Kestwick Mail", day="2031-05-03")
    third = plant("third", [*paragraphs(12, 3), *own], source="Ilvane Post", day="2031-05-04")
    found = derived([first, second, third], light_tools)
    assert [(s.name, round(s.fraction, 1)) for s in found["second"].shares] == [("HPA", 0.6), ("Kestwick Mail", 0.4)]
    assert [(s.name, round(s.fraction, 1)) for s in found["third"].shares] == [("Kestwick Mail", 0.6), ("Ilvane Post", 0.4)]


def test_what_two_reprints_have_beyond_the_take_at_hand_is_held_to_be_the_agencys(light_tools: Tools) -> None:
    first = plant("first", WIRE[:5], agency="HPA", day="2031-05-02")
    later = [plant(name, WIRE, source=source, day="2031-05-03") for name, source in (("b", "Kestwick Mail"), ("c", "Ilvane Post"))]
    found = derived([first, *later], light_tools)
    assert {(d.name, d.shares[0].fraction) for d in found.values()} == {("HPA", 1.0)}


def test_of_one_day_the_earlier_hour_is_the_origin_in_any_zone(light_tools: Tools) -> None:
    moments = {"early": ("2031-05-02T06:30", "+02:00"), "late": ("2031-05-02T05:10", "Z")}
    articles = []
    for (name, (value, zone)), size in zip(moments.items(), (6, 8), strict=True):
        dated = DateCandidate(value, "minute", "metadata", 0.95, zone=zone)
        articles.append(replace(plant(name, WIRE[:size], source=f"The {name} Mail"), dates=(dated,)))
    assert {d.name for d in derived(articles, light_tools).values()} == {"The early Mail"}


def test_an_origin_has_one_share_of_each_article(light_tools: Tools) -> None:
    first = plant("first", WIRE, source="Kestwick Mail", day="2031-05-02")
    copy = plant("copy", WIRE, source="Ilvane Post", day="2031-05-03")
    found = derived([first, copy], light_tools)
    assert [(s.name, s.fraction) for s in found["first"].shares] == [("Kestwick Mail", 1.0)]
    assert [(s.name, s.fraction) for s in found["copy"].shares] == [("Kestwick Mail", 1.0)]


def test_one_shared_paragraph_does_not_make_a_report_anothers(light_tools: Tools) -> None:
    own = plant("own", [*WIRE[:1], *paragraphs(12, 7)], source="Kestwick Mail")
    found = derived([plant("wire", WIRE, agency="HPA"), own], light_tools)["own"]
    assert (found.kind, found.name) == ("outlet", "Kestwick Mail")
    assert [share.name for share in found.shares] == ["Kestwick Mail", "HPA"]


def test_a_speech_that_two_print_at_length_makes_no_copy(light_tools: Tools) -> None:
    speech = [f"“{text} I will not be moved, and we know our duty,” she said." for text in paragraphs(13, 6)]
    a = plant("a", [*paragraphs(14, 3), *speech], source="Kestwick Mail")
    b = plant("b", [*paragraphs(15, 3), *speech], agency="HPA")
    assert derived([a, b], light_tools)["a"].name == "Kestwick Mail"


def test_between_outlets_the_earlier_text_is_the_origin(light_tools: Tools) -> None:
    early = plant("early", WIRE[:6], source="Kestwick Mail", day="2031-05-02")
    late = plant("late", WIRE, source="Ilvane Post", day="2031-05-04")
    found = derived([late, early], light_tools)
    assert {d.name for d in found.values()} == {"Kestwick Mail"}
    assert found["early"].copy_of == ""
    assert found["late"].copy_of == early.id


def test_the_order_of_arrival_changes_nothing(light_tools: Tools) -> None:
    corpus = [
        plant("a", WIRE, agency="HPA"), plant("b", WIRE[1:], source="X Daily"), plant("c", WIRE[:7]),
        plant("d", paragraphs(20, 4), source="X Daily"),
    ]  # fmt: skip
    expected = derived(corpus, light_tools)
    for seed in range(4):
        assert derived(random.Random(seed).sample(corpus, len(corpus)), light_tools) == expected


def test_origins_list_each_newsroom_once_with_shares(light_tools: Tools) -> None:
    corpus = [plant("a", WIRE, agency="HPA"), plant("b", WIRE), plant("c", paragraphs(21, 4)), plant("d", paragraphs(22, 4))]
    found = derived(corpus, light_tools)
    origins = origins_of(found.values(), [article.id for article in corpus])
    assert [len(origin.articles) for origin in origins] == [2, 1, 1]
    assert origins[0].name == "HPA"
    assert dict(origins[0].shares)[corpus[0].id] == 1.0


def test_a_newsroom_is_known_by_credit_notice_publisher_or_address() -> None:
    bare = plant("x", paragraphs(1, 1))
    assert newsroom_of(bare, DIRECTORY).kind == "unknown"
    assert newsroom_of(replace(bare, url="https://edition.cnn.com/2031/05/02/x.html"), DIRECTORY).kind != "unknown"
    assert newsroom_of(replace(bare, url="https://www.theguardian.com/x"), DIRECTORY).name == "The Guardian"
    assert newsroom_of(replace(bare, source="The Associated Press"), DIRECTORY).name == "AP"
    assert newsroom_of(replace(bare, source="MSN"), DIRECTORY).kind == "unknown"
    noticed = plant("y", [*paragraphs(1, 1), "This story was originally published by Der Spiegel."], source="Kestwick Mail")
    assert newsroom_of(noticed, DIRECTORY).name == "Der Spiegel"
    assert newsroom_of(replace(bare, url="https://[broken"), DIRECTORY).kind == "unknown"
    assert known_newsroom("Nowhere Gazette", "", DIRECTORY) is None


def test_two_unknown_newsrooms_are_two() -> None:
    assert newsroom_of(plant("x", ["a"]), DIRECTORY).id != newsroom_of(plant("y", ["a"]), DIRECTORY).id


SHORT = [
    ["At least 12 people fell ill when the reservoir of Kestwick overflowed on Sunday, officials said.",
     "“We will rebuild,” said Mayor Ilvane Porrick."],
    ["It rained again in Kestwick."],
    ["“I will not go, and nobody will make me,” she said."],
    ["Three were hurt.", "Nobody knows why."],
]  # fmt: skip


@pytest.mark.parametrize("body", SHORT)
def test_the_same_short_text_three_times_is_one_origin(light_tools: Tools, body: list[str]) -> None:
    assert len({d.origin for d in derived([plant(name, body) for name in "abc"], light_tools).values()}) == 1


def test_a_short_text_with_one_figure_changed_is_the_same_text(light_tools: Tools) -> None:
    changed = [SHORT[0][0].replace("12", "14"), SHORT[0][1]]
    assert len({d.origin for d in derived([plant("a", SHORT[0]), plant("b", changed)], light_tools).values()}) == 1


def test_short_reports_of_one_event_in_other_words_are_two(light_tools: Tools) -> None:
    other = ["On Sunday the reservoir of Kestwick overflowed and made a dozen people ill.", "The mayor spoke of rebuilding."]
    assert len({d.origin for d in derived([plant("a", SHORT[0]), plant("b", other)], light_tools).values()}) == 2


def test_a_statement_in_the_first_person_that_two_print_whole_is_one_text(light_tools: Tools) -> None:
    body = [f"I told them so, and we said: {text}" for text in paragraphs(30, 4)]
    found = derived([plant("a", body, source="Kestwick Mail"), plant("b", body, source="Ilvane Post")], light_tools)
    assert len({d.origin for d in found.values()}) == 1


def test_bodies_of_fewer_than_five_words_prove_nothing(light_tools: Tools) -> None:
    found = derived([plant("a", ["See the film here."]), plant("b", ["See the film here."])], light_tools)
    assert len({d.origin for d in found.values()}) == 2


def noting(name: str, body: list[str], source: str, note: str = "The Associated Press contributed to this report.") -> Article:
    return plant(name, body, source=source, furniture=f"{source}’s Tamsin Yeldham and {note}" if note else source)


def test_what_two_reports_share_is_the_agencys_that_both_note(light_tools: Tools) -> None:
    a = noting("a", [*paragraphs(50, 6), WIRE[0]], "Kestwick Mail")
    b = noting("b", [WIRE[0], *paragraphs(51, 6)], "Ilvane Post", "Contributing: Porrick Sarnov; The Associated Press")
    found = derived([a, b], light_tools)
    for name in "ab":
        assert found[name].kind == "outlet"
        assert [share.name for share in found[name].shares] == [a.source if name == "a" else b.source, "AP"]
        assert 0.05 < found[name].shares[1].fraction < 0.3
        assert "AP contributed" in found[name].reasons[-1]


def test_a_note_in_one_of_two_reports_gives_the_agency_nothing(light_tools: Tools) -> None:
    a = noting("a", [*paragraphs(50, 6), WIRE[0]], "Kestwick Mail")
    b = noting("b", [WIRE[0], *paragraphs(51, 6)], "Ilvane Post", note="")
    assert "AP" not in {share.name for d in derived([a, b], light_tools).values() for share in d.shares}


def test_a_short_run_of_words_counts_only_where_both_note_the_agency(light_tools: Tools) -> None:
    line = "Some 9,700 guards and helpers were sent out with high lorries, boats and sandbags"
    bodies = [[*paragraphs(52, 4), f"{line}, he said."], [f"{line} on Friday.", *paragraphs(53, 4)]]
    notes = ("the Associated Press contributed.", "")
    shares = []
    for note in notes:
        pair = [noting("a", bodies[0], "Kestwick Mail", note), noting("b", bodies[1], "Ilvane Post", note)]
        shares.append([share.name for share in derived(pair, light_tools)["a"].shares])
    assert shares == [["Kestwick Mail", "AP"], ["Kestwick Mail"]]


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The Associated Press and Reuters contributed to this report.", ["AP", "Reuters"]),
        ("He contributed 50 dollars in Scranton, Pa. on Monday.", []),
        ("The Associated Press reported it.\nMany contributed to the fund.", []),
        ("Additional reporting by Reuters", ["Reuters"]),
        ("contributed " * 4000 + "Reuters", []),
    ],
)
def test_agencies_are_read_in_notes_only(text: str, agencies: list[str]) -> None:
    assert [agency.name for agency in contributing_agencies(plant("x", [text]), DIRECTORY)] == agencies


def test_two_papers_of_one_publisher_with_one_text_say_so(light_tools: Tools) -> None:
    first = plant("first", WIRE, source="Liverpool Echo", day="2031-05-03")
    later = plant("later", WIRE, source="Manchester Evening News", day="2031-05-04")
    other = plant("other", WIRE, source="Le Monde", day="2031-05-05")
    found = derived([first, later, other], light_tools)
    assert len({d.origin for d in found.values()}) == 1
    assert "Liverpool Echo and Manchester Evening News are of one publisher, Reach." in found["later"].reasons
    assert not any("publisher, Reach" in reason for reason in (*found["first"].reasons, *found["other"].reasons))


def test_two_papers_of_one_publisher_with_texts_of_their_own_are_two(light_tools: Tools) -> None:
    found = derived(
        [plant("a", paragraphs(51, 4), source="Liverpool Echo"), plant("b", paragraphs(52, 4), source="Manchester Evening News")],
        light_tools,
    )  # fmt: skip
    assert len({d.origin for d in found.values()}) == 2


def test_who_publishes_on_a_platform_under_a_name_of_his_own_is_a_newsroom_and_the_platform_is_none() -> None:
    bare = plant("x", paragraphs(1, 1))
    own = newsroom_of(replace(bare, url="https://olm-echo.substack.com/p/a", source="olm-echo.substack.com"), DIRECTORY)
    assert (own.kind, own.name) == ("outlet", "olm-echo.substack.com")
    assert newsroom_of(replace(bare, url="https://medium.com/@olm/a", source="Medium"), DIRECTORY).kind == "unknown"
    assert newsroom_of(replace(bare, url="https://web.archive.org/web/2031/https://www.dawn.com/a"), DIRECTORY).name == "Dawn"
    assert newsroom_of(replace(bare, url="https://news.olm.example/a"), DIRECTORY).name == "news.olm.example"


def test_a_persons_name_is_no_contributing_agency() -> None:
    note = "Petra Aldin and Nova Lind contributed to this report."
    assert contributing_agencies(plant("p", [*paragraphs(1, 1), note]), DIRECTORY) == ()
