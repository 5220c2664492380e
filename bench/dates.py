"""Dates: how often the day of a report whose date is hidden is told by its words and the other reports of its story.

usage: bench/dates.py ARTICLES STORIES

ARTICLES holds records with `datePublished`, STORIES a line a story with the ids of its `articles` (JSON Lines). In each
story of two reports or more the date of one, drawn with a fixed seed, is hidden. Prints the figures as JSON: shares of
the inferred days that are right (`exact`) and within a day, and of the dates that are given (`kept`) those that stay.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from onrecord.clean.articles import clean_capture
from onrecord.model.articles import Article, Dating
from onrecord.model.captures import Capture
from onrecord.model.stories import Story
from onrecord.read.captures import read_paths
from onrecord.read.limits import ReadLimits
from onrecord.story.dating import date_articles
from onrecord.tools.groups import Group
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.rule_parser import RuleParser
from onrecord.tools.weights import FrequencyWeights

SEED = 7
TOOLS = Tools(parser=RuleParser(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier())


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("articles", type=Path)
    options.add_argument("stories", type=Path)
    chosen = options.parse_args()
    articles = _articles(chosen.articles)
    counts: Counter[str] = Counter()
    draw = random.Random(SEED)
    for line in chosen.stories.read_text("utf-8").splitlines():
        ids = sorted(name for name in json.loads(line)["articles"] if name in articles)
        if len(ids) > 1:
            hidden = draw.choice(ids)
            counts.update(_measure([articles[name] for name in ids], articles[hidden]))
    inferred, given = max(1, counts["inferred"]), max(1, counts["given"])
    figures = {
        "hidden": counts["hidden"],
        "inferred": counts["inferred"],
        "exact": round(counts["exact"] / inferred, 3),
        "within_a_day": round(counts["near"] / inferred, 3),
        "kept": round(counts["kept"] / given, 3),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def _articles(path: Path) -> dict[str, Article]:
    """Read and clean the articles, by record id."""
    found: dict[str, Article] = {}
    for item in read_paths([str(path)], limits=ReadLimits()):
        if isinstance(item, Capture):
            for article in clean_capture(item, TOOLS):
                if isinstance(article, Article) and _given(article):
                    found[article.record_id] = article
    return found


def _given(article: Article) -> str:
    """Return the day that the record gives for an article, "" for none."""
    return next((d.value[:10] for d in article.dates if d.basis == "metadata" and d.kind == "published"), "")


def _measure(articles: list[Article], hidden: Article) -> Counter[str]:
    """Date a story with one report's dates taken away, its address too, and compare."""
    members = sorted((replace(a, dates=(), url="") if a is hidden else a for a in articles), key=lambda a: a.id)
    story = Story("story", tuple(a.id for a in members))
    found = date_articles(Group(story.id, {Story: [story], Article: members}), TOOLS)
    days = {dating.article: dating.value[:10] for dating in found if isinstance(dating, Dating)}
    counts: Counter[str] = Counter(hidden=1)
    for article in articles:
        if article is not hidden:
            counts.update(given=1, kept=int(days[article.id] == _given(article)))
    if days[hidden.id]:
        gap = abs((date.fromisoformat(days[hidden.id]) - date.fromisoformat(_given(hidden))).days)
        counts.update(inferred=1, exact=int(gap == 0), near=int(gap <= 1))
    return counts


if __name__ == "__main__":
    main()
