"""The dossier's title and its three lines: what happened, who stands behind it, where the reports differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.dossier.candidates import content_terms
from onrecord.dossier.material import Material
from onrecord.dossier.patterns import phrase
from onrecord.dossier.wording import folded
from onrecord.model.dossiers import BriefSection, BriefSentence

_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")


def choose_title(material: Material) -> str:
    """Choose the headline that says most of what the newsrooms' headlines say between them."""
    terms: dict[str, set[str]] = {}
    heads: list[tuple[str, str, frozenset[str]]] = []
    for parse in material.parses:
        article = material.articles.get(parse.article)
        lines = [s for s in parse.sentences if s.block == "headline"]
        if article is None or article.headline is None or not lines:
            continue
        words = frozenset(word for line in lines for word in content_terms(line))
        heads.append((article.id, clean_title(article.headline.exact, article.source), words))
        room = material.origin_of.get(article.id)
        for word in words:
            terms.setdefault(word, set()).add(room.id if room else article.id)
    if not heads:
        return material.story.title

    def score(head: tuple[str, str, frozenset[str]]) -> float:
        shared = sum(len(terms[word]) for word in head[2])
        length = len(head[1].split())
        return shared / (4 + len(head[2])) - (0.5 if length > 16 or length < 4 else 0.0) - 0.3 * head[1].endswith("?")

    return min(heads, key=lambda head: (-score(head), len(head[1]), head[0]))[1]


def clean_title(headline: str, source: str) -> str:
    """Return a headline on one line, without the site's name at its end."""
    line = " ".join(headline.split())
    match = _SUFFIX.search(line)
    if match and source and folded(match["site"]).lower() in folded(source).lower():
        line = line[: match.start()]
    return line.rstrip(" .")


def summarise(sections: Sequence[BriefSection], by_key: Mapping[str, BriefSection]) -> tuple[BriefSentence, ...]:
    """Choose the three lines from the brief: its first sentence, the count of sources, the gravest difference."""
    found: list[BriefSentence] = []
    lead = next((s for s in sections if s is not by_key.get("sources")), None)
    if lead is not None and lead.sentences:
        found.append(lead.sentences[0])
    for key in ("sources", "differ"):
        section = by_key.get(key)
        if section is not None and section is not lead and section.sentences:
            found.append(section.sentences[0])
        elif key == "differ" and found:
            found.append(BriefSentence(phrase("no_difference"), found[-1].statements))
    return tuple(found)
