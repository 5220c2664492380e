"""A coded event, and what kinds of types there are (PLOVER's quadrants)."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.event_parties import Party
from onrecord.model.annotations import Modality

#: Types that hurt by deeds (PLOVER's quadrant of material conflict): announced only, they are coded otherwise.
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
#: Types that help by deeds.
HELPFUL = frozenset({"COOPERATE", "AID"})
#: Types that are words: without somebody who says them there is no event.
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Coded:
    """An event as coded: the index of its word, type, mode, parties and status."""

    index: int
    type: str
    mode: str
    actor: Party
    recipient: Party
    status: Modality
    row: str = ""
    cameo: str = ""
