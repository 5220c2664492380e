"""Telling: the step in which a candidate becomes a sentence of the brief, or is refused (`Teller`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.dossier.backing import MOST_CITED
from onrecord.dossier.candidates import SHARED, Candidate
from onrecord.dossier.check import check_sentence
from onrecord.dossier.clashes import agreeing
from onrecord.dossier.material import Material
from onrecord.dossier.retellings import Wish, retell, subject_pronoun
from onrecord.dossier.standing import can_stand
from onrecord.model.annotations import Sentence
from onrecord.model.dossiers import BriefSentence
from onrecord.model.statements import Statement
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import words

#: Offsets in an article: start and end.
Places = tuple[tuple[int, int], ...]


class Teller:
    """Words candidates and filled patterns, and lets none through that the check refuses.

    `longest` is the number of words aimed at. `year` goes without saying.
    """

    def __init__(self, material: Material, tools: Tools, *, longest: int, year: str) -> None:
        self.material = material
        self._tools = tools
        self._longest = longest
        self.year = year

    def _runs_on(self, sentence: Sentence) -> bool:
        """Say whether the report's sentence goes on behind what the parser took for its end ("Washington, D.C.")."""
        article = self.material.articles.get(sentence.span.article)
        behind = article.text[sentence.span.end : sentence.span.end + 20].lstrip(" ") if article else ""
        return behind[:1].islower() or behind[:1] in {",", ";"}

    def passes(self, text: str, cited: Sequence[Statement]) -> bool:
        """Say whether the check lets a sentence through."""
        found = check_sentence(text, cited, self.material.origins, self._tools, backing=self.material)
        return not found

    def sentence(self, text: str, cited: Sequence[Statement]) -> BriefSentence | None:
        """Return the sentence with its citations where the check lets it through."""
        cited = _first(cited)
        return BriefSentence(text, tuple(stmt.id for stmt in cited)) if self.passes(text, cited) else None

    def tell(
        self, candidate: Candidate, *, told: Iterable[str] = (), pattern: str = "{}", in_full: bool = False, keep: Places = ()
    ) -> BriefSentence | None:
        """Retell a candidate; None where no wording of it stands alone and passes.

        `told` are days just named; `in_full` says a day with its year; `keep` are offsets not to be left out.
        """
        sentence = candidate.sentence
        if self._runs_on(sentence):
            return None
        cited = cited_for(self.material, candidate) if pattern == "{}" else list(candidate.statements)
        wish = Wish(
            longest=self._longest,
            needed=(*_needed(self.material, candidate), *keep),
            told=frozenset(told),
            known=frozenset(day for stmt in cited for day in (stmt.when, stmt.value) if day),
            year="" if in_full else self.year,
            name=subject_name(sentence, candidate.statements) if self.material.has_sure_speaker(sentence.span) else "",
        )
        for told_as in retell(sentence, self.material.times_in(sentence.span), wish):
            if not can_stand(sentence, told_as.dropped, named=bool(told_as.named)):
                continue
            made = self.sentence(pattern.replace("{}", told_as.text), cited)
            if made is not None:
                return made
        return None


def _first(cited: Sequence[Statement]) -> list[Statement]:
    unique = {stmt.id: stmt for stmt in cited}
    return list(unique.values())[:MOST_CITED]


def _needed(material: Material, candidate: Candidate) -> tuple[tuple[int, int], ...]:
    """Return the offsets of what is shared with other newsrooms: the part of the sentence that matters."""
    whole = candidate.sentence.span
    found = []
    for stmt in candidate.statements:
        shared = any(cell.claim.independent >= 2 for cell in material.cells.get(stmt.id, ()))
        if shared and stmt.span.end - stmt.span.start < 0.8 * (whole.end - whole.start):
            found.append((stmt.span.start, stmt.span.end))
    return tuple(found)


def cited_for(material: Material, candidate: Candidate) -> list[Statement]:
    """Choose what a candidate cites: its own statements, then one of each other newsroom on the same claims."""
    own = base_statements(candidate.statements)
    claims = {claim for claim, _ in candidate.claims}
    own += [s for s in candidate.statements if any(c.claim.id in claims for c in material.cells.get(s.id, ()))][:2]
    rooms = {candidate.statements[0].origin}
    others: list[Statement] = []
    more: list[Statement] = []
    for stmt in candidate.statements:
        for cell in material.cells.get(stmt.id, ()):
            if cell.point.status not in SHARED:
                continue
            for key in cell.claim.statements:
                other = material.statements.get(key)
                if other is None or other.sentence == stmt.sentence:
                    continue
                (more if other.origin in rooms else others).append(other)
                rooms.add(other.origin)
    return _first([*own, *agreeing(material, candidate.sentence.span, [*others, *more])])


def base_statements(stated: Sequence[Statement], most: int = 4) -> list[Statement]:
    """Choose statements of one sentence that together cover the most of it, the widest first."""
    found: list[Statement] = []
    covered: set[int] = set()
    for stmt in sorted(stated, key=lambda s: (s.span.start - s.span.end, s.span.start, s.id)):
        fresh = set(range(stmt.span.start, stmt.span.end)) - covered
        if fresh and len(found) < most:
            found.append(stmt)
            covered |= fresh
    return found


def subject_name(sentence: Sentence, stated: Sequence[Statement]) -> str:
    """Return the name on record for a subject pronoun that speaks: the holder of what the sentence says, or ""."""
    tokens = sentence.tokens
    at = subject_pronoun(tokens)
    if at is None:
        return ""
    if tokens[tokens[at].head].lemma.lower() not in words("dossier/speaking.txt"):
        return ""
    name = next((s.holder for s in stated if s.holder[:1].isupper() and s.voice.kind == "person"), "")
    return name[:1].lower() + name[1:] if name.startswith("The ") and at else name
