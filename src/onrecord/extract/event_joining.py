"""Stage: events. In go one story's codings; out comes an Event for each event that they tell."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.annotations import Coding, Event
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


def join_codings(group: Group, _tools: Tools) -> Iterator[Event]:
    """Yield the events of a story, one for each coding."""
    for story in group.of(Story):
        for coding in sorted(group.of(Coding), key=lambda one: (one.evidence, one.id)):
            if coding.story == story.id:
                yield Event(
                    story=story.id,
                    type=coding.type,
                    mode=coding.mode,
                    actors=coding.actors,
                    actor_countries=coding.actor_countries,
                    recipients=coding.recipients,
                    recipient_countries=coding.recipient_countries,
                    when=coding.when,
                    place=coding.place,
                    status=coding.status,
                    codings=(coding.id,),
                    evidence=(coding.evidence,),
                    context=coding.context,
                    attribution=coding.attribution,
                    cameo=coding.cameo,
                )
