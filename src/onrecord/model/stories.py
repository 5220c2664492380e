"""Stories: the articles about one unfolding event, and the links that hold them together."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.articles import Form
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


@dataclass(frozen=True, slots=True)
class Section:
    """A part `[start, end)` of an article that tells of several things: an item of a round-up, an entry of a live blog.

    `heading` is its heading, or its first words; `form` that of the article; `keys` are what it is found by, as if it
    were an article; `written` tells how the heaviest of them are written (folded form, word).
    """

    article: str
    start: int
    end: int
    heading: str
    form: Form
    keys: StoryKeys
    written: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Id from its place."""
        return content_id("section", self.article, self.start, self.end)


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A reason to hold a section of `digest` for a report of the event that `article` reports; `score` in [0, 1]."""

    section: str
    article: str
    digest: str
    start: int
    end: int
    heading: str
    score: float
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id from the section and the article."""
        return content_id("section-link", self.section, self.article)


@dataclass(frozen=True, slots=True)
class Telling:
    """A story that a section may tell of; `home`: it is the story that the section's article belongs to."""

    story: str
    section: str
    digest: str
    start: int
    end: int
    heading: str
    home: bool
    score: float
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id from the section and the story."""
        return content_id("telling", self.section, self.story)


@dataclass(frozen=True, slots=True)
class Told:
    """A story is also told in `[start, end)` of an article that belongs to another story, or to none but itself.

    `heading` is the section's heading or its first words. The article is no origin of the story.
    """

    story: str
    article: str
    start: int
    end: int
    heading: str
    score: float
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id from the place and the story."""
        return content_id("told", self.story, self.article, self.start, self.end)


@dataclass(frozen=True, slots=True)
class StoryProfile:
    """What a story offers to be found by other stories of the same affair: the keys of its articles, one voice an origin.

    Weights are those of a vector of length 1, the heaviest first. `first`, `middle` and `last` are days of
    publication, ISO, "" where none is known. `written` tells how the heaviest keys are written (folded form, word).
    """

    story: str
    keys: tuple[tuple[str, float], ...]
    first: str
    middle: str
    last: str
    written: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Id: one profile a story."""
        return f"profile-{self.story}"


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two stories that may be of one affair, with their middle days; the smaller id first. `score` in [0, 1]."""

    stories: tuple[str, str]
    days: tuple[str, str]
    score: float
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id from the pair."""
        return content_id("kinship", *self.stories)


@dataclass(frozen=True, slots=True)
class Sequel:
    """A story that goes on where an earlier one of the same affair left off; `score` in [0, 1].

    `ordered` is false where their days do not tell which came first.
    """

    earlier: str
    later: str
    score: float
    ordered: bool = True
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id from the pair."""
        return content_id("sequel", self.earlier, self.later)
