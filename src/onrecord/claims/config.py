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
    #: Least weight for a shared part to count as the same thing said.
    least_agreed: float = 1.6
    #: Least weight of the keys that all members of a cluster share.
    least_core: float = 0.9
    #: Least share of the lighter member's weight that two members' nodes must cover to be one instance.
    same_instance: float = 0.5
    #: Least weight besides names and words of saying before times of two speech acts are compared.
    least_content: float = 0.7
    #: Longest posting list of a key, in sentences; commoner keys propose no pairs.
    longest_posting: int = 150
    #: Most sentences of a story that are aligned; the rest are told as single statements.
    most_sentences: int = 6000
