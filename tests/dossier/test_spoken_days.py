"""Days in somebody's mouth, adverbs that add within a sentence, and who counts as unnamed."""

from __future__ import annotations

import pytest
from tests.dossier.builders import make_article, make_group, state, timex

from onrecord.dossier.deletions import linking_adverbs
from onrecord.dossier.dossiers import write_dossier
from onrecord.dossier.unnamed import is_unnamed_official, is_unnamed_person
from onrecord.model.annotations import Sentence
from onrecord.model.articles import BODY_KINDS
from onrecord.model.dossiers import Dossier
from onrecord.model.statements import Voice
from onrecord.tools.protocols import Tools


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ferrymen of Vellinge blocked the long pier today and burned two boats.", True),
        ("“The ferrymen of Vellinge will not leave the long pier today,” Mara Dovin said.", False),
    ],
)
def test_a_day_pointed_to_in_a_quotation_is_no_entry(tools: Tools, text: str, told: bool) -> None:
    article = make_article("a", [text])
    sentence = article.span(article.text.index(text), article.text.index(text) + len(text))
    stated = state(article, "The ferrymen of Vellinge", sentence, when="2031-06-10")
    group = make_group(tools, [article], more=[stated, timex(article, "today", "2031-06-10")])
    (dossier,) = [d for d in write_dossier(group, tools) if isinstance(d, Dossier)]
    assert bool(dossier.timeline) is told, dossier.timeline


def _parsed(tools: Tools, text: str) -> Sentence:
    article = make_article("b", [text])
    return next(iter(tools.parser.parse(article, BODY_KINDS)))


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Mara Dovin, whose husband is also a surgeon, left the town.", False),
        ("The council also closed the bridge.", True),
    ],
)
def test_an_also_that_adds_within_the_sentence_stays(tools: Tools, text: str, gone: bool) -> None:
    sentence = _parsed(tools, text)
    dropped = {sentence.tokens[n].text for n in linking_adverbs(sentence.tokens)}
    assert ("also" in dropped) is gone


@pytest.mark.parametrize(
    ("who", "person", "official"),
    [
        ("a senior official", True, True),
        ("two officials at the harbour authority", True, True),
        ("witnesses", True, False),
        ("a pal", True, False),
        ("a person familiar with the matter", True, False),
        ("the striker", False, False),
        ("the coast guard’s union", False, False),
        ("Vellinge’s fire service", False, False),
        ("", False, False),
        (", who", False, False),
    ],
)
def test_who_is_an_unnamed_person(who: str, person: bool, official: bool) -> None:
    assert is_unnamed_person(Voice("unnamed", who)) is person
    assert is_unnamed_official(Voice("unnamed", who)) is official
    assert not is_unnamed_person(Voice("person", who))
