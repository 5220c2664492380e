"""Fit the weights by which reports are told from other clauses, and quotations from scare quotes.

usage: bench/train_quotes.py TRAIN [--parsed FILE] [--hold N] [--only NAME...]

TRAIN is the training part of PolNeAR (a folder with `text` and `attributions`). Logistic regression with a quadratic
penalty, on signs that the program itself sees; the tables go to `src/onrecord/data/quotes`. With --hold every Nth article
is kept out of the fit, the figures on it are printed, and nothing is written. Weights are whole thousandths; small ones
and those of rare signs are left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extract import annotate
from extract_errors import attributions
from onrecord.extract import indirect, quotations
from onrecord.extract.mark_signs import mark_signs
from onrecord.extract.quotes import attributor
from onrecord.extract.reach import Reach
from onrecord.extract.report_signs import report_signs
from onrecord.extract.speakers import Attributor, SpeakerConfig
from onrecord.extract.views import build_view
from onrecord.extract.weights import ALWAYS, weights
from onrecord.model.annotations import Mention, Parse
from onrecord.model.articles import Article

DATA = Path(__file__).parent.parent / "src/onrecord/data"
#: Penalty on the weights, steps of the fit, least uses of a sign, least weight in thousandths that is kept.
PENALTY, STEPS, RARE, SMALL = 3.0, 150, 4, 20
#: A candidate: its signs, whether it is right.
Sample = tuple[list[str], bool]
#: What stands in an article: its attributor and the attributions' places.
Read = tuple[Attributor, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Task:
    """A table to fit, and what makes the samples of an article."""

    table: str
    header: str
    samples: Callable[[Attributor, Sequence[tuple[int, int]]], Iterator[Sample]]


def main() -> None:
    """Read, fit, write or print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("train", type=Path)
    options.add_argument("--parsed", type=Path, help="file in which sentences are kept between runs")
    options.add_argument("--hold", type=int, default=0)
    options.add_argument("--only", nargs="+", choices=sorted(TASKS), default=list(TASKS))
    chosen = options.parse_args()
    articles = list(read_articles(chosen.train, chosen.parsed))
    for name in chosen.only:
        learn(TASKS[name], articles, chosen.hold)


def read_articles(train: Path, kept: Path | None) -> Iterator[Read]:
    """Yield the articles of the training part in the order of their names, with the places of their attributions."""
    store = annotate(train / "text", kept)
    golds = {re.sub(r"(_[0-9a-f]{4})?$", "", file.stem): file for file in sorted((train / "attributions").glob("*.ann"))}
    articles = sorted(store.all(Article), key=lambda article: article.path)
    mentions: dict[str, list[Mention]] = {article.id: [] for article in articles}
    for mention in sorted(store.all(Mention), key=lambda one: (one.span.start, one.span.end, one.kind)):
        mentions[mention.span.article].append(mention)
    parses = {parse.article: parse for parse in store.all(Parse)}
    for article in articles:
        file = golds.get(Path(article.path).stem)
        if file is not None and article.id in parses:
            view = build_view(article, parses[article.id])
            work = attributor(view, mentions[article.id], SpeakerConfig())
            yield work, [told.content for told in attributions(file)]


def learn(task: Task, articles: Sequence[Read], hold: int) -> None:
    """Fit one table on the articles, or on those not held out."""
    fitted: list[Sample] = []
    held: list[Sample] = []
    for number, (work, golds) in enumerate(articles):
        (held if hold and number % hold == 0 else fitted).extend(task.samples(work, golds))
    table = fit(fitted)
    sys.stdout.write(f"{task.table}: {len(fitted)} samples, {len(table)} signs\n")
    if not hold:
        lines = [f"{sign}\t{weight}\n" for sign, weight in sorted(table.items())]
        (DATA / task.table).write_text(f"{task.header}sign\tweight\n" + "".join(lines), "utf-8")
        weights.cache_clear()  # the next table is fitted with this one at work
        return
    scores = [(table.get(ALWAYS, 0) + sum(table.get(sign, 0) for sign in signs), right) for signs, right in held]
    whole = sum(right for _, right in scores)
    for least in range(-1500, 1501, 500):
        taken = [right for score, right in scores if score >= least]
        sys.stdout.write(f"  least {least}: precision {sum(taken) / max(1, len(taken)):.3f} recall {sum(taken) / whole:.3f}\n")


def fit(samples: Sequence[Sample]) -> dict[str, int]:
    """Return the weights of the signs, in thousandths of log-odds."""
    uses = Counter(sign for signs, _ in samples for sign in signs)
    names = [ALWAYS, *sorted(sign for sign, count in uses.items() if count >= RARE)]
    place = {name: number for number, name in enumerate(names)}
    columns: list[int] = []
    lines: list[int] = []
    for number, (signs, _) in enumerate(samples):
        known = [0, *(place[sign] for sign in signs if sign in place)]
        columns += known
        lines += [number] * len(known)
    column, line = np.array(columns), np.array(lines)
    right = np.array([float(right) for _, right in samples])
    solved = _descend(column, line, right, len(names))
    rounded = {name: round(1000 * float(weight)) for name, weight in zip(names, solved, strict=True)}
    return {name: weight for name, weight in rounded.items() if abs(weight) >= SMALL or name == ALWAYS}


def _descend(column: np.ndarray, line: np.ndarray, right: np.ndarray, size: int) -> np.ndarray:
    """Minimise the penalised loss with Adam on the whole set."""
    weight, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        score = np.bincount(line, weight[column], minlength=len(right))
        slope = 1 / (1 + np.exp(-score)) - right
        change = (np.bincount(column, slope[line], minlength=size) + PENALTY * weight) / len(right)
        first, second = 0.9 * first + 0.1 * change, 0.999 * second + 0.001 * change**2
        rate = 0.15 * (1 - step / (STEPS + 20))
        weight -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return weight


def report_samples(work: Attributor, golds: Sequence[tuple[int, int]]) -> Iterator[Sample]:
    """Yield the candidates for reported clauses of an article."""
    reach = Reach(work.view, work.people.quoted)
    for number in range(len(work.view.sentences)):
        for report, cue in indirect.reports(work, reach, number, indirect.ReportConfig()):
            span = work.view.span(report.first, report.end)
            right = any(_share((span.start, span.end), gold) >= 0.5 for gold in golds)
            yield report_signs(work.view, reach, report, cue.subject), right


def mark_samples(work: Attributor, golds: Sequence[tuple[int, int]]) -> Iterator[Sample]:
    """Yield what stands between the marks of an article: right where an attribution holds most of it."""
    for seen in quotations.seen_marks(work, indirect.find_indirect(work)):
        start, end = seen.mark.start, seen.mark.end
        right = any(min(end, b) - max(start, a) >= 0.8 * (end - start) for a, b in golds)
        yield mark_signs(work.view, seen), right


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / max(1, max(one[1], other[1]) - min(one[0], other[0]))


_NOTE = "# Weights in thousandths of log-odds, fitted by bench/train_quotes.py on the training part of PolNeAR\n"
TASKS = {
    "reports": Task(indirect.TABLE, f"{_NOTE}# (Newell et al. 2018), 2026-11: signs of a reported content.\n", report_samples),
    "marks": Task(quotations.TABLE, f"{_NOTE}# (Newell et al. 2018), 2026-11: signs of a quotation.\n", mark_samples),
}

if __name__ == "__main__":
    main()
