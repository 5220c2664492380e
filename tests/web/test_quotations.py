"""Who said what, as a page shows it: scraps folded into their clauses, days and settings in words, marks closed."""

from __future__ import annotations

import pytest
from tests.extract.reporting import report

from onrecord.model.annotations import Attribution, Quote, QuoteKind, Setting
from onrecord.model.articles import Article
from onrecord.present.material import Material
from onrecord.present.view.citations import Citations
from onrecord.present.view.handles import Handle
from onrecord.present.view.indexes import index_material
from onrecord.present.view.quotations import Quotations, build_quotations

TEXT = "Aaro told reporters in Rome that he would “responsibly manage” the quay. “It is ours,” Aaro said."


def _quote(article: Article, words: str, kind: QuoteKind, setting: Setting = Setting()) -> Quote:
    start = article.text.index(words)
    return Quote(article.span(start, start + len(words)), kind, speaker_name="Nils Aaro", setting=setting)


def _shown(*, said: str = "", apart: bool = False) -> Quotations:
    articles = [report(TEXT, name="a1"), report(TEXT, name="a2")][: 2 if apart else 1]
    quotes, attributions = [], []
    for article in articles:
        place, addressee = (article.span(at, at + len(words)) for words in ("Rome", "reporters") if (at := TEXT.index(words)))
        setting = Setting(addressee=addressee, place=place)
        clause = _quote(article, "he would “responsibly manage", "indirect", setting)
        scrap = _quote(article, "responsibly manage", "partial", setting)
        own = _quote(article, "It is ours,", "direct")
        quotes += [clause, scrap, own]
        utterances = (clause, f"u-{clause.id}"), (scrap, "u-scrap" if apart else f"u-{scrap.id}"), (own, f"u-{own.id}")
        attributions += [Attribution(q.id, "s1", article.id, "Nils Aaro", "x", u, said, "day" if said else "") for q, u in utterances]
    index = index_material(Material(dossiers=(), articles=tuple(articles), quotes=tuple(quotes), attributions=tuple(attributions)))
    handles = [Handle(article=a.id, code=a.id.upper(), anchor=a.id, outlet=a.id, title="t", date="") for a in articles]
    return build_quotations("s1", [a.id for a in articles], index, citations=Citations(index.articles, handles), prefix="s1")


def test_a_scrap_inside_a_reported_clause_is_told_once_and_the_mark_is_closed() -> None:
    (_, utterances), = _shown().single
    texts = {wording.text for utterance in utterances for wording in utterance.wordings}
    assert texts == {"he would “responsibly manage”", "It is ours"}


def test_a_scrap_that_two_reports_quote_is_told() -> None:
    assert [wording.text for one in _shown(apart=True).shared for wording in one.wordings] == ["responsibly manage"]


@pytest.mark.parametrize(
    ("said", "words"),
    [("2031-05-06", "Tuesday 6 May 2031"), ("2031-W19", "week of 5 May 2031"), ("2031-W99", "2031-W99"), ("", "")],
)
def test_the_day_and_the_setting_are_told_in_words(said: str, words: str) -> None:
    (_, utterances), = _shown(said=said).single
    told = {utterance.setting: utterance.said for utterance in utterances}
    assert told == {"to reporters · Rome": words, "": words}
