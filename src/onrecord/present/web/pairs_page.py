"""Series of two countries in, one self-contained HTML page out: a chart, its figures, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from onrecord import __version__
from onrecord.present.pairs.accounts import PairRecords
from onrecord.present.pairs.charts import chart_variables
from onrecord.present.pairs.series import Series
from onrecord.present.view.pairs import pair_view
from onrecord.present.web.page import content_policy, environment


def render_pairs(series: Sequence[Series], records: PairRecords) -> str:
    """Return the page of a pair's series (one way, the other way, both); it loads and runs nothing, and all is escaped."""
    from markupsafe import Markup

    here = files("onrecord.present.web")
    sheets = [here.joinpath(name).read_text("utf-8") for name in ("dossier.css", "chart.css", "pairs.css")]
    style = "\n" + "\n".join((sheets[0], chart_variables(), *sheets[1:]))
    view = pair_view(series, records)
    drawings = {figure.title: Markup(figure.drawing.svg) for figure in view.figures}
    return environment().get_template("pairs.html.j2").render(
        view=view, drawings=drawings, style=Markup(style), policy=content_policy(style), version=__version__,
    )  # fmt: skip
