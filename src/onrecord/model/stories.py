"""Stories: the articles about one unfolding event, and the links that hold them together."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.ids import content_id


@dataclass(frozen=True, slots=True)
class StoryKeys:
    """What an article offers to be found by: cheap keys with weights (names, numbers, rare words).

    Weights are those of a vector of length 1 for each part of the article (whole, beginning, headline); keys of one
    part stand together, the heaviest first. `days` are the days it may have been published on, ISO, the likeliest
    first; `sure`: the first of them is well founded. `names` and `quoted` are those of the heaviest words that it
    writes with a capital letter within sentences, or quotes.
    """

    article: str
    keys: tuple[tuple[str, float], ...]
    days: tuple[str, ...] = ()
    sure: bool = True
    names: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id: one set of keys an article."""
        return f"keys-{self.article}"


@dataclass(frozen=True, slots=True)
class StoryCandidate:
    """Two articles that may report one event. `left` is the smaller id."""

    left: str
    right: str

    @property
    def id(self) -> str:
        """Id from the pair."""
        return content_id("story-candidate", self.left, self.right)

    @property
    def articles(self) -> tuple[str, str]:
        """The two articles."""
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Link:
    """A reason to hold two articles for reports of one event; `score` in [0, 1]. `left` is the smaller id."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id from the pair."""
        return content_id("link", self.left, self.right)

    @property
    def articles(self) -> tuple[str, str]:
        """The two articles."""
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one unfolding event. `id` hashes the smallest article id; articles are sorted."""

    id: str
    articles: tuple[str, ...]
    title: str = ""
    reasons: tuple[str, ...] = ()


def story_id(articles: tuple[str, ...]) -> str:
    """Return the id of the story that these articles form."""
    return content_id("story", min(articles))
