"""Files of a user's own rows beside the workspace: a path in, the TOML table in it out, or what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.tools.errors import WrongUse

#: Bytes of the largest user's file.
LARGEST = 4_000_000


def read_user_table(path: Path | None, what: str, example: str) -> Mapping[str, Any] | None:
    """Return the table of a user's file, None where there is no such file.

    `what` is what the file is called in messages, `example` says where one is to be seen. WrongUse where it is too
    large, cannot be read or is not TOML.
    """
    if path is None or not path.is_file():
        return None
    try:
        data = path.read_bytes()
        if len(data) > LARGEST:
            raise WrongUse(f"{path} holds {len(data)} bytes, where at most {LARGEST} are read. Leave out rows.")
        return tomllib.loads(data.decode("utf-8-sig"))
    except OSError as fault:
        raise WrongUse(f"The {what} {path} could not be read: {fault.strerror}.") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise WrongUse(f"The {what} {path} is not TOML ({fault}). {example}") from fault
