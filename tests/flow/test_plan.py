"""A plan that does not fit is refused before any work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.flow.plan import check, kinds
from onrecord.flow.settings import Settings
from onrecord.flow.shapes import each, gather
from onrecord.flow.stages import GIVEN, stages
from onrecord.model.articles import Article, Dating
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue
from onrecord.model.stories import Story
from onrecord.tools.errors import WrongUse


def nothing(*_: object) -> Iterator[object]:
    return iter(())


CLEAN = each("clean", nothing, takes=Capture, gives=(Article, Issue))


def test_the_shipped_plan_fits() -> None:
    plan = stages(Settings())
    check(plan, given=GIVEN)
    assert all(stage.name == stage.name.lower() for stage in plan)


def test_a_stage_that_takes_what_nobody_gave_is_refused() -> None:
    dating = gather("dating", nothing, takes=(Story, Article), gives=(Dating,), through=Story)
    with pytest.raises(WrongUse, match="'dating' takes Story"):
        check([CLEAN, dating], given=(Capture,))
    with pytest.raises(WrongUse, match="'clean' takes Capture"):
        check([CLEAN], given=())


def test_two_stages_of_one_name_are_refused() -> None:
    with pytest.raises(WrongUse, match="twice"):
        check([CLEAN, CLEAN], given=(Capture,))


def test_a_stage_must_take_what_it_gathers_through() -> None:
    stage = gather("s", nothing, takes=(Article,), gives=(), through=Capture)
    with pytest.raises(WrongUse, match="does not take it"):
        check([CLEAN, stage], given=(Capture,))


def test_kinds_are_all_that_a_plan_gives() -> None:
    assert kinds([CLEAN], given=(Capture, Issue)) == (Capture, Issue, Article)
