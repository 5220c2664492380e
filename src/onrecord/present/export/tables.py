"""Tables: the records flat, one row a line. Material in; JSON Lines, CSV or Parquet out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, get_type_hints

from onrecord.present.export import (
    article_rows,
    articles,
    judgements,
    name_rows,
    origin_rows,
    quantity_rows,
    quote_rows,
    rows,
    stories,
    utterances,
)
from onrecord.present.export.lines import json_line
from onrecord.present.material import Material
from onrecord.present.pairs.records import pairs_of
from onrecord.present.pairs.rows import PairRow, all_rows
from onrecord.tools.errors import WrongUse

#: Fields that hold the publishers' words; `--no-text` leaves them out, offsets and digests stay.
WORDS = frozenset({"exact", "body", "text", "title", "question", "explanation", "heading", "counted"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the type of its rows, and how they are made."""

    name: str
    row: type
    make: Callable[[Material], Iterable[Mapping[str, Any]]]


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("articles", article_rows.ArticleTableRow, articles.article_table_rows),
        Table("blocks", article_rows.BlockRow, articles.block_rows),
        Table("passages", rows.PassageRow, articles.passage_rows),
        Table("derivations", origin_rows.DerivationRow, origin_rows.derivation_rows),
        Table("origins", rows.OriginTableRow, stories.origin_rows),
        Table("texts", origin_rows.RebuiltRow, origin_rows.text_rows),
        Table("stories", rows.StoryTableRow, stories.story_table_rows),
        Table("sequels", rows.SequelRow, stories.sequel_rows),
        Table("told", rows.ToldTableRow, stories.told_rows),
        Table("mentions", name_rows.MentionRow, articles.mention_rows),
        Table("actors", name_rows.ActorRow, articles.actor_rows),
        Table("references", name_rows.ReferenceRow, articles.reference_rows),
        Table("quotes", quote_rows.QuoteRow, articles.quote_rows),
        Table("utterances", quote_rows.UtteranceRow, utterances.utterance_rows),
        Table("times", rows.TimeRow, articles.time_rows),
        Table("quantities", quantity_rows.QuantityRow, quantity_rows.quantity_rows),
        Table("events", rows.EventTableRow, stories.event_rows),
        Table("codings", rows.CodingRow, stories.coding_rows),
        Table("pairs", PairRow, lambda material: all_rows(pairs_of(material))),
        Table("statements", rows.StatementTableRow, stories.statement_rows),
        Table("points", rows.PointTableRow, stories.point_rows),
        Table("ledger", rows.LedgerTableRow, stories.ledger_rows),
        Table("judgements", judgements.JudgementRow, judgements.judgement_rows),
        Table("issues", article_rows.IssueRow, articles.issue_rows),
    )
}


def table_rows(name: str, material: Material, *, with_text: bool = True) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, without the publishers' words where they are not wanted."""
    for row in TABLES[name].make(material):
        yield dict(row) if with_text else _without_text(row)


def _without_text(value: Any, *, wording: bool = False) -> Any:
    """Drop the words; the value of a wording is words too."""
    if isinstance(value, Mapping):
        wording = wording or "wording" in (value.get("type"), value.get("value_type"))
        left_out = WORDS | {"value"} if wording else WORDS
        return {key: _without_text(part, wording=wording) for key, part in value.items() if key not in left_out}
    if isinstance(value, list):
        return [_without_text(part, wording=wording) for part in value]
    return value


def write_table(name: str, found: Iterable[dict[str, Any]], form: str, out: BinaryIO) -> None:
    """Write rows as `jsonl`, `csv` or `parquet`; WrongUse where the helper for a format is not installed."""
    WRITERS[form](name, found, out)


def _write_jsonl(_: str, found: Iterable[dict[str, Any]], out: BinaryIO) -> None:
    for row in found:
        out.write((json_line(row) + "\n").encode("utf-8", "replace"))


def _columns(name: str, first: Mapping[str, Any] | None) -> list[str]:
    declared = list(get_type_hints(TABLES[name].row))
    return [column for column in declared if first is None or column in first]


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """Write nested values as JSON: a cell of a flat table holds one value."""
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
        for key, value in row.items()
    }


def _write_csv(name: str, found: Iterable[dict[str, Any]], out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, "utf-8", errors="replace", newline="", write_through=True)
    known = iter(found)
    first = next(known, None)
    writer = csv.DictWriter(text, _columns(name, first), lineterminator="\n")
    writer.writeheader()
    if first is not None:
        writer.writerow(_flat(first))
    writer.writerows(_flat(row) for row in known)
    text.detach()


def _write_parquet(name: str, found: Iterable[dict[str, Any]], out: BinaryIO) -> None:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise WrongUse(
            "Parquet needs a helper that is not installed. Install it with: pip install 'onrecord[parquet]', "
            "or choose --format jsonl or csv."
        ) from None
    held = [_flat(row) for row in found]
    columns = _columns(name, held[0] if held else None)
    table = pyarrow.table({column: [row[column] for row in held] for column in columns})
    pyarrow.parquet.write_table(table, out)


WRITERS: dict[str, Callable[[str, Iterable[dict[str, Any]], BinaryIO], None]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
