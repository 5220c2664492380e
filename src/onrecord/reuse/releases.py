"""Press releases as origins: whose text a release is, and what is said of reports that print it; Articles in, Newsrooms out.

A release is its issuer's work, on whatever page it stands. It is one origin, and none that confirms what it tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from onrecord.model.articles import Article
from onrecord.reuse.coverage import Coverage
from onrecord.reuse.newsrooms import Newsroom
from onrecord.tools.tables import words

#: Part of one release's body that stands in another from which both are prints of one.
ONE = 0.5


def one_release_each(rooms: Mapping[str, Newsroom], coverage: Coverage) -> dict[str, Newsroom]:
    """Return the newsroom of each article that prints a release: prints of one text are of one issuer, by whatever
    name each has it; the name is the one that most of them say, else the longest."""
    mine = sorted(name for name, room in rooms.items() if room.kind == "release")
    groups: dict[str, set[str]] = {name: {name} for name in mine}
    for name in mine:
        for other in mine:
            is_one = other in coverage.shared.get(name, {}) and coverage.fraction(name, (other,)) >= ONE
            if is_one and groups[name] is not groups[other]:
                both = groups[name] | groups[other]
                groups.update(dict.fromkeys(both, both))
    found = {}
    for name in mine:
        known = [rooms[other] for other in sorted(groups[name]) if not rooms[other].owner]
        count = {room.name: sum(other.name == room.name for other in known) for room in known}
        chosen = min(known, key=lambda room: (-count[room.name], -len(room.name), room.name), default=None)
        first = rooms[min(groups[name])]
        whose = chosen or first
        found[name] = replace(rooms[name], name=whose.name, owner=whose.owner)
    return found


def run_as_news(theirs: Newsroom, article: Article) -> tuple[str, ...]:
    """Say of an article with a release's text whether it tells its readers that it is one; nothing of other texts."""
    if theirs.kind != "release":
        return ()
    named = _admitted().search(article.text)
    if named:
        return (f"It is run as news, and tells whose words it has: “{named.group()}”.",)
    return ("It is run as news: it does not say that it is the text of a press release.",)


@cache
def _admitted() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in sorted(words("reuse/release-phrases.txt"))), re.IGNORECASE)
