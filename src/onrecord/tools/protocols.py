"""What the stages ask of their helpers: small protocols, so that a helper can be replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.model.annotations import Sentence
from onrecord.model.articles import Article
from onrecord.tools.directory import Directory
from onrecord.tools.directory_files import shipped_directory
from onrecord.tools.event_patterns import Patterns
from onrecord.tools.pattern_files import shipped_patterns


class Parser(Protocol):
    """Splits an article's blocks into sentences and tokens, with names and dependencies where it can."""

    @property
    def name(self) -> str:
        """What it is, with its version: part of the settings digest."""
        ...

    def parse(self, article: Article, kinds: Iterable[str]) -> Sequence[Sentence]:
        """Return the sentences of the article's blocks of these kinds, in order, one block at a time."""
        ...


class WordWeights(Protocol):
    """How much a word tells, from a shipped frequency table; never from the corpus read."""

    def weight(self, word: str, language: str = "en") -> float:
        """Return the word's information in bits-like units: about 0 for "the", 1 for rare words."""
        ...


class LanguageIdentifier(Protocol):
    """Tells the language of a text."""

    def identify(self, text: str) -> tuple[str, float]:
        """Return an ISO 639-1 code ("und" where it cannot be told) and a confidence in [0, 1]."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """The helpers that a run uses; built once by the wiring and passed to every stage."""

    parser: Parser
    weights: WordWeights
    language: LanguageIdentifier
    directory: Directory = field(default_factory=shipped_directory)
    patterns: Patterns = field(default_factory=shipped_patterns)

    @property
    def names(self) -> tuple[str, ...]:
        """What the helpers are, for the settings digest."""
        helpers = (self.parser.name, type(self.weights).__name__, type(self.language).__name__)
        return (*helpers, self.directory.digest, self.patterns.digest)
