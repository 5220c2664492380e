"""The dossier's three lines: what happened, who stands behind it, where the reports differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.dossier.patterns import phrase
from onrecord.model.dossiers import BriefSection, BriefSentence


def summarise(sections: Sequence[BriefSection], by_key: Mapping[str, BriefSection]) -> tuple[BriefSentence, ...]:
    """Choose the three lines from the brief: its first sentence, the count of sources, the gravest difference."""
    found: list[BriefSentence] = []
    lead = next((s for s in sections if s is not by_key.get("sources")), None)
    if lead is not None and lead.sentences:
        found.append(lead.sentences[0])
    for key in ("sources", "differ"):
        section = by_key.get(key)
        if section is not None and section is not lead and section.sentences:
            found.append(section.sentences[0])
        elif key == "differ" and found:
            found.append(BriefSentence(phrase("no_difference"), found[-1].statements))
    return tuple(found)
