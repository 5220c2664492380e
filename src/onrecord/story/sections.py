"""Sections of digests and the stories that they tell of: Article in, Section out; Section and StoryKeys in, SectionLink out;
Story and SectionLink in, Telling out; Telling in, Told out.

A round-up or a live blog tells of several stories and belongs to one at most. Each of its sections is found like an
article of its own, by the same keys in the same windows, and held against the articles of the stories. It is told in the
story that it is most alike to, which gets no article, no origin and no statement by it: only the place where it is told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, islice

from onrecord.model.articles import Article, Block
from onrecord.model.stories import Section, SectionLink, Story, StoryCandidate, StoryKeys, Telling, Told
from onrecord.story.digests import worth
from onrecord.story.keys import KeysConfig, keys_of, propose_links, story_keys
from onrecord.story.written import shared_words, written_words
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionConfig:
    """What is a section, and when it tells of a story."""

    words: int = 15  # words of a section at least
    most: int = 80  # sections of an article, the first ones
    headings: int = 3  # headings from which they alone divide a digest without times
    heading: int = 140  # characters of a heading that are kept
    holders: int = 150  # articles with one key in one window above which it finds no stories for sections
    linked: float = 0.15  # least score of a section and an article that is kept
    told: float = 0.2  # least score of a section and the story that it tells of
    nearest: int = 3  # articles of a story, those most alike, over which the score is the mean
    items: int = 4  # sections of a report that is taken for several items
    compared: int = 20  # of these, so many are held against each other
    unlike: float = 0.035  # most likeness of two of them that stand in the middle (of 5,000 reports 12 are so, 10 rightly)
    shared: float = 0.7  # part of them that one word may stand in
    rival: float = 0.9  # part of the best score that another story's must not reach
    keys: KeysConfig = field(default_factory=KeysConfig)


#: How an item begins that has no heading: a bullet, a number, or a name in capitals.
_BULLET = re.compile(r"\s*(?:[•●▪■◆►▶*·–—-]\s+|\(?\d{1,2}[.)]\s+)")
_WORD = re.compile(r"[^\W_]+")
#: Scripts written without spaces: two characters count for a word.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]{2}")


def find_sections(article: Article, tools: Tools, *, config: SectionConfig = SectionConfig()) -> Iterator[Section]:
    """Yield the sections of a round-up or a live blog with what each is found by.

    Those of a report too, where it has headings and what stands under them has next to nothing in common: newsletters and
    columns of several items look so. What a report's sections are told in is shown; its story stays as it is.
    """
    if article.draft or article.form == "stub":
        return
    if article.form == "report" and sum(block.kind == "heading" for block in article.body_blocks) < config.headings:
        return
    found = list(islice(_sections(article, tools, config), config.most))
    if article.form != "report" or _is_miscellany(found, config):
        yield from found


def _sections(article: Article, tools: Tools, config: SectionConfig) -> Iterator[Section]:
    for blocks in _parts(article, config):
        start, end = blocks[0].start, blocks[-1].end
        if _length(article.text[start:end]) < config.words:
            continue
        headed = tuple(replace(block, kind="headline") if block.kind == "heading" else block for block in blocks)
        keys = next(iter(story_keys(replace(article, blocks=headed), tools, config=config.keys)), None)
        if keys is None or not keys.keys:
            continue
        while end > start and article.text[end - 1].isspace():
            end -= 1
        written = written_words(keys.keys, [article.text[start:end]])
        yield Section(article.id, start, end, _heading(article, blocks, config), article.form, keys, written)


def _is_miscellany(sections: Sequence[Section], config: SectionConfig) -> bool:
    """Say whether most pairs of sections have next to nothing in common, and no word stands in nearly all of them."""
    if len(sections) < config.items:
        return False
    some = [dict(section.keys.keys) for section in sections[: config.compared]]
    pairs = sorted(sum(a[key] * weight for key, weight in b.items() if key in a) for a, b in combinations(some, 2))
    spread = Counter(key for section in sections for key, _ in section.keys.keys)
    return pairs[len(pairs) // 2] <= config.unlike and max(spread.values()) <= config.shared * len(sections)


def _parts(article: Article, config: SectionConfig) -> list[list[Block]]:
    """Divide the body: a live blog by its times, a digest by its headings, without these by its paragraphs and items."""
    blocks = [b for b in article.blocks if (b.is_body and b.kind != "standfirst") or b.kind == "date"]
    first = next((n for n, block in enumerate(blocks) if block.is_body), 0)
    blocks = [*(b for b in blocks[max(0, first - 1) : first] if b.kind == "date"), *blocks[first:]]
    kinds = Counter(block.kind for block in blocks)
    live = article.form == "live-blog" and kinds["date"] > 1
    headed = kinds["heading"] >= config.headings
    parts: list[list[Block]] = []
    for block in blocks:
        opens = block.kind == "heading" and not (parts and all(b.kind in ("date", "heading") for b in parts[-1]))
        if live:
            opens = block.kind == "date" or (block.kind == "heading" and opens)
        elif not headed:
            bullets = bool(_BULLET.match(article.text, block.start, block.end))
            opens = opens or (block.kind in ("paragraph", "list", "blockquote") and (bullets or _alone(parts, block)))
        if opens or not parts:
            parts.append([])
        parts[-1].append(block)
    held = [[block for block in part if block.is_body] for part in parts]
    return [part for part in held if any(block.kind != "heading" for block in part)]


def _alone(parts: Sequence[Sequence[Block]], block: Block) -> bool:
    """Say whether a paragraph begins an item: it does unless a heading stands right before it, or it is a quotation."""
    return bool(parts) and any(b.kind != "heading" for b in parts[-1]) and block.kind != "blockquote"


def _length(text: str) -> int:
    return len(_WORD.findall(text)) + len(_UNSPACED.findall(text))


def _heading(article: Article, blocks: Sequence[Block], config: SectionConfig) -> str:
    """Return a section's heading on one line, or the first words of its first sentence."""
    first = blocks[0]
    words = " ".join(_BULLET.sub("", article.text[first.start : first.end][: 4 * config.heading], count=1).split())
    if len(words) <= config.heading and first.kind == "heading":
        return words
    sentence = re.match(r".{20,}?[.!?。！？](?=\s|$)", words)
    words = sentence.group() if sentence else words
    if len(words) <= config.heading:
        return words
    return words[: config.heading].rsplit(" ", 1)[0] + "…"


def found_by(record: Section | StoryKeys) -> tuple[str, ...]:
    """Return the keys that gather articles and sections for a comparison."""
    return keys_of(record.keys if isinstance(record, Section) else record)


def most_found(config: SectionConfig) -> Callable[[str], int]:
    """Return how many articles with a key may be looked at: any in a window (0), else so many that some are compared."""
    most = max(config.holders, config.keys.undated)
    return lambda key: most if key.endswith("|") else 0


def propose_and_tie(
    group: Group, tools: Tools, *, config: SectionConfig = SectionConfig()
) -> Iterator[StoryCandidate | SectionLink]:
    """Propose the group's pairs of articles that are alike, and link its sections to the articles that they are alike to."""
    yield from propose_links(group, tools, config=config.keys)
    anytime = group.key.endswith("|")
    records = group.of(StoryKeys)
    if len(records) > config.holders:
        return
    for section in group.of(Section):
        for keys in records:
            if keys.article == section.article or (anytime and keys.sure and section.keys.sure):
                continue
            score = worth(section.keys, keys)
            if score >= config.linked:
                yield SectionLink(
                    section.id, keys.article, section.article, section.start, section.end, section.heading,
                    round(score, 4), (f"Both say: {shared_words(section.keys.keys, keys.keys, dict(section.written))}.",),
                )  # fmt: skip


def weigh_tellings(group: Group, tools: Tools, *, config: SectionConfig = SectionConfig()) -> Iterator[Telling]:
    """Weigh which sections may tell of a story: the mean of the scores to its articles that are most alike.

    Other round-ups among its articles do not count.
    """
    del tools
    inside = {name for story in group.of(Story) for name in story.articles}
    digests = {section.article for section in group.of(Section) if section.form == "round-up"}
    reports = inside - digests
    links: dict[str, list[SectionLink]] = defaultdict(list)
    for link in group.of(SectionLink):
        if link.article in reports:
            links[link.section].append(link)
    for section, found in sorted(links.items()):
        best = sorted(found, key=lambda link: (-link.score, link.id))[: config.nearest]
        score = sum(link.score for link in best) / min(config.nearest, len(reports))
        if score >= config.told:
            top = best[0]
            yield Telling(
                group.key, section, top.digest, top.start, top.end, top.heading, top.digest in inside,
                round(score, 4), top.reasons,
            )  # fmt: skip


def choose_told(group: Group, tools: Tools, *, config: SectionConfig = SectionConfig()) -> Iterator[Told]:
    """Yield the story that a section tells of, where one stands out and it is not the story its article belongs to."""
    del tools
    ranked = sorted(group.of(Telling), key=lambda telling: (-telling.score, telling.story))
    if not ranked or ranked[0].home:
        return
    if len(ranked) > 1 and ranked[1].home and ranked[1].score >= config.rival * ranked[0].score:
        return
    best = ranked[0]
    yield Told(best.story, best.digest, best.start, best.end, best.heading, best.score, best.reasons)


def section_of(record: Telling) -> tuple[str, ...]:
    """Return the key that gathers what a section may tell of."""
    return (record.section,)
