"""Verdicts: true sentences of a draft are backed, changed ones never are, whatever the change."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.claims.newsroom import Newsdesk, Report, Told

FOR = frozenset({"backed", "single_source"})

PACT = (
    Report("alder", """# Vellmark and Sorrenia sign water pact

Vellmark and Sorrenia signed a pact on the water of the river Luhr on Friday after six hours of talks in Tessmar.

Orsolya Brandt, the foreign minister of Vellmark, called the pact a fair deal for the farmers of the valley.

“We leave this table with clean water and a clear head,” Brandt told reporters on Friday.

The northern dam will release 300 million litres a day from 1 July.

Piet Hollander, the mayor of Orrin, refused to attend the ceremony.

Helena Marsk praised Tomas Berrin for his patience during the talks."""),
    Report("beech", """On Friday Sorrenia and Vellmark signed the pact on the river Luhr in Tessmar, after talks that lasted six hours.

Foreign Minister Orsolya Brandt of Vellmark called it a fair deal for the valley’s farmers.

“We leave this table with clean water and a clear head,” Brandt said on Friday.

From 1 July the northern dam will release 300 million litres of water a day.

The Sorrenian government will pay 25 million crowns for new canals."""),
    Report("chestnut", """Vellmark and Sorrenia signed their pact on the river Luhr in Tessmar on Friday.

The Sorrenian government will pay 35 million crowns for new canals, a spokesman said.

The mayor of Orrin, Piet Hollander, refused to attend."""),
)  # fmt: skip


@pytest.fixture(scope="session")
def pact(desk: Newsdesk) -> Told:
    return desk.tell(*PACT)


SIGNED = "Vellmark and Sorrenia signed a pact on the water of the river Luhr on Friday."
CALLED = "Orsolya Brandt called the pact a fair deal for the farmers of the valley."
DAM = "The northern dam will release 300 million litres a day from 1 July."
REFUSED = "Piet Hollander, the mayor of Orrin, refused to attend the ceremony."
PRAISED = "Helena Marsk praised Tomas Berrin for his patience during the talks."
HEAD = "“We leave this table with clean water and a clear head,” Brandt told reporters on Friday."


class TestTrue:
    @pytest.mark.parametrize(
        ("sentence", "verdict", "origins"),
        [
            (SIGNED, "backed", 3),
            (CALLED, "backed", 2),
            (HEAD, "backed", 2),
            (PRAISED, "single_source", 1),
            ("The pact was signed in Tessmar.", "single_source", 1),
        ],
    )
    def test_what_the_reports_say_is_backed(
        self, desk: Newsdesk, pact: Told, sentence: str, verdict: str, origins: int
    ) -> None:
        checked = desk.verdict(pact, sentence)
        if sentence.startswith("The pact"):
            assert checked.verdict in FOR
        else:
            assert (checked.verdict, checked.origins) == (verdict, origins), checked
        assert checked.evidence
        assert not checked.against

    @pytest.mark.parametrize("sentence", [DAM, REFUSED])
    def test_some_of_it_is_backed_by_one_at_least(self, desk: Newsdesk, pact: Told, sentence: str) -> None:
        assert desk.verdict(pact, sentence).verdict in FOR

    def test_who_is_named_first_of_two_says_nothing(self, desk: Newsdesk, pact: Told) -> None:
        checked = desk.verdict(pact, SIGNED.replace("Vellmark and Sorrenia", "Sorrenia and Vellmark"))
        assert checked.verdict in FOR, checked

    def test_one_speaker_is_one_voice(self, desk: Newsdesk, pact: Told) -> None:
        assert desk.verdict(pact, HEAD).voices == 1

    def test_evidence_is_cut_from_the_reports(self, desk: Newsdesk, pact: Told) -> None:
        for span in desk.verdict(pact, SIGNED).evidence:
            assert pact.articles[span.article].text[span.start : span.end] == span.exact


CHANGED = [
    ("negated", SIGNED.replace("signed", "did not sign")),
    ("negated", CALLED.replace("called", "did not call")),
    ("negated", DAM.replace("will", "will not")),
    ("negated", PRAISED.replace("praised", "never praised")),
    ("denial dropped", REFUSED.replace("refused to attend", "attended")),
    ("denial dropped", REFUSED.replace("refused to attend", "agreed to attend")),
    ("other number", DAM.replace("300", "400")),
    ("other number", SIGNED.replace("on Friday", "on Friday after nine hours of talks")),
    ("other number", "The Sorrenian government will pay 45 million crowns for new canals."),
    ("other day", SIGNED.replace("Friday", "Thursday")),
    ("other day", DAM.replace("1 July", "1 August")),
    ("other day", HEAD.replace("Friday", "Sunday")),
    ("other speaker", HEAD.replace("Brandt", "Hollander")),
    ("other speaker", CALLED.replace("Orsolya Brandt", "Piet Hollander")),
    ("other doer", REFUSED.replace("Piet Hollander, the mayor of Orrin,", "Orsolya Brandt")),
    ("swapped roles", "Tomas Berrin praised Helena Marsk for his patience during the talks."),
    ("other name", SIGNED.replace("Sorrenia", "Ostrel")),
    ("other name", SIGNED.replace("Luhr", "Orve")),
    ("other name", REFUSED.replace("Orrin", "Tessmar")),
    ("other name", "The government of Vellmark will pay 25 million crowns for new canals."),
    ("other country", "Orsolya Brandt, the foreign minister of Sorrenia, called the pact a fair deal for the farmers of the valley."),
    ("other place", SIGNED.replace("on Friday", "on Friday in Orrin")),
    ("other place", "The pact was signed in Orrin."),
    ("other word", CALLED.replace("fair", "unfair")),
    ("other word", CALLED.replace("farmers", "fishermen")),
    ("other word", DAM.replace("northern", "southern")),
    ("other deed", SIGNED.replace("signed", "tore up")),
    ("other deed", SIGNED.replace("signed", "rejected")),
    ("other deed", PRAISED.replace("praised", "blamed")),
    ("more than is told", SIGNED.replace("on Friday", "on Friday, and the opposition left the chamber")),
]  # fmt: skip


class TestChanged:
    @pytest.mark.parametrize(("kind", "sentence"), CHANGED)
    def test_a_changed_sentence_is_never_backed(self, desk: Newsdesk, pact: Told, kind: str, sentence: str) -> None:
        checked = desk.verdict(pact, sentence)
        assert checked.verdict not in FOR, (kind, checked.explanation)

    @pytest.mark.parametrize(
        "sentence",
        [SIGNED.replace("signed", "did not sign"), SIGNED.replace("Friday", "Thursday"), DAM.replace("300", "400"),
         DAM.replace("1 July", "1 August")],
    )  # fmt: skip
    def test_what_the_reports_rule_out_is_contradicted(self, desk: Newsdesk, pact: Told, sentence: str) -> None:
        checked = desk.verdict(pact, sentence)
        assert checked.verdict == "contradicted", checked
        assert checked.against
        assert checked.explanation

    @pytest.mark.parametrize("changed", [("clean", "dirty"), ("clear head", "clear conscience"), ("leave", "do not leave")])
    def test_an_altered_quotation_is_called_so(self, desk: Newsdesk, pact: Told, changed: tuple[str, str]) -> None:
        checked = desk.verdict(pact, HEAD.replace(*changed))
        assert checked.verdict == "altered_quote", checked
        assert "clean water and a clear head" in checked.against[0].exact

    @pytest.mark.parametrize("crowns", ["25", "35"])
    def test_a_value_in_dispute_is_called_so(self, desk: Newsdesk, pact: Told, crowns: str) -> None:
        checked = desk.verdict(pact, f"The Sorrenian government will pay {crowns} million crowns for new canals.")
        assert checked.verdict == "disputed", checked

    @pytest.mark.parametrize(
        "sentence",
        [
            "A comet was seen over the brass foundry at dawn.",
            "Sorrenia invaded Vellmark.",
            "Interest rates were raised by half a point.",
            "Yes.",
            "…",
            "Vellmark.",
        ],
    )
    def test_what_no_report_says_is_not_found(self, desk: Newsdesk, pact: Told, sentence: str) -> None:
        assert desk.verdict(pact, sentence).verdict == "not_found"

    def test_every_sentence_of_a_draft_gets_one_verdict_in_order(self, desk: Newsdesk, pact: Told) -> None:
        draft = [SIGNED, *(s for _, s in CHANGED)]
        found = desk.judge(pact, "\n\n".join(draft))
        assert [c.sentence for c in found] == draft
        assert not [c.sentence for c in found[1:] if c.verdict in FOR]

    def test_explanations_end_as_sentences_do(self, desk: Newsdesk, pact: Told) -> None:
        for checked in desk.judge(pact, "\n\n".join(s for _, s in CHANGED)):
            assert checked.explanation.endswith((".", "”")), checked
            assert not checked.explanation.endswith((": .", "..")), checked


NAMES = ["Ostrel", "Tamrin", "Velka", "Quessin", "Dorrow", "Marske", "Hallin", "Brunnet"]
PEOPLE = ["Mara Dovin", "Piet Hollander", "Helena Marsk", "Tomas Berrin", "Agna Thiel"]
DEEDS = [("bought", "sold"), ("repaired", "wrecked"), ("opened", "closed"), ("praised", "condemned"), ("delivered", "stole")]
THINGS = ["bells", "lanterns", "looms", "anvils", "ploughs", "clocks"]


@st.composite
def planted(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A sentence made from pools, and the sentences with one part of it changed."""
    who, rival = draw(st.permutations(PEOPLE))[:2]
    town, other = draw(st.permutations(NAMES))[:2]
    thing, second = draw(st.permutations(THINGS))[:2]
    deed, contrary = draw(st.sampled_from(DEEDS))
    number, day = draw(st.integers(12, 60)), draw(st.integers(2, 12))
    text = "{who} {deed} {number} {thing} at the market in {town} on {day} May.".format
    said = {"who": who, "deed": deed, "number": number, "thing": thing, "town": town, "day": day}
    changes = [{"who": rival}, {"deed": contrary}, {"number": number * 2 + 1}, {"thing": second}, {"town": other}, {"day": day + 9},
               {"deed": f"never {deed}"}, {"deed": f"refused to say who {deed}"}]  # fmt: skip
    return text(**said), [text(**(said | change)) for change in changes]


class TestPlanted:
    @given(planted())
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def test_a_true_sentence_is_backed_and_a_changed_one_never(self, desk: Newsdesk, fact: tuple[str, list[str]]) -> None:
        true, changed = fact
        told = desk.tell(true, "After heavy rain on the coast, trade was slow. " + true)
        first, *others = desk.judge(told, "\n\n".join([true, *changed]))
        assert (first.verdict, first.origins) == ("backed", 2), first
        assert not [(c.sentence, c.verdict, c.explanation) for c in others if c.verdict in FOR]
