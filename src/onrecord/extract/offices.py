"""Offices: a person's mentions with printed roles and the days of their articles in, offices with days out.

The days are those on which reports print a role; nobody takes or leaves office on them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from onrecord.extract.persons import PAST
from onrecord.model.annotations import Mention, Office
from onrecord.tools.countries import countries_in
from onrecord.tools.names import fold_organisation

#: Most offices kept of one actor, those of most reports first.
MAX_OFFICES = 12
#: What others do to somebody is not where he belongs: "U.S.-sanctioned".
_FOREIGN = re.compile(
    r"\S+-(?:sanctioned|backed|led|born|trained|funded|installed|designated|allied|educated|wanted|accused)\b"
)
_PAST_WORDS = PAST | {"onetime", "one-time", "previous", "outgoing"}


def role_countries(role: str) -> tuple[str, ...]:
    """Return the countries that a person's role says he stands for: not where he serves or is sent to."""
    stands = re.split(r" (?:to|in) ", role, maxsplit=1)[0]
    return countries_in(_FOREIGN.sub("", stands))


def offices_of(mentions: Iterable[Mention], days: Mapping[str, str]) -> tuple[Office, ...]:
    """Return the offices of one person; `days` are the ISO days of the articles, by id."""
    printed: dict[tuple[tuple[str, ...], bool], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.role:
            folded = fold_organisation(mention.role.replace("ex-", "ex "))
            past = bool(_PAST_WORDS.intersection(folded[:1])) or mention.role.lower().startswith(("former ", "ex-", "then-"))
            printed[(tuple(w for w in folded if w not in _PAST_WORDS) or folded, past)].append(mention)
    found = [_office(group, past, days) for (_, past), group in printed.items()]
    return tuple(sorted(found, key=lambda o: (-o.reports, o.past, o.role))[:MAX_OFFICES])


def _office(mentions: Iterable[Mention], past: bool, days: Mapping[str, str]) -> Office:
    group = list(mentions)
    forms = Counter(m.role for m in group)
    role = min(forms, key=lambda form: (-forms[form], form))
    articles = {m.span.article for m in group}
    dated = sorted(day for article in articles if (day := days.get(article, "")[:10]))
    return Office(
        role=role, first=dated[0] if dated else "", last=dated[-1] if dated else "", past=past, reports=len(articles),
        country=next(iter(role_countries(role)), ""),
    )  # fmt: skip
