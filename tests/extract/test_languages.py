"""Languages: of what is not in English only quotations and times are read, if at all, and the ledger still lists it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from tests.clean.test_dates import ENGLISH, GERMAN
from tests.clean.test_languages import POLISH
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
    assert [s.span.exact for s in parsed(mixed, tools).others] == [GERMAN[0]]
    assert parsed(mixed, tools).parser.endswith("+tables:de-1")
    whole = parsed(replace(article, language="de"), tools)
    assert (whole.sentences, len(whole.others), whole.parser) == ((), 2, "tables:de-1")
    assert parsed(replace(article, language="pl"), tools).others == ()
    assert len(parsed(replace(article, language="und"), tools).sentences) == 2


@pytest.mark.parametrize("mixed", [True, False])
def test_nothing_is_read_of_what_has_no_pack_and_nothing_of_it_is_lost(tools: Tools, mixed: bool) -> None:
    paragraphs = (*ENGLISH, *POLISH) if mixed else (*POLISH, POLISH[0].replace("Prom", "Statek"))
    foreign = POLISH if mixed else paragraphs
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    store = run_page(body, tools)
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
        assert "Polish" in listed[text].reason
    assert not any(a <= statement.span.start < b for statement in dossier.statements for a, b in places)
    assert any("Polish" in gap.why for gap in dossier.undetermined)


def run_page(body: str, tools: Tools) -> MemoryStore:
    """Run all stages on one page."""
    page = f"<html><body><article><h1>Osprey</h1>{body}</article></body></html>"
    store = MemoryStore()
    store.put([Capture("capture-x", "a.html", sha256(page.encode()).hexdigest(), "text/html", "utf-8", "", page)])
    LocalEngine(workers=1, on_error="stop").run(stages(Settings()), store, tools)
    return store


@pytest.mark.parametrize("mixed", [True, False])
def test_of_a_language_with_a_pack_quotations_and_times_are_read_and_no_statements_made(tools: Tools, mixed: bool) -> None:
    paragraphs = (*ENGLISH, QUOTED, GERMAN[0]) if mixed else (QUOTED, *GERMAN)
    store = run_page("".join(f"<p>{text}</p>" for text in paragraphs), tools)
    (article,) = store.all(Article)
    start = article.text.index(QUOTED)
    (quote,) = [q for q in store.all(Quote) if start <= q.content.start < start + len(QUOTED)]
    assert (quote.content.exact, quote.speaker_name, quote.kind) == ("Niemand wurde verletzt", "Nils Aaro", "direct")
    assert "Sonntag" in [t.span.exact for t in store.all(Timex)]
    (dossier,) = store.all(Dossier)
    listed = {line.span.exact: line for line in dossier.ledger}
    assert listed[QUOTED].fate == listed[GERMAN[0]].fate == "not_understood"
    assert "German" in listed[QUOTED].reason
    assert "quotations" in listed[QUOTED].reason
    assert not any(start <= statement.span.start < start + len(QUOTED) for statement in dossier.statements)
    assert any("German" in gap.why and "are read in it" in gap.why for gap in dossier.undetermined)
