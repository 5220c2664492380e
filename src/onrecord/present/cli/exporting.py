"""The commands `export`, `schema` and `config`: a workspace or the settings in, tables or descriptions out."""

from __future__ import annotations

import io
from dataclasses import asdict
from pathlib import Path

import click

from onrecord.present.cli.output import say, write, write_bytes, write_file, write_json
from onrecord.present.cli.reading import json_option, workspace_option

#: The tables; a test holds this list to the exporter's, which is not imported for --help.
TABLE_NAMES = (
    "articles", "blocks", "passages", "derivations", "origins", "texts", "stories", "sequels", "told", "mentions",
    "actors", "references", "quotes", "utterances", "times", "quantities", "events", "codings", "pairs",
    "statements", "points", "ledger", "judgements", "issues",
)  # fmt: skip


@click.command("export", short_help="Export a table of a workspace.")
@click.argument("table", type=click.Choice(TABLE_NAMES), metavar="TABLE")
@click.option("-f", "--format", "form", type=click.Choice(["jsonl", "csv", "parquet"]), default="jsonl", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Default: standard output.")  # fmt: skip
@click.option("--no-text", is_flag=True, help="Leave the publishers' words out; offsets and digests stay.")
@workspace_option
def export_command(table: str, form: str, output: Path | None, no_text: bool, workspace: Path) -> None:
    """Export a table of a workspace, one record a line.

    TABLE is one of: articles, blocks, passages, derivations, origins, texts, stories, sequels, told, mentions,
    actors, references, quotes, utterances, times, quantities, events, codings, pairs, statements, points,
    ledger, judgements, issues.
    """
    from onrecord.present.export.tables import table_rows, write_table
    from onrecord.present.records import gather_material
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        material = gather_material(store)
    finally:
        store.close()
    held = io.BytesIO()
    write_table(table, table_rows(table, material, with_text=not no_text), form, held)
    if output is None:
        write_bytes(held.getvalue())
    else:
        write_file(output, held.getvalue())
        say(str(output))


@click.command("schema", short_help="Print the JSON Schema of a dossier or of a table's rows.")
@click.option("--table", type=click.Choice(TABLE_NAMES), help="Of a table's rows instead of a dossier.")
@click.option("--diff", type=click.Choice(["reading", "article"]), help="Of what onrecord diff --json prints instead.")
def schema_command(table: str | None, diff: str | None) -> None:
    """Print the JSON Schema of a dossier, of the rows of a table, or of what diff prints."""
    from onrecord.present.changes.rows import ChangesRow, VersionsRow
    from onrecord.present.export.schema import dossier_schema, schema_of
    from onrecord.present.export.tables import TABLES

    if diff:
        write_json(schema_of({"reading": ChangesRow, "article": VersionsRow}[diff], title=f"Onrecord diff of one {diff}"))
        return
    write_json(schema_of(TABLES[table].row, title=f"Onrecord table: {table}") if table else dossier_schema())


@click.command("config", short_help="Print the settings.")
@json_option
@click.pass_obj
def config_command(settings_file: Path | None, as_json: bool) -> None:
    """Print the settings in force, as TOML: a file to start from for --config."""
    from onrecord.flow.settings import load_settings, to_toml

    settings = load_settings(settings_file)
    if as_json:
        write_json(asdict(settings))
    else:
        write(to_toml(settings))
