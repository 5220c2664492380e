"""Ways of proposing pairs of articles, compared: an article stream in, recall, pairs proposed and seconds a line out.

usage: python bench/candidates.py ARTICLES.jsonl.gz [--articles N] [--each N]

Two materials. *stream*: N articles of neighbouring days, of which every pair is aligned by the program's own
alignment; a true pair is one with a copy passage. *planted*: the suite of made reprints (planted.py), of which it is
known which texts share copied text, among them texts of which a third is copied. For each way of proposing pairs:
which part of the true pairs it proposes, how many pairs it proposes in all, and what it takes of the processor. No text is kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.engine.local import LocalEngine
from onrecord.flow.settings import Settings
from onrecord.flow.stages import stages
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.reuse import Candidate
from onrecord.read.captures import read_paths
from onrecord.read.limits import ReadLimits
from onrecord.reuse.passages import align_pair
from onrecord.store.memory import MemoryStore
from onrecord.tools.groups import Group
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights
from onrecord.tools.words import words_of
from planted import originals, truth
from planters import Maker
from reuse import NoParser

Pair = tuple[str, str]
Way = Callable[[Sequence[Article]], set[Pair]]
#: Words of a shingle, and permutations of a MinHash.
SHINGLE, PERMUTATIONS = 5, 128
TOOLS = Tools(parser=NoParser(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier())


def main() -> int:
    """Make both materials and try every way on them."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("stream", type=Path)
    options.add_argument("--articles", type=int, default=400, help="articles of the stream, all pairs of which are aligned")
    options.add_argument("--each", type=int, default=24, help="texts of one kind of planted reprint")
    chosen = options.parse_args()
    with gzip.open(chosen.stream, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    dated = sorted(rows, key=lambda row: (str(row.get("datePublished") or row.get("date") or ""), str(row.get("id"))))
    middle = max(0, len(dated) // 2 - chosen.articles // 2)
    articles = cleaned(dated[middle : middle + chosen.articles])
    begun = time.process_time()
    wanted = set(aligned(articles))
    say("stream.all_pairs", len(articles) * (len(articles) - 1) // 2, f"aligned in {time.process_time() - begun:.0f} s")
    compare("stream", articles, dict.fromkeys(wanted, "copy"))
    sources = originals(rows)
    made = Maker(sources, "dev", chosen.each).suite()
    known = truth(made, {original.id: original for original in sources})
    articles = cleaned([text.record() for text in made])
    ids = {article.record_id: article.id for article in articles}
    true = {_pair(ids[a], ids[b]): kind for (a, b), (copied, kind) in known.items() if copied}
    compare("planted", articles, true)
    return 0


def compare(material: str, articles: Sequence[Article], wanted: Mapping[Pair, str]) -> None:
    """Print what each way proposes."""
    say(f"{material}.texts", len(articles), f"{len(wanted)} true pairs")
    for name, way in ways():
        begun = time.process_time()
        found = way(articles)
        spent = time.process_time() - begun
        third = [pair in found for pair, kind in wanted.items() if kind == "third"]
        told = f", of a third copied {sum(third) / len(third):.3f}" if third else ""
        recall = sum(pair in found for pair in wanted) / max(1, len(wanted))
        say(f"{material}.{name}", f"{recall:.3f}", f"{len(found)} pairs, {spent:.1f} s{told}")


def ways() -> Iterator[tuple[str, Way]]:
    """Yield the ways of proposing pairs, by name."""
    yield "exact_index", lambda articles: proposed(articles, ("fingerprints", "candidates"))
    yield "exact_index_and_links", lambda articles: proposed(articles, ())
    for threshold in (0.5, 0.3, 0.1, 0.05):
        yield f"minhash_lsh_{threshold}", lambda articles, t=threshold: near(articles, t)  # type: ignore[misc]
    for threshold in (0.5, 0.3, 0.1):
        yield f"lsh_ensemble_{threshold}", lambda articles, t=threshold: contained(articles, t)  # type: ignore[misc]
    yield "same_day", lambda articles: of_days(articles, 0)


def proposed(articles: Sequence[Article], names: Iterable[str]) -> set[Pair]:
    """Return the pairs that the program's own stages propose: those named, or all up to the candidates."""
    store = MemoryStore()
    store.put(articles)
    every = stages(Settings())
    upto = 1 + next(n for n, stage in enumerate(every) if stage.name == "candidates")
    wanted = set(names)
    chosen = [stage for stage in every[:upto] if Capture not in stage.takes and (not wanted or stage.name in wanted)]
    LocalEngine(on_error="stop", workers=1).run(chosen, store, TOOLS)
    return {(found.left, found.right) for found in store.all(Candidate)}


def near(articles: Sequence[Article], threshold: float) -> set[Pair]:
    """Return the pairs that a MinHash-LSH proposes for a Jaccard similarity of their shingles."""
    from datasketch import MinHashLSH

    marks = minhashes(articles)
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, weights=(0.1, 0.9))
    for name, (mark, _) in marks.items():
        index.insert(name, mark)
    return {_pair(name, str(other)) for name, (mark, _) in marks.items() for other in index.query(mark) if other != name}


def contained(articles: Sequence[Article], threshold: float) -> set[Pair]:
    """Return the pairs of which an LSH ensemble says that one holds so large a part of the other."""
    from datasketch import MinHashLSHEnsemble

    marks = minhashes(articles)
    index = MinHashLSHEnsemble(threshold=threshold, num_perm=PERMUTATIONS, num_part=8)
    index.index([(name, mark, size) for name, (mark, size) in marks.items()])
    return {_pair(name, str(o)) for name, (mark, size) in marks.items() for o in index.query(mark, size) if o != name}


def minhashes(articles: Sequence[Article]) -> dict[str, tuple[Any, int]]:
    """Return the MinHash of each article's shingles, and how many these are."""
    from datasketch import MinHash

    found = {}
    for article in articles:
        is_body = [block.is_body for block in article.blocks]
        words = words_of(article)
        forms = [form for form, block in zip(words.forms, words.blocks, strict=True) if is_body[block]]
        shingles = {" ".join(run) for run in zip(*(forms[n:] for n in range(SHINGLE)), strict=False)}
        if shingles:
            mark = MinHash(num_perm=PERMUTATIONS)
            mark.update_batch([shingle.encode() for shingle in sorted(shingles)])
            found[article.id] = (mark, len(shingles))
    return found


def of_days(articles: Sequence[Article], apart: int) -> set[Pair]:
    """Return all pairs whose likeliest days are so many days apart at most; one without a date goes with all."""
    from datetime import date

    days = {a.id: date.fromisoformat(a.dates[0].value[:10]).toordinal() if a.dates and len(a.dates[0].value) >= 10 else None
            for a in articles}  # fmt: skip
    return {(a, b) for a, b in combinations(sorted(days), 2)
            if days[a] is None or days[b] is None or abs(days[a] - days[b]) <= apart}  # type: ignore[operator]


def aligned(articles: Sequence[Article]) -> Iterator[Pair]:
    """Align every pair and yield those with a copy passage."""
    for left, right in combinations(sorted(articles, key=lambda article: article.id), 2):
        group = Group("pair", {Article: [left, right]})
        if any(passage.kind == "copy" for passage in align_pair(group, TOOLS)):
            yield left.id, right.id


def cleaned(rows: Sequence[Mapping[str, Any]]) -> list[Article]:
    """Return records of a table as the program cleans them."""
    store = MemoryStore()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        store.put([item for item in read_paths([path], limits=ReadLimits()) if isinstance(item, Capture)])
    LocalEngine(on_error="stop").run([stage for stage in stages(Settings()) if stage.name == "clean"], store, TOOLS)
    return list(store.all(Article))


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)


def say(name: str, value: object, note: str = "") -> None:
    """Print one figure."""
    sys.stdout.write(f"{name:32} {value}{'  ' + note if note else ''}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
