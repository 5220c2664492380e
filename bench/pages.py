"""Pages: how fast web pages are read and cleaned, beside trafilatura, and whether every span lies on its text.

usage: bench/pages.py [FOLDER] [--repeats N] [--pages N]

FOLDER holds web pages (.html, also gzipped). One process, one core: reading, cleaning, metadata, language and dates
of the program, and `trafilatura.bare_extraction(html, with_metadata=True)` on the mark-up already decoded, in turn on
ten pages at a time, in seconds of the processor; the ratio is that of the medians over the repeats. Prints one figure
a line; a line and nothing else where the folder is not there.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.clean.articles import clean_capture
from onrecord.model.annotations import Sentence
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.read.captures import read_paths
from onrecord.tools.directory_files import load_directory
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights

FOLDER = Path(__file__).parents[2] / "shared" / "bench" / "html-zyte"
SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz")
#: Pages that one of the two works on before the other has its turn.
TURN = 10


class NoParser:
    """A parser that finds nothing: cleaning asks for none."""

    name = "none"

    def parse(self, article: Article, kinds: Iterable[str]) -> Sequence[Sentence]:
        """Return no sentences."""
        del article, kinds
        return []


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--pages", type=int, default=10_000)
    chosen = options.parse_args()
    if not chosen.folder.is_dir():
        sys.stdout.write(f"skipped: {chosen.folder} is not there\n")
        return 0
    paths = sorted(p for p in chosen.folder.rglob("*") if p.name.endswith(SUFFIXES))[: chosen.pages]
    directory = load_directory(chosen.folder)
    tools = Tools(parser=NoParser(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier(), directory=directory)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    markup = {path: capture.text for path in paths for capture in read_paths([path]) if isinstance(capture, Capture)}
    turns = [[path for path in paths[i : i + TURN] if path in markup] for i in range(0, len(paths), TURN)]
    own: list[float] = []
    other: list[float] = []
    articles: list[Article] = []
    extract(markup, turns[0])  # what is loaded once is no page's time
    clean(turns[0], tools)
    for _ in range(max(1, chosen.repeats)):
        articles = []
        spent = [0.0, 0.0]
        for turn in turns:
            begun = time.process_time()
            articles += clean(turn, tools)
            between = time.process_time()
            extract(markup, turn)
            spent[0] += between - begun
            spent[1] += time.process_time() - between
        own.append(len(markup) / spent[0])
        other.append(len(markup) / spent[1])
    show(len(markup), own, other, articles)
    return 0


def clean(paths: Sequence[Path], tools: Tools) -> list[Article]:
    """Read and clean pages."""
    captures = (item for item in read_paths(paths) if isinstance(item, Capture))
    return [item for capture in captures for item in clean_capture(capture, tools) if isinstance(item, Article)]


def extract(markup: dict[Path, str], paths: Sequence[Path]) -> None:
    """Extract pages with the library."""
    from trafilatura import bare_extraction

    for path in paths:
        bare_extraction(markup[path], with_metadata=True)


def spans_right(articles: Sequence[Article]) -> tuple[int, int]:
    """Return how many characters of bodies stand at their spans' offsets in blocks that tile the text, and of how many."""
    right = total = 0
    for article in articles:
        tiled = "".join(article.text[b.start : b.end] for b in article.blocks) == article.text
        for block in article.body_blocks:
            span = article.span(block.start, block.end)
            total += len(span.exact)
            right += len(span.exact) if tiled and article.text[span.start : span.end] == span.exact else 0
    return right, total


def show(pages: int, own: Sequence[float], other: Sequence[float], articles: Sequence[Article]) -> None:
    """Print the figures."""
    right, total = spans_right(articles)
    figures = {
        "pages": pages,
        "read": sum(bool(article.body) for article in articles),
        "pages_a_second": round(statistics.median(own), 1),
        "trafilatura_pages_a_second": round(statistics.median(other), 1),
        "ratio": round(statistics.median(own) / statistics.median(other), 3),
        "spans_right": round(right / total, 6) if total else 0.0,
    }
    for name, value in figures.items():
        sys.stdout.write(f"{name:32} {value}\n")


if __name__ == "__main__":
    raise SystemExit(main())
