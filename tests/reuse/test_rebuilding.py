"""An agency's text rebuilt from invented reprints of which it is known what they kept."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reuse.planting import derived, paragraphs, plant

from onrecord.model.articles import Article
from onrecord.present.rebuilt import common_reports, takes_of
from onrecord.reuse.orders import merged_order
from onrecord.reuse.rebuilding import Rebuilt, rebuild
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights

WIRE = paragraphs(142, 12)
OWN = {name: paragraphs(200 + n, 6) for n, name in enumerate("abcdef")}
TOOLS = Tools(parser=None, weights=FrequencyWeights(), language=PackagedLanguageIdentifier())  # type: ignore[arg-type]


def rebuilt(articles: Sequence[Article], name: str = "HPA") -> tuple[Rebuilt, ...]:
    """Return the texts of a newsroom as the articles have them."""
    found = derived(articles, TOOLS).values()
    ids = {share.origin for d in found for share in d.shares if share.name == name}
    return rebuild({a.id: a for a in articles}, list(found), origins=ids or {""}, name=name)


def told(text: Rebuilt) -> list[str]:
    """Return the words of a text, paragraph by paragraph."""
    return [paragraph.span.exact for paragraph in text.paragraphs]


def sure(text: Rebuilt) -> list[str]:
    """Return what is told as sure."""
    return [paragraph.span.exact for paragraph in text.paragraphs if paragraph.sure]


def credited(name: str, body: Sequence[str], day: str = "2031-05-02") -> Article:
    """Return a reprint that credits the agency."""
    return plant(name, body, agency="HPA", source=f"The {name} Mail", day=day)


def test_cut_and_overlapping_reprints_give_the_whole_in_order() -> None:
    [text] = rebuilt([credited("head", WIRE[:5]), credited("middle", WIRE[3:9]), credited("tail", WIRE[7:])])
    assert told(text) == WIRE
    assert sure(text) == [*WIRE[3:5], *WIRE[7:9]]


def test_an_outlets_own_paragraphs_stay_out_and_a_crediting_ones_are_marked() -> None:
    spliced = plant("spliced", [WIRE[0], *OWN["a"][:3], *WIRE[1:4]], source="Kestwick Mail", day="2031-05-03")
    adding = credited("adding", [*WIRE[:4], OWN["b"][0], *WIRE[4:]])
    [text] = rebuilt([credited("wire", WIRE), spliced, adding])
    assert told(text) == [*WIRE[:4], OWN["b"][0], *WIRE[4:]]
    assert sure(text) == WIRE


def test_most_witnesses_decide_the_order() -> None:
    turned = credited("turned", [*WIRE[6:], *WIRE[:6]])
    for order in ([0, 1, 2], [2, 0, 1], [1, 2, 0]):
        three = [turned, credited("one", WIRE), credited("two", WIRE[1:11])]
        [text] = rebuilt([three[n] for n in order])
        assert told(text) == WIRE


def test_words_and_numbers_that_differ_are_told() -> None:
    plain = "The council of Dunmarrow closed the old harbour bridge on Tuesday after 17 ferries were damaged there overnight."
    other = plain.replace("17 ferries", "12 ferries").replace("closed", "shut").replace(" overnight", "")
    [text] = rebuilt([credited("one", [*WIRE[:6], plain]), credited("two", [*WIRE[:6], plain]), credited("odd", [*WIRE[:6], other])])
    last = text.paragraphs[-1]
    assert last.span.exact == plain
    assert [(v.kind, v.told and v.told.exact, v.witness and v.witness.exact) for w in last.witnesses for v in w.variants] == [
        ("words", "closed", "shut"), ("number", "17", "12"), ("left out", "overnight", None),
    ]  # fmt: skip


def test_sentences_put_together_otherwise_are_one_paragraph_still() -> None:
    joined = [" ".join(WIRE[n : n + 2]) for n in range(0, 12, 2)]
    [text] = rebuilt([credited("one", WIRE), credited("two", WIRE), credited("blob", joined)])
    assert told(text) == WIRE
    assert all(len(paragraph.witnesses) == 3 for paragraph in text.paragraphs)


def test_a_text_in_one_block_alone_is_one_paragraph() -> None:
    [text] = rebuilt([credited("one", [" ".join(WIRE[:4])]), credited("two", [" ".join(WIRE[:4])])])
    assert told(text) == [" ".join(WIRE[:4])]


def test_two_texts_of_one_agency_are_told_apart_even_where_a_digest_has_both() -> None:
    second = paragraphs(143, 8)
    digest = plant("digest", [*OWN["a"], WIRE[2], second[3]], source="Kestwick Mail", day="2031-05-04")
    texts = rebuilt([credited("one", WIRE), credited("two", WIRE[:8]), credited("other", second), digest])
    assert [told(text) for text in texts] == [WIRE, second]
    assert [len(text.articles) for text in texts] == [3, 2]
    assert WIRE[2] in sure(texts[0])
    assert sure(texts[1]) == [second[3]]


def test_takes_of_a_running_story_are_one_text() -> None:
    takes = [credited(f"take{n}", [f"{WIRE[0]} Take {n}.", *WIRE[1:size]], f"2031-05-0{n}") for n, size in ((1, 4), (2, 7), (3, 12))]
    [text] = rebuilt(takes)
    assert [words.split(" Take")[0] for words in told(text)] == WIRE


def test_what_only_later_reports_have_is_told_of_where_more_than_one_cut_could_be_the_cause() -> None:
    early = [credited(name, WIRE[:4], "2031-05-01") for name in ("a", "b")]
    late = [credited(name, [WIRE[0], *WIRE[2:8]], "2031-05-02") for name in ("c", "d")]
    [text] = rebuilt([*early, *late])
    moments = {a.id: a.dates[0].value for a in (*early, *late)}
    codes = {a.id: a.path[0] for a in (*early, *late)}
    later, earlier = takes_of(text, moments, codes)
    assert later.startswith("Paragraphs 5, 6, 7, 8 stand only in what was published later")
    assert earlier.startswith("Paragraph 2 stands only in what was published before")
    [alone] = rebuilt([early[0], *late])
    assert takes_of(alone, moments, codes) == ()


def test_no_paragraph_is_told_to_be_only_in_later_and_only_in_earlier_reports() -> None:
    days = {1: WIRE[:5], 2: [*WIRE[:3], *WIRE[5:8]], 3: [*WIRE[5:8], *WIRE[8:]]}
    held = [credited(f"{name}{day}", body, f"2031-05-0{day}") for day, body in days.items() for name in ("a", "b")]
    [text] = rebuilt(held)
    notes = takes_of(text, {a.id: a.dates[0].value for a in held}, {a.id: a.path for a in held})
    numbers = [set(re.findall(r"\d+", note.split(" stand")[0])) for note in notes]
    assert len(numbers) == 2
    assert not numbers[0] & numbers[1]


def test_the_agencys_own_pages_are_told_as_takes_and_their_order_rules() -> None:
    own = [
        plant("one", WIRE[:5], agency="HPA", source="HPA", day="2031-05-01"),
        plant("two", [*WIRE[5:9], *WIRE[2:5]], agency="HPA", source="HPA", day="2031-05-02"),
    ]
    turned = [credited(name, [*WIRE[2:5], *reversed(WIRE[5:9])], "2031-05-03") for name in ("a", "b", "c")]
    [text] = rebuilt([*own, *turned])
    places = [told(text).index(words) for words in (*WIRE[5:9], *WIRE[2:5])]
    assert places == sorted(places)
    first, second = takes_of(text, {a.id: a.dates[0].value for a in (*own, *turned)}, {a.id: a.path for a in (*own, *turned)})
    assert first.startswith("Its own page of 1 May 2031")
    assert "new: paragraphs" in second
    assert "left out: paragraphs" in second


def test_a_report_that_holds_two_texts_is_told_with_both() -> None:
    second = paragraphs(143, 8)
    digest = plant("digest", [*OWN["a"], WIRE[2], second[3]], source="Kestwick Mail", day="2031-05-04")
    texts = rebuilt([credited("one", WIRE), credited("two", WIRE[:8]), credited("other", second), digest])
    assert list(common_reports(texts)) == [(digest.id, ((1, 1), (2, 1)))]


def test_two_pages_of_one_publisher_make_nothing_sure() -> None:
    pages = [plant(name, [*WIRE[:6], *OWN["a"][:2]], agency="HPA", source="Kestwick Mail") for name in ("page", "amp")]
    [text] = rebuilt([*pages, credited("other", WIRE[:6])])
    assert sure(text) == WIRE[:6]


def test_the_agencys_own_page_is_sure_alone() -> None:
    [text] = rebuilt([plant("own", WIRE, agency="HPA", source="HPA"), credited("cut", WIRE[:3])])
    assert sure(text) == WIRE
    assert len(text.own) == 1


def test_without_any_credit_the_first_outlets_text_is_rebuilt() -> None:
    first = plant("first", WIRE[:9], source="Kestwick Mail", day="2031-05-02")
    copies = [plant(n, [*WIRE[:4], *OWN[n][:1]], source=f"{n} Post", day="2031-05-03") for n in "ab"]
    [text] = rebuilt([first, *copies], "Kestwick Mail")
    assert told(text) == WIRE[:9]
    assert text.own == (first.id,)


def test_two_agencies_in_one_article_are_rebuilt_each() -> None:
    other = paragraphs(144, 8)
    corpus = [
        credited("one", WIRE[:8]), plant("two", other, agency="Reuters", source="Ilvane Post"),
        plant("both", [*WIRE[2:5], *OWN["a"][:2], *other[1:4]], source="Kestwick Mail"),
    ]  # fmt: skip
    assert [told(text) for text in rebuilt(corpus)] == [WIRE[:8]]
    assert [sure(text) for text in rebuilt(corpus, "Reuters")] == [other[1:4]]


def test_reworded_reprints_are_witnesses() -> None:
    rng = random.Random(3)
    spun = [" ".join(w if rng.random() > 0.2 else "zebra" for w in text.split()) for text in WIRE]
    [text] = rebuilt([credited("one", WIRE), plant("spun", spun, source="Kestwick Mail")])
    assert told(text) == WIRE
    assert len(sure(text)) >= 11


def test_nothing_gives_nothing() -> None:
    assert rebuild({}, [], origins={"origin-x"}, name="HPA") == ()
    assert rebuilt([plant("empty", []), plant("short", ["No."])]) == ()


kept = st.lists(st.integers(0, 11), min_size=3, max_size=12, unique=True)
witness = st.tuples(kept, st.booleans(), st.integers(0, 2), st.booleans())


@settings(max_examples=25, deadline=None)
@given(st.lists(witness, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_what_is_rebuilt_is_the_witnesses_words_and_nothing_of_one_alone_is_sure(
    made: list[tuple[list[int], bool, int, bool]], rng: random.Random
) -> None:
    articles, in_order = [], True
    for name, (numbers, is_sorted, added, has_credit) in zip("abcdef", made, strict=False):
        numbers = sorted(numbers) if is_sorted else numbers
        in_order &= numbers == sorted(numbers)
        body = [WIRE[n] for n in numbers]
        body[len(body) // 2 : len(body) // 2] = OWN[name][:added]
        agency = "HPA" if has_credit or name == "a" else ""
        articles.append(plant(name, body, agency=agency, source=f"The {name} Mail", day="2031-05-02"))
    texts = rebuilt(articles)
    assert rebuilt(rng.sample(articles, len(articles))) == texts
    by_id = {a.id: a for a in articles}
    own = {text for held in OWN.values() for text in held}
    for text in texts:
        for paragraph in text.paragraphs:
            for span in (paragraph.span, *(s for w in paragraph.witnesses for s in w.spans)):
                assert by_id[span.article].text[span.start : span.end] == span.exact
            assert paragraph.witnesses[0].article == paragraph.span.article
            assert not (paragraph.sure and paragraph.span.exact in own)
    found = [words for text in texts for words in told(text)]
    wanted = {WIRE[n] for numbers, _, _, has_credit in [(made[0][0], 0, 0, True), *made] if has_credit for n in numbers}
    assert wanted <= set(found)
    if in_order and len(texts) == 1:
        places = [WIRE.index(words) for words in found if words in WIRE]
        pairs = {(a, b) for numbers, *_ in made for a in numbers for b in numbers if a < b}
        assert not [(a, b) for n, a in enumerate(places) for b in places[n + 1 :] if (b, a) in pairs]


@given(st.lists(st.lists(st.integers(0, 9), unique=True), min_size=1, max_size=5))
def test_an_order_holds_every_item_once_and_keeps_what_nobody_contradicts(sequences: list[list[int]]) -> None:
    rank = {item: n for n, item in enumerate(dict.fromkeys(item for line in sequences for item in line))}
    found = merged_order(sequences, rank)
    assert sorted(found) == sorted(rank)
    if len([line for line in sequences if line]) == 1:
        assert found == next(line for line in sequences if line)
    straight = [sorted(line) for line in sequences]
    merged = merged_order(straight, rank)
    assert all(merged.index(a) < merged.index(b) for line in straight for a, b in itertools.pairwise(line))
