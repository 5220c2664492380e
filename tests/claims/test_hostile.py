"""Hostile text: what no newsroom would print ends soon and breaks nothing."""

from __future__ import annotations

import time

import pytest
from tests.claims.newsroom import Newsdesk, Report, Told, body_sentences

from onrecord.model.annotations import Parse, Sentence, Token
from onrecord.model.articles import Article
from onrecord.model.spans import Span

BOUGHT = "The museum at Orrin bought {} bells on Friday."
#: Seconds that a story of these sizes may take on a busy machine, the parse included.
PATIENCE = 15.0

TEXTS = {
    "a sentence of 5,000 words": ("the mayor of Orrin bought 14 bells and " * 625, "the mayor of Orrin sold 19 bells and " * 625),
    "one word 5,000 times": ("bell " * 5000, "bell " * 5000),
    "only marks": ("... !!! ??? —— “” ‘’ ()", "“”“”“”“” ,,,, ;;;;"),
    "right-to-left override": ("\u202eThe museum at Orrin\u202c bought 14 bells. \u2067שלום\u2069", "The \u202emuseum at Orrin bought 19 bells on Friday."),
    "300 identical sentences": ((BOUGHT.format(14) + " ") * 300, (BOUGHT.format(19) + " ") * 300),
    "200 identical paragraphs": ("\n\n".join([BOUGHT.format(14)] * 200), "\n\n".join([BOUGHT.format(14)] * 200)),
    "2,000 numbers": (" ".join(map(str, range(2000))), " ".join(str(n * 7) for n in range(2000))),
    "absurd numbers": ("There were 99999999999999999999999999999999 people and 1e400 boats.", "There were -0.0000001 people and 0 boats."),
    "opening marks alone": ("“" * 2000 + "The museum bought bells" + "”" * 2000, "‘" * 999 + "The museum bought bells"),
    "brackets": ("((" * 500 + " museum " + "))" * 500, "[" * 1000),
    "one character": ("x", "."),
    "emoji and joiners": ("The museum 👩‍👩‍👧‍👦 bought 14 bells 🔔🔔.", "The mu\u0301seum\u200b bought 19 bells.\ufeff"),
    "a draft of mark-up": ("<script>alert(1)</script> bought 14 bells & sold 'em", "<b>The museum</b> bought 19 bells."),
}  # fmt: skip


def sound(told: Told) -> None:
    """What must hold of every record."""
    assert sorted(line.span for line in told.ledger) == sorted(s.span for s in body_sentences(told))
    for statement in told.statements.values():
        assert told.articles[statement.span.article].text[statement.span.start : statement.span.end] == statement.span.exact


@pytest.mark.parametrize("case", sorted(TEXTS))
def test_odd_text_ends_soon_and_keeps_the_ledger(desk: Newsdesk, case: str) -> None:
    begun = time.process_time()
    told = desk.tell(*TEXTS[case], ballast=2)
    assert time.process_time() - begun < PATIENCE
    sound(told)


@pytest.mark.parametrize("case", ["only marks", "one character", "absurd numbers", "right-to-left override"])
def test_an_odd_draft_gets_verdicts(desk: Newsdesk, case: str) -> None:
    told = desk.tell(BOUGHT.format(14), BOUGHT.format(14))
    found = desk.judge(told, "\n\n".join(TEXTS[case]))
    assert not [c for c in found if c.verdict == "backed"], found


class Wordless:
    """A parser that knows where words are and nothing else: no parts of speech, no tree."""

    name = "wordless"

    def parse(self, article: Article, kinds: object) -> list[Sentence]:
        """Return each block as one sentence."""
        found = []
        for block in article.blocks:
            text = article.text[block.start : block.end].rstrip()
            if not text.strip():
                continue
            tokens, at = [], block.start
            for n, word in enumerate(text.split()):
                at = article.text.index(word, at)
                tokens.append(Token(at, at + len(word), word, word.lower(), head=n))
                at += len(word)
            span = Span(article.id, tokens[0].start, tokens[-1].end, article.text[tokens[0].start : tokens[-1].end])
            found.append(Sentence(span, block.kind, tuple(tokens)))
        return found


def test_without_a_parse_nothing_breaks_and_nothing_is_disputed(desk: Newsdesk) -> None:
    bare = Newsdesk(desk.tools, parser=Wordless())
    told = bare.tell(BOUGHT.format(14) + "\n\nIt rained.", BOUGHT.format(14) + "\n\nThe sun shone on Saturday.")
    sound(told)
    assert told.store.all(Parse)[0].parser == "wordless"
    assert not told.of("disputed"), told.shown(told.differing)


def test_a_story_without_sentences_is_an_empty_record(desk: Newsdesk) -> None:
    told = desk.tell(Report("a", ""), Report("b", " "), ballast=0)
    assert (told.points, told.ledger, told.statements) == ((), (), {})
