"""Passages in planted corpora: what was copied is found, and nothing else is called a copy."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reuse.planting import paragraphs, plant, shared

from onrecord.model.articles import Article
from onrecord.model.reuse import Fingerprint
from onrecord.reuse.fingerprints import fingerprint, propose_pairs, shingles_of
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

FEW = settings(max_examples=25, deadline=None)
SPEECH = (
    "“Nobody who stood in that hall tonight will forget what the river took from us, and nobody will be asked "
    "to pay twice for a wall that should have been built when my father was mayor,” Tamsin Yeldham said."
)
FORM = "Leave a Reply. Your email address will not be published. Required fields are marked with an asterisk."


def covered(article: Article, words: str, passages: list) -> bool:
    """Say whether one copy passage holds nearly all of these words in the article."""
    start = article.text.index(words)
    spans = [s for p in passages if p.kind == "copy" for s in (p.left, p.right) if s.article == article.id]
    return any(min(s.end, start + len(words)) - max(s.start, start) >= 0.9 * len(words) for s in spans)


@FEW
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_copied_paragraphs_are_found_in_any_order_among_others(light_tools: Tools, seed: int, count: int) -> None:
    copied = paragraphs(seed, count)
    moved = random.Random(seed).sample(copied, len(copied))
    left = plant("left", [*paragraphs(seed + 1, 2), *copied, *paragraphs(seed + 2, 2)])
    right = plant("right", [*paragraphs(seed + 3, 3), *moved, *paragraphs(seed + 4, 1)])
    passages = shared(left, right, light_tools)
    for text in copied:
        assert covered(left, text, passages)
        assert covered(right, text, passages)


@FEW
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_spans_are_cut_out_of_their_articles_and_do_not_overlap(light_tools: Tools, seed: int, other: int) -> None:
    left = plant("left", [*paragraphs(seed, 3), *paragraphs(other, 2)])
    right = plant("right", [*paragraphs(other, 2), SPEECH, *paragraphs(seed, 1)])
    passages = shared(left, right, light_tools)
    for passage in passages:
        for span in (passage.left, passage.right):
            article = left if span.article == left.id else right
            assert article.text[span.start : span.end] == span.exact
            assert span.exact == span.exact.strip()
        assert passage.left.article < passage.right.article
        assert 0 < passage.matched <= min(len(passage.left.exact.split()), len(passage.right.exact.split())) + 2
    for side in ("left", "right"):
        spans = sorted(getattr(p, side) for p in passages)
        assert all(a.end <= b.start for a, b in pairwise(spans))


@FEW
@given(st.integers(0, 10_000))
def test_independent_reports_share_no_copy(light_tools: Tools, seed: int) -> None:
    names = ["U.S. Secretary of State Antonia Whitlow arrived in Kestwick on Sunday."]
    left = plant("left", names + paragraphs(seed, 5))
    right = plant("right", paragraphs(seed + 20_000, 5) + names)
    assert not [p for p in shared(left, right, light_tools) if p.kind == "copy"]


@pytest.mark.parametrize("cut", ["overnight ", "and "])
def test_a_light_edit_does_not_end_a_passage(light_tools: Tools, cut: str) -> None:
    text = (
        "The reservoir above Dunmarrow overflowed overnight and the miners who had slept in the chapel carried "
        "the organ to the station, where the stationmaster refused to sign for it."
    )
    edited = text.replace(cut, "").replace("refused", "had refused")
    left, right = plant("left", [text]), plant("right", [edited])
    (passage,) = [p for p in shared(left, right, light_tools) if p.kind == "copy"]
    assert passage.left.exact in (text, edited)
    assert passage.right.exact in (text, edited)


def test_a_long_shared_quotation_alone_is_no_copy(light_tools: Tools) -> None:
    left = plant("left", [*paragraphs(1, 3), SPEECH])
    right = plant("right", [SPEECH.replace("Tamsin Yeldham said", "she told the crowd"), *paragraphs(2, 3)])
    assert {p.kind for p in shared(left, right, light_tools)} == {"quotation"}


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", "»«", '""', "‘’"])
def test_a_quotation_is_known_by_the_marks_of_any_language(light_tools: Tools, marks: str) -> None:
    said = SPEECH.replace("“", marks[0]).replace("”", marks[1])
    left, right = plant("left", [*paragraphs(1, 2), said]), plant("right", [said, *paragraphs(2, 2)])
    assert [p.kind for p in shared(left, right, light_tools)] == ["quotation"]


def test_a_quotation_inside_a_copied_text_is_part_of_the_copy(light_tools: Tools) -> None:
    copied = [*paragraphs(5, 3), SPEECH, *paragraphs(6, 3)]
    passages = shared(plant("left", [*copied, *paragraphs(7, 1)]), plant("right", copied), light_tools)
    assert {p.kind for p in passages} == {"copy"}


def test_a_printed_statement_is_a_quotation_without_marks(light_tools: Tools) -> None:
    bare = SPEECH.split("”")[0].strip("“")
    passages = shared(plant("left", [*paragraphs(1, 2), SPEECH]), plant("right", [bare, *paragraphs(2, 2)]), light_tools)
    assert {p.kind for p in passages} == {"quotation"}


@pytest.mark.parametrize(
    "text",
    [
        "港口委员会星期一晚上决定关闭通往北岛的隧道，因为水位上涨速度超过了工程师的预期，数百名居民被迫离开家园。",
        "قرر مجلس الميناء مساء الاثنين إغلاق النفق المؤدي إلى الجزيرة الشمالية بعد أن ارتفع منسوب المياه بسرعة لم يتوقعها المهندسون وغادر مئات السكان منازلهم",
        "Der Hafenrat beschloss am Montagabend, den Tunnel zur nördlichen Insel zu schließen, weil das Wasser schneller stieg als erwartet, und hunderte Bewohner mussten ihre Häuser verlassen.",
    ],
)
def test_copies_are_found_in_other_scripts_and_languages(light_tools: Tools, text: str) -> None:
    language = light_tools.language.identify(text)[0]
    left = replace(plant("left", [*paragraphs(1, 2), text]), language=language)
    right = replace(plant("right", [text, *paragraphs(2, 2)]), language=language)
    assert covered(left, text, shared(left, right, light_tools))


def test_a_comment_form_is_furniture(light_tools: Tools) -> None:
    passages = shared(plant("left", paragraphs(1, 2), comment=FORM), plant("right", paragraphs(2, 2), comment=FORM), light_tools)
    assert {p.kind for p in passages} == {"furniture"}


def test_what_an_outlet_prints_under_every_page_is_no_copy(light_tools: Tools) -> None:
    foot = "Our readers can send tips about corruption in their town to the desk by letter, telephone or pigeon at any hour."
    left = plant("left", [*paragraphs(1, 8), foot], source="The Dunmarrow Bee")
    right = plant("right", [*paragraphs(2, 8), foot], source="The Dunmarrow Bee")
    assert {p.kind for p in shared(left, right, light_tools)} <= {"furniture", "background"}


@pytest.mark.parametrize("text", ["", " ", "word", "”“»«\"'", "\ud800 \x00 \u202e", "a " * 3000, "“" * 500, "汉字没有空格" * 40])
def test_odd_texts_give_no_exception(light_tools: Tools, text: str) -> None:
    left, right = plant("left", [text]), plant("right", [text, "and more of it"])
    for passage in shared(left, right, light_tools):
        assert passage.left.exact in left.text + right.text
    assert list(fingerprint(left, light_tools))


def test_repetition_without_end_is_read_in_bounded_time(light_tools: Tools) -> None:
    body = ["the ferry sank again and the ferry sank again " * 1500]
    assert shared(plant("left", body), plant("right", body), light_tools) is not None


def proposals(articles: list[Article], tools: Tools) -> set[tuple[str, str]]:
    """Return the pairs that the articles' common runs of words propose."""
    gathered: dict[str, list[Fingerprint]] = {}
    for article in articles:
        for record in fingerprint(article, tools):
            for key in shingles_of(record):
                gathered.setdefault(key, []).append(record)
    groups = [Group(key, {Fingerprint: records}) for key, records in gathered.items()]
    return {pair.articles for group in groups for pair in propose_pairs(group, tools)}


def test_a_text_that_very_many_print_is_held_together_by_few_pairs(light_tools: Tools) -> None:
    copied = paragraphs(3, 2)
    corpus = [plant(f"a{n}", copied + paragraphs(100 + n, 1)) for n in range(90)]
    pairs = proposals(corpus, light_tools)
    assert len(pairs) < 12 * 90
    reached, todo = set(), [min(article.id for article in corpus)]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += [other for pair in pairs if name in pair for other in pair]
    assert len(reached) == 90


def test_a_stock_phrase_that_many_print_proposes_nothing(light_tools: Tools) -> None:
    phrase = "The council declined to comment."
    corpus = [plant(f"a{n}", [phrase, *paragraphs(100 + n, 2)]) for n in range(30)]
    assert not proposals(corpus, light_tools)


def test_a_short_body_printed_by_very_many_is_still_proposed(light_tools: Tools) -> None:
    body = ["It was as it is, and it will be as it was."]
    articles = [plant(f"a{n}", body, headline=f"Report {n}") for n in range(90)]
    marks = [mark for article in articles for mark in fingerprint(article, light_tools)]
    groups = {key: [m for m in marks if key in m.shingles] for m in marks for key in shingles_of(m)}
    pairs = {p.articles for key, held in groups.items() for p in propose_pairs(Group(key, {Fingerprint: held}), light_tools)}
    reached = {article for pair in pairs for article in pair}
    assert reached == {article.id for article in articles}


def retold(body: list[str], seed: int) -> list[str]:
    """Put words of another sentence for half of the words."""
    rng, other = random.Random(seed), paragraphs(999, 1)[0].lower().split()
    return [" ".join(rng.choice(other) if rng.random() < 0.5 else word for word in text.split()) for text in body]


@pytest.mark.parametrize("seed", range(4))
def test_a_copy_of_which_only_short_pieces_are_left_is_found(light_tools: Tools, seed: int) -> None:
    wire = paragraphs(61, 6)
    left, right = plant("left", wire, source="Kestwick Mail"), plant("right", retold(wire, seed), source="Ilvane Post")
    assert any(p.kind == "copy" for p in shared(left, right, light_tools))


@pytest.mark.parametrize("seed", range(4))
def test_short_pieces_that_are_a_tenth_of_two_reports_are_no_copy(light_tools: Tools, seed: int) -> None:
    wire = paragraphs(61, 1)
    left = plant("left", [*wire, *paragraphs(62, 12)], source="Kestwick Mail")
    right = plant("right", [*retold(wire, seed), *paragraphs(63, 12)], source="Ilvane Post")
    assert not any(p.kind == "copy" for p in shared(left, right, light_tools))
