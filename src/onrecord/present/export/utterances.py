"""Rows of utterances: quotes and attributions in, a row for each passage of speech out, with its wordings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.model.annotations import Attribution, Quote
from onrecord.present.export.articles import setting_row
from onrecord.present.export.quote_rows import UtteranceRow, WordingRow
from onrecord.present.material import Material
from onrecord.present.view.drifts import Drift, Held, actor_of, day_of, setting_of, speaker_of, wordings_of


def utterance_rows(material: Material) -> Iterator[UtteranceRow]:
    """Yield the utterances, scare quotes left out, by story and in the order of their first quotes."""
    quotes = {quote.id: quote for quote in material.quotes}
    groups: dict[tuple[str, str], list[tuple[Quote, Attribution]]] = defaultdict(list)
    for attribution in sorted(material.attributions, key=lambda a: a.id):
        quote = quotes.get(attribution.quote)
        if quote is not None and quote.kind != "scare":
            groups[attribution.story, attribution.utterance or quote.id].append((quote, attribution))
    held = {key: sorted(group, key=lambda pair: (pair[0].content, pair[0].id)) for key, group in groups.items()}
    for (story, utterance), group in sorted(held.items(), key=lambda item: (item[0][0], item[1][0][0].content, item[0][1])):
        yield _row(utterance, story, group)


def _row(utterance: str, story: str, held: Held) -> UtteranceRow:
    day, precision = day_of(held)
    wordings = wordings_of(held)
    return {
        "id": utterance,
        "story": story,
        "speaker_name": speaker_of(held),
        "actor": actor_of(held) or None,
        "said": {"value": day, "precision": precision} if day else None,
        "setting": setting_row(setting_of(held)),
        "quotes": [quote.id for quote, _ in held],
        "articles": sorted({quote.content.article for quote, _ in held}),
        "drifts": any(wording.changed for wording in wordings),
        "wordings": [_wording(wording) for wording in wordings],
    }


def _wording(wording: Drift) -> WordingRow:
    return {
        "text": wording.text,
        "spoken": wording.spoken,
        "stance": wording.stance,
        "quotes": [quote.id for quote in wording.quotes],
        "articles": sorted({quote.content.article for quote in wording.quotes}),
        "against": wording.against if wording.against >= 0 else None,
        "pieces": [{"change": piece.change, "text": piece.text} for piece in wording.pieces],
    }
