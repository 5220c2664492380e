"""What is left out must not change what is told: whose it is, how sure, the whole list, both halves of a pair."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.dossier.builders import make_article, make_group, state
from tests.dossier.turning import attributions, halves, hedges, members

from onrecord.dossier.backing import Reason
from onrecord.dossier.check import check_sentence
from onrecord.dossier.material import gather_material
from onrecord.dossier.retellings import Wish, retell
from onrecord.dossier.standing import can_stand
from onrecord.model.annotations import Quote, Sentence
from onrecord.model.articles import Article
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import words

ATTRIBUTED = (
    "After the flood in Vellinge, prosecutors said, {a} lied to the council to obtain loans and lived in a large house.",
    "{a} lied to the council to obtain loans, prosecutors said.",
    "{a}, according to police, took {n} coins from the town hall in {p}.",
    "According to {b}, the dam in {p} had been cracked for {n} years.",
    "The dam in {p} had been cracked for {n} years, according to two engineers.",
    "The dam in {p}, {b} claimed, had been cracked for {n} years.",
    "As {b} told the council, the dam in {p} had {n} cracks.",
    "The dam in {p}, it was reported, had {n} cracks.",
    "{a} hid {n} coins, the police believe, in the town hall of {p}.",
)
HEDGED = (
    "{a} allegedly took {n} coins from the town hall in {p}.",
    "{a} reportedly met {b} in {p}, and left the town with {n} guards.",
    "{n} houses in {p} were apparently flooded, the mayor of the town being away.",
    "{a} probably met {b} in {p}.",
    "{a} is suspected to have taken {n} coins from the town hall.",
    "{a} may have met {b} in {p}.",
    "{a} (allegedly) took {n} coins.",
)
LISTED = (
    "{a} was convicted of {n} counts of tax fraud, two counts of bank fraud and one count of theft.",
    "The council of {p} closed the bridge, the dam, and the mill.",
    "{a} met {b}, a teacher, and two farmers in {p}.",
    "The flood destroyed {n} houses, a school and the bridge in {p}.",
    "{a} closed the bridge, opened the gates and left the town of {p}.",
    "{a} went to {p} to meet {b}, to see the dam and to open the bridge.",
)
PAIRED = (
    "Not only has {a} cut the tolls for {n} farmers in {p}, but thanks to fewer rules, farms are able to work freely.",
    "{a} not only closed the bridge in {p} but also opened the gates.",
    "Either {a} closes the dam in {p}, or {b} leaves the council.",
    "Neither {a} closed the dam, nor did {b} leave the council.",
    "{a} closed the dam in {p} rather than open the gates.",
    "{a} closed the dam in {p}, instead of opening the gates.",
    "{a} will leave the council, unless {b} closes the dam in {p}.",
    "Although the dam in {p} held for {n} days, {a} left the town.",
    "The dam in {p} held for {n} days, although {a} had left the town.",
    "If {a} closes the dam, then {b} will leave the council.",
    "{a} closed the dam in {p} while {b}, despite the storm, opened the gates.",
)
FRAMES = (*ATTRIBUTED, *HEDGED, *LISTED, *PAIRED)


@st.composite
def slots(draw: st.DrawFn) -> dict[str, object]:
    """Names, a place and a number to fill a frame with."""
    a, b = draw(st.permutations(["Nils Aaro", "Ruta Vellin", "Jorun Hask", "Petr Osmic"]))[:2]
    return {"a": a, "b": b, "p": draw(st.sampled_from(["Karsk Bay", "Vellinge"])), "n": draw(st.integers(3, 90))}


def _parsed(tools: Tools, text: str) -> tuple[Article, Sentence] | None:
    article = make_article("Kestrel Post", [text])
    sentences = tools.parser.parse(article, {"paragraph"})
    return (article, sentences[0]) if len(sentences) == 1 else None


def _reasons(tools: Tools, article: Article, sentence: Sentence, text: str) -> list[Reason]:
    return check_sentence(text, [state(article, sentence.span.exact, sentence.span)], (), tools)


@pytest.mark.parametrize("frame", FRAMES)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fill=slots())
def test_what_changes_the_rest_is_never_left_out(tools: Tools, frame: str, fill: dict[str, object]) -> None:
    printed = frame.format(**fill)
    found = _parsed(tools, printed)
    assert found is not None
    article, sentence = found
    assert not _reasons(tools, article, sentence, printed), printed
    cut = [*attributions(printed), *hedges(printed), *members(printed), *halves(printed)]
    assert cut, printed
    for told in cut:
        assert _reasons(tools, article, sentence, told), told


@pytest.mark.parametrize("frame", FRAMES)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fill=slots())
def test_however_short_a_sentence_is_wished_its_scope_stays(tools: Tools, frame: str, fill: dict[str, object]) -> None:
    found = _parsed(tools, frame.format(**fill))
    assert found is not None
    _, sentence = found
    holding = words("dossier/scope.txt") | words("dossier/polarity.txt") | {"said", "told", "believe"}
    for made in retell(sentence, (), Wish(longest=3)):
        if can_stand(sentence, made.dropped):
            assert not any(sentence.tokens[n].text.lower() in holding for n in made.dropped), made.text


@pytest.mark.parametrize(
    "told",
    [
        "Nils Aaro closed the dam in Vellinge,: ‘The end’.",
        "Nils Aaro closed the dam in Vellinge,, and left.",
        "Nils Aaro closed the dam in Vellinge,",
        "Nils Aaro closed the dam in Vellinge:",
        "Nils Aaro closed the dam in (Vellinge.",
        "Nils Aaro closed “the dam in Vellinge.",
        'Nils Aaro closed "the dam in Vellinge.',
        "Nils Aaro closed the dam in Vellinge ().",
    ],
)
def test_broken_sentences_are_refused(tools: Tools, told: str) -> None:
    found = _parsed(tools, "Nils Aaro closed the dam in Vellinge, and left: ‘The end’.")
    assert found is not None
    assert _reasons(tools, *found, told)


def _told_of(tools: Tools, paragraphs: list[str], at: str, *quotes: tuple[str, str, str]) -> list[Reason]:
    """Check the sentence that begins with `at`, told whole; `quotes` are content, kind and speaker's words."""
    article = make_article("Kestrel Post", paragraphs)
    records = []
    for content, kind, speaker in quotes:
        start = article.text.index(content)
        who = article.text.find(speaker) if speaker else -1
        span = article.span(who, who + len(speaker)) if who >= 0 else None
        records.append(Quote(article.span(start, start + len(content)), kind, speaker=span, speaker_name=speaker))  # type: ignore[arg-type]
    sentences = tools.parser.parse(article, {"paragraph"})
    sentence = next(s for s in sentences if s.span.exact.startswith(at))
    stated = [state(article, s.span.exact, s.span) for s in sentences]
    material = gather_material(make_group(tools, [article], more=[*stated, *records]))
    cited = [s for s in stated if s.span == sentence.span]
    return check_sentence(sentence.span.exact, cited, material.origins, tools, backing=material)


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_words_within_a_longer_quotation_are_not_told_as_the_reports_own(tools: Tools, marks: str) -> None:
    left, right = marks
    text = f"{left}The dam is old. The council has cut the tolls for the farmers. It held,{right} Ruta Vellin said."
    assert _told_of(tools, [text], "The council")
    assert not _told_of(tools, ["The dam is old. The council has cut the tolls for the farmers."], "The council")


def test_a_quotation_over_paragraphs_is_followed_to_its_end(tools: Tools) -> None:
    paragraphs = ["“The dam is old,” Ruta Vellin said. “The river is high.", "“The bridge is safe. The council cut the tolls.”"]
    assert _told_of(tools, paragraphs, "The council cut")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The gates have been opened by the army. The bridge is shut. — Tarn Police (@tarnpolice) June 8, 2031"],
        ["The gates have been opened by the army. The bridge is shut.", "— Tarn Police (@tarnpolice) June 8, 2031"],
    ],
)
def test_a_post_is_not_told_as_the_reports_own(tools: Tools, paragraphs: list[str]) -> None:
    assert _told_of(tools, paragraphs, "The gates have been")


@pytest.mark.parametrize("head", ["{}\n\n", "{}: "])
def test_a_printed_conversation_is_not_told_as_the_reports_own(tools: Tools, head: str) -> None:
    turns = ["How old is it?", "The dam is old.", "Who pays?", "The council has cut the tolls.", "And then?", "It held."]
    names = ["ruta vellin", "nils aaro"] if "\n" in head else ["RUTA VELLIN", "NILS AARO"]
    lines = [part for n, turn in enumerate(turns) for part in (head.format(names[n % 2]) + turn).split("\n\n")]
    found = next(line for line in lines if "tolls" in line)
    assert _told_of(tools, ["The dam of Vellinge in one talk.", *lines], found[:12])
    assert not _told_of(tools, ["The council has cut the tolls.", "Read more", "The dam held.", "Read more"], "The council")


def test_reported_words_go_with_their_speaker(tools: Tools) -> None:
    text = "Ruta Vellin said the dam had been cracked for years."
    assert not _told_of(tools, [text], "Ruta", ("the dam had been cracked for years", "indirect", "Ruta Vellin"))
    free = "Ruta Vellin spoke at length. The dam had been cracked for years."
    assert _told_of(tools, [free], "The dam", ("The dam had been cracked for years", "indirect", "Ruta Vellin"))


def test_words_told_twice_over_keep_both_who_tell_them(tools: Tools) -> None:
    inner = "the dam “was old and had been cracked for years,” according to Tarn Radio"
    quotes = [(inner, "indirect", "Ruta Vellin"), (f"Ruta Vellin said {inner[: inner.index(',')]}", "indirect", "Tarn Radio")]
    assert not _told_of(tools, [f"Ruta Vellin said {inner}."], "Ruta", *quotes)
    nested = "“I was there. The police claim the dam was old. It held,” Nils Aaro said."
    assert _told_of(tools, [nested], "The police")
