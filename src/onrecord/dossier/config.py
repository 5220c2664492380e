"""Settings of the dossier stage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierConfig:
    """How much a dossier tells.

    Shares are of the content words of the shorter of two sentences.
    """

    longest: int = 28  # words at which a retold sentence is no longer shortened; long news sentences have 35
    longest_entry: int = 22  # the same for an entry of the timeline
    alike: float = 0.6  # share of a sentence's words above which another has told it (read on the bundled sample)
    whole: float = 0.2  # how much more of a shorter sentence told before, how much less where its claims are told
    elsewhere: float = 0.45  # share above which another newsroom may tell it too: then it is no "alone"
    same_entry: float = 0.4  # share above which two sentences of one date tell one happening
    entries_a_day: int = 4  # most entries of the timeline for one date
    entries: int = 40  # most entries of the timeline
    quotes_a_speaker: int = 3  # most sentences of one speaker
    soft_differences: int = 6  # most differences told that are not disputes, updates or contests
    reading_words: int = 12  # words of a reading quoted in a difference
    tries: int = 40  # candidates that may fail in one part before it is left as it is: bounds the time
    readings: int = 4  # readings of one difference that are quoted
