"""The command actors, and same and different on actors: kept over re-reading, told by log, trace, page and tables."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.workspaces import fingerprint


def listed(onrecord, workspace: Path) -> dict[str, dict]:
    return {row["name"]: row for row in json.loads(onrecord("actors", "-w", workspace, "--kind", "person", "--json").out)}


def test_actors_are_listed_with_their_roles_and_days(onrecord, workspace: Path) -> None:
    told = onrecord("actors", "-w", workspace)
    assert told.code == 0
    assert "Juro Sanek" in told.out
    assert "Interior Minister" in told.out
    assert "2031-05-0" in told.out
    row = listed(onrecord, workspace)["Juro Sanek"]
    assert row["reports"] == 2
    (exported,) = [r for r in map(json.loads, onrecord("export", "actors", "-w", workspace).out.splitlines()) if r["id"] == row["id"]]
    assert exported["offices"][0]["first"].startswith("2031-05")
    traced = onrecord("trace", row["id"], "-w", workspace).out
    assert traced.startswith(f"actor {row['id']}: Juro Sanek")
    assert "mention mention-" in traced
    assert all("reason" in json.loads(line) for line in onrecord("export", "mentions", "-w", workspace).out.splitlines())


def test_what_is_said_of_actors_is_kept_and_can_be_taken_back(onrecord, workspace: Path, reports: Path) -> None:
    before, rows = fingerprint(workspace), listed(onrecord, workspace)
    sanek, aldin = rows["Juro Sanek"]["id"], rows["Petra Aldin"]["id"]
    told = onrecord("same", sanek, aldin, "-w", workspace, "--note", "a test")
    assert (told.code, told.err) == (0, "")
    assert "same actor" in told.out
    assert "Said before" in onrecord("same", sanek, aldin, "-w", workspace).out or onrecord("judgements", "-w", workspace).out
    (one,) = [row for row in listed(onrecord, workspace).values() if row["judged"]]
    assert one["reports"] == 2
    (judgement,) = json.loads(onrecord("judgements", "-w", workspace, "--json").out)
    assert judgement["about"] == "actor"
    assert {name["name"] for name in judgement["names"]} == {"Juro Sanek", "Petra Aldin"}
    assert onrecord("read", reports, "-w", workspace).code == 0
    assert [row["judged"] for row in listed(onrecord, workspace).values()].count(True) == 1
    assert f"onrecord same {sanek}" in onrecord("log", "-w", workspace).out
    story = json.loads(onrecord("stories", "-w", workspace, "--json").out)[0]["id"]
    shown = onrecord("dossier", story, "-w", workspace, "--format", "md").out
    assert "are the same actor" in shown
    assert "Who is named" in shown
    assert onrecord("judgements", "--forget", judgement["id"], "-w", workspace).code == 0
    assert fingerprint(workspace) == before


def test_by_name_in_a_story_and_by_mention(onrecord, workspace: Path) -> None:
    story = json.loads(onrecord("stories", "-w", workspace, "--json").out)[0]["id"]
    mentions = [json.loads(line) for line in onrecord("export", "mentions", "-w", workspace).out.splitlines()]
    mention = next(m["id"] for m in mentions if m["name"] == "Juro Sanek")
    told = onrecord("different", mention, "Juro Sanek", "-w", workspace, "--story", story)
    assert told.code == 0, told.err
    names = [row["name"] for row in json.loads(onrecord("actors", story, "-w", workspace, "--json").out)]
    assert names.count("Juro Sanek") == 2
    back = onrecord("same", mention, "Petra Aldin", "-w", workspace, "--story", story)
    assert back.code == 0, back.err
    owner = {m["id"]: m["actor"] for m in map(json.loads, onrecord("export", "mentions", "-w", workspace).out.splitlines())}[mention]
    assert listed(onrecord, workspace)["Petra Aldin"]["id"] == owner


def test_wrong_use_is_told(onrecord, workspace: Path) -> None:
    story = json.loads(onrecord("stories", "-w", workspace, "--json").out)[0]["id"]
    for names in (("Nobody", "Juro Sanek"), ("Juro Sanek", "Juro Sanek"), ("Juro Sanek",)):
        told = onrecord("same", *names, "-w", workspace, "--story", story)
        assert told.code == 2
    gone = onrecord("same", "actor-nothing", "actor-else", "-w", workspace)
    assert gone.code == 2
    assert "changes when it is joined" in gone.err


def test_two_names_of_one_actor_are_told_with_the_mentions_to_part(onrecord, workspace: Path) -> None:
    story = json.loads(onrecord("stories", "-w", workspace, "--json").out)[0]["id"]
    assert onrecord("same", "Juro Sanek", "Petra Aldin", "-w", workspace, "--story", story).code == 0
    told = onrecord("different", "Juro Sanek", "Petra Aldin", "-w", workspace, "--story", story)
    assert told.code == 2
    assert "names of one actor now" in told.err
    assert told.err.count("mention-") == 2
