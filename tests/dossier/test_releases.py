"""Press releases among a story's reports: no newsroom, told as what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.dossier.builders import STORY, make_article, make_group

from onrecord.dossier.dossiers import write_dossier
from onrecord.model.reuse import Origin, StoryOrigins
from onrecord.model.statements import Statement
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

TEXTS = {
    "a": "Varn Metals will reopen the tin mine under Mount Varn in July.",
    "b": "The company reopens its tin mine under Mount Varn in July.",
    "c": "Miners of the town of Orvelle are split over the old mine.",
}


@pytest.mark.parametrize(
    ("released", "printed", "told"),
    [
        ("ab", "c", ["The three reports hold the work of one newsroom and the text of a press release.",
                     "Two of them carry the text of a press release by Varn Metals."]),
        ("a", "bc", ["The three reports hold the work of two newsrooms and the text of a press release.", "One of them carries the text of a press release by Varn Metals."]),
        ("a", "", ["One report tells this story: it is the text of a press release by Varn Metals."]),
        ("ab", "", ["Both reports carry the text of a press release by Varn Metals."]),
        ("abc", "", ["All three reports carry the text of a press release by Varn Metals."]),
    ],
)  # fmt: skip
def test_a_brief_counts_newsrooms_and_tells_releases_apart(tools: Tools, released: str, printed: str, told: list[str]) -> None:
    articles = [make_article(name, [TEXTS[name]]) for name in released + printed]
    origins = [Origin("release-1", "Varn Metals", "release", tuple(released))]
    origins += [Origin(f"origin-{name}", f"Paper {name.upper()}", "outlet", (name,)) for name in printed]
    group = make_group(tools, articles, more=[StoryOrigins(STORY, tuple(origins))])
    dossier = next(iter(write_dossier(group, tools)))
    found = [s.text for section in dossier.brief if section.title == "How independent the sources are" for s in section.sentences]
    assert found[: len(told)] == told


QUOTED = "“The pumps will run by autumn,” said Ilse Morrow on Monday."


@pytest.mark.parametrize(("released", "printed", "count"), [("a", "b", 0), ("a", "bc", 2), ("", "bc", 2)])
def test_a_release_is_no_newsroom_that_quotes(tools: Tools, released: str, printed: str, count: int) -> None:
    articles = [make_article(name, [TEXTS[name], QUOTED]) for name in released + printed]
    origins = [Origin(f"release-{name}", "Varn Metals", "release", (name,)) for name in released]
    origins += [Origin(f"origin-{name}", f"Paper {name.upper()}", "outlet", (name,)) for name in printed]
    group = make_group(tools, articles, more=[StoryOrigins(STORY, tuple(origins))], holders={"“The pumps": "Ilse Morrow"})
    held = {kind: list(group.of(kind)) for kind in group.records}
    held[Statement] = [
        replace(one, origin=f"release-{one.span.article}") if one.span.article in released else one for one in held[Statement]
    ]
    dossier = next(iter(write_dossier(Group(STORY, held), tools)))
    told = [s.text for section in dossier.brief for s in section.sentences if "is quoted by" in s.text]
    assert told == (["Ilse Morrow is quoted by two newsrooms."] if count else [])
