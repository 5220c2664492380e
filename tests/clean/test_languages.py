"""Languages: of an article, of its blocks, and what is not read for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.conftest import TOOLS, clean_text
from tests.clean.test_dates import ENGLISH, GERMAN

from onrecord.clean.languages import tell_languages
from onrecord.model.articles import Article, Block
from onrecord.tools.languages import are_kin, count_words, is_quoted, is_read, language_name

POLISH = (
    "Prom Rybołów zatonął w czwartek niedaleko Wyspy Północnej, zginęło siedemnaście osób, a straż przybrzeżna wciąż szuka zaginionych.",
    "Związki zawodowe zapowiedziały strajk i domagają się pełnego wyjaśnienia przyczyn wypadku, ale firma odmówiła komentarza w tej sprawie.",
)
CHINESE = "渡轮周四在北岛附近沉没，十七人遇难，海岸警卫队仍在搜寻四名失踪者。工会宣布罢工，要求彻底调查事故原因，公司拒绝评论。"


def article_of(*paragraphs: str, title: str = "Osprey", lang: str = "") -> Article:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return clean_text(f"<html lang='{lang}'><body><article><h1>{title}</h1>{body}</article></body></html>", "text/html")


def told(article: Article) -> list[str]:
    return [issue.code for issue in article.issues if issue.code.startswith("language")]


def test_a_page_in_one_language_has_no_marks() -> None:
    english = article_of(*ENGLISH, lang="en")
    assert (english.language, told(english)) == ("en", [])
    assert not any(block.language for block in english.blocks)
    german = article_of(*GERMAN, lang="de")
    assert (german.language, told(german)) == ("de", ["language-partly"])
    assert not any(is_read(german, block) for block in german.body_blocks)
    assert all(is_quoted(german, block) for block in german.body_blocks)


def test_what_is_not_done_is_named() -> None:
    (issue,) = [i for i in article_of(*GERMAN).issues if i.code == "language-partly"]
    for word in ("German", "quotations", "times", "are read", "events", "are not"):
        assert word in issue.message
    (issue,) = [i for i in article_of(*POLISH).issues if i.code == "language-unsupported"]
    for word in ("Polish", "quotations", "times", "events", "date"):
        assert word in issue.message


def test_a_text_with_two_foreign_languages_says_what_is_read_of_each() -> None:
    mixed = article_of(*ENGLISH, GERMAN[0], POLISH[0], lang="en")
    messages = [i.message for i in mixed.issues if i.code == "language-mixed"]
    assert ["German" in m and "are read there" in m for m in messages] == [True, False]
    assert ["Polish" in m and "are not read there" in m for m in messages] == [False, True]


def test_blocks_in_another_language_are_marked_and_told_once() -> None:
    mixed = article_of(*ENGLISH, *GERMAN[:2], lang="en")
    assert mixed.language == "en"
    marked = [block for block in mixed.blocks if block.language]
    assert [block.language for block in marked] == ["de", "de"]
    assert [mixed.text[b.start : b.end].strip() for b in marked] == list(GERMAN[:2])
    assert told(mixed) == ["language-mixed"]
    assert "2 paragraphs in German" in next(i.message for i in mixed.issues if i.code == "language-mixed")


def test_a_summary_above_does_not_make_the_language() -> None:
    article = article_of(ENGLISH[0], *GERMAN, *(text.replace("Osprey", "Gannet") for text in GERMAN))
    assert article.language == "de"
    assert next(b.language for b in article.body_blocks) == "en"
    assert is_read(article, article.body_blocks[0])


def test_a_wrongly_declared_language_is_told() -> None:
    wrong = article_of(*GERMAN, lang="en")
    assert wrong.language == "de"
    assert told(wrong)[0] == "language-declared"
    assert told(article_of(*ENGLISH, lang="en-GB")) == []


def test_a_quotation_in_a_paragraph_stays_with_it() -> None:
    quoted = f"{ENGLISH[0]} “Niemand wurde verletzt,” the captain told reporters in German before the ship’s owner took the microphone."
    assert not any(block.language for block in article_of(quoted, *ENGLISH[1:]).blocks)


def test_a_short_line_between_two_foreign_paragraphs_goes_with_them() -> None:
    text = "\n".join([ENGLISH[0] + " " + ENGLISH[1], GERMAN[0], "Taucher", GERMAN[1], ENGLISH[2]])
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    ends = [*starts[1:], len(text)]
    blocks = tuple(Block("paragraph", a, b) for a, b in zip(starts, ends, strict=True))
    assert [b.language for b in tell_languages(text, blocks, "", TOOLS.language).blocks] == ["", "de", "de", "de", ""]


def test_characters_count_where_words_have_no_spaces() -> None:
    assert count_words(CHINESE) >= 20
    assert count_words("عبارة قصيرة من خمس كلمات") == 5
    assert count_words("") == 0
    article = clean_text(f"北岛渡轮沉没\n\n{CHINESE * 2}")
    assert article.language == "zh"
    assert "stub" not in [issue.code for issue in article.issues]
    assert "stub" in [issue.code for issue in clean_text(f"渡轮沉没\n\n{CHINESE[:30]}。").issues]


@pytest.mark.parametrize(("code", "name"), [("de", "German"), ("zh", "Chinese"), ("xx", "xx")])
def test_languages_have_names(code: str, name: str) -> None:
    assert language_name(code) == name


def test_kin() -> None:
    assert are_kin("no", "da")
    assert not are_kin("de", "en")
    assert not are_kin("xx", "yy")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6), st.text(max_size=12))
def test_any_text_has_a_language_and_its_blocks_stay(parts: list[str], declared: str) -> None:
    text = "".join(parts)
    blocks, at = [], 0
    for part in parts:
        blocks.append(Block("paragraph", at, at + len(part)))
        at += len(part)
    found = tell_languages(text, tuple(blocks), declared, TOOLS.language)
    assert found.language
    assert [(b.start, b.end, b.kind) for b in found.blocks] == [(b.start, b.end, b.kind) for b in blocks]


def test_a_headline_in_another_language_is_told() -> None:
    article = article_of(*ENGLISH, title="Die Fähre ist vor Kap Lind auf Grund gelaufen und liegt fest")
    assert [(b.kind, b.language) for b in article.blocks if b.language] == [("headline", "de")]
    assert "the headline in German" in next(i.message for i in article.issues if i.code == "language-mixed")


@pytest.mark.parametrize("line", ["Aug. 2 -- Orlen Music Theatre, Lind, MI and Nov. 4", "Nils Aaro, Mara Lind, Petra Dolm, Otto Sand, Ida Marsk (ONP)"])
def test_lines_of_names_and_dates_have_no_language(line: str) -> None:
    assert not any(block.language for block in article_of(ENGLISH[0], line, *ENGLISH[1:]).blocks)
