"""Onrecord: many reports, one record.

    >>> import onrecord
    >>> record = onrecord.read(["reports/"])            # doctest: +SKIP
    >>> [story.title for story in record.dossiers]      # doctest: +SKIP

`read` gives the record, `dossier` its dossiers, `check` the verdicts on a draft's sentences,
`diff` what reading a workspace's sources again changed, `log` what became of its stories;
`pairs` what two countries do to each other over time;
`same` and `different` say which reports are of one event, `remove` takes reports out.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.present.functions import (
        Record,
        check,
        diff,
        different,
        dossier,
        log,
        pairs,
        read,
        remove,
        same,
    )

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "check", "diff", "different", "dossier", "log", "pairs", "read", "remove", "same"]


def __getattr__(name: str) -> Any:
    """Import the functions when they are first asked for: the package itself is light."""
    if name in __all__ and name != "__version__":
        from onrecord.present import functions

        return getattr(functions, name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


class _Package(ModuleType):
    """This package: two of its functions go by the names of rooms, and importing a room must not hide them."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Bind a name, but no room to a function's."""
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
