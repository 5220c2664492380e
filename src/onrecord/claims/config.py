"""Settings of the claims room; thresholds are sums of key weights (see `material.key_weights`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimsConfig:
    """Thresholds of alignment and comparison.

    Measured on invented stories and on news stories of several outlets by reading pairs by falling score:
    above 1.7 four in five pairs say the same, above 1.2 about half do.
    """

    #: Least weight that two sentences of different articles must share in one connected part.
    least_fact: float = 1.2
    #: Least weight of a part of what two sentences share in several parts.
    least_part: float = 0.8
    #: Least weight for a shared part to count as the same thing said.
    least_agreed: float = 1.6
    #: Least weight of a shared fact before values on it are called disputed.
    least_disputed: float = 1.6
    #: Least weight of the words that two counts of one thing have around them: to be compared,
    #: to be compared where the number is the same, to be disputed.
    least_setting: float = 0.35
    least_setting_same: float = 0.2
    least_setting_disputed: float = 0.8
    #: Least share of the shorter sentence's words that a near copy repeats in order, and their least number.
    least_alike: float = 0.7
    fewest_alike: int = 6
    #: Least weight of the keys that all members of a cluster share.
    least_core: float = 0.9
    #: Least share of the lighter member's weight that two members' nodes must cover to be one instance.
    same_instance: float = 0.5
    #: Least weight besides names and words of saying before times of two speech acts are compared.
    least_content: float = 0.7
    #: The same before names of one pattern are held against each other: the pattern itself tells much.
    least_kindred: float = 0.4
    least_kindred_fact: float = 1.2
    #: Longest posting list of a key, in sentences; commoner keys propose no pairs.
    longest_posting: int = 150
    #: Most sentences of a story that are aligned; the rest are told as single statements.
    most_sentences: int = 6000


@dataclass(frozen=True, slots=True)
class VerdictConfig:
    """Shares of a sentence's weight that a report's sentence must hold, in [0, 1].

    Measured on true sentences, sentences with one fact changed and sentences from elsewhere.
    """

    #: Below this the report's sentence is about something else.
    least: float = 0.3
    #: Enough to be called near when nothing backs a sentence.
    near: float = 0.5
    #: Enough for a difference in a value, a name's role or polarity to be a contradiction.
    contradicted: float = 0.7
    #: Share of the links between the words found that the report's sentence must have too.
    connected: float = 0.6
    #: Enough to back it, where all names, numbers and dates are found too.
    backed: float = 0.7
