"""JSON text: a value in, text out that stays one line a line for every reader of lines."""

from __future__ import annotations

import json
import re
from typing import Any

# JSON lets these stand in a string, and some readers take them for line ends.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def json_line(value: Any) -> str:
    """Return a value as one line of JSON, without a line end."""
    return _escaped(json.dumps(value, ensure_ascii=False))


def json_text(value: Any) -> str:
    """Return a value as JSON, indented by one space, with a line end."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _escaped(text: str) -> str:
    return _LINE_ENDS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
