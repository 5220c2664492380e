"""A story's quotes by utterance: attributions in, groups of quotes out; what one report tells twice is told once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model.annotations import Attribution, Quote
from onrecord.model.articles import Article
from onrecord.present.view.contents import holds_own_cue, is_nobody, is_subject_alone
from onrecord.present.view.drifts import Held, day_of, speaker_of
from onrecord.present.view.indexes import Index
from onrecord.present.view.wordings import wording_key

#: A reported clause whose words but for so many are quoted says no more than the quotation.
_LITTLE_MORE = 2
#: So many quotes of one speaker in one report are compared with each other.
_MOST_COMPARED = 200
#: So many words that two reports have alike are no chance.
_SAME_WORDS = 5
#: So far a scrap's end may lie behind a clause's: the mark that the scrap leaves out.
_MARKS = 2

Pair = tuple[Quote, Attribution]


def utterances_of(story: str, articles: Mapping[str, Article], index: Index) -> list[Held]:
    """Return the story's quotes by utterance: what several reports have first, then as the reports have it.

    Scare quotes are left out, what nobody is told to say, and of one report's what its other quotes of the same speaker hold.
    """
    groups: dict[str, list[Pair]] = defaultdict(list)
    for attribution in index.attributions.get(story, ()):
        quote = index.quotes.get(attribution.quote)
        article = articles.get(quote.content.article) if quote else None
        if quote is None or article is None or quote.kind == "scare":
            continue
        if quote.kind == "indirect" and _says_nothing(quote, attribution, article.text):
            continue
        groups[attribution.utterance or attribution.quote].append((quote, attribution))

    twice = _told_twice(pair for held in groups.values() for pair in held)
    alone = {key for key, held in groups.items() if len({quote.content.article for quote, _ in held}) == 1}
    kept = [[pair for pair in held if key not in alone or pair[0].id not in twice] for key, held in sorted(groups.items())]
    rank = {article: number for number, article in enumerate(articles)}

    def order(held: Held) -> tuple[int, bool, str, int, int, int]:
        first = min((quote.content for quote, _ in held), key=lambda span: (rank[span.article], span.start, span.end))
        reports = len({quote.content.article for quote, _ in held})
        wordings = len({wording_key(quote.content.exact) for quote, _ in held})
        name = speaker_of(held) or "\uffff"
        return (-min(reports, 2), wordings < 2, name, rank[first.article], first.start, first.end)

    return sorted((sorted(held, key=lambda pair: pair[0].content) for held in _joined(kept)), key=order)


def _says_nothing(quote: Quote, attribution: Attribution, text: str) -> bool:
    """Say whether a reported clause tells not who said what: "no minister said anything", "he is expected to come"."""
    nameless = quote.speaker is None and not (quote.speaker_name or attribution.speaker_name)
    return nameless or is_nobody(quote.speaker_name) or is_subject_alone(quote, text)


def _joined(groups: Iterable[list[Pair]]) -> list[list[Pair]]:
    """Join what one speaker says in the very same words on a day; a few words only where one report repeats them.

    The name of a speaker may be printed in two ways, and a crowd calls "No peace!" twice.
    """
    found: dict[tuple[object, ...], list[Pair]] = {}
    for held in groups:
        if not held:
            continue
        texts = {wording_key(quote.content.exact) for quote, _ in held}
        kinds = {(quote.kind == "indirect", quote.stance) for quote, _ in held}
        key: tuple[object, ...] = (len(found),)
        if len(texts) == 1 and len(kinds) == 1:
            short = len(next(iter(texts)).split()) < _SAME_WORDS
            where = sorted({quote.content.article for quote, _ in held}) if short else []
            key = (speaker_of(held).casefold(), day_of(held)[0], *sorted(texts), *sorted(kinds), *where)
        found.setdefault(key, []).extend(held)
    return list(found.values())


def _told_twice(pairs: Iterable[Pair]) -> frozenset[str]:
    """Return the quotes whose words another quote of the same speaker and report holds."""
    by_voice: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for quote, attribution in pairs:
        by_voice[quote.content.article, attribution.actor or quote.speaker_name].append(quote)
    found: set[str] = set()
    for held in by_voice.values():
        held.sort(key=lambda q: (q.content.start, -q.content.end, q.id))
        for number, wide in enumerate(held):
            within = [q for q in held[number + 1 : number + 1 + _MOST_COMPARED] if _holds(wide, q)]
            found |= _repeated(wide, within)
    return frozenset(found)


def _holds(wide: Quote, narrow: Quote) -> bool:
    return wide.content.start <= narrow.content.start and narrow.content.end <= wide.content.end + _MARKS


def _repeated(wide: Quote, within: Sequence[Quote]) -> set[str]:
    """Return which of a quote and those within it say nothing that the others do not."""
    if not within:
        return set()
    if wide.kind != "indirect":
        return {quote.id for quote in within if quote.kind == "indirect" or quote.kind == "partial"}
    spoken = [quote for quote in within if quote.kind != "indirect"]
    whole = [quote for quote in spoken if quote.kind == "direct"]
    rest = len(wide.content.exact.split()) - sum(len(quote.content.exact.split()) for quote in whole)
    clauses = [quote for quote in within if quote.kind == "indirect"]
    if (whole and rest <= _LITTLE_MORE) or (clauses and holds_own_cue(wide)):
        return {wide.id}
    # A scrap says little alone (said “responsibly manage”); a sentence in marks does not lose its marks.
    return {quote.id for quote in (*clauses, *spoken) if quote.kind != "direct"}


class Beside:
    """Finds the quotes whose cue stands within a content."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._by_article: dict[str, list[tuple[int, str, Quote]]] = defaultdict(list)
        for quote in quotes:
            if quote.cue is not None:
                self._by_article[quote.content.article].append((quote.cue.start, quote.id, quote))
        for held in self._by_article.values():
            held.sort(key=lambda row: row[:2])

    def of(self, quote: Quote) -> list[Quote]:
        """Return the quotes, in the order of their cues."""
        held = self._by_article.get(quote.content.article, [])
        first = bisect_left(held, (quote.content.start, ""), key=lambda row: row[:2])
        last = bisect_left(held, (quote.content.end, ""), key=lambda row: row[:2])
        return [row[2] for row in held[first:last]]
