"""The list of stories: what is wanted of it, affairs together, and what fits a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Onrecord

from onrecord.model.dossiers import Outline
from onrecord.model.stories import Sequel, Told
from onrecord.present.cli.listing import Wanted, by_affair, days_of, story_lines, story_list
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore

ROWS = (
    ("a", "Ferry runs aground", 5, 2, "2031-05-05", "2031-05-06"),
    ("b", "Atlas comes home", 7, 1, "2031-05-07", "2031-05-07T10:00"),
    ("c", "Ferry captain charged", 2, 2, "2031-05-15", "2031-05-16"),
    ("d", "Captain sentenced", 3, 3, "2031-06-02", "2031-06-03"),
    ("e", "Undated gate fails", 1, 1, "", ""),
)


@pytest.fixture
def store() -> MemoryStore:
    made = MemoryStore()
    made.put(Outline(f"story-{key}", title, reports, rooms, first, last, (("agreed", 2),)) for key, title, reports, rooms, first, last in ROWS)
    made.put([Sequel("story-a", "story-c", 0.4), Sequel("story-c", "story-d", 0.5), Told("story-a", "article-w", 0, 9, "On the rocks", 0.3)])
    return made


def ids(store: MemoryStore, wanted: Wanted = Wanted()) -> str:
    return "".join(line["id"][-1] for line in story_list(store, wanted))


@pytest.mark.parametrize(("wanted", "found"), [
    (Wanted(), "badce"),
    (Wanted(order="origins"), "dacbe"),
    (Wanted(order="last"), "dcbae"),
    (Wanted(since="2031-05-16"), "dc"),
    (Wanted(since="2031-05", until="2031-05-07"), "ba"),
    (Wanted(until="2031-05"), "bac"),
    (Wanted(reports=3), "bad"),
    (Wanted(newsrooms=2, most=2), "ad"),
    (Wanted(words=("FERRY",)), "ac"),
    (Wanted(words=("ferry", "atlas")), ""),
])  # fmt: skip
def test_what_is_wanted_is_listed_in_its_order(store: MemoryStore, wanted: Wanted, found: str) -> None:
    assert ids(store, wanted) == found


def test_an_affair_stands_together_by_its_days(store: MemoryStore) -> None:
    shown = [(line["id"][-1], follows) for line, follows in by_affair(story_list(store))]
    assert shown == [("b", False), ("a", False), ("c", True), ("d", True), ("e", False)]
    later = [(line["id"][-1], follows) for line, follows in by_affair(story_list(store, Wanted(since="2031-05-10")))]
    assert later == [("c", False), ("d", True)]
    assert story_list(store)[1]["told_in"] == 1


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_lines_fit_the_terminal(store: MemoryStore, width: int) -> None:
    store.put([Outline("story-0123456789abcdef", "Long " * 60, 12345, 999, "2030-12-30", "2031-01-02", ())])
    lines = list(story_lines(story_list(store), width=width))
    assert max(map(len, lines)) <= max(width, 80)
    assert any("↳" in line for line in lines)
    assert any(line.endswith("…") for line in lines)


def test_in_a_pipe_a_story_is_one_line_with_its_whole_title(store: MemoryStore) -> None:
    store.put([Outline("story-f", "Long\n" * 60, 1, 1, "", "", ())])
    lines = list(story_lines(story_list(store)))
    assert len(lines) == 6
    assert all(line.startswith("story-") for line in lines)
    assert any("Long " * 59 in line for line in lines)


def test_days_are_told_once() -> None:
    assert days_of("2031-05-03", "2031-05-03T10:00") == "2031-05-03"
    assert days_of("2031-05-03", "2031-06-01") == "2031-05-03 to 06-01"
    assert days_of("2030-12-30", "2031-01-02") == "2030-12-30 to 2031-01-02"
    assert days_of("", "") == "undated"


def test_a_chain_of_thousands_and_a_ring_end() -> None:
    made = MemoryStore()
    made.put(Outline(f"story-{n:05}", "Gate", 1, 1, "2031-05-05", "", ()) for n in range(4000))
    made.put([Sequel(f"story-{n:05}", f"story-{n + 1:05}", 0.4) for n in range(3999)])
    assert sum(follows for _, follows in by_affair(story_list(made))) == 3999
    made.put([Sequel("story-03999", "story-00000", 0.4)])
    assert len(by_affair(story_list(made))) == 4000


def test_the_command_lists_filters_and_says_when_there_is_nothing(onrecord: Onrecord, tmp_path: Path, store: MemoryStore) -> None:
    path = tmp_path / "w.db"
    real = SqliteStore(path)
    real.put([*store.all(Outline), *store.all(Sequel)])
    real.close()
    told = json.loads(onrecord("stories", "--sort", "last", "-n", "2", "--json", "-w", path).out)
    assert [line["follows"] for line in told] == ["story-c", "story-a"]
    assert onrecord("stories", "atlas", "-w", path).out.count("\n") == 1
    assert "No story" in onrecord("stories", "nothing", "-w", path).out
    wrong = onrecord("stories", "--since", "in May", "-w", path)
    assert wrong.code == 2
    assert "2031-05-03" in wrong.err


WEEK = (
    ("f1", "Varn Courier", "2031-05-05", "Ferry with 140 aboard runs aground off Cape Lind",
     "The ferry Osprey of Halden Lines ran onto the Tarrow reef off Cape Lind in fog on Monday with 140 people on board.\n\n"
     "Captain Anders Brekke was questioned by maritime police, the coastguard of Veldany said."),
    ("f2", "Lind Post", "2031-05-05", "Osprey ferry hits Tarrow reef, all rescued",
     "All 140 passengers of the ferry Osprey were brought ashore after it struck the Tarrow reef off Cape Lind, Halden Lines said.\n\n"
     "Maritime police questioned its captain, Anders Brekke, on Monday, according to the coastguard of Veldany."),
    ("m1", "Ostral Herald", "2031-05-08", "Orlitz miners end strike after pay deal",
     "Miners of the Orlitz copper pit voted on Thursday to end a strike of nineteen days after Sarnov Copper offered 7 per cent "
     "more pay, union leader Jana Whitlow said.\n\nThe pit at Orlitz employs 2,100 miners, Sarnov Copper said."),
    ("w1", "Kestwick Review", "2031-05-09", "Weekly round-up: the top stories of the week",
     "Ferry on the rocks\n\nThe ferry Osprey of Halden Lines ran onto the Tarrow reef off Cape Lind in fog on Monday; its 140 "
     "passengers were brought ashore.\n\nMiners back to work\n\nAt the Orlitz copper pit the strike is over: the miners led by "
     "Jana Whitlow accepted 7 per cent more pay from Sarnov Copper on Thursday.\n\nCheese festival\n\nThe cheese festival of "
     "Yeldham drew nine thousand visitors, of whom two hundred took part in the rolling of the great wheel down Bramble Hill."),
)  # fmt: skip


def test_show_tells_where_else_a_story_is_told_and_a_round_up_where_it_leads(onrecord: Onrecord, tmp_path: Path) -> None:
    fields = ("id", "source", "datePublished", "headline", "articleBody")
    lines = [json.dumps(dict(zip(fields, row, strict=True))) for row in WEEK]
    (tmp_path / "week.jsonl").write_text("\n".join(lines), "utf-8")
    path = tmp_path / "w.db"
    onrecord("read", tmp_path / "week.jsonl", "-w", path)
    stories = json.loads(onrecord("stories", "--json", "-w", path).out)
    ferry, digest = stories[0]["id"], next(line["id"] for line in stories if "round-up" in line["title"])
    assert (stories[0]["reports"], stories[0]["newsrooms"], stories[0]["told_in"]) == (2, 2, 1)
    shown = onrecord("show", ferry, "-w", path).out
    assert "Also told in, counted for no newsroom:\n  Kestwick Review: Weekly round-up" in shown
    assert "section “Ferry on the rocks”" in shown
    told = json.loads(onrecord("show", ferry, "--json", "-w", path).out)["also_told_in"]
    assert told[0]["span"]["exact"].endswith("were brought ashore.")
    back = onrecord("show", digest, "-w", path).out
    assert f"“Ferry on the rocks”: {stories[0]['title']}\n              {ferry}" in back
    table = onrecord("export", "told", "-w", path).out.splitlines()
    assert len(table) == 2
