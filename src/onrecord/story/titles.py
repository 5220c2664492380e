"""The title of a story: its articles in, the headline that says most of what all headlines say out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model.articles import Article
from onrecord.model.stories import StoryKeys
from onrecord.tools.words import words_of

#: Words of a headline beyond which it is not better for saying more.
LONG = 14


def story_title(articles: Sequence[Article], keys: Mapping[str, StoryKeys]) -> str:
    """Return the headline whose words the articles share most; the first article's title where none has one."""
    titled = [article for article in articles if article.headline and article.headline.exact.strip()]
    if not titled:
        return articles[0].title if articles else ""
    if len(titled) == 1:
        return " ".join(titled[0].title.split())
    spread: dict[str, float] = {}
    for article in articles:
        for key, weight in keys[article.id].keys if article.id in keys else ():
            spread[key] = spread.get(key, 0.0) + weight
    best = max(titled, key=lambda article: (_worth(article, spread), -len(article.title), article.id))
    return " ".join(best.title.split())


def _worth(article: Article, spread: Mapping[str, float]) -> float:
    words = words_of(article)
    forms = {f for f, b in zip(words.forms, words.blocks, strict=True) if article.blocks[b].kind == "headline"}
    shared = sum(spread.get(f"{article.language}:{form}", 0.0) for form in forms)
    return shared / max(1.0, len(forms) / LONG)
