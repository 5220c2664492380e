"""Bodies: what is doubtful about an article's body: none, too short, cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.issues import Issue
from onrecord.tools.languages import count_words

STAGE = "clean"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyConfig:
    """When a body is too short."""

    #: Words below which an article is a stub (a teaser, a picture's page, a paywalled opening); see `count_words`.
    stub: int = 40


DEFAULT = BodyConfig()


def body_issues(
    subject: str, body: str, *, cut: bool = False, unshown: bool = False, config: BodyConfig = DEFAULT
) -> Iterator[Issue]:
    """Yield what is doubtful about a body."""
    if cut:
        yield Issue(STAGE, subject, "warning", "too-long", "The text is longer than any article; its rest was left out.")
    if unshown:
        message = "The page shows no text of an article: headline and text are those that its metadata declares."
        yield Issue(STAGE, subject, "info", "unshown", message)
    words = count_words(body)
    if not words:
        yield Issue(STAGE, subject, "warning", "no-body", "No text of an article was found.")
        return
    if words < config.stub:
        yield Issue(STAGE, subject, "warning", "stub", f"The article has only {words} words.")
