"""The command `pairs`: countries named as people name them, files by their names, and help where something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.present.pairs.asking import country_code, wanted_types
from onrecord.tools.errors import WrongUse

REPORTS = {
    "one.txt": "China warned over strait\n\nBEIJING, 4 May 2031 (Ostral News) - China accused the United States of sending ships "
               "through the strait.\n\nU.S. President Ada Moran visited China on Saturday.\n",
    "two.txt": "Talks in Beijing\n\n5 May 2031\n\nChina accused the United States of sending ships through the strait.\n\n"
               "The United States denied that it threatened China.\n\nFrance imposed sanctions on Russia on Friday.\n",
}  # fmt: skip


@pytest.fixture
def pairs_db(onrecord, tmp_path: Path) -> Path:
    folder, path = tmp_path / "reports", tmp_path / "p.db"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    assert onrecord("read", folder, "-w", path).code == 0
    return path


def test_pairs_are_listed_with_their_counts(onrecord, pairs_db: Path) -> None:
    listed = onrecord("pairs", "-w", pairs_db)
    assert listed.code == 0
    assert "CHN USA" in listed.out
    assert "onrecord pairs CHN USA" in listed.out
    assert "Counted is all that is told to have happened, whatever its day" in listed.out
    found = json.loads(onrecord("pairs", "-w", pairs_db, "--json").out)
    assert [line["events"] for line in found] == sorted((line["events"] for line in found), reverse=True)
    assert onrecord("pairs", "-w", pairs_db, "-f", "csv").out.splitlines()[0].startswith("a,b,a_name,b_name,events")


def test_a_pair_is_shown_whatever_its_countries_are_called(onrecord, pairs_db: Path) -> None:
    shown = onrecord("pairs", "USA", "CHN", "-w", pairs_db)
    assert shown.code == 0
    assert "United States and China, each to the other, by day" in shown.out
    assert shown.out == onrecord("pairs", "united states", "china", "-w", pairs_db).out == onrecord("pairs", "us", "cn", "-w", pairs_db).out
    assert shown.out == onrecord("pairs", "USA", "CHN", "-w", pairs_db, "--status", "happened").out


def test_the_name_of_a_file_tells_its_format(onrecord, pairs_db: Path, tmp_path: Path) -> None:
    for name, begins in (("c.html", "<!doctype html>"), ("c.svg", "<?xml"), ("c.csv", "actor,recipient"), ("c.json", "{"), ("c.txt", "China →")):
        assert onrecord("pairs", "usa", "chn", "-w", pairs_db, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_text("utf-8").lstrip().startswith(begins)


def test_rows_of_the_table_are_those_of_the_command(onrecord, pairs_db: Path) -> None:
    rows = [json.loads(line) for line in onrecord("export", "pairs", "-w", pairs_db).out.splitlines()]
    shown = json.loads(onrecord("pairs", "chn", "usa", "--by", "day", "-w", pairs_db, "--json").out)["series"]
    assert shown
    assert all(row in rows for row in shown)


def test_the_function_tells_what_the_command_does(onrecord, pairs_db: Path) -> None:
    import onrecord as package
    from onrecord.present.pairs.answers import Question

    printed = json.loads(onrecord("pairs", "usa", "chn", "--by", "year", "-w", pairs_db, "--json").out)
    assert package.pairs(pairs_db, "USA", "China", Question(by="year")) == printed
    with pytest.raises(WrongUse, match="is not counted"):
        package.pairs(pairs_db, "USA", "CHN", Question(statuses=("denied",)))


def test_removing_a_report_takes_its_part_out(onrecord, pairs_db: Path) -> None:
    before = json.loads(onrecord("pairs", "chn", "usa", "-w", pairs_db, "--json").out)["accounts"]
    name = before[0]["article"]
    assert onrecord("remove", name, "-w", pairs_db).code == 0
    after = onrecord("pairs", "chn", "usa", "-w", pairs_db, "--json").out
    assert name not in after
    assert len(json.loads(after)["accounts"]) < len(before)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Chna", "USA"), "Did you mean China (CHN)"), (("USA",), "name two"), (("USA", "us"), "one country"),
        (("USA", "CHN", "--type", "ACUSE"), "Did you mean ACCUSE"), (("USA", "CHN", "--since", "May"), "is no day"),
        (("EU", "CHN"), "The European Union is no country of ISO 3166"), (("USA", "CHN", "-o", "chart.pdf"), "There are: .txt, .json"),
        (("USA", "CHN", "--since", "2031-06", "--until", "2031-05"), "The dates are reversed"),
        (("-o", "list.svg"), "A list of pairs has no svg"), (("", "USA"), "is no country"),
    ],
)  # fmt: skip
def test_wrong_use_is_answered_with_what_was_expected(onrecord, pairs_db: Path, words: tuple[str, ...], told: str) -> None:
    result = onrecord("pairs", *words, "-w", pairs_db)
    assert result.code == 2
    assert told in result.err


def test_what_is_not_there_is_said(onrecord, pairs_db: Path) -> None:
    result = onrecord("pairs", "Fiji", "Chad", "-w", pairs_db)
    assert result.code == 0
    assert "No event between Fiji and Chad" in result.out


@pytest.mark.parametrize(
    ("name", "code"),
    [("CHN", "CHN"), ("cn", "CHN"), ("China", "CHN"), ("china", "CHN"), ("US", "USA"), ("uk", "GBR"), ("south korea", "KOR"),
     ("Russian", "RUS"), ("  united   kingdom ", "GBR"), ("de", "DEU"), ("XKX", "XKX"), ("the Netherlands", "NLD")],
)  # fmt: skip
def test_countries_are_known_by_codes_and_names(name: str, code: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize("name", ["", "Atlantis", "U", "ZZZ", "\x00", "a" * 5000, "<b>"])
def test_other_words_are_no_country(name: str) -> None:
    with pytest.raises(WrongUse, match="is no country"):
        country_code(name)


def test_types_of_older_drafts_are_known_by_what_they_are_today() -> None:
    assert wanted_types(["consult", "FIGHT", "ASSAULT"]) == ("CONSULT", "ASSAULT")
