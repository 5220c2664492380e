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


def test_a_name_in_two_stories_asks_which(onrecord, reprints, tmp_path) -> None:
    other = tmp_path / "chess.txt"
    other.write_text(
        "Teenager wins island chess title\n\nSKARN, 6 May 2033 (AFP) - Fourteen-year-old Nela Brodin won the chess "
        "championship of Skarn island after a drawn last game against a retired dentist.\n", "utf-8",
    )  # fmt: skip
    path = tmp_path / "two.db"
    assert onrecord("read", reprints, other, "-w", path).code == 0
    result = onrecord("origin", "AFP", "-w", path)
    assert result.code == 2
    assert "is in 2 places" in result.err
    story = json.loads(onrecord("stories", "-w", path, "--json").out)[0]["id"]
    assert story in result.err
    assert onrecord("origin", "AFP", "--story", story[:12], "-w", path).code == 0


def test_the_tables_hold_the_graph_and_the_texts_without_words(onrecord, workspace) -> None:
    derivations = [json.loads(line) for line in onrecord("export", "derivations", "-w", workspace).out.splitlines()]
    assert sum(len(row["takings"]) for row in derivations) == 2
    [text] = [json.loads(line) for line in onrecord("export", "texts", "--no-text", "-w", workspace).out.splitlines()]
    assert "Divers" not in json.dumps(text)
    assert len(text["paragraphs"]) == 4
