"""Candidates: the reports' sentences that the brief may tell, with what they tell and how much it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.dossier.deletions import is_mark
from onrecord.dossier.material import Material, is_body
from onrecord.dossier.retellings import quoted_tokens
from onrecord.model.annotations import Sentence
from onrecord.model.statements import Statement
from onrecord.tools.protocols import WordWeights
from onrecord.tools.tables import words
from onrecord.tools.terms import term

#: Statuses of points whose claim several newsrooms may share without a quarrel.
SHARED = frozenset({"agreed", "less_precise", "rounded", "naming", "scope", "spelling"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a body.

    `claims` are the ids of the claims of two or more newsrooms that it tells, with their number; `topics` are the
    points it speaks to, whatever their status; `terms` are its content words; `weight` says how much of the story it tells; `section` is the part of the brief it suits.
    """

    sentence: Sentence
    statements: tuple[Statement, ...]
    claims: tuple[tuple[str, int], ...]
    topics: frozenset[str]
    terms: frozenset[str]
    weight: float
    section: str
    position: float
    outlet: str

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands."""
        return (self.sentence.span.article, self.sentence.span.start)


def find_candidates(material: Material, weights: WordWeights) -> list[Candidate]:
    """Return the candidates, the heaviest first."""
    common = _central_terms(material, weights)
    found = []
    for place, stated in material.stated.items():
        sentence = material.sentences.get(place)
        if sentence is None or not is_body(sentence):
            continue
        terms = content_terms(sentence)
        claims = _claims(material, stated)
        position = material.position(sentence.span)
        central = sum(common.get(word, 0.0) for word in terms) / (3 + len(terms))
        weight = sum(0.5 + 0.5 * (count - 1) for _, count in claims) + 1.5 * (1 - position) + 2.0 * central
        section = _section(sentence, stated)
        outlet = material.outlet(stated[0])
        if material.is_reworded(sentence.span.article):
            weight -= 3.0
        cells = [cell for stmt in stated for cell in material.cells.get(stmt.id, ())]
        found.append(
            Candidate(
                sentence=sentence,
                statements=stated,
                claims=claims,
                topics=frozenset(cell.point.id for cell in cells if cell.point.status != "single_source"),
                terms=terms,
                weight=round(weight, 4),
                section=section,
                position=position,
                outlet=outlet,
            )
        )
    return sorted(found, key=lambda c: (-c.weight, c.place))


def content_terms(sentence: Sentence) -> frozenset[str]:
    """Return the stems of a sentence's content words and its figures."""
    kinds = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
    return frozenset(
        term(t.lemma)
        for t in sentence.tokens
        if not is_mark(t) and (t.pos in kinds if t.pos else len(t.text) > 3) and t.lemma.lower() not in {"be", "have", "do"}
    )


def _central_terms(material: Material, weights: WordWeights) -> dict[str, float]:
    """Weigh the words that the newsrooms' headlines and first sentences share: what the story is about."""
    rooms: Counter[str] = Counter()
    for origin in material.origins:
        seen: set[str] = set()
        for parse in material.parses:
            if parse.article in origin.articles:
                heads = [s for s in parse.sentences if s.block == "headline"]
                body = [s for s in parse.sentences if is_body(s)]
                seen |= {word for s in heads + body[:3] for word in content_terms(s)}
        rooms.update(seen)
    most = max(1, len(material.origins))
    return {word: count / most * weights.weight(word.lstrip("*")) for word, count in rooms.items()}


def _claims(material: Material, stated: Sequence[Statement]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for stmt in stated:
        for cell in material.cells.get(stmt.id, ()):
            if cell.point.status in SHARED and cell.claim.independent >= 2:
                found[cell.claim.id] = cell.claim.independent
    return tuple(sorted(found.items()))


def _section(sentence: Sentence, stated: Sequence[Statement]) -> str:
    """Choose the part of the brief that a sentence suits."""
    tokens = sentence.tokens
    spoken = sum(not is_mark(tokens[n]) for n in quoted_tokens(tokens))
    if spoken >= 8 or spoken * 3 > sum(not is_mark(t) for t in tokens):
        return "says"
    if any(stmt.background for stmt in stated):
        return "background"
    lemmas = {t.lemma.lower() for t in tokens if t.pos in {"VERB", "AUX", ""}}
    nouns = {t.lemma.lower() for t in tokens if t.dep in {"nsubj", "nsubjpass", "pobj"}}
    roots = {t.lemma.lower() for n, t in enumerate(tokens) if t.head == n or t.dep in {"conj", "ccomp"}}
    if roots & words("dossier/agreeing.txt") or ({"under"} <= {t.lemma.lower() for t in tokens[:1]} and nouns & words("dossier/agreeing.txt")):
        return "agreed"
    future = any(t.lemma.lower() == "will" and t.tag == "MD" for t in tokens)
    if any(stmt.modality == "planned" for stmt in stated) or (future and lemmas):
        return "announced"
    return "happened"
