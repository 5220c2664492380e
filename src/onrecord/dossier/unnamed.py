"""Who is an unnamed person that is quoted (a voice in, yes or no out)."""

from __future__ import annotations

import re

from onrecord.model.statements import Voice
from onrecord.tools.tables import words

#: Where the noun ends that says what somebody is: "a person familiar with the matter".
_HEAD_ENDS = re.compile(r"\s(?:of|for|at|in|on|from|with|who|familiar|close|briefed|near)\b|,")
_PLURALS = (("sses", "ss"), ("ies", "y"), ("men", "man"), ("s", ""))


def is_unnamed_person(voice: Voice) -> bool:
    """Say whether a voice is that of people told by their kind alone: "a senior official", "witnesses", "a pal".

    A body ("the coast guard"), somebody pointed to who is named elsewhere ("the striker"), and words whose speaker is
    not told are none.
    """
    if voice.kind != "unnamed" or not voice.who:
        return False
    head = _HEAD_ENDS.split(voice.who.lower(), maxsplit=1)[0].split()
    if not head:
        return False
    kinds = words("claims/sources.txt")
    single = head[-1] in kinds
    several = any(head[-1].endswith(end) and head[-1].removesuffix(end) + one in kinds for end, one in _PLURALS)
    return several or (single and head[0] != "the")


def is_unnamed_official(voice: Voice) -> bool:
    """Say whether it is an official, or officials, who are not named: their word is an office's."""
    head = _HEAD_ENDS.split(voice.who.lower(), maxsplit=1)[0].split()
    return is_unnamed_person(voice) and head[-1] in {"official", "officials"}
