"""What a newsroom is called in sentences: its name, or which report it is (a name and a kind in, words out)."""

from __future__ import annotations

import re

#: What a newsroom is called of which nothing is known, not even a file's name.
UNKNOWN_ROOM = "a report of unknown origin"
_FILE = re.compile(r"[/\\]|\.(?:txt|html?|warc|jsonl?|csv|parquet|xml|gz|md|pdf)$", re.IGNORECASE)


def newsroom_label(name: str, kind: str) -> str:
    """Return a newsroom's name; for an unknown one its report's: the file's stem or the first words of its headline."""
    if kind == "release":
        return f"a press release by {name}"
    is_file = bool(_FILE.search(name))
    if name and kind != "unknown" and not is_file:
        return name
    bare = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    bare = bare.partition(".")[0] if is_file else bare
    bare = re.sub(r"[“”\"‘’;]", "", " ".join(bare.split()))[:40].strip()
    if not any(ch.isalnum() for ch in bare):
        return UNKNOWN_ROOM
    return f"the report ‘{bare}’" if " " in bare else f"the report {bare}"


def is_unnamed(label: str) -> bool:
    """Say whether a label stands for a newsroom that is not known."""
    return label == UNKNOWN_ROOM or label.startswith("the report ")
