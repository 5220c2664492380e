"""What a page shows, part by part: texts cut at crossing spans, wordings compared, dates in words, codes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.articles import Article, Block
from onrecord.model.statements import Voice, VoiceCount
from onrecord.present.view.citations import Citations, Place
from onrecord.present.view.handles import Handle, letters, outlet_of
from onrecord.present.view.matrices import voices_in_words
from onrecord.present.view.shown import date_in_words, listed, one_line, shown
from onrecord.present.view.sources import web_address
from onrecord.present.view.texts import build_text
from onrecord.present.view.wordings import compare_wordings, wording_key

HANDLE = Handle(article="article-x", code="A1", outlet="X", title="T", date="", anchor="s1-a1")


def _article(text: str, blocks: tuple[Block, ...] = ()) -> Article:
    return Article(
        id="article-x", capture="c", path="", url="", record_id="", sha256="", text=text, headline=None, source="X",
        author="", language="en", blocks=blocks,
    )  # fmt: skip


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=12)


# Controls that Python holds for white space are shown as controls, or not at all at a block's end: left out.
written = st.text(st.characters(exclude_categories=["Cc"], include_characters="\n\t\x00"), min_size=1, max_size=60)


@given(written, spans, st.integers(0, 60))
def test_marks_nest_and_the_text_is_all_there(text: str, places: list[tuple[int, int]], cut: int) -> None:
    cut = min(cut, len(text))
    blocks = tuple(b for b in (Block("paragraph", 0, cut), Block("list", cut, len(text))) if b.start < b.end)
    article = _article(text, blocks)
    citations = Citations({article.id: article}, [HANDLE])
    for start, length in places:
        end = min(start + length, len(text))
        if start < end:
            assert citations.cite(article.span(start, end), Place("point", 1, "p"))
    pieces = [p for s in build_text(article, HANDLE, citations).stretches for b in s.blocks for p in b.pieces]
    depth = 0
    for piece in pieces:
        depth += {"open": 1, "close": -1, "text": 0}[piece.step]
        assert depth >= 0
    assert depth == 0
    told = "".join(piece.text for piece in pieces)
    assert "".join(told.split()) == "".join(shown(text).split())
    opened = [piece.anchor for piece in pieces if piece.step == "open" and piece.anchor]
    inside = [c for c in citations.all if any(
        b.start <= c.span.start < b.start + len(text[b.start : b.end].rstrip()) for b in blocks)]  # fmt: skip
    assert len(opened) == len(set(opened))
    assert {c.anchor for c in inside} <= set(opened)


def test_of_two_spans_that_cross_both_can_be_reached() -> None:
    article = _article("one two three four")
    citations = Citations({article.id: article}, [HANDLE])
    citations.cite(article.span(0, 7), Place("point", 1, "p"))
    citations.cite(article.span(4, 13), Place("point", 2, "q"))
    block = build_text(article, HANDLE, citations).stretches[0].blocks[0]
    steps = [(piece.step, piece.text or piece.anchor) for piece in block.pieces]
    assert steps == [
        ("open", "s1-a1-0-7"), ("text", "one "), ("close", ""), ("open", "s1-a1-4-13"), ("open", ""),
        ("text", "two"), ("close", ""), ("text", " three"), ("close", ""), ("text", " four"),
    ]  # fmt: skip


def test_wordings_show_what_is_left_out_inside_and_not_at_the_ends() -> None:
    told = compare_wordings("We warned them twice, in writing, and got no answer", "warned them twice and got no reply")
    assert [(piece.change, piece.text) for piece in told] == [
        ("same", "warned them twice"), ("left_out", "in writing,"), ("same", "and got no"),
        ("left_out", "answer"), ("added", "reply"),
    ]  # fmt: skip
    assert [piece.change for piece in compare_wordings("a b c d", "b c")] == ["same"]
    told = compare_wordings("over the next months we have legitimate differences to settle soon", "real differences now")
    assert [(piece.change, piece.text) for piece in told] == [
        ("left_out", "legitimate"), ("added", "real"), ("same", "differences"), ("left_out", "to"), ("added", "now"),
    ]  # fmt: skip
    assert wording_key("“We’ll go”,  he") == wording_key("we'll GO he")


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_compared_wording_keeps_all_its_words(base: str, other: str) -> None:
    pieces = compare_wordings(base, other)
    assert " ".join(p.text for p in pieces if p.change != "left_out").split() == other.split()


def test_dates_in_words() -> None:
    assert date_in_words("2031-06-04", weekday=True) == "Wednesday 4 June 2031"
    assert date_in_words("2031-06") == "June 2031"
    assert date_in_words("2031") == "2031"
    assert date_in_words("2031-06-04/2031-06-06") == "4–6 June 2031"
    assert date_in_words("2031-05-30/2031-06-06") == "30 May 2031 to 6 June 2031"
    assert date_in_words("2031-06-04T08:14:00Z") == "4 June 2031, 08:14"
    assert date_in_words("/2031-06-04") == "until 4 June 2031"
    assert date_in_words("2031-13-40") == "2031-13-40"
    assert date_in_words("") == ""


@given(st.text(max_size=40))
def test_any_date_is_shown_without_error(value: str) -> None:
    assert isinstance(date_in_words(value, weekday=True), str)


def test_long_words_are_cut_and_hidden_ones_shown() -> None:
    assert one_line("a\n  b\tc") == "a b c"
    assert one_line("alpha beta gamma delta", 15) == "alpha beta…"
    assert len(one_line("x" * 500, 100)) == 100
    assert shown("a\u202eb\x00\U000e0041") == "a⟨U+202E⟩b\ufffd⟨U+E0041⟩"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_outlets_and_codes() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert outlet_of(_article("x")) == "X"
    assert web_address("https://a.example/b") == "https://a.example/b"
    for bad in ("javascript:alert(1)", "//a.example", "https://a.example/ b", 'http://a"b', "data:text/html,x", ""):
        assert web_address(bad) == ""


def test_voices_are_counted_as_a_range_where_they_may_be_one() -> None:
    assert voices_in_words(VoiceCount(1, 3, ())) == "1 to 3 voices"
    assert voices_in_words(VoiceCount(1, 1, (Voice("person", "Ada Berg"),))) == "Ada Berg"
    assert voices_in_words(VoiceCount(2, 2, (Voice("reporter"), Voice("reporter", "b")))) == ""
