"""The list of stages, in order: the table of contents of the program. Settings in, stages out."""

from __future__ import annotations

from onrecord.extract.parses import parse_article
from onrecord.flow.settings import Settings
from onrecord.flow.shapes import Stage, each
from onrecord.model.annotations import Parse
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue

#: What is there before the first stage: what reading gave.
GIVEN: tuple[type, ...] = (Capture, Issue)


def stages(settings: Settings) -> tuple[Stage, ...]:
    """Return the stages from captures to dossiers."""
    return ()
