"""The dossier as JSON: material in, the same bytes for the same records out."""

from __future__ import annotations

from onrecord.present.export.articles import (
    actor_rows,
    article_rows,
    issue_rows,
    mention_rows,
    passage_rows,
    quote_rows,
    reference_rows,
    time_rows,
)
from onrecord.present.export.judgements import judgement_rows
from onrecord.present.export.lines import json_text
from onrecord.present.export.origin_rows import derivation_rows, text_rows
from onrecord.present.export.rows import DossierFile
from onrecord.present.export.stories import story_rows
from onrecord.present.export.utterances import utterance_rows
from onrecord.present.material import Material


def dossier_file(material: Material) -> DossierFile:
    """Return the material in the format `onrecord.dossier/1`."""
    return {
        "format": "onrecord.dossier/1",
        "articles": list(article_rows(material)),
        "actors": list(actor_rows(material)),
        "mentions": list(mention_rows(material)),
        "references": list(reference_rows(material)),
        "quotes": list(quote_rows(material)),
        "utterances": list(utterance_rows(material)),
        "times": list(time_rows(material)),
        "passages": list(passage_rows(material)),
        "derivations": list(derivation_rows(material)),
        "texts": list(text_rows(material)),
        "stories": list(story_rows(material)),
        "issues": list(issue_rows(material)),
        "judgements": list(judgement_rows(material)),
        "run": {"version": material.version, "settings_digest": material.settings_digest},
    }


def dossier_json(material: Material) -> str:
    """Return the material as JSON text, indented by one space, with a line end."""
    return json_text(dossier_file(material))
