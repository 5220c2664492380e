"""Languages: what is not in a language that is read makes no statement, and the ledger still lists it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from tests.clean.test_dates import ENGLISH, GERMAN
from tests.extract.reporting import parsed, report

from onrecord.engine.local import LocalEngine
from onrecord.flow.settings import Settings
from onrecord.flow.stages import stages
from onrecord.model.annotations import Mention, Quote, Timex
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.dossiers import Dossier
from onrecord.store.memory import MemoryStore
from onrecord.tools.protocols import Tools

QUOTED = "„Niemand wurde verletzt“, sagte Nils Aaro am Sonntag, der Sprecher der Küstenwache von Orlitz, vor der Presse."


def test_only_blocks_in_english_are_parsed(tools: Tools) -> None:
    article = report(f"{ENGLISH[0]}\n{GERMAN[0]}")
    first, second = article.blocks
    mixed = replace(article, blocks=(first, replace(second, language="de")))
    assert [s.span.exact for s in parsed(mixed, tools).sentences] == [ENGLISH[0]]
    german = replace(article, language="de", blocks=(replace(first, language="en"), second))
    assert [s.span.exact for s in parsed(german, tools).sentences] == [ENGLISH[0]]
    assert parsed(replace(article, language="de"), tools).sentences == ()
    assert len(parsed(replace(article, language="und"), tools).sentences) == 2


@pytest.mark.parametrize("mixed", [True, False])
def test_nothing_is_read_of_what_is_not_english_and_nothing_of_it_is_lost(tools: Tools, mixed: bool) -> None:
    paragraphs = (*ENGLISH, QUOTED, GERMAN[0]) if mixed else (QUOTED, *GERMAN)
    foreign = (QUOTED, GERMAN[0]) if mixed else paragraphs
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><body><article><h1>Osprey</h1>{body}</article></body></html>"
    store = MemoryStore()
    store.put([Capture("capture-x", "a.html", sha256(page.encode()).hexdigest(), "text/html", "utf-8", "", page)])
    LocalEngine(workers=1, on_error="stop").run(stages(Settings()), store, tools)
    (article,) = store.all(Article)
    places = [(start, start + len(text)) for text in foreign for start in [article.text.index(text)]]
    for kind in (Mention, Quote, Timex):
        for record in store.all(kind):
            span = record.content if isinstance(record, Quote) else record.span
            assert not any(a <= span.start < b for a, b in places), span
    (dossier,) = store.all(Dossier)
    listed = {line.span.exact: line for line in dossier.ledger}
    for text in foreign:
        assert listed[text].fate == "not_understood"
        assert "German" in listed[text].reason
    assert not any(a <= statement.span.start < b for statement in dossier.statements for a, b in places)
    assert any("German" in gap.why for gap in dossier.undetermined)
