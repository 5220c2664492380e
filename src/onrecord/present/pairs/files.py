"""Files of pairs: series in, the text of a JSON or CSV file out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict, get_type_hints

from onrecord.present.export.lines import json_text
from onrecord.present.pairs.asking import name_of
from onrecord.present.pairs.rows import AccountRow, PairRow, account_row, series_rows
from onrecord.present.pairs.scores import SCALE
from onrecord.present.pairs.series import Series


class PairFile(TypedDict):
    """Two countries' series as JSON. `accounts` are the sentences that are counted, `left_out` those that are not, by the
    reason: denied, coarse (dated too loosely for so fine a series) or undated; `apart` are those of planned and
    hypothetical events."""

    countries: dict[str, str]
    scale: str
    series: list[PairRow]
    accounts: list[AccountRow]
    apart: list[AccountRow]
    left_out: dict[str, list[AccountRow]]


def series_json(series: Sequence[Series]) -> str:
    """Return the series of a pair (one way, the other way, both) as JSON."""
    return json_text(pair_file(series))


def pair_file(series: Sequence[Series]) -> PairFile:
    """Return the series of a pair, of which the last is of both countries, with the accounts behind it."""
    both = series[-1]
    counted = {account.coding for account in both.accounts}
    apart = [account for cell in both.cells for account in (*cell.planned, *cell.hypothetical)]
    return {
        "countries": {code: name_of(code) for code in (both.actor, both.recipient)},
        "scale": SCALE,
        "series": [row for one in series for row in series_rows(one)],
        "accounts": [account_row(account) for account in both.accounts],
        "apart": [account_row(account) for account in apart if account.coding not in counted],
        "left_out": {
            name: [account_row(account) for account in held]
            for name, held in (("denied", both.denied), ("coarse", both.coarse), ("undated", both.undated))
        },
    }


def series_csv(series: Sequence[Series]) -> str:
    """Return the rows of a pair's series as CSV; lists stand in their cells as JSON."""
    return rows_csv([row for one in series for row in series_rows(one)], PairRow)


def rows_csv(found: Iterable[Mapping[str, Any]], row: type) -> str:
    """Return rows of one type as CSV, with a line of titles."""
    held = io.StringIO(newline="")
    writer = csv.DictWriter(held, list(get_type_hints(row)), lineterminator="\n")
    writer.writeheader()
    for one in found:
        writer.writerow({key: json.dumps(value) if isinstance(value, list) else value for key, value in one.items()})
    return held.getvalue()
