"""Candidates: the reports' sentences that the brief may tell, with what they tell and how much it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.dossier.deletions import is_mark
from onrecord.dossier.material import Cell, Material, is_body
from onrecord.dossier.retellings import quoted_tokens
from onrecord.model.annotations import Sentence, Token
from onrecord.model.spans import Span
from onrecord.model.statements import Statement
from onrecord.tools.labels import is_unnamed
from onrecord.tools.protocols import WordWeights
from onrecord.tools.tables import rows, words
from onrecord.tools.terms import term

#: Statuses of points whose claim several newsrooms may share without a quarrel.
SHARED = frozenset({"agreed", "less_precise", "rounded", "naming", "scope", "spelling"})
#: Statuses of points whose claims cannot all hold.
_CONTRARY = frozenset({"disputed", "superseded"})
#: What hangs on a verb of agreeing where it tells what was agreed, or with whom.
_TERMS = frozenset({"xcomp", "ccomp", "prep", "dobj"})
#: Part of a sentence's words that other newsrooms use too, below which it is likely of something else.
_STRANGE = 0.2


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
    lead: float
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
    elsewhere = _terms_by_room(material)
    parties = _between_parties(material)
    last = max((d.value[:10] for d in material.datings.values()), default="")
    found = []
    for place, stated in material.stated.items():
        sentence = material.sentences.get(place)
        if sentence is None or not is_body(sentence):
            continue
        terms = content_terms(sentence)
        claims = _claims(material, stated)
        position = material.position(sentence.span)
        outlet = material.outlet(stated[0])
        central = sum(common.get(word, 0.0) for word in terms) / (3 + len(terms))
        weight = sum(0.5 + 0.5 * (count - 1) for _, count in claims) + 1.5 * (1 - position) + 2.0 * central
        dated = any(len(stmt.when) == 10 for stmt in stated)
        section = _section(sentence, stated, published=_published(material, sentence), overtaken=_is_overtaken(material, sentence))
        fault = _faults(material, sentence, stated, outlet)
        weight -= fault + 3.0 * _is_strange(sentence, terms, stated[0].origin, elsewhere)
        weight += 2.0 * (section == "agreed" and sentence.span in parties)
        latest = _published(material, sentence) == last
        shared = max((count for _, count in claims), default=0)
        cells = [cell for stmt in stated for cell in material.cells.get(stmt.id, ())]
        found.append(
            Candidate(
                sentence=sentence,
                statements=stated,
                claims=claims,
                topics=frozenset(cell.point.id for cell in cells if cell.point.status != "single_source"),
                terms=terms,
                weight=round(weight, 4),
                lead=round(4.0 * central + 2.0 * (1 - position) + 0.2 * min(8, len(claims)) + 0.5 * dated + 0.2 * shared + 0.2 * latest - fault, 4),
                section=section,
                position=position,
                outlet=outlet,
            )
        )
    return sorted(found, key=lambda c: (-c.weight, c.place))


def _faults(material: Material, sentence: Sentence, stated: Sequence[Statement], outlet: str) -> float:
    """Weigh what speaks against a sentence: a machine's words, an unknown newsroom's, too many; a doubtful fact."""
    length = sum(not is_mark(token) for token in sentence.tokens)
    fault = 0.05 * max(0, length - 40)
    fault += 2.0 * any(_is_superseded(material, stmt) for stmt in stated)
    return fault + 3.0 * material.is_reworded(sentence.span.article) + 0.7 * is_unnamed(outlet)


def _is_superseded(material: Material, stmt: Statement) -> bool:
    """Say whether other reports contradict a statement or revise it, and it is not the better reading."""
    for cell in material.cells.get(stmt.id, ()):
        if cell.point.status in _CONTRARY and not _prevails(material, cell):
            return True
    return False


def _prevails(material: Material, cell: Cell) -> bool:
    """Say whether a claim is the better supported one of a dispute, or the latest of an update."""
    if cell.point.preferred or cell.point.status == "disputed":
        return cell.claim.id == cell.point.preferred
    latest = max(cell.point.claims, key=lambda claim: (material.first_told(claim), claim.id))
    return cell.claim.id == latest.id


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
    seen: dict[str, set[str]] = {}
    for parse in material.parses:
        origin = material.origin_of.get(parse.article)
        heads = [s for s in parse.sentences if s.block == "headline"]
        body = [s for s in parse.sentences if is_body(s)]
        here = {word for s in heads + body[:3] for word in content_terms(s)}
        seen.setdefault(origin.id if origin else parse.article, set()).update(here)
    for found in seen.values():
        rooms.update(found)
    most = max(1, len(material.origins))
    return {word: count / most * weights.weight(word.lstrip("*")) for word, count in rooms.items()}


def _terms_by_room(material: Material) -> dict[str, frozenset[str]]:
    """Return the content words of each newsroom's bodies."""
    found: dict[str, set[str]] = {}
    for parse in material.parses:
        origin = material.origin_of.get(parse.article)
        here = {word for s in parse.sentences if is_body(s) for word in content_terms(s)}
        found.setdefault(origin.id if origin else parse.article, set()).update(here)
    return {room: frozenset(terms) for room, terms in found.items()}


def _is_strange(
    sentence: Sentence, terms: frozenset[str], room: str, elsewhere: Mapping[str, frozenset[str]]
) -> bool:
    """Say whether no other newsroom uses a sentence's names, or else its words: a page may hold several stories."""
    others = [known for other, known in elsewhere.items() if other != room]
    if not others or not terms:
        return False
    names = {term(t.lemma) for t in sentence.tokens if t.pos == "PROPN" and not t.entity.endswith(("DATE", "TIME"))}
    known_names = sum(any(word in known for known in others) for word in names)
    share = _STRANGE if 2 * known_names >= len(names) else 2.5 * _STRANGE
    return sum(any(word in known for known in others) for word in terms) < share * len(terms)


def _between_parties(material: Material) -> frozenset[Span]:
    """Return the sentences that tell of an agreement between two parties or more, as the events have it."""
    agreed = [e for e in material.events if e.type == "AGREE" and e.status == "happened" and len(e.actors + e.recipients) > 1]
    return frozenset(
        s.span for event in agreed for told in event.evidence for parse in material.parses
        if parse.article == told.article for s in parse.sentences if s.span.contains(told)
    )  # fmt: skip


def _claims(material: Material, stated: Sequence[Statement]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for stmt in stated:
        for cell in material.cells.get(stmt.id, ()):
            holds = cell.point.status in SHARED or (cell.point.status in _CONTRARY and _prevails(material, cell))
            if holds and cell.claim.independent >= 2:
                found[cell.claim.id] = cell.claim.independent
    return tuple(sorted(found.items()))


def _published(material: Material, sentence: Sentence) -> str:
    dating = material.datings.get(sentence.span.article)
    return dating.value[:10] if dating else ""


def _is_overtaken(material: Material, sentence: Sentence) -> bool:
    """Say whether every day that a sentence names had come before the last report of the story."""
    last = max((d.value[:10] for d in material.datings.values()), default="")
    days = [t.latest or t.value for t in material.times_in(sentence.span) if t.type in {"DATE", "TIME"}]
    return bool(days) and all(len(day) >= 10 and day[:10] < last for day in days)


def _section(sentence: Sentence, stated: Sequence[Statement], *, published: str, overtaken: bool) -> str:
    """Choose the part of the brief that a sentence suits; plans for days that have passed since suit none."""
    tokens = sentence.tokens
    spoken = sum(not is_mark(tokens[n]) for n in quoted_tokens(tokens))
    if spoken >= 8 or spoken * 3 > sum(not is_mark(t) for t in tokens):
        return "says"
    main = _main_verbs(tokens)
    ahead = published and any(s.when[:10] > published for s in stated if len(s.when) >= 10)
    if _is_to_come(tokens, main) or (ahead and _is_scheduled(tokens, main)):
        supposed = tokens[0].text.lower() in words("dossier/conditions.txt")
        return "overtaken" if overtaken or supposed else "announced"
    if any(stmt.background for stmt in stated):
        return "background"
    return "agreed" if _is_agreed(tokens, main) else "happened"


def _is_agreed(tokens: Sequence[Token], main: Sequence[int]) -> bool:
    """Say whether a main verb tells what was settled, with its object where it needs one; wishes and refusals are not."""
    nouns = {row["verb"]: row["objects"] for row in rows("dossier/agreeing.tsv")}
    table = {verb: frozenset(row.lstrip("+").split("|")) - {""} for verb, row in nouns.items()}
    if tokens[0].text.lower() == "under" and table["under"] & {t.lemma.lower() for t in tokens[:6]}:
        return True
    for n in main:
        below = [t for t in tokens if t.head == n]
        unsure = {"would", "could", "might", "may", "should", "not", "n't", "n’t", "never", "only"}
        if tokens[n].lemma.lower() not in table or unsure & {t.text.lower() for t in below}:
            continue
        wanted = table[tokens[n].lemma.lower()]
        subject = nouns[tokens[n].lemma.lower()].startswith("+")
        if subject and tokens[n].head != n:
            continue  # what an agreement brought about, told in passing
        held = {t.lemma.lower() for t in below if t.dep in ({"nsubj"} if subject else {"dobj", "nsubjpass"})}
        settled = tokens[n].tag in {"VBD", "VBN"} and any(t.dep in _TERMS and t.lemma != "with" for t in below)
        if wanted & held or (not wanted and settled):
            return True
    return False


def _is_scheduled(tokens: Sequence[Token], main: Sequence[int]) -> bool:
    """Say whether a main verb in the present tense tells what is on a timetable."""
    return any(tokens[n].tag in {"VBZ", "VBP"} and tokens[n].lemma.lower() in words("dossier/scheduled.txt") for n in main)


def _main_verbs(tokens: Sequence[Token]) -> list[int]:
    """Return the numbers of the main verb, those joined to it, and that of what it reports."""
    roots = [n for n, t in enumerate(tokens) if t.head == n and t.pos in {"VERB", "AUX"}]
    below = [n for n, t in enumerate(tokens) if t.head in roots and t.dep in {"conj", "ccomp"} and t.pos in {"VERB", "AUX"}]
    speaking = words("dossier/speaking.txt")
    return roots + [n for n in below if tokens[n].dep == "conj" or tokens[tokens[n].head].lemma.lower() in speaking]


def _is_to_come(tokens: Sequence[Token], main: Sequence[int]) -> bool:
    """Say whether a main verb tells what is to come: "will go", "are to meet", "plans", "is expected to"."""
    planning = words("dossier/planning.txt")
    for n in main:
        helpers = {t.text.lower() for t in tokens if t.head == n and t.dep in {"aux", "auxpass"}}
        if helpers & {"will", "shall", "’ll", "'ll"} or (tokens[n].lemma == "be" and _to_verb(tokens, n)):
            return True
        present = tokens[n].tag in {"VBZ", "VBP"} or (tokens[n].tag == "VBN" and helpers & {"is", "are"})
        if present and tokens[n].lemma.lower() in planning:
            return True
    return False


def _to_verb(tokens: Sequence[Token], n: int) -> bool:
    """Say whether "is" or "are" is followed by "to" and a verb."""
    after = tokens[n + 1 : n + 3]
    subject = next((t for t in tokens if t.head == n and t.dep == "nsubj"), None)
    acts = subject is not None and (subject.tag in {"NNP", "NNPS", "NNS"} or subject.entity.endswith("PERSON"))
    to_do = len(after) == 2 and after[0].text == "to" and after[1].tag == "VB"
    return tokens[n].tag in {"VBZ", "VBP"} and to_do and acts
