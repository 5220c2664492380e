"""Grade a record of the bundled sample: a dossier, the table of articles and verdicts in, a figure a line out.

usage: python bench/sample.py DOSSIERS.json ARTICLES.jsonl VERDICTS.jsonl

The answers are `data/sample/answers.json` (its README.md says what each field holds).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parent.parent / "src" / "onrecord" / "data" / "sample"
FIRM = {"disputed", "superseded"}
SAME = {"agreed", "less_precise", "rounded", "naming", "spelling", "scope"}


class Graded:
    """The dossier, seen by the names that the answers give the articles."""

    def __init__(self, dossier: dict[str, Any], answers: dict[str, Any]) -> None:
        self.answers = answers
        self.name = {a["id"]: a["record_id"] or Path(a["path"]).name for a in dossier["articles"]}
        self.articles = {self.name[a["id"]]: a for a in dossier["articles"]}
        self.dossier = dossier
        self.points = [point for story in dossier["stories"] for point in story["points"]]

    def says(self, span: dict[str, Any], statement: dict[str, str]) -> bool:
        """Say whether a span stands in the article and on the words of an answer's statement."""
        if self.name[span["article"]] != statement["article"]:
            return False
        a, b = _plain(span["exact"]), _plain(statement["exact"])
        return a in b or b in a

    def sides(self, point: dict[str, Any], statements: list[dict[str, str]]) -> set[int]:
        """Return the numbers of the point's claims that rest on any of these statements."""
        return {
            number
            for number, claim in enumerate(point["claims"])
            if any(self.says(cited["span"], s) for cited in claim["statements"] for s in statements)
        }

    def differ(self, point: dict[str, Any], left: list[dict[str, str]], right: list[dict[str, str]]) -> bool:
        """Say whether a point holds two lists of statements apart."""
        a, b = self.sides(point, left), self.sides(point, right)
        return bool(a) and bool(b) and not a & b


def figures(dossier: dict[str, Any], answers: dict[str, Any]) -> dict[str, float]:
    """Return all figures of the record itself."""
    graded = Graded(dossier, answers)
    return {**articles(graded), **groups(graded), **quotes(graded), **times(graded), **points(graded)}


def articles(graded: Graded) -> dict[str, float]:
    """Headlines, dates, credits, and what is in the body or out of it."""
    rows = graded.answers["articles"]
    right: defaultdict[str, int] = defaultdict(int)
    inside = outside = paragraphs = furniture = 0
    bodies = {row["id"]: row for row in rows}
    for name, row in bodies.items():
        art = graded.articles.get(name, {})
        right["headline"] += ((art.get("headline") or {}).get("exact") or "").strip() == row["headline"].strip()
        day = ((art.get("published") or {}).get("value") or "")[:10]
        right["date"] += day in row["published_accept"]
        right["credit"] += ((art.get("credit") or {}).get("agency")) == row["credit"]
        body = _plain(art.get("body", ""))
        paragraphs += len(row["body"])
        inside += sum(_plain(part) in body for part in row["body"])
        furniture += len(row["not_body"])
        outside += sum(_plain(part) not in body for part in row["not_body"])
    return {
        **{f"articles.{key}": round(value / len(rows), 3) for key, value in sorted(right.items())},
        "articles.paragraphs_in_body": round(inside / paragraphs, 3),
        "articles.furniture_out_of_body": round(outside / furniture, 3),
    }


def groups(graded: Graded) -> dict[str, float]:
    """Stories and origins as sets of articles."""
    stories = {frozenset(graded.name[a] for a in s["articles"]) for s in graded.dossier["stories"]}
    wanted = {frozenset(names) for names in graded.answers["stories"].values()}
    origins = {frozenset(graded.name[a] for a in o["articles"]) for s in graded.dossier["stories"] for o in s["origins"]}
    right = {frozenset(origin["articles"]) for origin in graded.answers["origins"]}
    return {
        "stories.right": round(len(stories & wanted) / max(len(stories), len(wanted)), 3),
        "origins.right": round(len(origins & right) / max(len(origins), len(right)), 3),
    }


def quotes(graded: Graded) -> dict[str, float]:
    """Contents found, speakers, and pairs of quotes of one utterance in different articles."""
    rows = [row for row in graded.answers["quotes"] if row["kind"] in {"direct", "partial", "mixed"}]
    mine = [q for q in graded.dossier["quotes"] if q["kind"] in {"direct", "partial", "mixed"}]
    found: dict[int, dict[str, Any]] = {}
    for number, row in enumerate(rows):
        for quote in mine:
            same = graded.name[quote["content"]["article"]] == row["article"]
            if same and _plain(quote["content"]["exact"]).strip(" ,.") == _plain(row["content"]).strip(" ,."):
                found[number] = quote
    speakers = sum(
        any(_plain(name) in _plain(q["speaker_name"]) or _plain(q["speaker_name"]) in _plain(name) for name in
            rows[n]["speaker_accept"]) for n, q in found.items() if q["speaker_name"]
    )  # fmt: skip
    pairs = [p for p in combinations(sorted(found), 2) if rows[p[0]]["article"] != rows[p[1]]["article"]]
    want = {p for p in pairs if rows[p[0]]["utterance"] == rows[p[1]]["utterance"]}
    got = {p for p in pairs if found[p[0]]["utterance"] == found[p[1]]["utterance"]}
    return {
        "quotes.found": round(len(found) / len(rows), 3),
        "quotes.speakers": round(speakers / len(rows), 3),
        "quotes.utterance_pairs_recall": round(len(want & got) / max(1, len(want)), 3),
        "quotes.utterance_pairs_precision": round(len(want & got) / max(1, len(got)), 3),
    }


def times(graded: Graded) -> dict[str, float]:
    """Time expressions found, and with the right value."""
    mine: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for time in graded.dossier["times"]:
        mine[graded.name[time["span"]["article"]], _plain(time["span"]["exact"])].append(time["value"])
    rows = graded.answers["times"]
    keys = [(row["article"], _plain(row["exact"])) for row in rows]
    found = [any(k[0] == key[0] and (k[1] in key[1] or key[1] in k[1]) for k in mine) for key in keys]
    right = [any(k[0] == key[0] and (k[1] in key[1] or key[1] in k[1]) and row["value"] in v for k, v in mine.items())
             for key, row in zip(keys, rows, strict=True)]  # fmt: skip
    return {"times.found": round(sum(found) / len(rows), 3), "times.value": round(sum(right) / len(rows), 3)}


def points(graded: Graded) -> dict[str, float]:
    """Planted differences found and typed, false disputes, and agreed facts."""
    told_alike = {"agreed", "single_source"}
    wanted = [r for r in graded.answers["differences"] if not r.get("optional") and r["status"] not in told_alike]
    found = typed = 0
    for row in wanted:
        sides = [reading["statements"] for reading in row["readings"]]
        hits = [p for p in graded.points if p["status"] not in told_alike
                and any(graded.differ(p, a, b) for a, b in combinations(sides, 2))]  # fmt: skip
        found += bool(hits)
        typed += any(p["status"] == row["status"] for p in hits)
    false = [row for row in graded.answers["not_different"] if any(
        p["status"] in FIRM and any(graded.differ(p, [a], [b]) for a, b in combinations(row["statements"], 2))
        for p in graded.points)]  # fmt: skip
    agreed = sum(
        any(p["status"] in SAME and any(_origins(graded, claim, row["witnesses"]) >= 2 for claim in p["claims"])
            for p in graded.points) for row in graded.answers["agreed"]
    )  # fmt: skip
    return {
        "points.differences": len(wanted),
        "points.differences_found": found,
        "points.differences_typed": typed,
        "points.false_disputes": len(false),
        "points.agreed_found": round(agreed / len(graded.answers["agreed"]), 3),
    }


def _origins(graded: Graded, claim: dict[str, Any], witnesses: list[dict[str, str]]) -> int:
    return len({c["origin"] for c in claim["statements"] if any(graded.says(c["span"], w) for w in witnesses)})


def verdicts(found: list[dict[str, Any]], rows: list[dict[str, Any]]) -> dict[str, float]:
    """Sentences of the draft: true ones backed, and changed or foreign ones passed as true."""
    got = {_plain(row["sentence"]): row["verdict"] for row in found}
    true = [row for row in rows if row["want"] == "backed"]
    rest = [row for row in rows if row["want"] != "backed"]
    backed = {"backed", "single_source"}
    return {
        "check.true_backed": round(sum(got.get(_plain(r["sentence"])) in backed for r in true) / len(true), 3),
        "check.true_called_false": sum(got.get(_plain(r["sentence"])) in {"contradicted", "altered_quote"} for r in true),
        "check.passed_as_true": sum(got.get(_plain(r["sentence"]), "missing") in {*backed, "missing"} for r in rest),
        "check.accepted": round(sum(got.get(_plain(r["sentence"])) in r["accept"] for r in rows) / len(rows), 3),
    }


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def with_bodies(dossier: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """Give the dossier's articles their bodies, by id."""
    return {**dossier, "articles": [{**a, "body": texts.get(a["id"], "")} for a in dossier["articles"]]}


def main() -> int:
    """Print the figures as JSON."""
    dossier_path, articles_path, verdicts_path = map(Path, sys.argv[1:4])
    texts = {row["id"]: row["body"] for row in _rows(articles_path)}
    dossier = with_bodies(json.loads(dossier_path.read_text("utf-8")), texts)
    answers = json.loads((SAMPLE / "answers.json").read_text("utf-8"))
    told = {**figures(dossier, answers), **verdicts(_rows(verdicts_path), _rows(SAMPLE / "draft-answers.jsonl"))}
    sys.stdout.write(json.dumps(told, indent=1) + "\n")
    return 0


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    raise SystemExit(main())
