"""Settings in, objects out: the one place where choices are made."""

from __future__ import annotations

from pathlib import Path

from onrecord.flow.protocols import Engine, Progress, Store
from onrecord.tools.errors import WrongUse
from onrecord.tools.protocols import Tools

#: The workspace file unless one is named.
DEFAULT_WORKSPACE = Path("onrecord.db")


def build_tools() -> Tools:
    """Build the helpers: the packaged English pipeline. WrongUse where it is not installed."""
    from onrecord.tools.languages import PackagedLanguageIdentifier
    from onrecord.tools.spacy_parser import load_spacy
    from onrecord.tools.weights import FrequencyWeights

    try:
        parser = load_spacy()
    except ImportError as fault:
        raise WrongUse(
            f"The language pipeline is not installed ({fault.name} is missing). "
            "Install it with: pip install 'onrecord[models]'"
        ) from fault
    return Tools(parser=parser, weights=FrequencyWeights(), language=PackagedLanguageIdentifier())


def build_store(workspace: Path | None = None, *, create: bool = True) -> Store:
    """Open the workspace file, or make a store in memory where none is named."""
    if workspace is None:
        from onrecord.store.memory import MemoryStore

        return MemoryStore()
    from onrecord.store.sqlite import SqliteStore

    return SqliteStore(workspace, create=create)


def build_engine(progress: Progress | None = None) -> Engine:
    """Build the engine: the stages in this process."""
    from onrecord.engine.local import LocalEngine

    return LocalEngine(progress=progress)
