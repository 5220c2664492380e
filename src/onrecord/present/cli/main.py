"""The command line: arguments in, an exit code out (0 done, 1 something was not read, 2 wrong use)."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from onrecord import __version__

#: A fault of the program itself (EX_SOFTWARE of sysexits.h), and a stop by Ctrl-C (128 + SIGINT).
FAULT, STOPPED = 70, 130

#: Commands in the order in which they are listed, and the modules that hold them.
COMMANDS: Mapping[str, str] = {
    "read": "reading",
    "dossier": "reading",
    "check": "checking",
    "demo": "reading",
    "stories": "looking",
    "log": "lives",
    "show": "looking",
    "actors": "naming",
    "trace": "tracing",
    "origin": "origins",
    "pairs": "pairs",
    "diff": "diffing",
    "search": "looking",
    "same": "judging",
    "different": "judging",
    "judgements": "judging",
    "remove": "judging",
    "watch": "watching",
    "sources": "sourcing",
    "export": "exporting",
    "schema": "exporting",
    "config": "exporting",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands' names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return a command, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"onrecord.present.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--config", "settings_file", type=click.Path(path_type=Path), metavar="FILE",
              help="Settings (TOML); see: onrecord config.")  # fmt: skip
@click.version_option(__version__, prog_name="onrecord")
@click.pass_context
def cli(ctx: click.Context, settings_file: Path | None) -> None:
    """Many reports, one record.

    Read the coverage of events and put on record what the reports say: whose work they are, what they
    agree on, what only one tells, where they differ, who said what, and what happened when.

    PATH is a file, a folder or a pattern: .html, .htm and .txt, .warc, feeds and sitemaps (.xml, .rss,
    .atom), .json, .jsonl, .csv, .tsv and .parquet, each also .gz; - is standard input.
    Exit codes: 0 done, 1 something was not read (and is listed), 2 wrong use.
    """
    ctx.obj = settings_file


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit with its code; never with a trace of Python."""
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    from onrecord.tools.errors import WrongUse

    try:
        result: Any = cli.main(args=args, prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo("Stopped. A workspace keeps what was finished before; the same command goes on from there.", err=True)
        return STOPPED
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except WrongUse as fault:
        click.echo(f"Error: {fault}", err=True)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        where = f" ({fault.filename})" if fault.filename else ""
        click.echo(f"Error: {fault.strerror or fault}{where}.", err=True)
        return 2
    except Exception as fault:
        click.echo(_own_fault(fault), err=True)
        return FAULT
    return result if isinstance(result, int) else 0


def _own_fault(fault: Exception) -> str:
    """Say that the program failed, where, and what to do; the place helps whoever mends it."""
    trace = fault.__traceback__
    place = ""
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("onrecord"):
            place = f" in {name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"Error: onrecord met a fault of its own ({type(fault).__name__}: {fault}{place}). "
        "Nothing that was reported as done is lost. Please report this line with the command you gave."
    )
