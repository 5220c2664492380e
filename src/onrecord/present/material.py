"""What a page, a text or a file of dossiers is made from: the dossiers and the records that they point to."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.annotations import Actor, Attribution, Coding, Mention, Quote, Timex
from onrecord.model.articles import Article, Dating
from onrecord.model.dossiers import Dossier, Outline
from onrecord.model.issues import Issue
from onrecord.model.judgements import Judgement
from onrecord.model.reuse import Derivation, Passage
from onrecord.model.stories import Sequel, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """How many other versions of an article were read at its place before it. `headed` is the first one's title where it
    is another than that of the version shown, else ""."""

    article: str
    versions: int
    headed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything a presentation shows; the order of the records does not matter.

    `articles` are those of the dossiers, and may hold others, which are not shown. `version` is the
    program's, `settings_digest` that of the settings and helpers of the run. `earlier` names the articles of which other versions were read before.
    `sequels` tie the stories to others of their affairs, of which `outlines` tell; `told` are sections that tell of the
    stories in articles that are not theirs, `digests`.
    """

    dossiers: tuple[Dossier, ...]
    articles: tuple[Article, ...]
    datings: tuple[Dating, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[Timex, ...] = ()
    passages: tuple[Passage, ...] = ()
    issues: tuple[Issue, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    sequels: tuple[Sequel, ...] = ()
    outlines: tuple[Outline, ...] = ()
    told: tuple[Told, ...] = ()
    digests: tuple[Article, ...] = ()
    codings: tuple[Coding, ...] = ()
    version: str = ""
    settings_digest: str = ""
