"""How independent the sources are: reports, newsrooms and voices, said in sentences that are checked like the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.dossier.backing import MOST_CITED, room_label
from onrecord.dossier.material import Material
from onrecord.dossier.patterns import fill
from onrecord.dossier.telling import Teller
from onrecord.dossier.unnamed import is_unnamed_official, is_unnamed_person
from onrecord.dossier.wording import capitalised, tell_count
from onrecord.model.dossiers import BriefSentence
from onrecord.model.reuse import newsroom_ids, newsrooms_of
from onrecord.model.statements import Statement
from onrecord.tools.labels import is_unnamed

_SPEAKERS = 2


def tell_sources(material: Material, teller: Teller) -> list[BriefSentence]:
    """Tell how many newsrooms stand behind the reports, whose text is carried, and which voices they share."""
    found = [teller.sentence(text, cited) for text, cited in _sentences(material) if cited]
    return [made for made in found if made is not None]


def _sentences(material: Material) -> Iterator[tuple[str, list[Statement]]]:
    reports = sum(len(origin.articles) for origin in material.origins)
    by_room = _one_each(material)
    named = [origin for origin in material.origins if not is_unnamed(room_label(origin))]
    if len(material.origins) == 1 and named:
        is_release = named[0].kind == "release"
        keys = ("one_release", "both_release", "all_release") if is_release else ("one_report", "both_room", "one_room")
        key = keys[min(reports, 3) - 1]
        slots = {"outlet": room_label(named[0])} | ({"reports": tell_count(reports)} if reports > 2 else {})
        yield fill(key, **slots), by_room
        return
    if len(material.origins) == 1:
        key = "one_unknown" if reports == 1 else "rooms_unknown"
        yield fill(key, reports=tell_count(reports) if reports > 1 else capitalised(tell_count(reports))), by_room
        return
    # a report that carries some of another newsroom's words has not a text all of its own
    rooms = len(newsrooms_of(material.origins))
    own = all(fraction >= 1.0 for origin in material.origins for _, fraction in origin.shares)
    key = "each_room" if reports == len(material.origins) and own else "rooms"
    if rooms < len(material.origins):
        key = ("neither_room" if reports == 2 else "no_room", "one_beside", "rooms_beside")[min(rooms, 2)]
        key += "_one" * (rooms > 0 and len(material.origins) - rooms == 1)
    yield fill(key, reports=tell_count(reports), newsrooms=tell_count(rooms)), by_room
    for origin in named:
        if origin.kind == "release" and len(origin.articles) == 1:
            cited = [s for s in material.statements.values() if s.span.article in origin.articles]
            yield fill("text_of_one", outlet=room_label(origin)), _spread(cited)
        elif len(origin.articles) > 1:
            cited = [s for s in material.statements.values() if s.span.article in origin.articles]
            count = capitalised(tell_count(len(origin.articles)))
            yield fill("text_of", count=count, outlet=room_label(origin)), _spread(cited)
    yield from _voices(material)


def _voices(material: Material) -> Iterator[tuple[str, list[Statement]]]:
    """Tell which speakers several newsrooms quote, and how many newsrooms rest on people without a name."""
    held: dict[str, list[Statement]] = defaultdict(list)
    printed = newsroom_ids({s.origin for s in material.statements.values()})
    stated = [s for s in material.statements.values() if s.origin in printed]  # a press release is no newsroom
    for stmt in stated:
        if stmt.holder[:1].isupper() and stmt.voice.kind in {"person", "office", "document"}:
            held[stmt.holder].append(stmt)
    ranked = sorted(((len({s.origin for s in rows}), name) for name, rows in held.items()), key=lambda r: (-r[0], r[1]))
    for rooms, name in ranked[:_SPEAKERS]:
        if 2 <= rooms <= MOST_CITED:
            yield fill("quoted_by", speaker=name, count=tell_count(rooms)), _spread(held[name])
    for key, fits in (("unnamed_officials", is_unnamed_official), ("unnamed", is_unnamed_person)):
        unnamed = _spread([s for s in stated if fits(s.voice)])
        rooms = len({s.origin for s in unnamed})
        if rooms >= 2:
            yield fill(key, count=capitalised(tell_count(rooms))), unnamed
            return


def _one_each(material: Material) -> list[Statement]:
    """Return the first statement of each newsroom."""
    return _spread(list(material.statements.values()))


def _spread(stated: list[Statement]) -> list[Statement]:
    """Return one statement an origin, then one an article, eight at most."""
    rooms: dict[str, Statement] = {}
    for stmt in stated:
        rooms.setdefault(stmt.origin, stmt)
    articles: dict[str, Statement] = {}
    for stmt in stated:
        articles.setdefault(stmt.span.article, stmt)
    unique = {s.id: s for s in [*rooms.values(), *articles.values()]}
    return list(unique.values())[:MOST_CITED]
