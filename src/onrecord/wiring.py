"""Settings in, objects out: the one place where choices are made."""

from __future__ import annotations

from onrecord.tools.protocols import Tools


def build_tools() -> Tools:
    """Build the helpers: the packaged English pipeline."""
    from onrecord.tools.languages import PackagedLanguageIdentifier
    from onrecord.tools.spacy_parser import load_spacy
    from onrecord.tools.weights import FrequencyWeights

    return Tools(parser=load_spacy(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier())
