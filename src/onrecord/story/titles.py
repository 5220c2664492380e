"""The title of a story: its articles, their keys and whose text they are in, the headline that says most for most out.

Each origin is one voice: what three copies of an agency's text say counts once. A headline is shown without what
outlets put around it ("LIVE:", "Exclusive:", " | Outlet"), and one that asks, shouts or comments gives way to one that
tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation
from onrecord.model.stories import StoryKeys
from onrecord.tools.directory import Directory, bare_name, fold
from onrecord.tools.hosts import host_of
from onrecord.tools.tables import rows
from onrecord.tools.words import forms_between


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleConfig:
    """What makes a headline a story's title. Measured against the titles that editors gave 867 stories."""

    long: int = 8  # words of a headline beyond which it is not better for saying more (14: 0.377 of their words met, 8: 0.404)
    short: int = 4  # words below which it is a label
    weak: float = 0.6  # worth of a headline that comments, shows, or runs on (opinion, video, live blog)
    asks: float = 0.7  # worth of a question
    shouts: float = 0.7  # worth of a headline in capitals
    most: int = 200  # articles of a story whose headlines are weighed, those with the smallest ids


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline as it is shown: `[start, end)` of the article's text on one line; `weak`: a label says that it does not tell."""

    start: int
    end: int
    text: str
    weak: bool


#: The last part of a headline, behind a bar, a dash or a colon, or in brackets: a site's name, a section's, a label.
_TAIL = re.compile(r"\s*(?P<mark>[|–—-]|:(?=\s)|[(\[])(?:(?<=[|(\[:])|(?<=\s.)(?=\s))\s*(?P<words>[^|–—:()\[\]]{2,40})[)\]]?\s*$")
_LETTER = re.compile(r"[^\W\d_]")
#: A full stop within a headline: one of several sentences keeps its own.
_STOP = re.compile(r"[^\W\d_]{3}[.!?…]\s")
#: Labels and tails that are taken off one headline at most ("UPDATE 1-EXCLUSIVE-…"), and characters that must be left.
_ROUNDS, LEAST = 3, 12


def story_title(
    articles: Sequence[Article],
    keys: Mapping[str, StoryKeys],
    origins: Mapping[str, Derivation],
    directory: Directory,
    config: TitleConfig = TitleConfig(),
) -> str:
    """Return the headline whose words most origins' articles share; the first words of one where none has a headline."""
    told = sorted(articles, key=lambda article: article.id)[: config.most]
    heads = {article.id: shown_headline(article, directory) for article in told}
    titled = [article for article in told if heads[article.id].text]
    if not titled:
        return " ".join(told[0].title.split()) if told else ""
    if len(titled) == 1:
        return heads[titled[0].id].text
    spread = _spread(told, keys, origins)
    worth = {article.id: _worth(article, heads[article.id], spread, config) for article in titled}
    best = min(titled, key=lambda article: (-worth[article.id], len(heads[article.id].text), article.id))
    return heads[best.id].text


def shown_headline(article: Article, directory: Directory) -> Headline:
    """Return an article's headline without the labels, the outlet's name and the full stop around it; "" for none."""
    if article.headline is None:
        return Headline(0, 0, "", weak=False)
    line, weak = article.headline.exact, article.form in ("live-blog", "round-up")
    start, end = 0, len(line.rstrip())
    for _ in range(_ROUNDS):
        before = (start, end)
        mark, at, words = _tail_of(line[start:end])
        kind = "mark" if mark and mark != ":" and _is_site(words, article, directory, bar=mark == "|") else _label(words)
        if mark and kind:
            weak = weak or kind != "mark"
            end = end if kind == "comment" else start + at
        for pattern, kind in _starts():
            if (match := pattern.match(line, start, end)) and end - match.end() >= LEAST:
                weak = weak or kind != "mark"
                start = start if kind == "comment" else match.end()
                break
        if (start, end) == before:
            break
    text = " ".join(line[start:end].split())
    text = text if _STOP.search(text) else text.rstrip(".").rstrip()
    if not _LETTER.search(text):
        return Headline(0, 0, "", weak=False)
    return Headline(article.headline.start + start, article.headline.start + end, text[0].upper() + text[1:], weak=weak)


def _tail_of(line: str) -> tuple[str, int, str]:
    """Return the mark before the last part of a headline, where it begins, and its words; "" where there is none."""
    match = _TAIL.search(line[-80:])
    if match is None or len(line) - len(match.group()) < LEAST:
        return "", 0, ""
    return match["mark"], len(line) - len(match.group()), match["words"].strip()


def _is_site(name: str, article: Article, directory: Directory, *, bar: bool) -> bool:
    """Say whether words are the name of the article's outlet or its site; behind a bar, of any outlet."""
    wanted = fold(name)
    host = host_of(article.url) if article.url else ""
    own = {fold(article.source), fold(bare_name(article.source))} - {""}
    if wanted in own or any(wanted in (f"the {one}", one.removeprefix("the ")) for one in own):
        return True
    squeezed = "".join(wanted.split())
    if len(squeezed) > 2 and squeezed in {part.replace("-", "") for part in (host, *host.split("."))}:
        return True
    return bar and directory.outlet(name, host) is not None


def _label(words: str) -> str:
    """Return the kind of label that a headline's last words are, "" where they are none."""
    return next((kind for pattern, kind in _labels("end") if pattern.fullmatch(words)), "")


@cache
def _labels(where: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = [row for row in rows("story/title-labels.tsv") if row["where"] == where]
    return tuple((re.compile(rf"(?i){row['pattern']}"), row["kind"]) for row in found)


@cache
def _starts() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what labels at a headline's start look like: with a mark behind them, in brackets, or in capitals alone."""
    found = []
    for row in rows("story/title-labels.tsv"):
        if row["where"] == "start":
            label = row["pattern"]
            marked = rf"\W{{0,2}}(?i:{label})(?:\s*[:|：!]+\s*|\s+[–—-]+\s+|\s*[)\]]\s*[:–—-]?\s*|-(?=[A-Z\d]))"
            found.append((re.compile(marked), row["kind"]))
    loud = r"(?:WATCH|LIVE|VIDEO|EXCLUSIVE|BREAKING|OPINION|EILMELDUNG|URGENT|EXCLUSIF|URGENTE)\s+(?=\S*[a-z])"
    return (*found, (re.compile(loud), "mark"))


def _spread(
    articles: Sequence[Article], keys: Mapping[str, StoryKeys], origins: Mapping[str, Derivation]
) -> dict[str, float]:
    """Return how much the origins' articles say each word: one voice an origin, shared among its articles."""
    rooms: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.id in keys:
            rooms[origins[article.id].origin if article.id in origins else article.id].append(article.id)
    spread: dict[str, float] = defaultdict(float)
    for names in rooms.values():
        for name in names:
            for key, weight in keys[name].keys:
                spread[key.rsplit(":", 1)[-1]] += weight / len(names)
    return spread


def _worth(article: Article, head: Headline, spread: Mapping[str, float], config: TitleConfig) -> float:
    """Return how much of what the articles say a headline says, less for one that does not tell."""
    said = forms_between(article, head.start, head.end)
    worth = sum(spread.get(form, 0.0) for form in dict.fromkeys(said)) / max(1.0, len(said) / config.long)
    worth *= config.weak if head.weak or len(said) < config.short else 1.0
    worth *= config.asks if head.text.endswith(("?", "？", "؟")) else 1.0
    return worth * (config.shouts if is_shout(head.text) else 1.0)


def is_shout(text: str) -> bool:
    """Say whether a headline is in capitals: most of its words of three letters and more are."""
    words = [word for word in re.findall(r"[^\W\d_]{3,}", text) if word.upper() != word.lower()]
    return len(words) >= 2 and sum(word.isupper() for word in words) > 0.6 * len(words)
