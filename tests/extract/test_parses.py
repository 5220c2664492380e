"""Parses: sentences of the blocks that are read, with tokens in place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.extract.reporting import parsed, report

from onrecord.extract.parses import ParseConfig, parse_article
from onrecord.model.annotations import Parse
from onrecord.model.issues import Issue
from onrecord.tools.protocols import Tools
from onrecord.tools.rule_parser import RuleParser


@pytest.mark.parametrize("rules", [True, False])
def test_tokens_lie_in_their_sentences(tools: Tools, rules: bool) -> None:
    text = "He met Mr. Lund in the U.S.  on Jan. 5.\n\n“We sail,” he said…  A teaser.\nDon't go."
    article = report(text, kinds={2: "teaser"})
    parse = parsed(article, replace(tools, parser=RuleParser()) if rules else tools)
    assert [s.span.exact for s in parse.sentences] == ["He met Mr. Lund in the U.S.  on Jan. 5.", "“We sail,” he said…", "A teaser."]
    for sentence in parse.sentences:
        for n, token in enumerate(sentence.tokens):
            assert text[token.start : token.end] == token.text
            assert sentence.span.start <= token.start < token.end <= sentence.span.end
            assert 0 <= token.head < len(sentence.tokens) or n == token.head


def test_a_wrapped_paragraph_is_one_stretch(tools: Tools) -> None:
    text = "The ferry left the harbour at dawn and sailed along the coast until\nthe ice stopped it near the island, where the crew waited for help\nfrom the mainland."
    article = replace(report(text), blocks=(replace(report(text).blocks[0], end=len(text)),))
    assert len(parsed(article, tools).sentences) == 1


def test_an_empty_article_has_an_empty_parse(tools: Tools) -> None:
    assert parsed(report(""), tools).sentences == ()


def test_a_run_of_marks_is_cut_where_the_text_has_it(tools: Tools) -> None:
    text = "Before  " + "(" * 60 + " after\tthe end."
    (sentence, *_) = parsed(report(text), tools).sentences
    assert all(text[t.start : t.end] == t.text for t in sentence.tokens)


def test_a_block_that_goes_on_too_long_is_read_in_part_and_told(tools: Tools) -> None:
    text = "The ferry to Skarn left at noon. " * 20
    article = replace(report(text), blocks=(replace(report(text).blocks[0], end=len(text)),))
    found = list(parse_article(article, replace(tools, parser=RuleParser()), config=ParseConfig(most=330)))
    assert [(issue.level, issue.code) for issue in found if isinstance(issue, Issue)] == [("error", "too-long")]
    (parse,) = [record for record in found if isinstance(record, Parse)]
    assert len(parse.sentences) == 10
    assert [type(record) for record in parse_article(article, replace(tools, parser=RuleParser()))] == [Parse]
