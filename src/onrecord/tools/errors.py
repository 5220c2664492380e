"""WrongUse: a command, setting or file that a person has to put right; never raised for odd data."""

from __future__ import annotations


class WrongUse(Exception):  # noqa: N818
    """Wrong use of the program. The message says what was seen, what was expected and what to do."""
