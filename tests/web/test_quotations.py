"""Who said what, as a page shows it: scraps folded into their clauses, days and settings in words, marks closed."""

from __future__ import annotations

import pytest
from tests.extract.reporting import report

from onrecord.model.annotations import Attribution, Quote, QuoteKind, Setting
from onrecord.model.articles import Article
from onrecord.present.material import Material
from onrecord.present.view.citations import Citations
from onrecord.present.view.contents import balanced
from onrecord.present.view.drifts import wordings_of
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
    return build_quotations("s1", {a.id: a for a in articles}, index, citations=Citations(index.articles, handles), prefix="s1")


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


def _of(text: str, *told: tuple[str, QuoteKind, str, str], name: str = "Nils Aaro") -> list[tuple[str, list[str]]]:
    """Return the speakers with what is listed under them; `told` are contents with kind, cue and speaker as printed."""
    article = report(text, name="a1")
    quotes = []
    for words, kind, cue, speaker in told:
        content, by, who = (article.span(at, at + len(part)) for part in (words, cue, speaker) for at in (text.index(part),))
        quotes.append(Quote(content, kind, cue=by, speaker=who, speaker_name=name))
    said = [Attribution(q.id, "s1", "a1", name, "x", f"u-{q.id}") for q in quotes]
    index = index_material(Material(dossiers=(), articles=(article,), quotes=tuple(quotes), attributions=tuple(said)))
    handle = Handle(article="a1", code="A1", anchor="a1", outlet="a1", title="t", date="")
    shown = build_quotations("s1", {"a1": article}, index, citations=Citations(index.articles, [handle]), prefix="s1")
    return [(who, [f"{w.lead} {w.text}".strip() for u in held for w in u.wordings]) for who, held in shown.single]


@pytest.mark.parametrize(
    ("text", "words", "cue", "shown"),
    [
        ("Aaro promised to stay.", "to stay", "promised", "promised to stay"),
        ("Aaro said to wait.", "to wait", "said", "said to wait"),
        ("Aaro said that the quay was safe.", "the quay was safe", "said", "the quay was safe"),
        ("Aaro did not say whether it was safe.", "it was safe", "did not say", "did not say whether it was safe"),
        ("Aaro urged the crews to go home.", "to go home", "urged", "urged the crews to go home"),
        ("Aaro wrote to warn that the seal leaks.", "the seal leaks", "to warn", "warn that the seal leaks"),
        ("Aaro said Tuesday the quay was safe.", "Tuesday the quay was safe", "said", "the quay was safe"),
        ("Aaro said Tuesday would be too late.", "Tuesday would be too late", "said", "Tuesday would be too late"),
        ("The quay was safe, Aaro insisted.", "The quay was safe", "insisted", "The quay was safe"),
        ("Aaro spoke. He was asked. “No”, he warned, and then that it leaks.", "it leaks", "warned", "warned that it leaks"),
        ("Aaro warned of fog, of ice “and of worse.", "worse", "warned", "warned … worse"),
    ],
)
def test_the_cue_leads_what_is_no_clause_of_its_own(text: str, words: str, cue: str, shown: str) -> None:
    assert _of(text, (words, "indirect", cue, "Aaro")) == [("Nils Aaro", [shown])]


def test_the_words_that_tell_who_speaks_are_taken_off_the_end() -> None:
    text = "The harbour will stay shut all week, Aaro said, and it rained."
    assert _of(text, ("The harbour will stay shut all week, Aaro said", "indirect", "said", "Aaro")) == [
        ("Nils Aaro", ["The harbour will stay shut all week"])
    ]


def test_the_subject_of_a_clause_that_goes_on_behind_its_cue_is_not_listed() -> None:
    text = "What changed his mind, Aaro said, was the fog."
    assert _of(text, ("What changed his mind, Aaro said", "indirect", "said", "Aaro")) == []


def test_nobody_is_no_speaker_of_a_reported_clause() -> None:
    assert _of("Nobody said the quay was safe.", ("the quay was safe", "indirect", "said", "Nobody"), name="Nobody") == []


def test_a_clause_that_is_all_but_a_quotation_is_told_once() -> None:
    text = "It was “safe enough for anybody to cross”, Aaro said."
    told = _of(text, ("It was “safe enough for anybody to cross", "indirect", "said", "Aaro"),
               ("safe enough for anybody to cross", "direct", "said", "Aaro"))  # fmt: skip
    assert told == [("Nils Aaro", ["safe enough for anybody to cross"])]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("half” of it and “all the rest", "“half” of it and “all the rest”"),
        ('half" of it', '"half" of it'),
        ('it is "half', 'it is "half"'),
        ("plain", "plain"),
        ("“half of it\" and the rest", "“half of it\" and the rest"),
        ("er sprach „frei heraus“ davon", "er sprach „frei heraus“ davon"),
        ("han sa ”ja” och ”nej”", "han sa ”ja” och ”nej”"),
        ("", ""),
    ],
)
def test_marks_that_a_clause_shares_with_its_sentence_are_opened_and_closed(text: str, closed: str) -> None:
    assert balanced(text) == closed


def test_the_same_words_of_a_speaker_whose_name_is_printed_in_two_ways_are_one_utterance() -> None:
    articles = [report(TEXT, name="a1"), report(TEXT, name="a2")]
    quotes = [_quote(a, "he would “responsibly manage” the quay", "indirect") for a in articles]
    names = ("the union's", "The union’s")
    said = [Attribution(q.id, "s1", a.id, n, "", f"u-{q.id}") for q, a, n in zip(quotes, articles, names, strict=True)]
    index = index_material(Material(dossiers=(), articles=tuple(articles), quotes=tuple(quotes), attributions=tuple(said)))
    handles = [Handle(article=a.id, code=a.id.upper(), anchor=a.id, outlet=a.id, title="t", date="") for a in articles]
    shown = build_quotations("s1", {a.id: a for a in articles}, index, citations=Citations(index.articles, handles), prefix="s1")
    assert [(u.speaker.lower(), u.codes) for u in shown.shared] == [("the union", ("A1", "A2"))]
    assert not shown.single


def test_what_one_report_repeats_is_listed_once_with_both_places() -> None:
    text = "“No peace!” the crowd called. Then again “No peace.” it called."
    article = report(text, name="a1")
    spans = [article.span(at, at + len(words)) for words in ("No peace!", "No peace.") for at in (text.index(words),)]
    quotes = [Quote(span, "direct", speaker_name="the crowd") for span in spans]
    said = [Attribution(q.id, "s1", "a1", "the crowd", "", f"u-{q.id}") for q in quotes]
    index = index_material(Material(dossiers=(), articles=(article,), quotes=tuple(quotes), attributions=tuple(said)))
    handle = Handle(article="a1", code="A1", anchor="a1", outlet="a1", title="t", date="")
    shown = build_quotations("s1", {"a1": article}, index, citations=Citations(index.articles, [handle]), prefix="s1")
    (_, (utterance,)), = shown.single
    (wording,) = utterance.wordings
    assert len(wording.citations) == 2


def test_who_a_speaker_is_goes_with_the_words_that_name_him() -> None:
    text = "The quay was safe on Monday, according to Aaro, the pilot of the day."
    assert _of(text, (text.removesuffix("."), "indirect", "according to", "Aaro")) == [
        ("Nils Aaro", ["The quay was safe on Monday"])
    ]


def test_who_speaks_is_taken_out_of_the_middle_of_a_clause() -> None:
    text = "What upset the crews most, Aaro said, was the fog."
    assert _of(text, (text.removesuffix("."), "indirect", "said", "Aaro")) == [
        ("Nils Aaro", ["What upset the crews most … was the fog"])
    ]


def test_spoken_words_get_no_mark_beside_those_they_are_shown_in() -> None:
    article = report("“Stay where you are.” Go home, then,” Aaro said.", name="a1")
    spoken = _quote(article, "Stay where you are.” Go home, then,", "direct")
    (drift,) = wordings_of(((spoken, Attribution(spoken.id, "s1", "a1", "Nils Aaro", "x", "u")),))
    assert drift.text == "Stay where you are.” Go home, then"
    told = _quote(article, "Stay where you are.” Go home, then,", "indirect")
    (drift,) = wordings_of(((told, Attribution(told.id, "s1", "a1", "Nils Aaro", "x", "u")),))
    assert drift.text.startswith("“")
