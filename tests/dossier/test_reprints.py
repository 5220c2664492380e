"""What an outlet adds to another newsroom's text: it is that report's alone, not the newsroom's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.dossier.builders import STORY, make_article, make_group

from onrecord.dossier.backing import printed_by
from onrecord.dossier.check import check_sentence
from onrecord.dossier.dossiers import write_dossier
from onrecord.dossier.material import gather_material
from onrecord.model.dossiers import Dossier
from onrecord.model.reuse import Derivation, Origin, Part, StoryOrigins, is_foreign
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

WIRE = "The spillway of the Ostrel dam cracked on Monday and the valley below it was cleared."
ADDED = "At the Beacon’s own weather station the needle stood at ninety before dawn."
OTHER = "Fishermen in the harbour of Pell tied their boats down with chains."
HEAD = "The Beacon alone has this, in its version of the text of Ostrel Wire: "


def story(tools: Tools, *, source: str = "The Beacon", wire: str = WIRE, parted: bool = True) -> Group:
    """A wire's report, a reprint with a paragraph of its own, and a third newsroom's."""
    articles = [
        replace(make_article("a", [wire]), source="Ostrel Wire"),
        replace(make_article("b", [WIRE, ADDED]), source=source),
        replace(make_article("c", [OTHER]), source="Pell Echo"),
    ]
    origins = (Origin("origin-w", "Ostrel Wire", "agency", ("a", "b")), Origin("origin-c", "Pell Echo", "outlet", ("c",)))
    group = make_group(tools, articles, more=[StoryOrigins(STORY, origins)])
    cut, end = articles[1].text.index(ADDED), len(articles[1].text)
    parts = (Part(0, cut - 2, "origin-w", "a"), Part(cut, end, "origin-b")) if parted else ()
    held = {kind: list(rows) for kind, rows in group.records.items()}
    held[Derivation] = [
        Derivation("a", "origin-w", "Ostrel Wire", "agency", True),
        Derivation("b", "origin-w", "Ostrel Wire", "agency", True, "a", parts=parts),
        Derivation("c", "origin-c", "Pell Echo", "outlet", False),
    ]
    for kind, rows in held.items():
        if rows and hasattr(rows[0], "voice"):
            held[kind] = [replace(s, origin="origin-c" if s.span.article == "c" else "origin-w") for s in rows]
    return Group(STORY, held)


def told(group: Group, tools: Tools, words: str) -> list[str]:
    """The sentences of the brief that hold some words."""
    dossier = next(one for one in write_dossier(group, tools) if isinstance(one, Dossier))
    assert len(dossier.origins) == 2, "an added paragraph makes no third newsroom"
    return [s.text for part in dossier.brief for s in part.sentences if words in s.text]


def only(lines: list[str]) -> list[str]:
    """Those that say who alone has it."""
    return [line for line in lines if "has this" in line]


def test_an_outlets_own_paragraph_is_its_reports_alone(tools: Tools) -> None:
    group = story(tools)
    assert all(line.startswith(HEAD) for line in only(told(group, tools, "weather station")))
    material = gather_material(group)
    stated = [s for s in material.statements.values() if "weather" in s.span.exact]
    assert printed_by(material, stated) == "The Beacon"
    assert not check_sentence(HEAD + ADDED, stated, material.origins, tools, backing=material)


@pytest.mark.parametrize("head", ["The Pell Echo alone has this, in its version of the text of Ostrel Wire: ",
                                  "The Beacon alone has this, in its version of the text of Pell Echo: "])  # fmt: skip
def test_another_report_or_newsroom_is_refused(tools: Tools, head: str) -> None:
    material = gather_material(story(tools))
    stated = [s for s in material.statements.values() if "weather" in s.span.exact]
    assert check_sentence(head + ADDED, stated, material.origins, tools, backing=material)


def test_the_agencys_own_words_stay_the_agencys(tools: Tools) -> None:
    material = gather_material(story(tools))
    stated = [s for s in material.statements.values() if s.span.article == "b" and "spillway" in s.span.exact]
    assert printed_by(material, stated) == ""
    assert check_sentence(HEAD + WIRE, stated, material.origins, tools, backing=material)


def test_what_another_report_of_the_agency_has_is_no_reports_alone(tools: Tools) -> None:
    longer = f"{WIRE} {ADDED}"
    assert not only(told(story(tools, wire=longer), tools, "weather station"))


def test_an_outlet_without_a_name_is_called_by_its_file(tools: Tools) -> None:
    material = gather_material(story(tools, source=""))
    stated = [s for s in material.statements.values() if "weather" in s.span.exact]
    assert printed_by(material, stated) == "the report b"


def test_parts_tell_what_is_anothers() -> None:
    derivation = Derivation("a", "origin-w", "W", "agency", True, parts=(Part(0, 50, "origin-w"), Part(52, 100, "")))
    assert not is_foreign(derivation, 10, 60)
    assert is_foreign(derivation, 45, 100)
    assert not is_foreign(replace(derivation, parts=()), 0, 100)
    assert not is_foreign(derivation, 200, 300), "where no part is, nothing is told"
