"""Attributions as a grader can read them: a folder of brat files in, a copy of them out.

Two copies are made. The plain one leaves out what a line break within a content left behind as lines of their own.
The mended one also writes each content out of its article from its first to its last word, so that what stands second in
a quotation that its cue splits keeps its place, and writes doubled apostrophes and single marks as double ones, so that a
content in such marks counts as quoted: in the files themselves it does not.
"""

from __future__ import annotations

import re
from pathlib import Path

_LINE = re.compile(r"[A-Z]\d+\t")
_DOUBLED = re.compile(r"''")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[\w$\[])([^‘“”\"\n]{1,400}?)(?<=[\w.,!?…)\]])[’'](?!\w)")


def plain_copy(gold: Path, folder: Path) -> Path:
    """Copy the brat files without lines that continue another."""
    for file in sorted(gold.glob("*.ann")):
        lines = [line for line in file.read_text("utf-8").split("\n") if _LINE.match(line)]
        _write(folder / file.name, [_even(line) for line in lines])
    return folder


def mended_copy(gold: Path, folder: Path) -> Path:
    """Copy the brat files with the contents written out of the articles beside them (`../text`)."""
    texts = {path.stem: path for path in (gold.parent / "text").iterdir()}
    for file in sorted(gold.glob("*.ann")):
        path = texts.get(file.stem) or texts.get(re.sub(r"_[0-9a-f]{4}$", "", file.stem))
        text = path.read_text("utf-8") if path else ""
        lines = [line for line in file.read_text("utf-8").split("\n") if _LINE.match(line)]
        _write(folder / file.name, [_mended(line, text) for line in lines])
    return folder


def _mended(line: str, text: str) -> str:
    """Write a content out of the text where its words are those of the text."""
    parts = line.split("\t", 2)
    if len(parts) < 3 or not parts[1].startswith("Content "):
        return _even(line)
    numbers = [int(number) for number in re.findall(r"\d+", parts[1])]
    whole = text[min(numbers) : max(numbers)]
    if not whole.startswith(parts[2][:5]):
        return _even(line)
    doubled = _DOUBLED.sub(lambda m: " “" if _opens(whole, m.start()) else "” ", whole)
    single = doubled if re.search(r"[“”\"]", doubled) else _SINGLE.sub(r"“\1”", doubled)
    return _even(f"{parts[0]}\t{parts[1]}\t") + _even(single).replace("\t", " ")


def _opens(text: str, n: int) -> bool:
    before, after = text[n - 1 : n], text[n + 2 : n + 3]
    return (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()


def _even(line: str) -> str:
    """Write every sign that ends a line as a space, so that offsets hold."""
    return re.sub(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", line)


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
