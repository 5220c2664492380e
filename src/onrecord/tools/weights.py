"""Word weights from the frequency table that the wordfreq package ships (Speer 2022, CC BY-SA 4.0)."""

from __future__ import annotations

from functools import lru_cache

#: Languages for which wordfreq asks for a tokenizer (jieba, MeCab) that is not installed; our words are ready cut.
_CUT_ELSEWHERE = frozenset({"zh", "ja", "ko"})
#: Words of a language whose weights are kept at hand: those of a few thousand articles.
MOST = 1 << 18


class FrequencyWeights:
    """Weight of a word: its distance from the commonest words on the Zipf scale (van Heuven et al. 2014)."""

    #: Zipf frequency above which a word tells nothing, and below which it tells all.
    common = 7.0
    rare = 2.0

    def __init__(self) -> None:
        self._known: dict[str, dict[str, float]] = {}

    def weight(self, word: str, language: str = "en") -> float:
        """Return 0 for the commonest words and 1 for those seen less than once in ten million."""
        known = self._known.get(language)
        if known is None:
            known = self._known[language] = {}
        found = known.get(word)
        if found is None:
            zipf = _zipf(word.lower(), language if language in _languages() else "en")
            found = min(1.0, max(0.0, (self.common - max(zipf, self.rare)) / (self.common - self.rare)))
            if len(known) >= MOST:
                known.clear()
            known[word] = found
        return found


def _zipf(word: str, language: str) -> float:
    """Return the Zipf frequency; of languages that wordfreq cuts into words by other packages, as listed.

    A word of plain letters is looked up as it is: wordfreq would cut it into itself.
    """
    from wordfreq import freq_to_zipf, get_frequency_dict, zipf_frequency

    if language == "en" and word.isascii() and word.isalpha():
        frequency = get_frequency_dict(language, wordlist="small").get(word, 0.0)
        return round(float(freq_to_zipf(frequency)), 2) if frequency else 0.0
    if language in _CUT_ELSEWHERE:
        frequency = get_frequency_dict(language, wordlist="small").get(word, 0.0)
        return float(freq_to_zipf(frequency)) if frequency else 0.0
    return float(zipf_frequency(word, language, wordlist="small"))


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    from wordfreq import available_languages

    return frozenset(available_languages("small"))
