"""Leaders: a person's names and titles as reports print them in, the country that he or she leads or led out.

For reports that take a leader for known: "Obama said", "President Bush". What the reports print comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.tools.names import fold_name, match_persons, skeleton
from onrecord.tools.tables import rows

#: Titles that a leader bears; with one of them, a family name that several bear is enough where one country has it.
_TITLES = frozenset({"president", "chancellor", "premier", "king", "leader", "prime", "colonel", "general", "emir"})


def led_country(name: str, titles: Iterable[str] = ()) -> str:
    """Return the ISO alpha-3 code of the country that a person of this name leads or led, "" for none or several."""
    folded = fold_name(name)
    if not folded:
        return ""
    near = _by_last().get(skeleton(folded[-1]), ()) or _by_last().get(skeleton(folded[0]), ())
    if len(folded) > 1:
        found = {row["alpha3"] for row in near if match_persons(name, row["name"]) in {"same", "spelling"}}
    else:
        titled = any(word in _TITLES for title in titles for word in title.lower().split())
        found = {row["alpha3"] for row in near if row["alone"] or titled}
    return next(iter(found)) if len(found) == 1 else ""


@cache
def _by_last() -> dict[str, tuple[dict[str, str], ...]]:
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for row in rows("names/leaders.tsv"):
        folded = fold_name(row["name"])
        for key in dict.fromkeys((skeleton(folded[-1]), *([skeleton(folded[0])] if len(folded) > 1 and len(folded[0]) < 4 else []))):
            found[key] = (*found.get(key, ()), row)
    return found
