"""Judgements in the record: what a person says, and what was said before, in; what stands now out.

A judgement that says the opposite of an earlier one takes its place. One that contradicts what several said together
is refused: nobody but the person can tell which of them was meant.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.engine.places import current
from onrecord.flow.protocols import Store
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.judgements import Judgement, name_in, said
from onrecord.model.stories import Story
from onrecord.tools.errors import WrongUse

#: Articles of a judgement that a message names.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Kept:
    """A judgement as it was kept, those it took the place of, and whether it had been said before."""

    judgement: Judgement
    replaced: tuple[Judgement, ...] = ()
    known: bool = False


def keep_judgement(judgement: Judgement, store: Store) -> Kept:
    """Keep what a person says; WrongUse where it contradicts what was said before, and is not its opposite."""
    earlier = store.all(Judgement)
    same = next((old for old in earlier if old.id == judgement.id), None)
    if same is not None:
        judgement = replace(same, note=judgement.note or same.note)
    opposed = tuple(old for old in earlier if _is_opposite(judgement, old))
    rest = {old.id: old for old in earlier if old not in opposed}
    rest |= {left.id: rest.get(left.id, left) for old in opposed for left in _left_over(judgement, old)}
    against = contradiction(judgement, list(rest.values()))
    if against:
        raise WrongUse(_refusal(judgement, against, store))
    with store.batch():
        store.drop(Judgement, [old.id for old in opposed])
        store.put([*(rest[name] for name in sorted(rest)), judgement])
    return Kept(judgement, opposed, known=same is not None)


def _is_opposite(judgement: Judgement, old: Judgement) -> bool:
    """Say whether all that an earlier judgement is about is judged otherwise now."""
    if judgement.verdict == old.verdict or not old.things <= judgement.things:
        return False
    if old.verdict == "different":
        return bool(old.other)
    return all(set(old.one) & set(side) for side in (judgement.one, judgement.other))


def _left_over(judgement: Judgement, old: Judgement) -> list[Judgement]:
    """Return what of an earlier `same` still holds where its articles are on two sides now."""
    if old.verdict == "different":
        return []
    parts = [set(old.one) & set(side) for side in (judgement.one, judgement.other)]
    held = dict(old.captures)
    return [said("same", part, note=old.note, captures=_held(part, held), about=old.about)
            for part in parts if len(part) > 1]  # fmt: skip


def _held(things: Collection[str], captures: Mapping[str, str]) -> dict[str, str]:
    """Return the captures of the articles that things are, or are names in."""
    articles = {name_in(thing).article for thing in things}
    return {article: capture for article, capture in captures.items() if article in articles}


def contradiction(judgement: Judgement, earlier: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that together say the opposite of one, in the order of the chain; none where none do."""
    ties = [old for old in earlier if old.verdict == "same"]
    if judgement.verdict == "different":
        return _chain(judgement.one, judgement.other, ties)
    for old in sorted((old for old in earlier if old.verdict == "different"), key=lambda one: one.id):
        if not _chain(old.one, old.other, ties) and (found := _chain(old.one, old.other, [*ties, judgement])):
            return (old, *(one for one in found if one is not judgement))
    return ()


def _chain(one: Collection[str], other: Collection[str], ties: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the shortest chain of `same` that leads from one side to the other (breadth first, by id); () for none."""
    holding: dict[str, list[Judgement]] = {}
    for tie in sorted(ties, key=lambda tie: tie.id):
        for article in tie.one:
            holding.setdefault(article, []).append(tie)
    goal = set(other).difference(one)
    waiting: deque[tuple[str, tuple[Judgement, ...]]] = deque((article, ()) for article in sorted(set(one).difference(other)))
    seen, used = {article for article, _ in waiting}, set[str]()
    while waiting:
        article, path = waiting.popleft()
        for tie in holding.get(article, ()):
            if tie.id in used:
                continue
            used.add(tie.id)
            if goal.intersection(tie.one):
                return (*path, tie)
            waiting.extend((end, (*path, tie)) for end in tie.one if end not in seen)
            seen.update(tie.one)
    return ()


def _refusal(judgement: Judgement, against: Sequence[Judgement], store: Store) -> str:
    kind = "event" if judgement.about == "event" else "actor"
    wording = {"same": f"the same {kind}", "different": f"different {kind}s"}[judgement.verdict]
    titles = titles_of(against, store)
    stories = store.all(Story)
    told = "; ".join(f"{one.id}: {describe(one, titles, stories)}" for one in against)
    return (
        f"That these are of {wording} contradicts what was said before ({told}). Nothing was changed. "
        f"To take one back: onrecord judgements --forget {against[0].id}"
    )


def titles_of(judgements: Iterable[Judgement], store: Store) -> dict[str, str]:
    """Return the titles of the articles that judgements name, by their ids."""
    wanted = {name for one in judgements for side in (one.one, one.other) for name in side[:NAMED]}
    return {article.id: article.title for article in store.load(Article, wanted)}


def describe(judgement: Judgement, titles: Mapping[str, str], stories: Iterable[Story] = ()) -> str:
    """Return a judgement in words: the titles of its articles (their ids where none is given), and what was said.

    Of many articles that one of the `stories` holds, that one is named.
    """
    if judgement.about == "actor":
        return _describe_names(judgement)
    whole = [story for story in stories if len(story.articles) > 1]
    one, other = (_names(side, titles, whole) for side in (judgement.one, judgement.other))
    if judgement.verdict == "same":
        return f"{one} are the same event"
    if len(judgement.one) > 1 and len(judgement.other) == 1:
        one, other = other, one
    several = len(judgement.one) > 1 and len(judgement.other) > 1
    return f"{one} {'are other events' if several else 'is another event'} than {other}"


def _describe_names(judgement: Judgement) -> str:
    """Return in words what was said of names: each form once, and of one place the words around which it stands."""
    one, other = (_forms(side) for side in (judgement.one, judgement.other))
    count = len(judgement.articles)
    where = f" (in {count} report{'s' * (count != 1)})"
    if judgement.verdict == "same":
        return f"{one} are the same actor{where}" if " and " in one else f"{one} is one actor{where}"
    return f"{one} is another actor than {other}{where}"


def _forms(side: Sequence[str]) -> str:
    found: dict[str, int] = {}
    for key in side:
        name = name_in(key)
        form = f"“{name.name}”" if name.start < 0 else f"“{name.name}” at {name.start}"
        found[form] = found.get(form, 0) + 1
    forms = sorted(found)
    shown = forms[:NAMED] + ([f"{len(forms) - NAMED} more"] if len(forms) > NAMED else [])
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def _names(side: Sequence[str], titles: Mapping[str, str], stories: Sequence[Story]) -> str:
    if len(side) > NAMED:
        home = next((story for story in stories if set(side) <= set(story.articles)), None)
        if home is not None:
            which = f"{len(side)} of the {len(home.articles)}" if len(side) < len(home.articles) else f"the {len(side)}"
            return f"{which} reports of “{' '.join(home.title.split())[:80]}” ({home.id})"
    names = [f"“{' '.join(titles[name].split())[:80]}”" if name in titles else name for name in side[:NAMED]]
    if len(side) > NAMED:
        names.append(f"{len(side) - NAMED} more")
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def follow_versions(store: Store, article_of: Callable[[Capture], str]) -> None:
    """Hold judgements to be of the versions that are current at their articles' places.

    `article_of` gives the id of a capture's article. A judgement on an article that has no place any more is kept as
    it is: it says nothing until the article is read again.
    """
    with store.batch():
        for judgement in store.all(Judgement):
            now: dict[str, tuple[str, str]] = {}
            for article, capture in judgement.captures:
                for heir in _heirs(capture, store):
                    now[article] = (article_of(heir), heir.id)
            if now:
                store.drop(Judgement, [judgement.id])
                store.put([_moved(judgement, now)])


def _moved(judgement: Judgement, now: dict[str, tuple[str, str]]) -> Judgement:
    one, other = ({_moved_thing(thing, now) for thing in side} for side in (judgement.one, judgement.other))
    captures = dict(now.get(article, (article, capture)) for article, capture in judgement.captures)
    return said(judgement.verdict, one, other, note=judgement.note, captures=captures, about=judgement.about)


def _moved_thing(thing: str, now: Mapping[str, tuple[str, str]]) -> str:
    """Return an article, or a name in it, as one of the version that is current."""
    article = name_in(thing).article
    return now[article][0] + thing.removeprefix(article) if article in now else thing


def _heirs(capture: str, store: Store) -> Sequence[Capture]:
    """Return what is current where a capture was: nothing where it is current itself, or where nothing is."""
    if store.load(Capture, [capture]):
        return ()
    places = sorted({seen.place for seen in store.places.of(Capture, capture)})
    return store.load(Capture, sorted({record for place in places for record in current(store.places.at(place))})[:1])


def without(articles: Collection[str], store: Store) -> tuple[Judgement, ...]:
    """Take articles out of what was said of them and others; return the judgements that are no more as they were."""
    touched = tuple(one for one in store.all(Judgement) if not set(one.articles).isdisjoint(articles))
    with store.batch():
        store.drop(Judgement, [one.id for one in touched])
        for old in touched:
            one, other = ({thing for thing in side if name_in(thing).article not in articles} for side in (old.one, old.other))
            if len(one) > 1 if old.verdict == "same" else one and other:
                held = {name: capture for name, capture in old.captures if name not in articles}
                store.put([said(old.verdict, one, other, note=old.note, captures=held, about=old.about)])
    return touched
