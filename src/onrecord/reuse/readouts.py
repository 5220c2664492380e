"""Read-outs: the paragraphs of an article that print a statement, a letter or a speech under a line that says so.

"The full text of the ministry's statement:" stands for quotation marks. Two newsrooms that print one read-out share a
voice, not their work. In: an Article. Out: the numbers of its blocks that are such a text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.model.articles import Article
from onrecord.tools.tables import rows

#: Code points of the longest such line, and paragraphs that one line speaks for.
LONGEST, MOST = 160, 40


@lru_cache(maxsize=256)
def printed_statements(article: Article) -> frozenset[int]:
    """Return the numbers of the blocks below a line that says whose words follow, up to the next heading or the body's end."""
    found: set[int] = set()
    left = 0
    for number, block in enumerate(article.blocks):
        if not block.is_body:
            left = 0 if block.kind not in ("caption", "teaser", "furniture") else left
            continue
        line = " ".join(article.text[block.start : min(block.end, block.start + LONGEST + 40)].split())
        if len(line) <= LONGEST and line.endswith(":") and _leads().search(line):
            left = MOST
        elif block.kind == "heading":
            left = 0
        elif left:
            found.add(number)
            left -= 1
    return frozenset(found)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows("reuse/read-outs.tsv")), re.IGNORECASE)
