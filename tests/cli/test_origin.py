"""The command `origin`: whose each paragraph of an article is, and a newsroom's text rebuilt from its reprints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

_WIRE = (
    "A road bridge over the river Lenn collapsed on Saturday morning, killing at least three people and sending a milk "
    "lorry into the water, police in the town of Varn said.",
    "Divers searched the river until nightfall while soldiers put up a floating bridge for the 4,000 people who live on "
    "the far bank, a spokeswoman for the district said.",
    "The bridge was built in 1987 and repaired four years ago, and engineers had asked for a closer look at its bearings "
    "as late as last autumn, according to a report seen by AFP.",
    "Interior Minister Juro Sanek visited the site in the afternoon and promised an inquiry that would begin its work on "
    "Monday and report before the end of the summer.",
)
_OWN = (
    "On the market square of Varn the bakers handed out bread to the volunteers, and the school gymnasium was opened for "
    "those who could not go home, as our reporter saw there.",
    "Two of the town councillors told the Courier that they would not vote for next year's budget unless it held money for "
    "the other three bridges of the valley.",
)


@pytest.fixture(scope="module")
def reprints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an agency's text in three outlets, one of which does not credit it."""
    folder = tmp_path_factory.mktemp("reprints")
    changed = _WIRE[1].replace("4,000", "5,000")
    texts = {
        "herald": ("Bridge collapses in Maldora", "VARN, 4 May 2031 (AFP) - ", _WIRE),
        "post": ("Three dead in bridge collapse", "VARN, 4 May 2031 (AFP) - ", (_WIRE[0], changed, _WIRE[3])),
        "courier": ("Bread for the helpers of Varn", "4 May 2031\n\n", (_OWN[0], *_WIRE[1:3], _OWN[1], "\x1b[31mRed\x1b[0m.")),
    }
    for name, (headline, opening, body) in texts.items():
        (folder / f"{name}.txt").write_text(f"{headline}\n\n{opening}" + "\n\n".join(body) + "\n", "utf-8")
    return folder


@pytest.fixture
def workspace(onrecord, reprints: Path, tmp_path: Path) -> Path:
    path = tmp_path / "w.db"
    assert onrecord("read", reprints, "-w", path).code == 0
    return path


def articles(onrecord, workspace: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in onrecord("export", "articles", "-w", workspace).out.splitlines()]
    return {row["path"].removesuffix(".txt"): row["id"] for row in rows}


def test_an_agencys_text_is_rebuilt_with_its_witnesses(onrecord, workspace) -> None:
    result = onrecord("origin", "afp", "-w", workspace)
    assert result.code == 0
    lines = [line for line in result.out.splitlines() if " | " in line]
    assert [line.split(" | ")[1].rstrip() for line in lines] == list(_WIRE)
    assert all(own not in result.out for own in _OWN)
    assert "Rebuilt from 3 reports:" in result.out
    assert "number: “5,000” for “4,000”" in result.out
    [row] = json.loads(onrecord("origin", "AFP", "-w", workspace, "--json").out)
    assert [len(p["witnesses"]) for p in row["paragraphs"]] == [2, 3, 2, 2]
    assert all(p["sure"] for p in row["paragraphs"])


def test_an_article_is_told_paragraph_by_paragraph(onrecord, workspace) -> None:
    ids = articles(onrecord, workspace)
    result = onrecord("origin", ids["courier"], "-w", workspace)
    labels = [line.split(" | ")[0].strip() for line in result.out.splitlines() if " | " in line]
    assert labels[1:3] == ["AFP", "AFP"]
    assert labels[0] != "AFP" != labels[3]
    assert "verbatim, from" in result.out
    assert "is credited to AFP, this one is not." in result.out
    assert "\x1b" not in result.out
    row = json.loads(onrecord("origin", ids["courier"][:14], "-w", workspace, "--json").out)
    assert row["takings"][0]["source"] == ids["herald"]


def test_a_file_gets_markdown_or_text(onrecord, workspace, tmp_path) -> None:
    path = tmp_path / "afp.md"
    assert onrecord("origin", "AFP", "-w", workspace, "-o", path).out.strip() == str(path)
    assert path.read_text("utf-8").startswith("# AFP in ")
    assert "**" in path.read_text("utf-8")
    assert onrecord("origin", "AFP", "-f", "text", "-w", workspace, "-o", tmp_path / "afp.md").code == 0
    assert "**" not in path.read_text("utf-8")


@pytest.mark.parametrize("thing", ["Kestwick Mail", "origin-ffff", "article-ffff", ""])
def test_what_is_not_there_is_wrong_use(thing: str, onrecord, workspace) -> None:
    result = onrecord("origin", thing, "-w", workspace)
    assert result.code == 2
    assert "onrecord show STORY" in result.err


def test_a_newsroom_in_two_stories_is_listed_with_both(onrecord, reprints, tmp_path) -> None:
    other = tmp_path / "chess.txt"
    other.write_text(
        "Teenager wins island chess title\n\nSKARN, 6 May 2033 (AFP) - Fourteen-year-old Nela Brodin won the chess "
        "championship of Skarn island after a drawn last game against a retired dentist.\n", "utf-8",
    )  # fmt: skip
    path = tmp_path / "two.db"
    assert onrecord("read", reprints, other, "-w", path).code == 0
    result = onrecord("origin", "AFP", "-w", path)
    assert result.code == 0
    assert "AFP has texts in 2 stories" in result.out
    assert "1 report\n" in result.out
    stories = [row["id"] for row in json.loads(onrecord("stories", "-w", path, "--json").out)]
    assert all(f"--story {story} -w " in result.out for story in stories)
    assert onrecord("origin", "AFP", "--story", stories[0][:12], "-w", path).out.count("AFP in “") == 1
    assert onrecord("origin", "AFP", "--all", "-w", path).out.count("AFP in “") == 2
    rows = json.loads(onrecord("origin", "Agence France-Presse", "--json", "-w", path).out)
    assert {row["story"] for row in rows} == set(stories)


def test_an_article_is_named_by_its_file_its_path_or_its_id(onrecord, workspace, reprints) -> None:
    told = {onrecord("origin", name, "-w", workspace).out
            for name in (reprints / "courier.txt", "courier.txt", articles(onrecord, workspace)["courier"])}  # fmt: skip
    assert len(told) == 1
    assert "AFP" in told.pop()


def test_a_newsroom_is_named_by_a_word_of_its_name_or_by_a_part_of_anothers_report(onrecord, reprints, tmp_path) -> None:
    body = "\n\n".join((_WIRE[0], _OWN[0], *_WIRE[1:]))
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{text}</p>" for text in body.split("\n\n"))
    page.write_text(
        '<html><head><meta property="og:site_name" content="Varn Sentinel"><meta property="article:published_time" '
        f'content="2031-05-05T10:00:00Z"><title>Bridge falls</title></head><body><article><h1>Bridge falls in Varn</h1>{paragraphs}'
        "</article></body></html>", "utf-8",
    )  # fmt: skip
    path = tmp_path / "parts.db"
    assert onrecord("read", reprints / "herald.txt", reprints / "post.txt", page, "-w", path).code == 0
    result = onrecord("origin", "Varn Sentinel", "-w", path)
    assert result.code == 0
    assert _OWN[0] in result.out
    assert _WIRE[0] not in result.out
    assert onrecord("origin", "sentinel", "-w", path).out == result.out
    assert "Did you mean “Varn Sentinel”?" in onrecord("origin", "Varn Sentinle", "-w", path).err


def test_a_report_shown_as_a_story_names_its_story(onrecord, workspace) -> None:
    report = articles(onrecord, workspace)["post"]
    result = onrecord("show", report, "-w", workspace)
    assert result.code == 2
    [story] = [row["id"] for row in json.loads(onrecord("stories", "-w", workspace, "--json").out)]
    assert f"onrecord show {story}" in result.err
    assert f"onrecord origin {report}" in result.err


def test_words_that_no_title_has_lead_to_the_search(onrecord, workspace) -> None:
    assert "reports have them in the text: onrecord search spokeswoman" in onrecord("stories", "spokeswoman", "-w", workspace).out
    assert "Nor does any report have them." in onrecord("stories", "zeppelin", "-w", workspace).out


def test_reading_nothing_makes_no_workspace_and_lists_no_story(onrecord, workspace, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    result = onrecord("read", tmp_path / "empty", "-w", tmp_path / "new.db")
    assert result.code == 1
    assert "holds no story." in result.out
    assert not (tmp_path / "new.db").exists()
    result = onrecord("read", tmp_path / "nowhere.txt", "-w", workspace)
    assert "holds 1 story." in result.out
    assert "story-" not in result.out


def test_the_tables_hold_the_graph_and_the_texts_without_words(onrecord, workspace) -> None:
    derivations = [json.loads(line) for line in onrecord("export", "derivations", "-w", workspace).out.splitlines()]
    assert sum(len(row["takings"]) for row in derivations) == 2
    [text] = [json.loads(line) for line in onrecord("export", "texts", "--no-text", "-w", workspace).out.splitlines()]
    assert "Divers" not in json.dumps(text)
    assert len(text["paragraphs"]) == 4
