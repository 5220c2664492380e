"""Reading again: `diff` tells what changed in reports and in the record, and nothing where nothing did."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import jsonschema
import pytest
from tests.cli.workspaces import fingerprint

WHO, DID = ("Ferry crew", "Mayor of Tarn", "Island court", "Two fishermen", "Night train"), (
    "ends strike after long talks", "opens new bridge over the Lenn", "finds lost painting in attic",
    "wins prize for old boats", "leaves harbour without passengers", "asks for more time in budget row",
    "meets teachers over school roof", "warns of high water in May",
)  # fmt: skip
INDEX = (
    "<html><head><title>News</title><meta property='og:type' content='website'></head><body><h1>News</h1>"
    + "".join(f"<div class='teaser'><h3><a href='/{n}'>{who} {did}</a></h3></div>" for n, (who, did) in enumerate(product(WHO, DID)))
    + "</body></html>"
)


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def diff(onrecord, workspace: Path, *what: str) -> dict:
    return json.loads(onrecord("diff", *what, "-w", workspace, "--json").out)


def test_the_first_reading_is_all_new(onrecord, workspace: Path) -> None:
    told = diff(onrecord, workspace)
    assert [row["change"] for row in told["articles"]] == ["new"] * 3
    assert [row["change"] for row in told["stories"]] == ["new"] * 2


def test_reading_again_what_has_not_changed_is_no_change(onrecord, workspace: Path, folder: Path) -> None:
    again = onrecord("read", folder, "-w", workspace)
    assert "changed" not in again.out
    assert diff(onrecord, workspace)["readings"] == [1]
    second = diff(onrecord, workspace, "2")
    assert (second["articles"], second["stories"]) == ([], [])
    assert "nothing changed" in onrecord("diff", "2", "-w", workspace).out


@pytest.mark.parametrize(("kind", "what"), [("reading", []), ("reading", ["1"]), ("article", ["bridge.txt"])])
def test_what_it_prints_fits_its_schema(onrecord, workspace: Path, folder: Path, kind: str, what: list[str]) -> None:
    edit(folder / "bridge.txt", ("at least three people", "at least five people"))
    onrecord("read", folder, "-w", workspace)
    schema = json.loads(onrecord("schema", "--diff", kind).out)
    jsonschema.validate(diff(onrecord, workspace, *(str(folder / name) if name.endswith("txt") else name for name in what)), schema)


def test_one_figure_changed_is_told_in_the_report_and_in_the_record(onrecord, workspace: Path, folder: Path, tmp_path) -> None:
    before = json.loads(onrecord("export", "articles", "-w", workspace).out.splitlines()[0])
    edit(folder / "bridge.txt", ("at least three people", "at least five people"))
    result = onrecord("read", folder, "-w", workspace)
    assert "3 reports read, 0 of them new" in result.out
    assert "1 report changed since last read" in result.out
    told = diff(onrecord, workspace)
    (row,) = told["articles"]
    assert (row["change"], row["path"], row["fields"]) == ("changed", "bridge.txt", [])
    (paragraph,) = row["paragraphs"]
    changed = [(run["kind"], run["text"].strip()) for run in paragraph["words"] if run["kind"] != "same"]
    assert changed == [("gone", "three"), ("new", "five")]
    (story,) = told["stories"]
    assert (story["change"], story["added"], story["removed"]) == ("changed", [], [])
    assert any("five" in claim["text"] for point in story["points"] for claim in point["claims"])
    lines = onrecord("diff", "-w", workspace).out.splitlines()
    assert any(line.startswith("    - ") and "[-three-]" in line for line in lines)
    assert any(line.startswith("    + ") and "{+five+}" in line for line in lines)
    assert onrecord("diff", "-w", workspace).out == "\n".join(lines) + "\n"
    fresh = tmp_path / "fresh.db"
    onrecord("read", folder, "-w", fresh)
    assert fingerprint(fresh) == fingerprint(workspace)
    assert onrecord("trace", before["id"], "-w", workspace).code == 0


def test_a_former_version_is_named_by_trace_and_leads_to_the_article_of_today(onrecord, workspace: Path, folder: Path) -> None:
    articles = [json.loads(line) for line in onrecord("export", "articles", "-w", workspace).out.splitlines()]
    old = next(row for row in articles if row["path"] == "chess.txt")
    edit(folder / "chess.txt", ("drawn last game", "drawn last game, her ninth"))
    onrecord("read", folder, "-w", workspace)
    link = json.loads(onrecord("trace", old["id"], "-w", workspace, "--json").out)
    assert link["id"] != old["id"]
    (capture,) = link["rests_on"]
    assert capture["custody"]["sha256"] != old["sha256"]
    assert capture["custody"]["charset_reason"]
    (earlier,) = link["beside"]
    assert (earlier["kind"], earlier["custody"]["sha256"]) == ("earlier version", old["sha256"])
    assert "earlier version" in onrecord("trace", old["id"], "-w", workspace).out
    up = json.loads(onrecord("trace", earlier["id"], "-w", workspace, "--json").out)
    assert [user["id"] for user in up["used_by"]] == [link["id"]]
    shown = onrecord("show", next(user["id"] for user in link["used_by"] if user["kind"] == "story"), "-w", workspace).out
    assert f"onrecord diff {link['id']}" in shown


def test_the_story_of_one_changed_report_is_found_by_its_former_id(onrecord, workspace: Path, folder: Path) -> None:
    old = next(s for s in json.loads(onrecord("stories", "-w", workspace, "--json").out) if s["reports"] == 1)
    edit(folder / "chess.txt", ("drawn last game", "drawn last game, her ninth"))
    onrecord("read", folder, "-w", workspace)
    shown = json.loads(onrecord("show", old["id"], "-w", workspace, "--json").out)
    assert (shown["title"], shown["id"] != old["id"]) == (old["title"], True)


@pytest.mark.parametrize("how", ["id", "former id", "beginning", "file"])
def test_the_versions_of_one_article(onrecord, workspace: Path, folder: Path, how: str) -> None:
    def article() -> str:
        rows = [json.loads(line) for line in onrecord("export", "articles", "-w", workspace).out.splitlines()]
        return next(row["id"] for row in rows if row["path"] == "bridge.txt")

    former = article()
    edit(folder / "bridge.txt", ("Bridge collapses", "Road bridge collapses"))
    onrecord("read", folder, "-w", workspace)
    edit(folder / "bridge.txt", ("12 million", "13 million"))
    onrecord("read", folder, "-w", workspace)
    name = {"id": article(), "former id": former, "beginning": article()[:14], "file": str(folder / "bridge.txt")}[how]
    told = diff(onrecord, workspace, name)
    assert told["article"] == article()
    assert [version["current"] for version in told["versions"]] == [False, False, True]
    assert [version["first"] for version in told["versions"]] == ["1", "2", "3"]
    first, second, third = (version["change"] for version in told["versions"])
    assert first is None
    assert [field["field"] for field in second["fields"]] == ["headline"]
    assert [run["text"].strip() for run in third["paragraphs"][0]["words"] if run["kind"] != "same"] == ["12", "13"]
    assert "3 versions of" in onrecord("diff", name, "-w", workspace).out


def test_a_report_whose_file_holds_an_index_page_now_is_gone(onrecord, tmp_path: Path) -> None:
    page, path = tmp_path / "page.html", tmp_path / "w.db"
    paragraphs = "".join(f"<p>Sentence {n} tells how the ferry left Orlitz on Monday and came to Tarn late.</p>" for n in range(8))
    page.write_text(f"<html><body><article><h1>Ferry late again</h1>{paragraphs}</article></body></html>", "utf-8")
    onrecord("read", page, "-w", path)
    page.write_text(INDEX, "utf-8")
    onrecord("read", page, "-w", path)
    told = diff(onrecord, path)
    assert [row["change"] for row in told["articles"]] == ["gone"]
    assert "What is there now is no article: " in onrecord("diff", "-w", path).out
    assert [row["change"] for row in told["stories"]] == ["gone"]
    versions = diff(onrecord, path, str(page))["versions"]
    assert len(versions) == 2
    page.write_text(f"<html><body><article><h1>Ferry late again</h1>{paragraphs}</article></body></html>", "utf-8")
    onrecord("read", page, "-w", path)
    assert diff(onrecord, path, str(page))["versions"][-1]["title"] == "Ferry late again"


def test_a_correction_is_told_as_such(onrecord, workspace: Path, folder: Path) -> None:
    edit(folder / "later.txt", ("14 million", "12 million"))
    with (folder / "later.txt").open("a", encoding="utf-8") as file:
        file.write("\nCorrection: An earlier version of this article gave the cost of the repair as 14 million crowns.\n")
    onrecord("read", folder, "-w", workspace)
    (row,) = diff(onrecord, workspace)["articles"]
    assert row["change"] == "changed"
    assert row["corrections"][0].startswith("Correction:")
    assert "It notes a correction" in onrecord("diff", "-w", workspace).out


def warc(path: Path, captures: Sequence[tuple[str, str, str]]) -> Path:
    """Write a WARC file: addresses, times and pages."""
    with path.open("wb") as file:
        for number, (url, time, body) in enumerate(captures):
            page = body.encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page) + page
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {time}\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:06}{hash_of(time + body):06}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            file.write(head.encode() + http + b"\r\n\r\n")
    return path


def hash_of(text: str) -> int:
    return sum(position * ord(sign) for position, sign in enumerate(text)) % 1_000_000


def page(dead: str) -> str:
    rest = "".join(f"<p>Rescuers searched the river Lenn for hours, witness number {n} told the paper.</p>" for n in range(6))
    return (
        f"<html><body><article><h1>Bridge falls into the Lenn</h1><p>VARN, May 4, 2031 - At least {dead} people died when "
        f"a road bridge collapsed on Sunday, police said.</p>{rest}</article></body></html>"
    )


URL = "https://courier.example/bridge"
THEN, LATER, LAST = "2031-05-04T10:00:00Z", "2031-05-04T18:00:00Z", "2031-05-05T09:00:00Z"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("split", [True, False])
def test_of_two_captures_of_one_page_the_later_is_on_record(onrecord, tmp_path: Path, order, split: bool) -> None:
    captures = [(URL, THEN, page("three")), (f"{URL}?utm_source=x", LATER, page("five"))]
    path = tmp_path / "w.db"
    found = [captures[number] for number in order]
    if split:
        for number, capture in enumerate(found):
            onrecord("read", warc(tmp_path / f"{number}.warc", [capture]), "-w", path)
    else:
        onrecord("read", warc(tmp_path / "all.warc", found), "-w", path)
    (row,) = [json.loads(line) for line in onrecord("export", "articles", "-w", path).out.splitlines()]
    assert "At least five people" in row["body"]
    (link,) = json.loads(onrecord("trace", row["id"], "-w", path, "--json").out)["rests_on"]
    assert link["custody"]["fetched"] == LATER
    assert link["custody"]["warc_record"].startswith("urn:uuid:")
    versions = diff(onrecord, path, URL)["versions"]
    assert [version["first"] for version in versions] == [THEN, LATER]
    assert "[-three-]" in onrecord("diff", URL, "-w", path).out


def test_crawls_may_be_read_in_any_order(onrecord, tmp_path: Path) -> None:
    crawls = [
        warc(tmp_path / f"{number}.warc", [(URL, time, page(dead)), (f"{URL}/{number}", time, page("ten"))])
        for number, (time, dead) in enumerate(((THEN, "three"), (LATER, "five"), (LAST, "three")))
    ]
    told = []
    for order in ((0, 1, 2), (2, 0, 1), (1, 2, 0)):
        path = tmp_path / f"{''.join(map(str, order))}.db"
        for number in order:
            onrecord("read", crawls[number], "-w", path)
        told.append(fingerprint(path))
    path = tmp_path / "all.db"
    onrecord("read", *crawls, "-w", path)
    assert {*told} == {fingerprint(path)}


def test_a_page_of_a_hundred_versions_is_told_in_time(onrecord, tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    captures = [(URL, f"2031-05-04T10:{n // 60:02}:{n % 60:02}Z", page(f"{n}00")) for n in range(100)]
    onrecord("read", warc(tmp_path / "crawl.warc", captures), "-w", path)
    told = diff(onrecord, path, URL)
    assert (len(told["versions"]), told["left_out"], told["versions"][-1]["current"]) == (50, 50, True)
    out = onrecord("diff", URL, "-w", path).out
    assert out.startswith("100 versions of article-")
    assert "The oldest 50 are left out." in out
    lines = onrecord("trace", told["article"], "-w", path).out.splitlines()
    assert len(lines) < 20
    assert any("and 89 more earlier versions" in line for line in lines)


def test_trace_names_the_feeds_that_list_a_page(onrecord, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "feed.xml").write_text(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Courier</title><item><title>Bridge falls into the Lenn</title>"
        f"<link>{URL}?utm_source=rss</link><pubDate>Sun, 04 May 2031 09:30:00 GMT</pubDate></item></channel></rss>", "utf-8",
    )  # fmt: skip
    warc(tmp_path / "news" / "crawl.warc", [(URL, THEN, page("three"))])
    path = tmp_path / "w.db"
    assert "1 page listed by feeds or sitemaps without text." in onrecord("read", tmp_path / "news", "-w", path).out
    (row,) = [json.loads(line) for line in onrecord("export", "articles", "-w", path).out.splitlines()]
    link = json.loads(onrecord("trace", row["id"], "-w", path, "--json").out)
    (listing,) = link["beside"]
    assert listing["kind"] == "listing"
    assert "2031" in listing["text"]
    assert "feed.xml" in listing["text"]


def test_a_page_that_goes_back_to_what_it_said_has_its_first_time(onrecord, tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    for number, (time, dead) in enumerate(((THEN, "three"), (LATER, "five"), (LAST, "three"))):
        onrecord("read", warc(tmp_path / f"{number}.warc", [(URL, time, page(dead))]), "-w", path)
    (row,) = [json.loads(line) for line in onrecord("export", "articles", "-w", path).out.splitlines()]
    custody = json.loads(onrecord("trace", row["id"], "-w", path, "--json").out)["rests_on"][0]["custody"]
    assert (custody["fetched"], custody["fetched_last"]) == (THEN, LAST)
    assert "At least three people" in row["body"]


def test_a_page_fetched_again_with_other_furniture_says_the_same(onrecord, tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    for number, (time, token) in enumerate(((THEN, "aa11"), (LATER, "bb22"))):
        body = page("three").replace("<body>", f"<body><script>var token = '{token}';</script>")
        result = onrecord("read", warc(tmp_path / f"{number}.warc", [(URL, time, body)]), "-w", path)
    assert "changed since" not in result.out
    told = diff(onrecord, path, "2")
    assert (told["articles"], told["same_text"]) == ([], 1)
    assert [story for story in told["stories"] if story["points"]] == []


def test_wrong_use_of_diff_says_what_is_expected(onrecord, workspace: Path, tmp_path: Path) -> None:
    unknown = onrecord("diff", "article-none", "-w", workspace)
    assert (unknown.code, "is no report of this workspace" in unknown.err) == (2, True)
    ambiguous = onrecord("diff", "article-", "-w", workspace)
    assert (ambiguous.code, "begins 3" in ambiguous.err) == (2, True)
    never = onrecord("diff", "99", "-w", workspace)
    assert (never.code, "tells of 1 to 1" in never.err) == (2, True)
    assert onrecord("diff", "-w", tmp_path / "none.db").code == 2
    for odd in ("", "9" * 5000, "²", "\x01", "../..", "http://[bad"):
        assert onrecord("diff", odd, "-w", workspace).code == 2


def test_a_stopped_reading_is_told_with_the_one_that_ended_it(onrecord, workspace: Path, folder: Path, monkeypatch) -> None:
    import onrecord.present.functions as functions

    edit(folder / "bridge.txt", ("at least three people", "at least five people"))

    def stops(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(functions, "keep_changed_aliases", stops)
        assert onrecord("read", folder, "-w", workspace).code == 130
    assert onrecord("read", folder, "-w", workspace).code == 0
    told = diff(onrecord, workspace)
    assert told["readings"] == [2, 3]
    assert [row["change"] for row in told["articles"]] == ["changed"]


KILLED = """
import os, signal, sys
from onrecord.engine.local import LocalEngine
from onrecord.present.cli.main import run
whole = LocalEngine._run_stage
def killed(self, stage, store, tools):
    if stage.name == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)
    whole(self, stage, store, tools)
LocalEngine._run_stage = killed
run(sys.argv[2:])
"""


@pytest.mark.parametrize("stage", ["clean", "points"])
def test_a_kill_in_the_middle_of_reading_again_is_made_good(onrecord, workspace: Path, folder: Path, tmp_path: Path, stage) -> None:
    edit(folder / "bridge.txt", ("at least three people", "at least five people"))
    killed = subprocess.run([sys.executable, "-c", KILLED, stage, "read", str(folder), "-w", str(workspace)], timeout=120)
    assert killed.returncode == -signal.SIGKILL
    edit(folder / "bridge.txt", ("at least five people", "at least six people"))
    assert onrecord("read", folder, "-w", workspace).code == 0
    fresh = tmp_path / "fresh.db"
    onrecord("read", folder, "-w", fresh)
    assert fingerprint(workspace) == fingerprint(fresh)
    told = diff(onrecord, workspace)
    assert told["readings"] == [2, 3]
    (row,) = told["articles"]
    assert [run["text"].strip() for run in row["paragraphs"][0]["words"] if run["kind"] != "same"] == ["three", "six"]


def test_markup_in_a_report_is_not_obeyed(onrecord, workspace: Path, folder: Path) -> None:
    edit(folder / "bridge.txt", ("police said", "police *said* <b>\x1b[31mred</b> `code`"))
    onrecord("read", folder, "-w", workspace)
    out = onrecord("diff", "-w", workspace).out
    assert "\x1b" not in out
    assert all(line.startswith("    ") for line in out.splitlines() if "*said*" in line)


def test_diff_reads_no_standard_input(onrecord, workspace: Path, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x"))
    assert onrecord("diff", "-w", workspace).code == 0
