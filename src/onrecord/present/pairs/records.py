"""From a store, or from the material of presentations, to what pairs are computed from."""

from __future__ import annotations

from onrecord.flow.protocols import Store
from onrecord.model.annotations import Coding, Event
from onrecord.model.articles import Article, Dating
from onrecord.model.reuse import Derivation
from onrecord.present.material import Material
from onrecord.present.pairs.accounts import PairRecords


def gather_pairs(store: Store) -> PairRecords:
    """Return the events of a store with what tells whose words tell them, and nothing else of the articles."""
    events = [event for event in store.all(Event) if event.actor_countries]
    codings = store.load(Coding, sorted({key for event in events for key in event.codings}))
    articles = sorted({coding.evidence.article for coding in codings})
    return PairRecords(
        events=events, codings=codings, articles=store.load(Article, articles),
        derivations=store.load(Derivation, [f"derivation-{article}" for article in articles]),
        datings=store.load(Dating, [f"dating-{article}" for article in articles]),
    )  # fmt: skip


def pairs_of(material: Material) -> PairRecords:
    """Return the same of what is presented."""
    return PairRecords(
        events=[event for dossier in material.dossiers for event in dossier.events], codings=material.codings,
        articles=material.articles, derivations=material.derivations, datings=material.datings,
    )  # fmt: skip
