"""The scale: every type with its class, its sign and its place between -10 and 10."""

from __future__ import annotations

from onrecord.present.pairs.scores import event_types, score_of
from onrecord.tools.tables import rows


def test_there_are_plovers_sixteen_types_and_the_scale_is_kept() -> None:
    assert len(event_types()) == 16
    for row in rows("events/scores.tsv"):
        score = score_of(row["type"], row["mode"])
        assert score is not None
        assert -10 <= score.value <= 10
        assert score.mutual in {"yes", "no", "told"}
        assert score.value >= 0 if score.is_kind else score.value <= 0 or (row["type"], row["mode"]) == ("REQUEST", "assist")


def test_modes_have_their_own_scores_and_unknown_ones_their_types() -> None:
    values = [score_of("CONSULT", mode) for mode in ("visit", "", "by telegraph")]
    assert [one.value for one in values if one] == [4, 2.5, 2.5]
    assert score_of("DANCE", "") is None
    accuse = score_of("ACCUSE", "")
    assert accuse is not None
    assert accuse.value == -2, "printed without its sign; conflict all the same"
