"""The material's records, to be found by id, article and story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model.annotations import Attribution, Quote
from onrecord.model.articles import Article, Dating
from onrecord.model.issues import Issue
from onrecord.model.reuse import Derivation, Passage
from onrecord.present.material import Earlier, Material


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups over one material. Lists are in the order of their ids."""

    articles: Mapping[str, Article]
    datings: Mapping[str, Dating]
    derivations: Mapping[str, Derivation]
    quotes: Mapping[str, Quote]
    attributions: Mapping[str, tuple[Attribution, ...]]
    passages: Mapping[str, tuple[Passage, ...]]
    issues: Mapping[str, tuple[Issue, ...]]
    earlier: Mapping[str, Earlier]


def _issues(material: Material) -> dict[str, tuple[Issue, ...]]:
    """Return the issues by subject; an article's capture and path count as the article."""
    subjects: dict[str, str] = {}
    for article in material.articles:
        subjects |= {name: article.id for name in (article.capture, article.path, article.id) if name}
    every: Iterable[Issue] = [*material.issues, *(i for a in material.articles for i in a.issues)]
    found: dict[str, dict[str, Issue]] = defaultdict(dict)
    for issue in every:
        found[subjects.get(issue.subject, issue.subject)][issue.id] = issue
    return {subject: tuple(held[key] for key in sorted(held)) for subject, held in sorted(found.items())}


def index_material(material: Material) -> Index:
    """Return the look-ups for a material, whatever the order of its records."""
    attributions: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in sorted(material.attributions, key=lambda a: a.id):
        attributions[attribution.story].append(attribution)
    passages: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(material.passages, key=lambda p: p.id):
        for article in sorted({passage.left.article, passage.right.article}):
            passages[article].append(passage)
    return Index(
        articles={article.id: article for article in sorted(material.articles, key=lambda a: a.id)},
        datings={dating.article: dating for dating in sorted(material.datings, key=lambda d: d.id)},
        derivations={one.article: one for one in sorted(material.derivations, key=lambda d: d.id)},
        quotes={quote.id: quote for quote in sorted(material.quotes, key=lambda q: q.id)},
        attributions={story: tuple(held) for story, held in attributions.items()},
        passages={article: tuple(held) for article, held in passages.items()},
        issues=_issues(material),
        earlier={one.article: one for one in sorted(material.earlier, key=lambda e: e.article)},
    )
