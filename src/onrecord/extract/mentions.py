"""Mentions: an article and its parse in, the names in place out, each with kind, full name and printed role."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.extract.acronyms import bracketed, initials, known_as
from onrecord.extract.candidates import Candidate, find_candidates, fold_surface, organisation_of
from onrecord.extract.families import with_family_names
from onrecord.extract.governments import stands_for_government
from onrecord.extract.headlines import plain_lines
from onrecord.extract.labels import head_kind, vote_labels
from onrecord.extract.mending import mended
from onrecord.extract.pack_mentions import pack_mentions
from onrecord.extract.persons import full_names
from onrecord.extract.titles import RolePhrase, role_after, role_before, role_noun, role_phrases
from onrecord.extract.views import View, build_view
from onrecord.model.annotations import Mention, NameKind, Parse
from onrecord.model.articles import Article
from onrecord.tools.countries import country_kind, country_name, misspelt_country
from onrecord.tools.groups import Group
from onrecord.tools.names import gender_of, split_honorific
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import words

#: Two capitalised words run together.
_GLUE = re.compile(r"([A-Z][a-z]+)([A-Z][A-Za-z]{2,})\Z")
#: Tokens before a name in which a relative is introduced.
_NEAR = 6
#: Words for those who govern or campaign under a person's name.
_RULES = frozenset({"administration", "government", "regime", "presidency", "campaign", "cabinet"})


def find_mentions(group: Group, tools: Tools) -> Iterator[Mention]:  # noqa: ARG001
    """Yield the mentions of each article of the group, in the order of the text."""
    articles = {article.id: article for article in group.of(Article)}
    for parse in group.of(Parse):
        if parse.article in articles:
            yield from article_mentions(build_view(articles[parse.article], parse))
            yield from pack_mentions(articles[parse.article], parse)


def article_mentions(view: View) -> list[Mention]:
    """Return one article's mentions: names first resolved, then phrases for a role that no name follows."""
    voted = [c for c in vote_labels(view, _cut(view, plain_lines(view, find_candidates(view)))) if _is_name(view, c)]
    voted = with_family_names(view, _without_openers(view, mended(view, voted)))
    aliases = known_as(view, voted)
    voted = [replace(c, kind="person") if view.text(c.first, c.end) in aliases else c for c in voted]
    forms = {token.text for token in view.tokens}
    candidates = [_with_rule(view, c) for c in _outside_titles(view, [c for c in voted if not _glued(view, c, forms)])]
    shorts = bracketed(view, candidates)
    kinds = {view.text(c.first, c.end).removeprefix("the ").removeprefix("The "): c.kind for c in reversed(candidates)} if shorts else {}
    candidates = [_acting(view, _as_long(view, c, shorts, kinds)) for c in candidates]
    names = [view.text(c.first, c.end).removesuffix("'s").removesuffix("’s") for c in candidates]
    pairs = list(zip(names, candidates, strict=True))
    roles = {c.first: _role(view, c) for c in candidates if c.kind == "person"}
    people = [(name, view.tokens[c.first].start) for name, c in pairs if c.kind == "person"]
    titles = {view.tokens[n].start: f"{_address(view, n)} {_kin(view, n)} {role}".strip() for n, role in roles.items()}
    paragraphs = [block.start for block in view.article.blocks]
    persons = full_names([(aliases.get(name, name), place) for name, place in people], titles, ranked=_ranked(view, candidates), paragraphs=paragraphs)
    longs = initials([name for name, c in pairs if c.kind in {"organisation", "event", "other"}]) | shorts
    found: list[Mention] = []
    for name, candidate in pairs:
        if candidate.kind == "person":
            full = persons.get(view.tokens[candidate.first].start, split_honorific(name)[1])
        else:
            slip = "" if candidate.sure else country_name(misspelt_country(name))
            candidate = replace(candidate, kind="place") if slip else candidate
            full = slip or organisation_of(name) or longs.get(name, name.removeprefix("the ").removeprefix("The "))
        found.append(Mention(view.span(candidate.first, candidate.end), candidate.kind, full, roles.get(candidate.first, "")))
    return sorted(found + _roles_alone(view, candidates), key=lambda m: (m.span.start, m.span.end, m.kind))


def _ranked(view: View, candidates: Sequence[Candidate]) -> set[int]:
    """The offsets of single names that an office with a capital stands right before: "Governor Tolv"."""
    lone = [c for c in candidates if c.kind == "person" and c.end - c.first == 1 and c.first > 0]
    ranks = [c for c in lone if role_noun(view.tokens[c.first - 1].text) and view.tokens[c.first - 1].text[:1].isupper()]
    return {view.tokens[c.first].start for c in ranks}


def _kin(view: View, first: int) -> str:
    """The word before a name that tells whose relative it is: "Her husband, the fiddler Carl Tolv"; "" for none."""
    start, _ = view.bounds(view.sentence_of[first])
    for n in range(first - 1, max(start, first - _NEAR) - 1, -1):
        if view.tokens[n].text.lower() in words("names/kin.txt"):
            owned = n > start and (view.tokens[n - 1].tag in {"PRP$", "POS"} or view.tokens[n - 1].text in {"'s", "’s"})
            return view.tokens[n].text.lower() if owned else ""
        if view.tokens[n].tag.startswith("VB"):
            return ""
    return ""


def _acting(view: View, candidate: Candidate) -> Candidate:
    """Take a capital for the government that sits there where the sentence tells it to act."""
    capital = candidate.sure and candidate.kind == "place" and country_kind(view.text(candidate.first, candidate.end)) == "capital"
    if capital and stands_for_government(view, candidate.first, candidate.end):
        return replace(candidate, kind="organisation")
    return candidate


def _as_long(view: View, candidate: Candidate, shorts: Mapping[str, str], kinds: Mapping[str, NameKind]) -> Candidate:
    """Give a short name the kind of the long one that the article prints it with."""
    long = shorts.get(view.text(candidate.first, candidate.end))
    if long is None or candidate.kind == "organisation":
        return candidate
    return replace(candidate, kind=kinds.get(long, candidate.kind))


def _address(view: View, first: int) -> str:
    """The honorific right before a name ("Mrs."), "" for none."""
    start, _ = view.bounds(view.sentence_of[first])
    return view.tokens[first - 1].text if first > start and _is_honorific(view.tokens[first - 1].text) else ""


def _cut(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Cut titles and portfolios off the front of names ("Secretary Aaro") and drop what is a title only."""
    found = []
    family = _family_names(view, candidates)
    for candidate in candidates:
        if candidate.sure:
            found.append(candidate)
            continue
        first = _after_portfolio(view, candidate)
        while first < candidate.end - 1 and _titular(view, first, candidate):
            first += 1
        last = first == candidate.end - 1
        alone = last and _is_title(view.tokens[first].text) and view.tokens[first].text not in family
        if first < candidate.end and not alone:
            found.append(Candidate(first, candidate.end, candidate.kind))
    return found


def _family_names(view: View, candidates: Sequence[Candidate]) -> set[str]:
    """Words for an office that end a person's name in this article: "Bishop" where "Nils Bishop" is named."""
    found = set()
    for candidate in candidates:
        last = view.tokens[candidate.end - 1].text
        whole = view.text(candidate.first, candidate.end)
        if candidate.end - candidate.first > 1 and _is_title(last) and gender_of(whole) and not _is_title(whole.split()[0]):
            found.add(last)
    return found


def _glued(view: View, candidate: Candidate, forms: Container[str]) -> bool:
    """Say whether a word of a person's name is two that a page runs together: "LundAaro", one of them known here."""
    if candidate.kind != "person" or candidate.sure:
        return False
    cuts = [_GLUE.match(view.tokens[n].text) for n in range(candidate.first, candidate.end)]
    return any(cut and len(cut[1]) > 3 and (cut[1] in forms or cut[2] in forms) for cut in cuts)


def _is_title(text: str) -> bool:
    return bool(role_noun(text)) or bool(split_honorific(f"{text} X")[0])


def _after_portfolio(view: View, candidate: Candidate) -> int:
    """Skip "State" after "Secretary of": what is left is a name, or nothing."""
    first = candidate.first
    start, _ = view.bounds(view.sentence_of[first])
    if first - 2 < start or view.tokens[first - 1].text not in {"of", "for"}:
        return first
    if not role_noun(view.tokens[first - 2].text):
        return first
    while first < candidate.end and view.tokens[first].text in words("names/portfolios.txt"):
        first += 1
    return first


def _titular(view: View, first: int, candidate: Candidate) -> bool:
    """Say whether the word at `first` is a title, with a person's name behind it."""
    text, following = view.tokens[first].text, view.tokens[first + 1].text
    if split_honorific(f"{text} X")[0] and candidate.kind == "person":
        return True
    if candidate.kind == "organisation" and following.lower() in {"of", "for"}:
        return False
    if head_kind(view.tokens[candidate.end - 1].text):
        return False
    return bool(role_noun(text)) and following[:1].isupper() and not role_noun(following)


def _outside_titles(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop what is only part of the title before a person's name ("Commerce" in "Commerce Secretary").

    A body that the article names elsewhere as well is named in a title too ("FVF spokesman Omar Tolv").
    """
    titles: set[int] = set()
    for candidate in candidates:
        phrase = role_before(view, candidate.first, candidate.end) if candidate.kind == "person" else None
        if phrase:
            titles |= set(range(phrase.first, phrase.end))
    inside = [c for c in candidates if not c.sure and c.kind != "person" and titles.issuperset(range(c.first, c.end))]
    places = {c.first for c in inside}
    outside = {fold_surface(view.text(c.first, c.end)) for c in candidates if c.kind == "organisation" and c.first not in places}
    dropped = {c.first for c in inside if fold_surface(view.text(c.first, c.end)) not in outside}
    return [c for c in candidates if c.first not in dropped]


def _with_rule(view: View, candidate: Candidate) -> Candidate:
    """Take "the Aaro administration" for the body it is."""
    following = view.tokens[candidate.end].text if candidate.end < len(view.tokens) else ""
    if candidate.kind == "person" and following in _RULES:
        return Candidate(candidate.first, candidate.end + 1, "organisation")
    return candidate


def _without_openers(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out words with a capital only for opening a sentence or a headline: "Calm has returned", where "calm" is said."""
    small = {token.text for token in view.tokens if token.text.islower()}
    inside: set[str] = set()
    for number, sentence in enumerate(view.sentences):
        start, stop = view.bounds(number)
        if sentence.block not in {"headline", "heading"}:
            inside.update(view.tokens[n].text for n in range(start + 1, stop) if view.tokens[n - 1].text.isalnum())
    return [
        c for c in candidates
        if c.sure or c.end - c.first > 1 or view.tokens[c.first].text.lower() not in small or view.tokens[c.first].text in inside
    ]  # fmt: skip


def _is_name(view: View, candidate: Candidate) -> bool:
    """Leave out lone capitalised words that no parser and no table takes for a name."""
    text = view.text(candidate.first, candidate.end)
    if candidate.sure:
        return True
    if not any(ch.isalpha() for ch in text) or len(text) < 2:
        return False
    if text in words("names/clutter.txt") and candidate.kind == "person":
        return False
    if candidate.end - candidate.first == 1 and text in words("names/starters.txt"):
        return False
    head = view.sentences[view.sentence_of[candidate.first]].block in {"headline", "heading"}
    return candidate.kind != "other" or not head


def _role(view: View, candidate: Candidate) -> str:
    """The role printed before the name, else after it."""
    first = candidate.first
    start, _ = view.bounds(view.sentence_of[first])
    while first > start and _is_honorific(view.tokens[first - 1].text):
        first -= 1
    phrase = role_before(view, first, candidate.end) or role_after(view, candidate.end)
    return view.text(phrase.first, phrase.end) if phrase else ""


def _is_honorific(text: str) -> bool:
    """Say whether a word is an address and no office ("Mr.", not "President")."""
    return bool(split_honorific(f"{text} X")[0]) and not role_noun(text)


def _roles_alone(view: View, candidates: Sequence[Candidate]) -> list[Mention]:
    """Phrases for a role that introduce no name."""
    firsts = {c.first for c in candidates if c.kind == "person"}
    inside = {n for c in candidates if c.kind != "role" for n in range(c.first, c.end)}
    found = []
    for first, phrase in role_phrases(view):
        if phrase.noun not in inside and not _leads_to_name(view, phrase, firsts):
            while first < phrase.noun and view.tokens[first].entity[2:] in {"DATE", "TIME"}:
                first += 1  # "Last year students": the day is no part of who they are
            span = view.span(first, phrase.end)
            found.append(Mention(span, "role", view.text(max(first, phrase.first), phrase.end), phrase.head))
    return found


def _leads_to_name(view: View, phrase: RolePhrase, firsts: set[int]) -> bool:
    """Say whether a person's name follows the phrase, at once or after a comma or an honorific."""
    following = range(phrase.end, min(phrase.end + 3, len(view.tokens)))
    for n in following:
        if n in firsts:
            return True
        if view.tokens[n].text != "," and not split_honorific(f"{view.tokens[n].text} X")[0]:
            return False
    return False
