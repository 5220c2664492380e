"""Planted reprints, found and graded: an article stream in, pair F1, direction and false copies a line out.

usage: python bench/reprints.py [--part dev|held] [--each N] [--errors] ARTICLES.jsonl.gz

Makes a suite of reprints (planted.py, planters.py), runs the program's own reading, reuse and story stages on it, and grades:
which pairs share copied text, who has whose words, and how many pairs that share a quotation only, or speak of one
event independently, pass for copies. A MinHash-LSH library (datasketch) is graded on the same pairs, at the
threshold and with the size of shingles that are best for it. No text is kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from onrecord.engine.local import LocalEngine
from onrecord.flow.settings import Settings
from onrecord.flow.stages import stages
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.reuse import Derivation, Passage
from onrecord.read.captures import read_paths
from onrecord.read.limits import ReadLimits
from onrecord.store.memory import MemoryStore
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights
from planted import Made, originals, runs_of, truth
from planters import Maker
from proofs import Proofs
from reuse import LAST, NoParser

Pair = tuple[str, str]
Truth = Mapping[Pair, tuple[bool | None, str]]
#: Kinds of pairs in which nothing is copied.
CLEAN = ("quoted", "subject", "release_quoted", "readout", "stock", "boiler")


def main() -> int:
    """Make the suite, run the program and the library on it, print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("stream", type=Path)
    options.add_argument("--part", choices=("dev", "held", "both"), default="both")
    options.add_argument("--each", type=int, default=24, help="texts of one kind of manipulation")
    options.add_argument("--errors", action="store_true", help="list the pairs that are graded wrong, by their ids")
    options.add_argument("--no-library", action="store_true", help="leave the library out")
    chosen = options.parse_args()
    with gzip.open(chosen.stream, "rt", encoding="utf-8") as lines:
        articles = originals([json.loads(line) for line in lines])
    for part in ("dev", "held") if chosen.part == "both" else (chosen.part,):
        maker = Maker(articles, part, chosen.each)
        made = sorted([*maker.suite(), *Proofs(maker).suite()], key=lambda text: text.id)
        pairs = truth(made, {a.id: a for a in articles})
        begun = time.perf_counter()
        store = run(made)
        say(f"{part}.texts", len(made))
        say(f"{part}.seconds", round(time.perf_counter() - begun, 1))
        names = {a.id: a.record_id for a in store.all(Article)}
        found = {_pair(names[p.left.article], names[p.right.article]) for p in store.all(Passage) if p.kind == "copy"}
        grade_pairs(part, pairs, found, errors=chosen.errors)
        whose = {names[d.article]: d for d in store.all(Derivation)}
        grade_direction(part, made, whose, errors=chosen.errors)
        grade_origins(part, made, whose, errors=chosen.errors)
        grade_takes(part, made, whose, names)
        retold = {_pair(names[p.left.article], names[p.right.article]) for p in store.all(Passage) if p.kind == "retold"}
        grade_retold(part, pairs, found, retold)
        if not chosen.no_library:
            grade_library(part, made, pairs)
    return 0


def run(made: Sequence[Made]) -> MemoryStore:
    """Run the program's stages up to the origins on the texts, as records of a table."""
    store = MemoryStore()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps(text.record()) + "\n" for text in made), "utf-8")
        store.put([item for item in read_paths([path], limits=ReadLimits()) if isinstance(item, Capture)])
    tools = Tools(parser=NoParser(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier())
    every = stages(Settings())
    upto = next(n for n, stage in enumerate(every) if stage.name == LAST) + 1
    LocalEngine(on_error="stop").run(every[:upto], store, tools)
    return store


def grade_pairs(part: str, pairs: Truth, found: set[Pair], *, errors: bool) -> None:
    """Print precision, recall and F1 of all graded pairs, and what was found of each kind."""
    precision, recall, f1 = scores(pairs, found)
    say(f"{part}.pair_f1", f1)
    say(f"{part}.pair_precision", precision)
    say(f"{part}.pair_recall", recall)
    kinds: dict[str, list[tuple[Pair, bool]]] = defaultdict(list)
    clean: dict[str, list[Pair]] = defaultdict(list)
    for pair, (wanted, kind) in sorted(pairs.items()):
        if wanted:
            kinds[kind].append((pair, pair in found))
        elif wanted is False:
            clean[kind].append(pair)
    for kind, rows in sorted(kinds.items()):
        say(f"{part}.recall.{kind}", round(sum(got for _, got in rows) / len(rows), 3), f"of {len(rows)}")
        if errors:
            say(f"{part}.missed.{kind}", " ".join(pair[1] for pair, got in rows if not got))
    for kind in (*CLEAN, "across"):
        wrong = [pair for pair in clean[kind] if pair in found]
        name = {"quoted": "quotation_copies", "across": "other_copies"}.get(kind, f"{kind}_copies")
        say(f"{part}.{name}", round(len(wrong) / max(1, len(clean[kind])), 4 if kind in CLEAN else 6), f"of {len(clean[kind])}")
        if errors:
            say(f"{part}.wrong.{kind}", " ".join(f"{a}/{b}" for a, b in wrong))


def grade_direction(part: str, made: Sequence[Made], whose: Mapping[str, Derivation], *, errors: bool) -> None:
    """Print in how many planted pairs the later text is given the first one's newsroom, wholly or in a share,
    and the first one's text is its own newsroom's; where that text holds another's words in turn (a chain of copies),
    the later one must not be given those."""
    texts = {text.id: text for text in made}
    kinds: dict[str, list[bool]] = defaultdict(list)
    missed: list[str] = []
    for text in made:
        for first in text.senior:
            origin, mine = texts[first].whose or texts[first].source, text.source
            given = [share.name for share in whose[text.id].shares if share.fraction > 0] + [whose[text.id].name]
            back = [share.name for share in whose[first].shares if share.fraction > 0] + [whose[first].name]
            right = origin in given and mine not in back and origin in back
            if texts[first].senior:
                right = right and texts[texts[first].senior[0]].source not in given
            else:
                right = right and whose[first].name == origin
            for key in ("", f".by_{text.evidence or 'nothing'}", f".{text.kind}"):
                kinds[key].append(right)
            if not right:
                missed.append(f"{text.id}({text.evidence})")
    for key, rows in sorted(kinds.items()):
        say(f"{part}.direction{key}", round(sum(rows) / len(rows), 3), f"of {len(rows)}")
    if errors:
        say(f"{part}.direction_missed", " ".join(missed))


def grade_origins(part: str, made: Sequence[Made], whose: Mapping[str, Derivation], *, errors: bool) -> None:
    """Print how many of the first texts, and of those that only quote them or speak of the same, stay their own; and
    how many of those of which something else than a credit tells whose they are go to them."""
    firsts = [text for text in made if not text.senior and text.kind != "take" and not (text.kind == "thorough" and text.id.endswith("b"))]
    own = [text for text in made if not text.whose and (text.kind in CLEAN or text in firsts)]
    lost = [text.id for text in own if whose[text.id].name != text.source]
    say(f"{part}.own_kept", round(1 - len(lost) / len(own), 3), f"of {len(own)}")
    told: dict[str, list[str]] = defaultdict(list)
    for text in made:
        if text.whose:
            told[text.kind].append("" if whose[text.id].name == text.whose else text.id)
    for kind, rows in sorted(told.items()):
        say(f"{part}.whose.{kind}", round(sum(not row for row in rows) / len(rows), 3), f"of {len(rows)}")
    wrong = [row for rows in told.values() for row in rows if row]
    say(f"{part}.whose", round(1 - len(wrong) / max(1, sum(map(len, told.values()))), 3))
    if errors:
        say(f"{part}.whose_missed", " ".join([*lost, *(f"{row}({whose[row].name})" for row in wrong)]))


def grade_takes(part: str, made: Sequence[Made], whose: Mapping[str, Derivation], names: Mapping[str, str]) -> None:
    """Print how many later takes are held for copies of the earlier one, and not the other way round."""
    rows = [(text.id, text.after) for text in made if text.after]
    right = [names.get(whose[later].copy_of) == first and names.get(whose[first].copy_of) != later for later, first in rows]
    say(f"{part}.takes", round(sum(right) / max(1, len(rows)), 3), f"of {len(rows)}")


def grade_retold(part: str, pairs: Truth, found: set[Pair], retold: set[Pair]) -> None:
    """Print how many texts told again with most words changed are found, as copies and by the order of what they tell,
    and how many pairs that are independent are held to follow one another."""
    kinds: dict[str, list[Pair]] = defaultdict(list)
    for pair, (wanted, kind) in sorted(pairs.items()):
        kinds[kind if wanted is not True else "copies"].append(pair)
    rows = kinds["thorough"]
    say(f"{part}.thorough.copies", round(sum(pair in found for pair in rows) / max(1, len(rows)), 3), f"of {len(rows)}")
    say(f"{part}.thorough.told", round(sum(pair in found | retold for pair in rows) / max(1, len(rows)), 3), f"of {len(rows)}")
    clean = [pair for kind in (*CLEAN, "across") for pair in kinds[kind]]
    wrong = [f"{a}/{b}" for a, b in clean if (a, b) in retold]
    say(f"{part}.told_wrong", len(wrong), f"of {len(clean)} {' '.join(wrong[:5])}")


def grade_library(part: str, made: Sequence[Made], pairs: Truth) -> None:
    """Print the best figures of MinHash-LSH over all sizes of shingles and thresholds tried."""
    from datasketch import MinHash, MinHashLSH

    best: tuple[float, float, float, int, float, set[Pair]] = (0.0, 0.0, 0.0, 0, 0.0, set())
    for size in (1, 3, 5):
        marks = {}
        for text in made:
            words = re.findall(r"\w+", "\n".join(text.record()["articleBody"].split("\n")).casefold())
            marks[text.id] = MinHash(num_perm=128)
            marks[text.id].update_batch([" ".join(run).encode() for run in sorted(runs_of(words, size))])
        index = MinHashLSH(num_perm=128, params=(64, 2))
        for name, mark in marks.items():
            index.insert(name, mark)
        near = {
            (name, other): mark.jaccard(marks[other])
            for name, mark in marks.items() for other in sorted(map(str, index.query(mark))) if name < other
        }  # fmt: skip
        for threshold in (0.03, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
            found = {pair for pair, like in near.items() if like >= threshold}
            precision, recall, f1 = scores(pairs, found)
            best = max(best, (f1, precision, recall, size, threshold, found), key=lambda row: row[0])
    say(f"{part}.minhash.pair_f1", best[0], f"shingles of {best[3]} words, Jaccard {best[4]}")
    say(f"{part}.minhash.pair_precision", best[1])
    say(f"{part}.minhash.pair_recall", best[2])
    for kind in sorted({kind for wanted, kind in pairs.values() if wanted}):
        rows = [pair in best[5] for pair, (wanted, k) in pairs.items() if wanted and k == kind]
        say(f"{part}.minhash.recall.{kind}", round(sum(rows) / len(rows), 3), f"of {len(rows)}")
    for kind in CLEAN:
        rows = [pair in best[5] for pair, (wanted, k) in pairs.items() if wanted is False and k == kind]
        say(f"{part}.minhash.{'quotation' if kind == 'quoted' else kind}_copies", round(sum(rows) / max(1, len(rows)), 4))


def scores(pairs: Truth, found: Iterable[Pair]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs found among those that are graded."""
    got = {pair for pair in found if pairs.get(pair, (None, ""))[0] is not None}
    wanted = {pair for pair, (is_copy, _) in pairs.items() if is_copy}
    right = len(got & wanted)
    precision, recall = right / max(1, len(got)), right / max(1, len(wanted))
    return round(precision, 3), round(recall, 3), round(2 * precision * recall / max(1e-9, precision + recall), 3)


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)


def say(name: str, value: object, note: str = "") -> None:
    """Print one figure."""
    sys.stdout.write(f"{name:36} {value}{'  ' + note if note else ''}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
