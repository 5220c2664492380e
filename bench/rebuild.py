"""Agencies' texts rebuilt from planted reprints, and graded: an article stream in, figures a line out.

usage: python bench/rebuild.py [--part dev|held|both] [--each N] [--errors] ARTICLES.jsonl.gz

An article of the stream stands for an agency's text that nobody has at hand. Five outlets have it: the head of it, half
of it among paragraphs of their own, edited with two of their own, out of order, and two paragraphs in a digest; two of
the five do not credit it. From these alone it is rebuilt: are its paragraphs there that one who credits it or any two
have kept (recall), is what is called sure the agency's (precision), and do neighbours stand in order that one who
kept the order has both of. No text is kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation
from onrecord.reuse.rebuilding import Rebuilt, rebuild
from planted import Made, Original, Piece, edited, merged, originals, part_of, pieces_of, seed_of
from planters import AGENCIES, OUTLETS
from reprints import run, say

WORD = re.compile(r"\w+")


def main() -> int:
    """Make the reprints, rebuild the texts, print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("stream", type=Path)
    options.add_argument("--part", choices=("dev", "held", "both"), default="both")
    options.add_argument("--each", type=int, default=40, help="texts that are rebuilt")
    options.add_argument("--errors", action="store_true", help="list what is graded wrong, by the ids of the texts")
    chosen = options.parse_args()
    with gzip.open(chosen.stream, "rt", encoding="utf-8") as lines:
        articles = originals([json.loads(line) for line in lines])
    for part in ("dev", "held") if chosen.part == "both" else (chosen.part,):
        queue = sorted((a for a in articles if part_of(a.id) == part), key=lambda a: seed_of("order", a.id))
        groups = [list(reprints_of(queue[5 * n], queue[5 * n + 1 : 5 * n + 5], n)) for n in range(min(chosen.each, len(queue) // 5))]
        store = run([made for group in groups for made in group])
        found = {a.record_id: a for a in store.all(Article)}
        whose = {d.article: d for d in store.all(Derivation)}
        grade(part, groups, found, whose, errors=chosen.errors)
    return 0


def reprints_of(article: Original, others: Sequence[Original], n: int) -> Iterator[Made]:
    """Make five outlets' versions of an agency's text; none of them is the text itself."""
    rng = Random(seed_of("rebuild", article.id))
    _, mark, city = AGENCIES[n % 3]
    line, names, pieces = f"{city} {mark} — ", rng.sample(OUTLETS, 5), pieces_of(article)
    half = [pieces[k] for k in sorted(rng.sample(range(len(pieces)), len(pieces) // 2))]
    own = [(text, None) for text in others[1].paragraphs[2:4]]
    softened: list[Piece] = [(edited(text, 0.1, rng), origin) for text, origin in pieces[: max(4, 4 * len(pieces) // 5)]]
    softened[3:3] = own[:1]
    longest = sorted(sorted(range(len(pieces)), key=lambda k: (-len(pieces[k][0]), k))[:2])
    versions: list[tuple[str, list[Piece], bool]] = [
        ("head", pieces[: max(4, 3 * len(pieces) // 5)], True),
        ("spliced", merged(half, [(text, None) for text in others[0].paragraphs[: len(half)]], rng), False),
        ("edited", [*softened, *own[1:]], True),
        ("reordered", rng.sample(pieces, max(4, 3 * len(pieces) // 5)), True),
        ("digest", [*((text, None) for text in others[2].paragraphs[:3]), *(pieces[k] for k in longest)], False),
    ]
    for (kind, held, credited), name in zip(versions, names, strict=True):
        yield Made(
            f"{n:03}-{kind}", kind, f"{article.headline} ({name})", name, f"{article.day}T0{1 + len(kind) % 8}:00:00",
            tuple(text for text, _ in held), tuple(origin for _, origin in held), credit=line if credited else "",
        )  # fmt: skip


def grade(
    part: str, groups: Sequence[Sequence[Made]], found: Mapping[str, Article], whose: Mapping[str, Derivation], *, errors: bool
) -> None:
    """Print recall of the paragraphs that somebody kept, precision of the sure ones and of all, and order."""
    rows: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for group in groups:
        articles = {found[made.id].id: found[made.id] for made in group}
        whole = next(whose[found[made.id].id] for made in group if made.credit)
        texts = rebuild(articles, [whose[key] for key in articles], origins={whole.origin}, name=whole.name)
        truth = {number: text for made in group for text, number in _kept(made)}
        counts = Counter(number for made in group for _, number in _kept(made))
        proved = {number for made in group if made.credit for _, number in _kept(made)}
        truth = {number: text for number, text in truth.items() if number in proved or counts[number] > 1}
        for name, right, what in _graded(texts, group, truth):
            rows[name].append((right, f"{group[0].id[:3]}:{what}"))
    for name, graded in sorted(rows.items()):
        say(f"{part}.{name}", round(sum(right for right, _ in graded) / len(graded), 3), f"of {len(graded)}")
        if errors:
            say(f"{part}.wrong.{name}", " ".join(what for right, what in graded if not right))


def _kept(made: Made) -> Iterator[tuple[str, int]]:
    for text, origin in zip(made.paragraphs, made.origins, strict=True):
        if origin:
            yield text, origin[1]


def _graded(texts: Sequence[Rebuilt], group: Sequence[Made], truth: Mapping[int, str]) -> Iterator[tuple[str, bool, str]]:
    """Yield what is graded of one text: a name, whether it is right, and what it is about."""
    mine = {number: set(WORD.findall(text.casefold())) for number, text in truth.items()}
    held: dict[int, bool] = {}
    several = {number for number in mine if sum(number == k for made in group for _, k in _kept(made)) > 1}
    for text in texts[:1]:
        order = []
        for n, paragraph in enumerate(text.paragraphs):
            words = set(WORD.findall(paragraph.span.exact.casefold()))
            numbers = [k for k in mine if len(mine[k] & words) >= 0.6 * len(mine[k])]
            best = max(mine, key=lambda k: (len(mine[k] & words) / max(1, len(words)), -k), default=-1)
            is_theirs = best >= 0 and len(mine[best] & words) >= 0.6 * len(words)
            yield ("precision_sure" if paragraph.sure else "precision_unsure"), is_theirs, str(n)
            held |= {k: held.get(k, False) or paragraph.sure for k in [*numbers, *([best] if is_theirs else [])]}
            order += [best] if is_theirs else []
        straight = [{k for _, k in _kept(made)} for made in group if made.kind != "reordered"]
        for one, other in pairwise(order):
            if any({one, other} <= held_by for held_by in straight):
                yield "order", one <= other, f"{one}>{other}"
    yield "one_text", len(texts) == 1, str(len(texts))
    for number in sorted(mine):
        yield "recall", number in held, str(number)
        if number in several:
            yield "recall_sure", held.get(number, False), str(number)


if __name__ == "__main__":
    raise SystemExit(main())
