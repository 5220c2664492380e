"""Whose text an article is: articles held together by copy passages in, one Derivation an article out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from onrecord.model.articles import Article, DateCandidate
from onrecord.model.reuse import Derivation, Part, Passage, Share, Taking
from onrecord.reuse.attributions import attribution_reasons, gives_items
from onrecord.reuse.contributions import contributing_agencies
from onrecord.reuse.coverage import Coverage, coverage_of
from onrecord.reuse.graph import GraphConfig, Side, manner_of, nearer_source, taking
from onrecord.reuse.newsrooms import Newsroom, newsroom_of
from onrecord.reuse.ownership import Ownership
from onrecord.reuse.releases import one_release_each, run_as_news
from onrecord.reuse.retellings import retelling_reasons
from onrecord.reuse.shares import Hands, Owned, owned_words, parts_of, shares_of
from onrecord.reuse.takes import in_order_of_takes, take_reasons
from onrecord.tools.directory import Directory, fold
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationConfig:
    """When a text is held for another newsroom's."""

    taken: float = 0.35  # part of the narrative that stands in another newsroom's text, above which it is theirs
    whole: float = 0.2  # part of its sentences that must stand there as a whole
    exact: float = 0.85  # part of the shared words that are the same, below which a text is called reworded
    mostly: float = 0.5  # part above which an article is called a copy of one other
    sure: float = 0.6  # score of a printed date from which it tells which text was first
    told: float = 0.05  # part of a body below which a share is not told
    noted: float = 0.005  # the same for an agency that the article says contributed
    graph: GraphConfig = field(default_factory=GraphConfig)


@dataclass(frozen=True, slots=True)
class Found:
    """An article with the newsroom it is held to be of, and why; the one it names itself, and those that contributed."""

    article: Article
    newsroom: Newsroom
    reasons: tuple[str, ...]
    named: Newsroom
    contributors: tuple[Newsroom, ...]


def copy_ends(record: Article | Passage) -> tuple[str, ...]:
    """Return the articles that a record holds together: both ends of a copy or a retelling, else one."""
    if isinstance(record, Passage):
        return record.articles if record.kind in ("copy", "retold") else record.articles[:1]
    return (record.id,)


def find_derivations(
    group: Group, tools: Tools, *, config: DerivationConfig = DerivationConfig()
) -> Iterator[Derivation]:
    """Tell whose text each article of a component is, from credits, passages, dates and what contains what."""
    articles = {article.id: article for article in group.of(Article) if not article.draft}
    coverage = coverage_of(articles, group.of(Passage))
    known = {name: _named(article, tools.directory) for name, article in articles.items()}
    for name, room in one_release_each({n: found.named for n, found in known.items()}, coverage).items():
        known[name] = replace(known[name], newsroom=room, named=room)
    order = list(articles)
    if len(order) > 1:
        order.sort(key=lambda name: _seniority(known[name], coverage, config))
        order = in_order_of_takes(order, articles, lambda name: _series(known[name], config))
    found = _assign(order, known, coverage, config)
    ownership = Ownership(coverage, order)
    for name in order if coverage.shared else ():  # most articles share nothing: their words are not asked for
        ownership.settle(name, whole=known[name].named.credited)
    labels = {name: _label(article) for name, article in articles.items()}
    followed = retelling_reasons(group.of(Passage), labels, order)
    for name in sorted(found):
        derivation = _derivation(name, (order, ownership), found, coverage, config)
        yield replace(derivation, reasons=(*derivation.reasons, *followed.get(name, ())))


def _named(article: Article, directory: Directory) -> Found:
    """Return an article with the newsroom that it names itself."""
    room = newsroom_of(article, directory)
    return Found(article, room, (room.reason,), room, contributing_agencies(article, directory))


def _seniority(known: Found, coverage: Coverage, config: DerivationConfig) -> tuple[bool, str, int, str]:
    """Order articles by how likely they are to be the first with a text: credited, early, long."""
    article, credited = known.article, known.named.credited
    date = _sure_date(article, config)
    moment = _moment(date) if date else "9999"
    return (not credited, moment, -len(coverage.bodies[article.id].starts), article.id)


def _sure_date(article: Article, config: DerivationConfig) -> DateCandidate | None:
    """Return the date that may tell which text was first."""
    return next((date for date in article.dates if date.score >= config.sure), None)


def _series(known: Found, config: DerivationConfig) -> str:
    """Return the running story that a credited article may be a take of: its agency's texts of a day; "" for others."""
    date = _sure_date(known.article, config)
    return f"{known.named.id} {date.value[:10] if date else ''}" if known.named.credited else ""


def _moment(date: DateCandidate) -> str:
    """Return a date to the minute, in UTC where its zone is known; a day alone, or its midnight, counts as its noon."""
    if not _has_hour(date):
        return f"{date.value[:10]}T12:00"
    try:
        told = datetime.fromisoformat(f"{date.value}{date.zone}")
        return (told.astimezone(UTC) if told.tzinfo else told).isoformat()[:16]
    except (ValueError, OverflowError):
        return date.value[:16]


def _has_hour(date: DateCandidate) -> bool:
    """Say whether a date tells the hour; midnight is how a day alone is written."""
    return date.precision in {"minute", "second"} and date.value[10:16] != "T00:00"


def _assign(
    order: Sequence[str], known: Mapping[str, Found], coverage: Coverage, config: DerivationConfig
) -> dict[str, Found]:
    """Give each article its newsroom: credited ones first, then, again and again, the one that takes most from
    texts already given; where none takes enough, the most senior is its own."""
    found = {name: known[name] for name in order if known[name].named.credited}
    ownership = Ownership(coverage, order)
    for name in found:
        ownership.settle(name, whole=True)
    waiting = [name for name in order if name not in found]
    rank = {name: place for place, name in enumerate(waiting)}
    nearest = {name: _nearest(name, ownership, found, coverage, config) for name in waiting}
    while waiting:
        name = max(waiting, key=lambda n: (nearest[n][0], -rank[n]))
        fraction, owner = nearest[name]
        if fraction >= config.taken and _is_digest(name, known, coverage):
            owner = known[name].named
        elif fraction < config.taken or owner is None:
            name, owner = waiting[0], known[waiting[0]].named
        is_own = owner.id == known[name].named.id
        found[name] = known[name] if is_own else _taken(name, owner, known[name], (found, coverage), config)
        waiting.remove(name)
        ownership.settle(name, whole=False)
        for other in coverage.shared.get(name, {}):
            if other not in found:
                nearest[other] = _nearest(other, ownership, found, coverage, config)
    return found


def _is_digest(name: str, known: Mapping[str, Found], coverage: Coverage) -> bool:
    """Say whether an article gives items of several newsrooms, by what these name themselves, and names them."""
    words = {other: coverage.words(name, (other,)) for other in sorted(coverage.shared.get(name, {}))}
    owners = _by_owner(words, {other: known[other].named for other in words})
    return gives_items(known[name].article, [(room, coverage.told_part(name, held)) for room, held in owners])


def _nearest(
    name: str, ownership: Ownership, found: dict[str, Found], coverage: Coverage, config: DerivationConfig
) -> tuple[float, Newsroom | None]:
    """Return the newsroom with most of an article's narrative among those already given, and how much."""
    held = ownership.held(name)
    alone = _by_owner(held, {root: _owner(found[root]) for root in held})
    enough = {room.id for room, words in alone if coverage.told_part(name, words) >= config.taken}
    owners = _by_owner(held, {root: _owner(found[root], enough) for root in held})
    best: tuple[float, Newsroom | None] = (0.0, None)
    for room, words in owners:
        count, total = coverage.whole_sentences(name, words)
        if count >= config.whole * total:
            best = max(best, (coverage.told_part(name, words), room), key=lambda x: x[0])
    return best


def _by_owner(held: Mapping[str, set[int]], owner: Mapping[str, Newsroom]) -> list[tuple[Newsroom, set[int]]]:
    """Gather words by the newsroom that their roots are of, by its id."""
    found: dict[str, tuple[Newsroom, set[int]]] = {}
    for root, words in held.items():
        room = owner[root]
        found.setdefault(room.id, (room, set()))[1].update(words)
    return [found[key] for key in sorted(found)]


def _owner(root: Found, taker: Collection[str] = ()) -> Newsroom:
    """Return whose the words are that an article had first: the newsroom's that it names.

    Where it names none, they are held to be of the newsroom that it has most from; and so they are for a taker that
    has that newsroom's text as well (`taker` are the ids of such newsrooms): both may have a longer version of it.
    """
    return root.newsroom if root.named.kind == "unknown" or root.newsroom.id in taker else root.named


def _taken(
    name: str, theirs: Newsroom, mine: Found, known: tuple[dict[str, Found], Coverage], config: DerivationConfig
) -> Found:
    """Give an article the newsroom whose text it repeats, with the evidence in words."""
    found, coverage = known
    near = [other for other in sorted(coverage.shared[name]) if other in found]
    others = [other for other in near if theirs.id in (found[other].newsroom.id, found[other].named.id)] or near
    other = max(others, key=lambda o: (coverage.fraction(name, (o,)), found[o].newsroom.credited, o))
    count, total = coverage.sentences(name, (other,))
    how = "word for word or lightly edited" if coverage.exactness(name, other) >= config.exact else "reworded in places"
    is_credited = found[other].article.credit and theirs.kind != "release"
    credit = f", which is credited to {theirs.name}" if is_credited else f", the work of {theirs.name}"
    reasons = [f"{count} of its {total} sentences stand, {how}, in {_label(found[other].article)}{credit}."]
    if theirs.kind == "agency":
        reasons.append(f"It does not credit {theirs.name}.")
    reasons += run_as_news(theirs, mine.article)
    if theirs.family and fold(theirs.family) == fold(mine.named.family):
        reasons.append(f"{theirs.name} and {mine.named.name} are of one publisher, {theirs.family}.")
    return replace(mine, newsroom=replace(theirs, credited=False), reasons=tuple(reasons))


def _label(article: Article) -> str:
    place = article.path or article.url or article.record_id
    return f"“{article.headline.exact}” ({place})" if article.headline and place else article.title


def _derivation(
    name: str,
    known: tuple[Sequence[str], Ownership],
    found: dict[str, Found],
    coverage: Coverage,
    config: DerivationConfig,
) -> Derivation:
    order, ownership = known
    mine = found[name]
    before = [other for other in order[: order.index(name)] if other in coverage.shared.get(name, {})]
    copied = max(((coverage.fraction(name, (o,)), o) for o in before), key=lambda x: x[0], default=(0.0, ""))
    reasons = list(mine.reasons)
    common = _contributed(name, found, coverage)
    if copied[0] >= config.mostly and found[copied[1]].newsroom.id == mine.newsroom.id and len(reasons) == 1:
        count, total = coverage.sentences(name, (copied[1],))
        reasons.append(f"{count} of its {total} sentences stand as well in {_label(found[copied[1]].article)}.")
    if copied[0] >= config.mostly and found[copied[1]].newsroom.id == mine.newsroom.id:
        reasons += take_reasons(mine.article, found[copied[1]].article)
    shares, parts, takings = _whose_words(name, (ownership, common, before), found, coverage, config)
    reasons += _attributed(mine.article, shares, found) if takings else ()
    return Derivation(
        article=name,
        origin=mine.newsroom.id,
        name=mine.newsroom.name,
        kind=mine.newsroom.kind,
        credited=mine.newsroom.credited,
        copy_of=copied[1] if copied[0] >= config.mostly else "",
        shares=shares,
        reasons=(*reasons, *_common_reasons(name, common, found, coverage)),
        takings=takings,
        parts=parts,
    )


def _attributed(article: Article, shares: Sequence[Share], found: Mapping[str, Found]) -> tuple[str, ...]:
    """Return in words where an article names those who have a share in it."""
    others = {share.origin for share in shares[1:]}
    rooms = {room.id: room for one in found.values() for room in (one.newsroom, one.named) if room.id in others}
    return tuple(attribution_reasons(article, [rooms[key] for key in sorted(rooms)]))


def _whose_words(
    name: str,
    known: tuple[Ownership, dict[Newsroom, list[str]], Sequence[str]],
    found: dict[str, Found],
    coverage: Coverage,
    config: DerivationConfig,
) -> tuple[tuple[Share, ...], tuple[Part, ...], tuple[Taking, ...]]:
    """Return the shares in a body, the runs of its words by their owner, and the articles that they come from.

    `known` is whose words stand where, what agencies contributed, and the articles before this one in order.
    """
    ownership, common, before = known
    mine = found[name]
    own = mine.newsroom.id
    if not coverage.shared.get(name):
        return (Share(own, mine.newsroom.name, 1.0),), (), ()
    hands = Hands(mine.article, mine.newsroom, mine.named, common)
    kin = [other for other in coverage.shared[name] if found[other].newsroom.id == own]
    owned = owned_words(hands, ownership.held(name), coverage, kin, lambda root: _owner(found[root], (own,)))
    parts = parts_of(mine.article, coverage.bodies[name], owned)
    if all((part.origin, part.source) == (own, "") for part in parts):
        parts = ()
    takings = tuple(_takings(hands, (owned, before), found, coverage, config))
    return shares_of(hands, owned, told=config.told, noted=config.noted), parts, takings


def _takings(
    hands: Hands, known: tuple[Owned, Sequence[str]], found: dict[str, Found], coverage: Coverage, config: DerivationConfig
) -> Iterator[Taking]:
    """Yield the edges to the articles that an article's words come from, most words first.

    Those are the articles that had them first, or a nearer one of the same newsroom. `known` is whose each word is, and the
    articles before this one in order.
    """
    owned, before = known
    name, size = hands.article.id, len(owned.origins)
    contributors = {other: agency.name for agency, others in hands.common.items() for other in others}
    counts: dict[str, int] = {}
    for root, held in owned.words_by_source().items():
        room = _owner(found[root], (hands.newsroom.id,)).id
        later = before[before.index(root) + 1 :] if root in before else ()
        between = [other for other in later if _owner(found[other], (hands.newsroom.id,)).id == room]
        nearer = nearer_source(name, root, held, between, coverage, config=config.graph)
        counts[nearer] = counts.get(nearer, 0) + len(held)
    for source, words in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if words < config.graph.least:
            continue
        sides = (_side(found[source], coverage, config), _side(found[name], coverage, config))
        owner = _owner(found[source], (hands.newsroom.id,))
        manner = manner_of(name, source, coverage, config=config.graph)
        yield taking((words, size), sides, owner, manner, common=contributors.get(source, ""))


def _side(known: Found, coverage: Coverage, config: DerivationConfig) -> Side:
    """Return what may tell whether an article was first."""
    date = _sure_date(known.article, config)
    words = len(coverage.bodies[known.article.id].starts)
    if date is None:
        return Side(known.article, known.named, "", False, False, words)
    return Side(known.article, known.named, _moment(date), _has_hour(date), bool(date.zone), words)


def _contributed(name: str, found: dict[str, Found], coverage: Coverage) -> dict[Newsroom, list[str]]:
    """Return the other newsrooms' articles whose shared words are an agency's: both say that it contributed."""
    mine = found[name]
    common: dict[Newsroom, list[str]] = {}
    for agency in mine.contributors:
        if agency.id == mine.newsroom.id:
            continue
        for other in sorted(coverage.shared.get(name, {})):
            theirs = found[other]
            is_third = theirs.newsroom.id not in (mine.newsroom.id, agency.id)
            if is_third and agency in theirs.contributors:
                common.setdefault(agency, []).append(other)
    return common


def _common_reasons(
    name: str, common: dict[Newsroom, list[str]], found: dict[str, Found], coverage: Coverage
) -> Iterator[str]:
    for agency, others in common.items():
        words = len(coverage.words(name, others))
        labels = " and ".join(_label(found[other].article) for other in others)
        who = "both" if len(others) == 1 else "all of them"
        held = f"{who} say that {agency.name} contributed, so these words are held to be {agency.name}’s."
        yield f"{words} of its words stand as well in {labels}; {held}"
