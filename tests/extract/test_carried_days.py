"""Times of day without a day: the day of what happened is carried to them, not that of saying so; else it is in doubt."""

from __future__ import annotations

import pytest
from tests.extract.reporting import group, parsed, report

from onrecord.extract.times import find_times
from onrecord.model.articles import Dating
from onrecord.tools.protocols import Tools

WRITTEN = "2031-06-18"  # a Wednesday


def _clock(text: str, tools: Tools) -> tuple[str, str]:
    article = report(text)
    dating = Dating(article.id, WRITTEN, "day", "printed", WRITTEN)
    found = find_times(group([article, parsed(article, tools), dating]), tools)
    return next((t.value, t.precision) for t in found if t.span.exact.startswith("9:40"))


@pytest.mark.parametrize(
    "text",
    [
        "A ferry sank off Skerra on Monday night, the harbour office said on Tuesday.\nIt went down at 9:40 p.m. in a storm.",
        "A ferry sank off Skerra on Monday. It went down at 9:40 p.m. in a storm.",
        "The ferry sank at 9:40 p.m. local time on Monday.",
        "On Monday, the ferry hit a rock and sank at 9:40 p.m. off Skerra.",
        "A ferry sank on Monday.\nThe hull was built in May 1990 and inspected on 3 March 2029.\nIt sank at 9:40 p.m. in a storm.",
    ],
)
def test_the_day_of_what_happened_is_carried(text: str, tools: Tools) -> None:
    assert _clock(text, tools) == ("2031-06-16T21:40", "minute")


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank off Skerra at 9:40 p.m. in a storm.",
        "Five people are missing, the harbour office said on Tuesday.\nThe ferry went down at 9:40 p.m. in a storm.",
        "A ferry sank on Monday.\nA second one ran aground on Tuesday.\nThe alarm was raised at 9:40 p.m. in Orlitz.",
        "The hull was inspected on 3 March 2029.\nThe ferry sank at 9:40 p.m. in a storm.",
    ],
)
def test_where_no_one_day_is_told_the_day_is_in_doubt(text: str, tools: Tools) -> None:
    assert _clock(text, tools)[1] == "vague"
