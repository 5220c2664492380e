"""The command `pairs`: two countries in, their cooperation and conflict over time out; without countries, the pairs there are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import say, write, write_file
from onrecord.present.cli.reading import json_option, workspace_option

if TYPE_CHECKING:
    from onrecord.model.annotations import Modality
    from onrecord.present.pairs.accounts import Account, PairRecords
    from onrecord.present.pairs.days import By
    from onrecord.present.pairs.series import Series

#: Pairs that are listed unless another number is asked for.
LISTED = 30
FORMS = ("text", "json", "csv", "html", "svg")
#: Formats by the ending of a file's name; a name without one is text.
ENDINGS = {"": "text", ".txt": "text", ".json": "json", ".csv": "csv", ".html": "html", ".htm": "html", ".svg": "svg"}


@click.command("pairs", short_help="Show the cooperation and conflict of two countries over time.")
@click.argument("a", required=False, metavar="[A")
@click.argument("b", required=False, metavar="B]")
@click.option("--by", type=click.Choice(["day", "week", "month", "year"]), help="Default: what suits the days of the reports.")
@click.option("--since", default="", metavar="DAY", help="Events from then on: 2031-05-03, 2031-05 or 2031.")
@click.option("--until", default="", metavar="DAY", help="Events until then.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only events of this PLOVER type; may be given several times.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(["happened", "planned", "hypothetical"]),
              help="What is counted; may be given several times.  [default: happened]")  # fmt: skip
@click.option("-n", "--limit", type=click.IntRange(0), default=LISTED, show_default=True, metavar="N",
              help="Of the list of pairs at most so many; 0 is all.")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(FORMS), help="Default: by the end of the file's name, else text.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Default: standard output.")
@workspace_option
@json_option
def pairs_command(
    a: str | None, b: str | None, *, by: By | None, since: str, until: str, types: tuple[str, ...],
    statuses: tuple[Modality, ...], limit: int, form: str | None, output: Path | None, workspace: Path, as_json: bool,
) -> None:  # fmt: skip
    """Show what two countries do to each other over time, as the reports tell it: cooperation and conflict, each event
    scored from -10 (conflict) to 10 (cooperation) by PLOVER's scale, in three counts: mentions (sentences), outlets that
    published them, and independent origins, the newsrooms that wrote them. Ten copies of one agency's report are ten
    outlets and one origin.

    A and B are countries: ISO 3166 codes (USA, us) or English names ("South Korea"). Without them: the pairs there are.
    Denied events are left out, planned and hypothetical ones counted apart. An event stands on the day it happened; one
    without a date on the day of its first report. With -o chart.html a page with a chart, and the sentences behind it.
    """
    from onrecord.present.pairs.accounts import accounts_of
    from onrecord.present.pairs.answers import Question, answer, two_countries
    from onrecord.present.pairs.records import gather_pairs
    from onrecord.tools.errors import WrongUse
    from onrecord.wiring import build_store

    form = _form(form, output, as_json)
    store = build_store(workspace, create=False)
    try:
        records = gather_pairs(store)
    finally:
        store.close()
    accounts = accounts_of(records)
    if a is None or b is None:
        if a is not None:
            raise WrongUse(f"{a!r} is one country; name two: onrecord pairs USA CHN. For the pairs there are: onrecord pairs")
        _put(_pair_list(accounts, limit, form, workspace), output)
        return
    pair = two_countries(a, b, accounts)
    series = answer(records, accounts, pair, Question(by=by, since=since, until=until, types=types, statuses=statuses))
    _put(_written(form, series, records, workspace), output)


def _written(form: str, series: Sequence[Series], records: PairRecords, workspace: Path) -> str:
    """Return the series in one of the FORMS."""
    from onrecord.present.pairs.asking import name_of
    from onrecord.present.pairs.files import series_csv, series_json
    from onrecord.present.pairs.text import aside, series_lines

    if form == "json":
        return series_json(series)
    if form == "csv":
        return series_csv(series)
    if form == "html":
        from onrecord.present.web.pairs_page import render_pairs

        return render_pairs(series, records)
    if form == "svg":
        from onrecord.present.pairs.charts import chart_file

        return chart_file(series[-1])
    if not any(one.accounts for one in series):
        names = f"{name_of(series[-1].actor)} and {name_of(series[-1].recipient)}"
        rest = "".join(f"\n{line}" for line in aside(series[-1]))
        return (f"No event between {names} that you asked for is told in {workspace}.{rest}\n"
                f"For the pairs there are: onrecord pairs -w {quote(str(workspace))}\n")  # fmt: skip
    return "\n".join(series_lines(series)) + "\n"


def _pair_list(accounts: Sequence[Account], limit: int, form: str, workspace: Path) -> str:
    """Return the list of pairs; JSON and CSV have all of them."""
    from onrecord.present.export.lines import json_text
    from onrecord.present.pairs.files import rows_csv
    from onrecord.present.pairs.rows import PairLine, pair_lines
    from onrecord.present.pairs.text import pair_table
    from onrecord.tools.errors import WrongUse

    found = pair_lines(accounts)
    if form == "json":
        return json_text(found)
    if form == "csv":
        return rows_csv(found, PairLine)
    if form != "text":
        raise WrongUse(f"A list of pairs has no {form}. Name two countries: onrecord pairs USA CHN -o chart.{form}")
    here = f"-w {quote(str(workspace))}"
    if not found:
        return f"{workspace} tells of no event between two countries. To read reports: onrecord read PATH... {here}\n"
    lines = [*pair_table(found[:limit] if limit else found)]
    if limit and len(found) > limit:
        lines.append(f"And {len(found) - limit:,} more: onrecord pairs -n 0 {here}")
    lines.append("Counted is all that is told to have happened, whatever its day; a pair's own table leaves out what is dated "
                 "too loosely for its periods, and says so.")  # fmt: skip
    lines.append(f"To see a pair over time: onrecord pairs {found[0]['a']} {found[0]['b']} {here}")
    return "\n".join(lines) + "\n"


def _form(form: str | None, output: Path | None, as_json: bool) -> str:
    if as_json:
        return "json"
    if form or output is None:
        return form or "text"
    suffix = output.suffix.lower()
    if suffix not in ENDINGS:
        raise click.UsageError(f"{output.name}: no format has the ending {suffix}. "
                               f"There are: {', '.join(key for key in ENDINGS if key)}; or name one with -f.")  # fmt: skip
    return ENDINGS[suffix]


def _put(text: str, output: Path | None) -> None:
    if output is None:
        write(text)
    else:
        write_file(output, text)
        say(str(output))
