"""Helpers without a parser: reuse and story need word weights only."""

from __future__ import annotations

import pytest

from onrecord.tools.protocols import Tools


@pytest.fixture(scope="session")
def light_tools() -> Tools:
    """Word weights alone."""
    from onrecord.tools.languages import PackagedLanguageIdentifier
    from onrecord.tools.weights import FrequencyWeights

    return Tools(parser=None, weights=FrequencyWeights(), language=PackagedLanguageIdentifier())  # type: ignore[arg-type]
