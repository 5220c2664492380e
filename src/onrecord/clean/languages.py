"""Languages and body checks: what an article's body is written in, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.issues import Issue
from onrecord.tools.protocols import LanguageIdentifier

STAGE = "clean"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyConfig:
    """When a body is too short, and when its language is believed."""

    #: Words below which an article is a stub (a teaser, a picture's page, a paywalled opening).
    stub: int = 40
    #: Words from which the identifier is asked, and confidence from which it is believed alone.
    words: int = 5
    sure: float = 0.5


DEFAULT = BodyConfig()


def tell_language(
    body: str, declared: str, identifier: LanguageIdentifier, config: BodyConfig = DEFAULT
) -> str:
    """Return the body's language (ISO 639-1); the declared one where the text is too short to tell."""
    declared = declared.strip().lower().replace("_", "-").split("-")[0][:3]
    if len(body.split()) < config.words and len(body) < 40:
        return declared or "und"
    language, score = identifier.identify(body)
    if score < config.sure and declared:
        return declared
    return language


def body_issues(
    subject: str, body: str, language: str, *, notes: str = "", cut: bool = False, config: BodyConfig = DEFAULT
) -> Iterator[Issue]:
    """Yield what is doubtful about a body: none, too short, another language, said to be a translation."""
    if cut:
        yield Issue(STAGE, subject, "warning", "too-long", "The text is longer than any article; its rest was left out.")
    words = len(body.split()) if language not in ("zh", "ja", "th", "ko") else len(body) // 2
    if not words:
        yield Issue(STAGE, subject, "warning", "no-body", "No text of an article was found.")
        return
    if words < config.stub:
        yield Issue(STAGE, subject, "warning", "stub", f"The article has only {words} words.")
    if language not in ("en", "und"):
        message = f"The text is in another language ({language}); only English is read for what it says."
        yield Issue(STAGE, subject, "info", "language-unsupported", message)
    if notes:
        yield Issue(STAGE, subject, "info", "translated", f"The page says that it is a translation: “{notes[:120]}”.")
