"""Issues: what could not be read, dated or understood, as a record that is shown and counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import content_id
from onrecord.model.spans import Span

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt or a fault in the data.

    `subject` is the id of the article or capture, or the path where nothing was read;
    `code` is a stable short name such as ``empty-file``; `message` is a sentence for a person.
    """

    stage: str
    subject: str
    level: Level
    code: str
    message: str
    span: Span | None = None

    @property
    def id(self) -> str:
        """Id from content."""
        place = (self.span.start, self.span.end) if self.span else (-1, -1)
        return content_id("issue", self.stage, self.subject, self.code, self.message, *place)
