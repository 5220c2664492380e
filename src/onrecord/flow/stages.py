"""The list of stages, in order: the table of contents of the program. Settings in, stages out."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.points import find_points
from onrecord.claims.verdicts import judge_draft
from onrecord.clean.articles import clean_capture
from onrecord.clean.listings import addresses_of, join_listings
from onrecord.dossier.dossiers import write_dossier
from onrecord.extract.actors import find_actors
from onrecord.extract.event_joining import join_codings
from onrecord.extract.events import code_events
from onrecord.extract.mentions import find_mentions
from onrecord.extract.parses import parse_article
from onrecord.extract.quantities import find_quantities
from onrecord.extract.quotes import find_quotes
from onrecord.extract.references import find_references
from onrecord.extract.rulings import spread_names
from onrecord.extract.times import find_times
from onrecord.extract.utterances import group_utterances
from onrecord.flow.settings import Settings
from onrecord.flow.shapes import Stage, components, each, gather
from onrecord.model.annotations import (
    Actor,
    Attribution,
    Coding,
    Event,
    Mention,
    Parse,
    Quantity,
    Quote,
    Reference,
    Timex,
)
from onrecord.model.articles import Article, Dating, Listed
from onrecord.model.captures import Capture, Listing
from onrecord.model.dossiers import CheckedSentence, Dossier, Outline
from onrecord.model.issues import Issue
from onrecord.model.judgements import Judged, Judgement, NamesJudged
from onrecord.model.reuse import Candidate, Derivation, Fingerprint, Passage, StoryOrigins
from onrecord.model.statements import LedgerLine, Point, Statement
from onrecord.model.stories import (
    Kinship,
    Link,
    Section,
    SectionLink,
    Sequel,
    Story,
    StoryCandidate,
    StoryKeys,
    StoryProfile,
    Telling,
    Told,
)
from onrecord.reuse.derivations import copy_ends, find_derivations
from onrecord.reuse.fingerprints import fingerprint, pair_linked, propose_pairs, shingles_of
from onrecord.reuse.origins import story_origins
from onrecord.reuse.passages import align_pair
from onrecord.story.chains import find_kin, find_sequels, kin_ends, profile_keys, profile_story
from onrecord.story.dating import date_articles
from onrecord.story.judged import spread_judgement
from onrecord.story.keys import story_keys
from onrecord.story.links import link_pair
from onrecord.story.sections import (
    SectionConfig,
    choose_told,
    find_sections,
    found_by,
    most_found,
    propose_and_tie,
    section_of,
    weigh_tellings,
)
from onrecord.story.splits import link_ends, split_component

#: What is there before the first stage: what reading gave, and what a person said.
GIVEN: tuple[type, ...] = (Capture, Listing, Issue, Judgement)

#: What of one article is read once names and quotations are found in it.
_FOUND = (Article, Parse, Mention, Quote)
#: What of one story is known before its reports are compared.
_KNOWN = (Story, *_FOUND, Dating, Derivation, StoryOrigins, Timex, Quantity, Actor, Attribution, Event)


def stages(settings: Settings) -> tuple[Stage, ...]:
    """Return the stages from captures to dossiers, in the order in which they run."""
    return (*_articles(settings), *_stories(settings), *_annotations(settings), *_comparison(settings))


def judging(settings: Settings) -> Stage:
    """Return the stage that judges a draft, read like one more article of a story."""
    return gather("verdicts", judge_draft, takes=(*_KNOWN, Statement, Point), gives=(CheckedSentence,), through=Story,
                  config=settings.verdicts)  # fmt: skip


def _articles(s: Settings) -> tuple[Stage, ...]:
    """Captures to articles, which of them are linked, and who has whose text.

    Links come first: two reports of one event may share a short quotation only, which no shingle proposes.
    """
    return (
        each("clean", clean_capture, takes=Capture, gives=(Article, Issue), heavy=True),
        gather("listings", join_listings, takes=(Article, Listing), gives=(Listed, Issue), by=addresses_of, least=2, version=2),
        each("story-keys", story_keys, takes=Article, gives=(StoryKeys,), config=s.story_keys, heavy=True),
        each("sections", find_sections, takes=Article, gives=(Section,), config=_sections(s), heavy=True),
        gather("story-candidates", propose_and_tie, takes=(StoryKeys, Section), gives=(StoryCandidate, SectionLink),
               by=found_by, least=2, limit=most_found(_sections(s)), config=_sections(s), heavy=True, version=2),
        gather("links", link_pair, takes=(StoryCandidate, StoryKeys), gives=(Link,), through=StoryCandidate,
               config=s.links, heavy=True),
        each("linked-pairs", pair_linked, takes=Link, gives=(Candidate,)),
        each("fingerprints", fingerprint, takes=Article, gives=(Fingerprint,), config=s.fingerprints,
             heavy=True),
        gather("candidates", propose_pairs, takes=(Fingerprint,), gives=(Candidate,), by=shingles_of, least=2,
               config=s.fingerprints, heavy=True),
        gather("passages", align_pair, takes=(Candidate, Article), gives=(Passage,), through=Candidate,
               config=s.passages, heavy=True),
        components("derivations", find_derivations, takes=(Article, Passage), gives=(Derivation,), by=copy_ends,
                   config=s.derivations, heavy=True, version=2),
    )  # fmt: skip


def _sections(s: Settings) -> SectionConfig:
    """Return the settings of sections, which are found by keys as articles are."""
    return replace(s.sections, keys=s.story_keys)


def _stories(s: Settings) -> tuple[Stage, ...]:
    """Linked articles to stories, when each article was published, where else a story is told, and what it goes on from."""
    return (
        each("judged", spread_judgement, takes=Judgement, gives=(Judged,)),
        components("stories", split_component, takes=(Article, StoryKeys, Link, Passage, Derivation, Section, Judged),
                   gives=(Story,), by=link_ends, config=s.stories, heavy=True, version=3),
        gather("origins", story_origins, takes=(Story, Article, Derivation), gives=(StoryOrigins,), through=Story,
               heavy=True),
        gather("dating", date_articles, takes=(Story, Article, Listed), gives=(Dating, Issue), through=Story,
               config=s.dating, heavy=True),
        gather("tellings", weigh_tellings, takes=(Story, Section, SectionLink), gives=(Telling,), through=Story, least=2,
               config=s.sections),
        gather("told", choose_told, takes=(Telling,), gives=(Told,), by=section_of, config=s.sections),
        gather("profiles", profile_story, takes=(Story, Article, StoryKeys, Dating, Derivation, Section),
               gives=(StoryProfile,), through=Story, config=s.chains),
        gather("kinship", find_kin, takes=(StoryProfile,), gives=(Kinship,), by=profile_keys, least=2,
               most=s.chains.holders, config=s.chains),
        gather("sequels", find_sequels, takes=(Kinship,), gives=(Sequel,), by=kin_ends, config=s.chains),
    )  # fmt: skip


def _annotations(s: Settings) -> tuple[Stage, ...]:
    """Articles to what is in them: names, quotations, times, quantities, actors, events."""
    return (
        each("parses", parse_article, takes=Article, gives=(Parse, Issue), config=s.parses, heavy=True, version=2),
        each("judged-names", spread_names, takes=Judgement, gives=(NamesJudged,)),
        gather("mentions", find_mentions, takes=(Article, Parse), gives=(Mention,), version=3),
        gather("quotes", find_quotes, takes=(Article, Parse, Mention), gives=(Quote,), config=s.quotes, version=2),
        gather("times", find_times, takes=(Article, Parse, Dating, Quote), gives=(Timex,), config=s.times, version=2),
        gather("quantities", find_quantities, takes=(Article, Parse, Timex), gives=(Quantity,), config=s.quantities,
               version=2),
        gather("actors", find_actors, takes=(Story, Article, Mention, Quote, Dating, NamesJudged), gives=(Actor,),
               through=Story, version=2),
        gather("references", find_references, takes=(Story, Article, Parse, Mention, Quote, Actor), gives=(Reference,),
               through=Story, config=s.references),
        gather("utterances", group_utterances, takes=(Story, Article, Quote, Actor, Timex, Dating),
               gives=(Attribution,), through=Story, config=s.utterances, version=2),
        gather("codings", code_events, takes=(Story, Article, Parse, Mention, Actor, Timex, Quote), gives=(Coding,),
               through=Story, config=s.events, version=2),
        gather("events", join_codings, takes=(Story, Coding), gives=(Event,), through=Story, config=s.joining, version=2),
    )  # fmt: skip


def _comparison(s: Settings) -> tuple[Stage, ...]:
    """What is in a story's articles to points and dossiers."""
    return (
        gather("points", find_points, takes=_KNOWN, gives=(Statement, Point, LedgerLine), through=Story,
               config=s.points, version=4),
        gather("dossiers", write_dossier, takes=(*_KNOWN, Passage, Statement, Point, LedgerLine),
               gives=(Dossier, Outline), through=Story, config=s.dossiers, version=5),
    )  # fmt: skip
