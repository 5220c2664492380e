"""Labels: the candidates of one article in, the same with the kind that the article as a whole speaks for.

A model tags "Aaro" as a place in one sentence and as a person in the next. Every surface form votes with all
its places, its titles and the full names it is part of, and the vote counts everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.extract.candidates import Candidate, fold_surface
from onrecord.extract.titles import role_after, role_before, role_noun
from onrecord.extract.views import View
from onrecord.model.annotations import NameKind
from onrecord.tools.names import gender_of, split_honorific
from onrecord.tools.tables import rows, words

_KINDS: dict[str, NameKind] = {"organisation": "organisation", "place": "place", "event": "event"}
_GIVEN_AND_FAMILY = 2
#: Prepositions before a place and hardly before anybody.
_WITHIN = frozenset({"in", "near", "off", "outside", "across", "throughout", "In", "Near", "Across"})
#: The votes of every folded surface form for each kind.
Votes = defaultdict[tuple[str, ...], defaultdict[NameKind, float]]


@dataclass(frozen=True, slots=True)
class LabelConfig:
    """Weights of the votes, in votes of the parser."""

    title: float = 3.0  # a role or an honorific stands before the name
    head: float = 4.0  # the name ends in a word such as "Ministry" or "Sea"
    lead: float = 2.0  # the name begins with a word such as "Cape" or "University"
    within: float = 1.0  # "in" or the like stands before the name
    article: float = 1.5  # "the" stands before what the parser takes for a person
    given: float = 1.5  # its first word is a known given name
    building: float = 1.1  # two words that the parser takes for a building, without a word for one
    company: float = 30.0  # the article has the name with "Inc." or the like
    whole: float = 4.0  # it is the last or the first word of a person's full name in the article


def vote_labels(view: View, candidates: Sequence[Candidate], *, config: LabelConfig = LabelConfig()) -> list[Candidate]:
    """Give every candidate the kind that its surface form has in the article."""
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for candidate in candidates:
        form = fold_surface(view.text(candidate.first, candidate.end))
        if not candidate.sure:
            votes[form][candidate.kind] += 0.4 if candidate.kind == "other" else 1.0
            for kind, weight in _hints(view, candidate, config):
                votes[form][kind] += weight
    _pass_on(votes, config)
    family = {form[-1] for form in votes if len(form) > 1 and _winner(votes[form]) == "person"}
    found = []
    for candidate in candidates:
        form = fold_surface(view.text(candidate.first, candidate.end))
        kind = candidate.kind if candidate.sure or not votes[form] else _winner(votes[form])
        if candidate.sure and kind == "place" and len(form) == 1 and form[0] in family:
            kind = "person"
        last = candidate.end - 1
        if kind == "person" and view.tokens[last].text.islower() and (last == candidate.first or view.tokens[last - 1].text != "-"):
            kind = "other"
        found.append(replace(candidate, kind=kind))
    return found


def _winner(votes: dict[NameKind, float]) -> NameKind:
    return max(sorted(votes), key=lambda kind: votes[kind])


def _hints(view: View, candidate: Candidate, config: LabelConfig) -> list[tuple[NameKind, float]]:
    """What stands before a name and inside it tells its kind."""
    found: list[tuple[NameKind, float]] = []
    texts = [view.tokens[n].text for n in range(candidate.first, candidate.end)]
    start, _ = view.bounds(view.sentence_of[candidate.first])
    before = view.tokens[candidate.first - 1].text if candidate.first > start else ""
    head = _heads().get(texts[-1].lower())
    if head and len(texts) > 1:
        found.append((head, config.head))
    elif not role_noun(texts[-1]) and not texts[-1].isupper() and _titled(view, candidate, before):
        found.append(("person", config.title))
    if len(texts) > 1 and gender_of(" ".join(texts)) and not head:
        found.append(("person", config.given))
    elif len(texts) == 2 and candidate.kind == "place" and not head and view.tokens[candidate.first].entity == "B-FAC":
        found.append(("person", config.building))
    lead = _leads().get(texts[0].lower().rstrip(".")) if len(texts) > 1 and not head else None
    if lead:
        found.append((lead, config.lead))
    if before in {"the", "The"} and candidate.kind == "person":
        found.append(("other", config.article))
    if before in _WITHIN:
        found.append(("place", config.within))
    return found


def _titled(view: View, candidate: Candidate, before: str) -> bool:
    """Say whether an honorific or a role stands right before the name, and no role right after it."""
    if candidate.end < len(view.tokens) and role_noun(view.tokens[candidate.end].text):
        return False
    if bool(split_honorific(f"{before} X")[0]) or role_before(view, candidate.first, candidate.end) is not None:
        return True
    after = role_after(view, candidate.end) if candidate.end < len(view.tokens) else None
    return after is not None and view.tokens[after.first - 1].text != ","


def _pass_on(votes: Votes, config: LabelConfig) -> None:
    """A person's full name speaks for its last word and, more softly, for its first; a company's for what it
    is without "Inc."."""
    for form in sorted(votes):
        if len(form) > 1 and form[-1] in words("names/companies.txt") and form[:-1] in votes:
            votes[form[:-1]]["organisation"] += config.company
    for form in sorted(votes):  # "Nils Hill" is a person where "Hill" alone is named as well
        if len(form) == _GIVEN_AND_FAMILY and (form[-1],) in votes and head_kind(form[-1]) == "place" and gender_of(" ".join(form)):
            votes[form]["person"] += config.head + config.given
    full = [form for form in sorted(votes) if len(form) > 1 and _winner(votes[form]) == "person"]
    for form in full:
        given = config.whole if gender_of(" ".join(form)) else 0.0
        for word, weight in ((form[-1], config.whole + given), (form[0], config.whole / 2)):
            if (word,) in votes:
                votes[(word,)]["person"] += weight


def head_kind(word: str) -> NameKind | None:
    """Return the kind of a name that ends in this word, None where the word does not tell."""
    return _heads().get(word.lower())


@cache
def _leads() -> dict[str, NameKind]:
    return {row["word"]: _KINDS[row["kind"]] for row in rows("names/leads.tsv")}


@cache
def _heads() -> dict[str, NameKind]:
    return {row["word"]: _KINDS[row["kind"]] for row in rows("names/heads.tsv")}
