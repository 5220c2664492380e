"""Languages: what an article and each of its blocks is written in, and what is not read for it; as labels and issues.

In: a text with its blocks, and the language declared for it. Out: the article's language, the blocks that are in
another one marked with it, and issues that name what is not done. Quotations inside a paragraph stay with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model.articles import BODY_KINDS, Block
from onrecord.model.issues import Issue
from onrecord.tools.language_packs import served_languages
from onrecord.tools.languages import (
    NOT_QUOTED,
    NOT_READ,
    QUOTED,
    READ,
    READ_ANYWAY,
    are_kin,
    count_words,
    language_name,
)
from onrecord.tools.protocols import LanguageIdentifier

STAGE = "clean"
#: Blocks whose language is told: those that are read, and notes on them.
TOLD_KINDS = BODY_KINDS | {"headline", "caption", "correction"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageConfig:
    """When a language is believed. Of 23,000 headlines and paragraphs of English news none is taken for
    another language."""

    #: Words from which the identifier is asked for a whole text, and confidence from which it is believed alone.
    words: int = 5
    sure: float = 0.5
    #: Words of a block that is asked for on its own, and confidence from which it is in another language.
    block_words: int = 8
    block_sure: float = 0.75
    #: Words of a headline that is, and confidence.
    headline_words: int = 5
    headline_sure: float = 0.85
    #: Words in small letters that it must have, where its script has them.
    running: int = 4
    #: Words and confidence for a language that is easily taken for the article's.
    kin_words: int = 25
    kin_sure: float = 0.9
    #: Confidence from which a declared language is said to be wrong, and words.
    declared_sure: float = 0.8
    declared_words: int = 20


DEFAULT = LanguageConfig()
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
#: Codes of one language that are not held against each other.
SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl", "cmn": "zh", "sh": "sr", "arz": "ar", "als": "de", "sco": "en", "wuu": "zh",
        "yue": "zh"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """The language of a text (ISO 639-1, "und" where it cannot be told), its blocks with theirs, and what was declared
    where that is another."""

    language: str
    blocks: tuple[Block, ...]
    contradicted: str = ""


def tell_languages(
    text: str, blocks: tuple[Block, ...], declared: str, identifier: LanguageIdentifier,
    config: LanguageConfig = DEFAULT,
) -> Told:
    """Tell the language of a text and of each block that is in another: most of the body is in the text's."""
    declared = _code(declared)
    body = "\n\n".join(text[b.start : b.end].strip() for b in blocks if b.is_body)
    whole, score = tell_language(body, declared, identifier, config), 0.0
    found = [_identified(text, block, whole, identifier, config) for block in blocks]
    language = _main(blocks, found, whole, config)
    marked = _marked(blocks, found, language, config)
    if declared and not _same(declared, language) and count_words(body) >= config.declared_words:
        best, score = identifier.identify(body)
        score = score if _same(_code(best), language) else 0.0
    contradicted = declared if score >= config.declared_sure and not are_kin(declared, language) else ""
    return Told(language, marked, contradicted)


def tell_language(
    body: str, declared: str, identifier: LanguageIdentifier, config: LanguageConfig = DEFAULT
) -> str:
    """Return the body's language (ISO 639-1); the declared one where the text is too short to tell."""
    declared = _code(declared)
    if count_words(body) < config.words:
        return declared or "und"
    language, score = identifier.identify(body)
    if score < config.sure and declared:
        return declared
    return SAME.get(language, language)


def language_issues(subject: str, told: Told) -> Iterator[Issue]:
    """Yield what is not done for an article, and for the blocks of it that are in another language."""
    if told.contradicted:
        names = language_name(told.contradicted), language_name(told.language)
        message = f"The page says that it is in {names[0]}; it is written in {names[1]}, and was taken for that."
        yield Issue(STAGE, subject, "info", "language-declared", message)
    foreign: Counter[str] = Counter()
    places: dict[str, list[str]] = {}
    for block in told.blocks:
        if block.language:
            foreign[block.language] += 1
            places.setdefault(block.language, []).append(block.kind)
    if told.language not in READ:
        name = language_name(told.language)
        served = told.language in served_languages()
        message = f"The text is in {name}: {NOT_READ} are not read in it; {READ_ANYWAY} are."
        if served:
            message = f"The text is in {name}: {QUOTED}, are read in it; {NOT_QUOTED} are not."
        readable = sum(count for code, count in foreign.items() if code in READ)
        if readable:
            message += f" {_count(readable, places['en'])} in English {'is' if readable == 1 else 'are'} read."
        yield Issue(STAGE, subject, "info", "language-partly" if served else "language-unsupported", message)
    for served in (True, False):
        codes = [code for code in sorted(foreign) if code not in READ and (code in served_languages()) == served]
        parts = [f"{_count(foreign[code], places[code])} in {language_name(code)}" for code in codes]
        if parts:
            what = f"{QUOTED}, are read there; {NOT_QUOTED} are not" if served else f"{NOT_READ} are not read there"
            message = f"Part of the text is in another language ({'; '.join(parts)}): {what}."
            yield Issue(STAGE, subject, "info", "language-mixed", message)


def _count(count: int, kinds: Sequence[str]) -> str:
    """Return "the headline", "3 paragraphs", "2 blocks"."""
    if set(kinds) == {"headline"}:
        return "the headline"
    noun = kinds[0] if len(set(kinds)) == 1 else "block"
    return f"{count} {noun}{'' if count == 1 or noun == 'list' else 's'}"


def _identified(
    text: str, block: Block, whole: str, identifier: LanguageIdentifier, config: LanguageConfig
) -> tuple[str, float, int]:
    """Return a block's language with its confidence and its words; ("", 0, words) where it cannot be told.

    It is asked for without names, dates and numbers, which are alike in all languages; another language than the
    text's is believed where the whole block agrees.
    """
    if block.kind not in TOLD_KINDS:
        return "", 0.0, 0
    part = text[block.start : block.end]
    words, running = count_words(part), " ".join(_running(part))
    least = config.headline_words if block.kind == "headline" else config.block_words
    if words < least or count_words(running) < config.running:
        return "", 0.0, words
    language, score = identifier.identify(running)
    language = SAME.get(language, language)
    if language != whole:
        again, second = identifier.identify(part)
        if SAME.get(again, again) != language:
            return "", 0.0, words
        score = min(score, second)
    return language, score, words


def _running(part: str) -> list[str]:
    """Return the words in small letters, and those of scripts that have none: the words that a language is known by."""
    return [word for word in WORD.findall(part) if word[0].islower() or not word[0].isupper()]


def _main(
    blocks: Sequence[Block], found: Sequence[tuple[str, float, int]], whole: str, config: LanguageConfig
) -> str:
    """Return the language that most of the body is in; `whole` is that of its beginning."""
    weights: Counter[str] = Counter()
    for block, (language, score, words) in zip(blocks, found, strict=True):
        if block.is_body and language and score >= config.block_sure:
            weights[language] += words
    if not weights:
        return whole
    best = min(weights, key=lambda code: (-weights[code], code))
    return best if weights[best] > weights[whole] and weights[best] > 0.5 * weights.total() and not are_kin(best, whole) else whole


def _marked(
    blocks: tuple[Block, ...], found: Sequence[tuple[str, float, int]], language: str, config: LanguageConfig
) -> tuple[Block, ...]:
    """Mark the blocks in another language, and short body blocks between two of them."""
    if language == "und":
        return blocks
    codes = [_other(block, one, language, config) for block, one in zip(blocks, found, strict=True)]
    told = [n for n, block in enumerate(blocks) if block.is_body]
    for before, at, after in zip(told, told[1:], told[2:], strict=False):
        if not found[at][0] and codes[before] and codes[before] == codes[after]:
            codes[at] = codes[before]
    return tuple(replace(block, language=code) if code else block for block, code in zip(blocks, codes, strict=True))


def _other(block: Block, found: tuple[str, float, int], language: str, config: LanguageConfig) -> str:
    """Return a block's language where it is surely another than the article's, else ""."""
    code, score, words = found
    if not code or code == language or len(code) != 2:
        return ""
    if are_kin(code, language):
        return code if words >= config.kin_words and score >= config.kin_sure else ""
    return code if score >= (config.headline_sure if block.kind == "headline" else config.block_sure) else ""


def _code(declared: str) -> str:
    """Return the primary subtag of a declared language tag (BCP 47), in the identifier's codes; "" for none."""
    code = declared.strip().lower().replace("_", "-").split("-")[0]
    return SAME.get(code, code) if code.isascii() and code.isalpha() and 2 <= len(code) <= 3 else ""


def _same(left: str, right: str) -> bool:
    return SAME.get(left, left) == SAME.get(right, right)
