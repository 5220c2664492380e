"""Spellings: one person or place whose name the reports spell differently (actors in, points out)."""

from __future__ import annotations

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.material import Material
from onrecord.model.annotations import Mention
from onrecord.model.statements import Statement, Voice


def spelling_points(material: Material) -> list[Draft]:
    """Make a point of each actor with several spellings."""
    found = []
    mentions: dict[str, list[Mention]] = {}
    for article in sorted(material.mentions):
        for mention in material.mentions[article]:
            mentions.setdefault(material.actor_of.get(mention.id, ""), []).append(mention)
    for actor_id in sorted(material.actors):
        actor = material.actors[actor_id]
        if len({form.rstrip("s’'") for form in actor.spellings}) < 2:
            continue
        forms = [f for f in actor.spellings if not any(f != g and f in g for g in actor.spellings)]
        by_form: dict[str, list[Statement]] = {}
        for mention in mentions.get(actor_id, ()):
            form = next((f for f in sorted(forms, key=lambda f: (-len(f), f)) if f in mention.span.exact), "")
            if form:
                by_form.setdefault(form, []).append(_statement(material, mention, form))
        sides = tuple(Side(form, form, make_side(form, by_form[form]).statements) for form in sorted(by_form))
        if len(sides) > 1:
            found.append(Draft(f"How is the name of {actor.name} spelt?", "name", "spelling", sides, topic=actor.name))
    return found


def _statement(material: Material, mention: Mention, form: str) -> Statement:
    sentence = next((r.sentence.span for r in material.readings if r.sentence.span.contains(mention.span)), mention.span)
    return Statement(
        span=mention.span,
        sentence=sentence,
        story=material.story,
        subject=mention.name,
        prop="spelt",
        value=form,
        value_type="name",
        holder="",
        when="",
        modality="happened",
        origin=material.origin[mention.span.article],
        voice=Voice("reporter"),
    )
