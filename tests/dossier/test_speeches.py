"""Quotations whose sentence names nobody: told with the name of a person, and of nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.dossier.builders import STORY, make_article, make_group

from onrecord.dossier.dossiers import write_dossier
from onrecord.model.annotations import Attribution, Quote
from onrecord.model.dossiers import Dossier
from onrecord.model.statements import Statement, Voice, VoiceKind
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

WORDS = "The lower pier must never again be opened to visitors without a second lock on the northern gate."
PARAGRAPHS = (
    "The lower pier of Karsk was closed on Monday after its northern gate gave way.",
    "Ivo Brandt, the harbour master, spoke at the gate.",
    f"“{WORDS}”",
)


def _brief(tools: Tools, kind: VoiceKind, name: str) -> list[str]:
    articles = [make_article("one", PARAGRAPHS, headline="Pier closed"), make_article("two", PARAGRAPHS[:2], headline="Pier closed")]
    at = articles[0].text.index(WORDS)
    quote = Quote(articles[0].span(at, at + len(WORDS)), "direct", speaker_name=name)
    said = Attribution(quote.id, STORY, "one", name, "", "u1")
    group = make_group(tools, articles, holders={"“The lower": name}, more=(quote, said))
    rows = dict(group.records)
    rows[Statement] = [
        replace(s, voice=Voice(kind, s.holder)) if s.holder else s for s in rows[Statement] if isinstance(s, Statement)
    ]
    made = next(d for d in write_dossier(Group(STORY, rows), tools) if isinstance(d, Dossier))
    return [sentence.text for section in made.brief for sentence in section.sentences]


def test_a_person_is_named_before_his_words(tools: Tools) -> None:
    assert f"Ivo Brandt said: “{WORDS}”" in _brief(tools, "person", "Ivo Brandt")


@pytest.mark.parametrize(("kind", "name"), [("unnamed", "many"), ("unnamed", "a man"), ("office", "Karsk")])
def test_no_crowd_or_country_is(tools: Tools, kind: VoiceKind, name: str) -> None:
    assert not [text for text in _brief(tools, kind, name) if " said: " in text]
