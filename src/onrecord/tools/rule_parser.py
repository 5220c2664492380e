"""Parser without a model: article in, sentences with plain tokens and capitalised runs as names out.

Used where the `models` extra is not installed. Lemmas are the words in small letters; there are no parts of
speech and no dependencies, and names carry the label NAME.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.model.annotations import Sentence, Token
from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.tools.sentences import sentence_bounds
from onrecord.tools.stretches import article_stretches
from onrecord.tools.tables import words

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Adm|Maj)\."
    r"|\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|S|re|ve|ll|d|m)\b"
    r"|\w+(?:[-.,&/]\w+)*|\.{2,}|--+|[^\w\s]"
)
#: Small words that may stand inside a name.
_LINKS = frozenset({"of", "the", "de", "del", "della", "di", "da", "al", "el", "bin", "ibn", "van", "von", "der", "la", "le", "and"})


class RuleParser:
    """Sentences and tokens by rule; names are runs of capitalised words."""

    @property
    def name(self) -> str:
        """The parser's name and version."""
        return "rules:1"

    def parse(self, article: Article, kinds: Iterable[str]) -> Sequence[Sentence]:
        """Return the sentences of the article's blocks of these kinds, one stretch at a time."""
        found: list[Sentence] = []
        for start, end, kind in article_stretches(article, kinds):
            for a, b in sentence_bounds(article.text[start:end]):
                span = article.span(start + a, start + b)
                tokens = _tokens(span)
                if tokens:
                    found.append(Sentence(span, kind, tokens))
        return found


def token_places(text: str) -> list[tuple[int, int]]:
    """Cut a text into words and marks: their half-open intervals. White space and control signs are left out."""
    return [(m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _tokens(span: Span) -> tuple[Token, ...]:
    """Cut a sentence into words and marks; each token is its own head."""
    places = [(a, b, span.exact[a:b]) for a, b in token_places(span.exact)]
    entities = _names([text for _, _, text in places])
    return tuple(
        Token(span.start + a, span.start + b, text, text.lower(), head=n, entity=entities[n])
        for n, (a, b, text) in enumerate(places)
    )


def _names(texts: list[str]) -> list[str]:
    """Label runs of capitalised words; a common first word of a sentence is no name on its own."""
    labels = [""] * len(texts)
    at = 0
    while at < len(texts):
        if not _capital(texts, at):
            at += 1
            continue
        end = at + 1
        while end < len(texts):
            step = next((n for n in range(end, min(end + 3, len(texts))) if _capital(texts, n)), None)
            if step is None or any(t.lower() not in _LINKS for t in texts[end:step]):
                break
            if any(t.lower() in {"and", "the"} for t in texts[end:step]) and step == end + 1:
                break
            end = step + 1
        for n in range(at, end):
            labels[n] = "B-NAME" if n == at else "I-NAME"
        at = end
    return labels


def _capital(texts: list[str], at: int) -> bool:
    text = texts[at]
    if not text[:1].isupper() or (len(text) == 1 and text != "X") or text in words("names/calendar.txt"):
        return False
    first = at == 0 or texts[at - 1] in {'"', "“", "„", "«", ":", "‘"}
    return not (text in words("names/starters.txt") and (first or len(text) <= 2 or text in {"The", "This", "That"}))
