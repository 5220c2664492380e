"""The chart of a pair: a series in, an SVG drawing out. Cooperation stands above the line, conflict below it.

Bars of one period and side stand one in the other: mentions widest and palest, outlets, independent origins narrowest and
darkest, all from the line. Under them each period's mean score, by origins (a dot) and by mentions (a ring).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from importlib.resources import files

from onrecord.present.pairs.asking import name_of
from onrecord.present.pairs.days import Period, periods_back
from onrecord.present.pairs.scores import SCALE
from onrecord.present.pairs.series import Cell, Series, mean_score, tally
from onrecord.present.view.shown import count_of

#: Periods that are drawn at most: the last ones; a table has all.
MOST = 90
#: Sizes in pixels: what is left of the bars and right of them, a bar's slot, the heights of a side and of the score's scale.
LEFT, RIGHT, SLOTS, HALF, SCALED = 74, 14, (12, 64), 110, 54
TOP, BETWEEN, FOOT = 26, 34, 26
#: Widths of the three bars in their slot.
WIDTHS = (("mentions", 0.84), ("outlets", 0.56), ("origins", 0.28))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LIGHT = "--ink: #1c1a16; --muted: #5f594e; --hair: #e8e3d6; --kind: #1d6a5c; --unkind: #9f1d1a; --ground: #fdfcf8;"
_DARK = "--ink: #e9e4d8; --muted: #aca492; --hair: #2d2a24; --kind: #7fcbb9; --unkind: #f08a80; --ground: #171613;"


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG element (`svg`), what it says in words, and how many periods before it are not drawn."""

    svg: str
    words: str
    before: int


def draw_chart(series: Series, *, style: str = "", linked: bool = True) -> Drawing:
    """Draw a series. With `linked` each bar leads to `#` and `anchor_of` its period and side."""
    drawn = drawn_periods(series)
    cells = {cell.period: cell for cell in series.cells if cell.accounts}
    before = sum(period not in drawn for period in cells)
    slot = max(SLOTS[0], min(SLOTS[1], 620 // max(1, len(drawn))))
    plan = _Plan(series, tuple(drawn), cells, slot, linked)
    width = LEFT + max(len(drawn) * slot, 200) + RIGHT
    height = TOP + 2 * HALF + BETWEEN + 2 * SCALED + FOOT
    words = _words(series)
    body = "".join((*plan.frame(width - RIGHT), *plan.bars(), *plan.scores(width - RIGHT), *plan.labels(height)))
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="group" aria-label="{escape(words)}">')  # fmt: skip
    return Drawing(f"{head}{style}{body}</svg>", words, before)


def chart_file(series: Series) -> str:
    """Return a chart as a file of its own, light or dark as its reader has it."""
    css = files("onrecord.present.web").joinpath("chart.css").read_text("utf-8")
    style = (f"<style>svg {{ {_LIGHT} }} @media (prefers-color-scheme: dark) {{ svg {{ {_DARK} }} }}\n{css}</style>"
             '<rect width="100%" height="100%" fill="var(--ground)"/>')  # fmt: skip
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{draw_chart(series, style=style, linked=False).svg}\n'


def anchor_of(period: Period, *, kind: bool) -> str:
    """Return the id of the place on the page where a period's cooperation, or its conflict, is told."""
    return f"p{period.label}-{'cooperation' if kind else 'conflict'}"


def drawn_periods(series: Series) -> list[Period]:
    """Return the periods of a chart without a gap, at most MOST: up to the last of which something is told."""
    told = [cell.period for cell in series.cells if cell.accounts]
    if not told:
        return []
    back = list(periods_back(told[-1], MOST))
    first = min((period for period in told if period in set(back)), default=told[-1])
    return [period for period in reversed(back) if period >= first]


def _words(series: Series) -> str:
    whole, names = tally(series.accounts), f"{name_of(series.actor)} and {name_of(series.recipient)}"
    return (f"Chart of {names} by {series.by}: {count_of(whole.events, 'event')} in {count_of(whole.mentions, 'mention')}, "
            f"{count_of(whole.outlets, 'outlet')}, {count_of(whole.origins, 'independent origin')}. Scores: {SCALE}.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands."""

    series: Series
    periods: Sequence[Period]
    cells: dict[Period, Cell]
    slot: int
    linked: bool

    @property
    def most(self) -> int:
        """The most mentions of one side of a period: a bar of the full height."""
        counts = (len(cell.side(kind=kind)) for cell in self.cells.values() for kind in (True, False))
        return max(counts, default=1) or 1

    def x(self, index: int) -> float:
        """Where the middle of a slot is."""
        return LEFT + (index + 0.5) * self.slot

    def frame(self, right: int) -> Iterator[str]:
        """Yield the lines and names behind the bars."""
        line = TOP + HALF
        step = _step(self.most)
        for count in range(0, self.most + 1, step):
            for sign in (1, -1) if count else (1,):
                y = line - sign * HALF * count / self.most
                yield f'<line class="{"hair" if count else "axis"}" x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
                yield f'<text class="end" x="{LEFT - 6}" y="{y + 4:.1f}">{count}</text>'
        yield f'<text class="name" x="4" y="{TOP - 10}">Cooperation: mentions, outlets, origins</text>'
        yield f'<text class="name" x="4" y="{line + HALF + 18}">Conflict</text>'

    def bars(self) -> Iterator[str]:
        """Yield the bars of each period and side, each a link."""
        line = TOP + HALF
        for index, period in enumerate(self.periods):
            for kind in (True, False):
                held = self.cells[period].side(kind=kind) if period in self.cells else ()
                if not held:
                    continue
                counts = tally(held)
                inner = "".join(
                    self._bar(index, getattr(counts, name), part, f"{'kind' if kind else 'unkind'} {name}", kind=kind)
                    for name, part in WIDTHS
                )
                top = TOP if kind else line
                hint = (f"{period.label}, {'cooperation' if kind else 'conflict'}: {count_of(counts.events, 'event')}, "
                        f"{count_of(counts.mentions, 'mention')}, {count_of(counts.outlets, 'outlet')}, "
                        f"{count_of(counts.origins, 'independent origin')}")  # fmt: skip
                hit = f'<rect class="hit" x="{self.x(index) - self.slot / 2:.1f}" y="{top}" width="{self.slot}" height="{HALF}"/>'
                whole = f"<title>{escape(hint)}</title>{inner}{hit}"
                yield f'<a href="#{anchor_of(period, kind=kind)}">{whole}</a>' if self.linked else f"<g>{whole}</g>"

    def _bar(self, index: int, count: int, part: float, name: str, *, kind: bool) -> str:
        tall, wide, line = HALF * count / self.most, self.slot * part, TOP + HALF
        y = line - tall if kind else line
        return f'<rect class="{name}" x="{self.x(index) - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}"/>'

    def scores(self, right: int) -> Iterator[str]:
        """Yield the mean scores on their scale."""
        middle = TOP + 2 * HALF + BETWEEN + SCALED
        for value in (10, 0, -10):
            y = middle - SCALED * value / 10
            yield f'<line class="{"hair" if value else "axis"}" x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text class="end" x="{LEFT - 6}" y="{y + 4:.1f}">{f"{value:+}".replace("-", "−") if value else 0}</text>'
        yield f'<text class="name" x="4" y="{middle - 14}">Score</text>'
        for index, period in enumerate(self.periods):
            means = mean_score(self.cells[period].accounts) if period in self.cells else None
            if means is None or means.origins is None or means.mentions is None:
                continue
            x, y, ring = self.x(index), middle - SCALED * means.origins / 10, middle - SCALED * means.mentions / 10
            hint = f"{period.label}: mean score {means.origins:+.1f} by origins, {means.mentions:+.1f} by mentions"
            yield (f'<g><title>{escape(hint)}</title><line class="stem" x1="{x:.1f}" x2="{x:.1f}" y1="{middle}" y2="{y:.1f}"/>'
                   f'<circle class="ring" cx="{x:.1f}" cy="{ring:.1f}" r="5"/><circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/></g>')  # fmt: skip

    def labels(self, height: int) -> Iterator[str]:
        """Yield the names of periods, as many as there is room for, the year where it changes."""
        every = max(1, -(-46 // self.slot))
        year = 0
        for index, period in enumerate(self.periods):
            if index % every == 0:
                yield f'<text class="mid" x="{self.x(index):.1f}" y="{height - 14}">{_short(period)}</text>'
                if period.first.year != year and period.by != "year":
                    yield f'<text class="mid" x="{self.x(index):.1f}" y="{height - 1}">{_year(period)}</text>'
                year = period.first.year


def _short(period: Period) -> str:
    first: date = period.first
    if period.by == "year":
        return str(first.year)
    if period.by == "week":
        return period.label[5:]
    return f"{first.day} {_MONTHS[first.month - 1]}" if period.by == "day" else _MONTHS[first.month - 1]


def _year(period: Period) -> str:
    return period.label[:4]


def _step(most: int) -> int:
    """Return a round number of which at most four go into the highest bar."""
    unit = 1
    while True:
        for factor in (1, 2, 5):
            if most <= 4 * unit * factor:
                return unit * factor
        unit *= 10


def chart_variables() -> str:
    """Return the colours of a chart, light and dark, for a page that has the others."""
    def only(text: str) -> str:
        return " ".join(part.strip() + ";" for part in text.split(";") if part.strip().startswith(("--kind", "--unkind")))

    return f":root {{ {only(_LIGHT)} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {only(_DARK)} }} }}\n"
