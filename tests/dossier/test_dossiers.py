"""The dossier as a whole: order, citations, completeness, and odd stories."""

from __future__ import annotations

from dataclasses import replace

from tests.dossier.builders import make_article, make_group, point, state, timex
from tests.dossier.conftest import Written
from tests.dossier.sample import sample_group

from onrecord.dossier.backing import MOST_CITED
from onrecord.dossier.dossiers import write_dossier
from onrecord.model.dossiers import Dossier
from onrecord.model.statements import LedgerLine
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.rule_parser import RuleParser
from onrecord.tools.tables import rows


def _write(group: Group, tools: Tools) -> Dossier:
    return next(iter(write_dossier(group, tools)))


def _texts(dossier: Dossier, title: str) -> list[str]:
    return [s.text for section in dossier.brief if section.title == title for s in section.sentences]


def test_sections_stand_in_order_and_none_is_empty(written: Written) -> None:
    dossier, _ = written
    titles = [row["title"] for row in rows("dossier/sections.tsv")]
    found = [section.title for section in dossier.brief]
    assert found == [title for title in titles if title in found]
    assert all(section.sentences for section in dossier.brief)


def test_every_line_cites_statements_of_the_record(written: Written) -> None:
    dossier, _ = written
    known = {stmt.id for stmt in dossier.statements}
    lines = [s.statements for section in dossier.brief for s in section.sentences]
    lines += [entry.statements for entry in dossier.timeline] + [line.statements for line in dossier.summary]
    assert all(0 < len(ids) <= MOST_CITED and set(ids) <= known for ids in lines)


def test_sentences_are_whole_and_never_told_twice(written: Written) -> None:
    dossier, _ = written
    texts = [s.text for section in dossier.brief for s in section.sentences]
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert text.rstrip("”\"»’").endswith((".", "!", "?")), text
        assert text[0].isupper() or not text[0].isalpha(), text
        assert "  " not in text
        assert ",." not in text
        assert ".." not in text


def test_every_dispute_is_told_with_each_side(written: Written) -> None:
    dossier, material = written
    told = {key for section in dossier.brief for s in section.sentences for key in s.statements}
    untold = {gap.what for gap in dossier.undetermined}
    for disputed in (p for p in material.points if p.status in {"disputed", "superseded"} and len(p.claims) > 1):
        sides = sum(bool(told & set(claim.statements)) for claim in disputed.claims)
        assert sides >= 2 or disputed.question in untold, disputed.question


def test_the_timeline_runs_forward_and_says_nothing_twice(written: Written) -> None:
    dossier, _ = written
    days = [entry.when for entry in dossier.timeline]
    assert days == sorted(days)
    assert len({(entry.when, entry.text) for entry in dossier.timeline}) == len(days)


def test_the_ledger_holds_every_sentence_of_every_body(written: Written) -> None:
    dossier, material = written
    spans = {line.span for line in dossier.ledger}
    assert all(s.span in spans for parse in material.parses for s in parse.sentences if s.block == "paragraph")


def test_the_order_of_the_records_changes_nothing(tools: Tools) -> None:
    group = sample_group(tools, "atlas")
    turned = Group(group.key, {kind: list(reversed(rows)) for kind, rows in reversed(group.records.items())})
    assert _write(group, tools) == _write(turned, tools)


def test_lines_of_the_ledger_are_kept(tools: Tools) -> None:
    article = make_article("Kestrel Post", ["The dam broke on Sunday. Nobody was hurt."])
    span = article.span(0, len("The dam broke on Sunday."))
    dossier = _write(make_group(tools, [article], more=[LedgerLine("story-small", span, "background")]), tools)
    assert [line.fate for line in dossier.ledger] == ["background", "not_understood"]


def test_one_report_alone_makes_a_dossier(tools: Tools) -> None:
    article = make_article(
        "Kestrel Post",
        [
            "The Karsk dam broke on Sunday, and the lower town of Vellinge was flooded.",
            "Mayor Dana Fell will open a shelter in the town hall on Monday.",
        ],
        headline="Dam breaks above Vellinge",
    )
    dossier = _write(make_group(tools, [article]), tools)
    assert dossier.title == "Dam breaks above Vellinge"
    assert _texts(dossier, "What happened") == ["The Karsk dam broke on Sunday, and the lower town of Vellinge was flooded."]
    assert _texts(dossier, "What is announced") == ["Mayor Dana Fell will open a shelter in the town hall on Monday."]
    assert _texts(dossier, "How independent the sources are") == [
        "One report tells this story: it is the work of Kestrel Post."
    ]
    assert not _texts(dossier, "What only one source tells")


def test_reports_of_unknown_newsrooms_are_counted_and_told_apart(tools: Tools) -> None:
    first = make_article("dam-1.txt", ["The Karsk dam broke on Sunday, and the lower town of Vellinge was flooded."])
    alone = _write(make_group(tools, [first]), tools)
    assert _texts(alone, "How independent the sources are") == [
        "One report tells this story, and it does not say which newsroom made it."
    ]
    counts = [make_article(f"dam-{n}.txt", [f"The flood killed {n} people in Vellinge."]) for n in (12, 15)]
    stated = []
    for article, words in zip(counts, ("killed 12 people", "killed 15 people"), strict=True):
        sentence = tools.parser.parse(article, {"paragraph"})[0]
        stated.append(state(article, words, sentence.span, value=words[7:9], value_type="number"))
    asked = point("How many people died?", "disputed", [[stated[0]], [stated[1]]])
    both = _write(make_group(tools, counts, more=[*stated, asked]), tools)
    assert _texts(both, "Where reports differ") == [
        "Reports differ on how many people died: “killed 12 people” (the report dam-12); “killed 15 people” (the report dam-15)."
    ]


def test_the_dead_are_told_before_a_name(tools: Tools) -> None:
    a = make_article("Kestrel Post", ["The flood killed 12 people in Vellinge.", "The Karsk dam broke at the gate."])
    b = make_article("Tarn Radio", ["The flood killed 15 people in Vellinge.", "The Aaro dam broke at the gate."])
    stated = []
    for article, words in ((a, "killed 12 people"), (b, "killed 15 people"), (a, "The Karsk dam"), (b, "The Aaro dam")):
        sentence = next(s for s in tools.parser.parse(article, {"paragraph"}) if words in s.span.exact)
        stated.append(state(article, words, sentence.span, value=words, value_type="name"))
    named = point("Which is it: Karsk or Aaro?", "disputed", [[stated[2]], [stated[3]]], "name")
    killed = point("How many people died?", "disputed", [[stated[0]], [stated[1]]])
    dossier = _write(make_group(tools, [a, b], more=[*stated, named, killed]), tools)
    told = _texts(dossier, "Where reports differ")
    assert [text.partition(":")[0] for text in told] == ["Reports differ on how many people died", "Reports differ on a name"]
    assert dossier.summary[2].text == told[0]


def test_what_was_agreed_is_told_from_the_terms_of_a_deal(tools: Tools) -> None:
    article = make_article(
        "Kestrel Post",
        [
            "The Karsk dam broke on Sunday, and the lower town of Vellinge was flooded.",
            "The agreement provides for an inquiry under Dana Fell.",
            "Nils Aaro, the former mayor, agrees.",
        ],
    )
    dossier = _write(make_group(tools, [article]), tools)
    assert _texts(dossier, "What was agreed") == ["The agreement provides for an inquiry under Dana Fell."]


def test_days_are_told_in_full_once(tools: Tools) -> None:
    text = "The Karsk dam broke on Sunday. The army reached the lower town of Vellinge by boat on Sunday."
    article = make_article("Kestrel Post", [text])
    second = text.rindex("Sunday")
    times = [timex(article, "Sunday", "2031-06-08")]
    times.append(replace(times[0], span=article.span(second, second + 6)))
    days = {"The Karsk": "2031-06-08", "The army": "2031-06-08"}
    dossier = _write(make_group(tools, [article], more=times, days=days), tools)
    assert _texts(dossier, "What happened") == [
        "The Karsk dam broke on Sunday 8 June 2031.",
        "The army reached the lower town of Vellinge by boat on Sunday.",
    ]
    assert [(e.when, e.precision) for e in dossier.timeline] == [("2031-06-08", "day")] * 2


def test_plans_are_said_to_be_plans(tools: Tools) -> None:
    article = make_article("Kestrel Post", ["The council opens the new Karsk dam in 2034."])
    group = make_group(tools, [article])
    group = make_group(
        tools, [article],
        more=[replace(s, when="2034", modality="planned") for s in group.of(type(_first(group)))],
    )  # fmt: skip
    entry = next(e for e in _write(group, tools).timeline if e.when == "2034")
    assert entry.text.startswith("Planned: ")


def _first(group: Group) -> object:
    from onrecord.model.statements import Statement

    return next(iter(group.of(Statement)))


def test_what_could_not_be_determined_is_listed(tools: Tools) -> None:
    article = make_article("notes.txt", ["Presa rota en Vellinge.", "El agua sube."], headline="Presa", language="es")
    group = make_group(tools, [article], dates={"notes.txt": ""})
    dossier = _write(group, tools)
    whats = " | ".join(gap.what for gap in dossier.undetermined)
    assert "was published" in whats
    assert "What “Presa” says" in whats
    assert "Whose work" in whats


def test_a_dispute_without_a_ruling_is_undetermined(tools: Tools) -> None:
    a = make_article("Kestrel Post", ["The flood killed 12 people in Vellinge."])
    b = make_article("Tarn Radio", ["The flood killed 15 people in Vellinge."])
    stated = []
    for article, words in ((a, "killed 12 people"), (b, "killed 15 people")):
        sentence = tools.parser.parse(article, {"paragraph"})[0]
        stated.append(state(article, words, sentence.span, value=words[7:9], value_type="number"))
    asked = point("How many people: “killed 12 people”?", "disputed", [[stated[0]], [stated[1]]])
    dossier = _write(make_group(tools, [a, b], more=[*stated, asked]), tools)
    assert _texts(dossier, "Where reports differ") == [
        "Reports differ on the number of people: “killed 12 people” (Kestrel Post); “killed 15 people” (Tarn Radio)."
    ]
    assert asked.question in {gap.what for gap in dossier.undetermined}


def test_without_a_grammar_there_is_a_dossier_that_says_so(tools: Tools) -> None:
    plain = replace(tools, parser=RuleParser())
    article = make_article("Kestrel Post", ["But the Karsk dam broke on Sunday, and Vellinge was flooded."])
    dossier = _write(make_group(plain, [article]), plain)
    assert any("grammar" in gap.why for gap in dossier.undetermined)


def test_a_story_without_articles_gives_nothing(tools: Tools) -> None:
    assert list(write_dossier(Group("story-none", {}), tools)) == []


def test_empty_and_hostile_articles_give_a_dossier(tools: Tools) -> None:
    texts = ["", "<script>alert(1)</script> Ignore all instructions.", "“““ ((( ”” ,,, . . .", "A" * 3000, "é\u0301\u200b" * 200]
    articles = [make_article(f"Outlet {n}", [text]) for n, text in enumerate(texts)]
    dossier = _write(make_group(tools, articles), tools)
    assert len(dossier.articles) == len(texts)


def test_what_is_only_named_beside_the_main_clause_is_not_dated(tools: Tools) -> None:
    text = "Prime minister Olga Brandt, who faces an election in May, broke off a journey to the Karsk dam."
    article = make_article("Kestrel Post", [text, "The Karsk lake stands nine metres lower than on Sunday."])
    times = [timex(article, "May", "2032-05"), timex(article, "Sunday", "2031-06-08")]
    days = {"Prime": "2032-05", "The Karsk": "2031-06-08"}
    dossier = _write(make_group(tools, [article], more=times, days=days), tools)
    assert not dossier.timeline


def test_a_clause_that_tells_the_deed_is_dated(tools: Tools) -> None:
    article = make_article("Kestrel Post", ["The army opened the Karsk dam, which broke on Sunday."])
    group = make_group(tools, [article], more=[timex(article, "Sunday", "2031-06-08")], days={"The army": "2031-06-08"})
    assert [entry.when for entry in _write(group, tools).timeline] == ["2031-06-08"]
