"""Data tables shipped with the package (`onrecord/data`): word lists and vocabularies with their sources."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def read_data(name: str) -> str:
    """Return the text of a data file, `name` relative to `onrecord/data` ("verbs/reporting.tsv")."""
    resource = files("onrecord").joinpath("data")
    for part in name.split("/"):
        resource = resource.joinpath(part)
    return resource.read_text("utf-8")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a tab-separated table with a header; lines that begin with "#" are comments."""
    lines = [line for line in read_data(name).splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple({key: (value or "").strip() for key, value in row.items() if key} for row in reader)


@cache
def words(name: str) -> frozenset[str]:
    """Return the lines of a word list as a set; lines that begin with "#" are comments."""
    lines = (line.strip() for line in read_data(name).splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def settings(name: str) -> dict[str, Any]:
    """Return a TOML data file as a mapping."""
    return tomllib.loads(read_data(name))
