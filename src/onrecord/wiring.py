"""Settings in, objects out: the one place where choices are made."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from onrecord import __version__
from onrecord.flow.protocols import Engine, Progress, Store
from onrecord.tools.protocols import Parser, Tools

#: The workspace file unless one is named.
DEFAULT_WORKSPACE = Path("onrecord.db")


def build_tools(workspace: Path | None = None) -> Tools:
    """Build the helpers: the packaged English pipeline, or a parser by rule where it is not installed.

    The directory of sources and the patterns of events take in the user's files in the workspace's folder, in the
    current folder without one; WrongUse where such a file is wrong.
    """
    from onrecord.tools.directory_files import load_directory
    from onrecord.tools.languages import PackagedLanguageIdentifier
    from onrecord.tools.pattern_files import load_patterns
    from onrecord.tools.rule_parser import RuleParser
    from onrecord.tools.spacy_parser import load_spacy
    from onrecord.tools.weights import FrequencyWeights

    folder = (workspace or DEFAULT_WORKSPACE).parent
    directory, patterns = load_directory(folder), load_patterns(folder)
    parser: Parser
    try:
        parser = load_spacy()
    except ImportError:
        parser = RuleParser()
    return Tools(
        parser=parser,
        weights=FrequencyWeights(),
        language=PackagedLanguageIdentifier(),
        directory=directory,
        patterns=patterns,
    )


def build_store(workspace: Path | None = None, *, create: bool = True) -> Store:
    """Open the workspace file, or make a store in memory where none is named."""
    if workspace is None:
        from onrecord.store.memory import MemoryStore

        return MemoryStore()
    from onrecord.store.sqlite import SqliteStore

    return SqliteStore(workspace, create=create)


def build_engine(progress: Progress | None = None, *, on_error: Literal["issue", "stop"] = "issue") -> Engine:
    """Build the engine: the stages in this process, a failure on a group an issue or the end."""
    from onrecord.engine.local import LocalEngine

    return LocalEngine(progress=progress, on_error=on_error, version=__version__)
