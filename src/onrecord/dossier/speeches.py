"""What each side says: the story's quotations, by speaker, each once (quotes and candidates in, sentences out)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.dossier.candidates import Candidate
from onrecord.dossier.config import DossierConfig
from onrecord.dossier.material import Material
from onrecord.dossier.patterns import fill
from onrecord.dossier.selection import Selector
from onrecord.dossier.telling import Teller
from onrecord.dossier.wording import capitalised, inner_quote
from onrecord.model.annotations import Quote
from onrecord.model.dossiers import BriefSentence
from onrecord.model.statements import Statement
from onrecord.tools.tables import rows


@dataclass(frozen=True, slots=True)
class _Remark:
    """A candidate that tells what somebody says, with the speaker and how many newsrooms carry the words."""

    candidate: Candidate
    speaker: str
    rooms: int


def tell_speeches(
    material: Material, candidates: Sequence[Candidate], selector: Selector, teller: Teller, *, most: int, config: DossierConfig
) -> list[BriefSentence]:
    """Tell what is said, speaker by speaker: those whom most newsrooms quote first."""
    by_speaker: dict[str, list[_Remark]] = defaultdict(list)
    for remark in _remarks(material, candidates):
        by_speaker[remark.speaker].append(remark)
    ranked = sorted(by_speaker.items(), key=lambda item: (-_standing(item[1]), item[0]))
    told: list[tuple[int, int, BriefSentence]] = []
    for turn in range(config.quotes_a_speaker):
        for rank, (_, remarks) in enumerate(ranked):
            if len(told) < most:
                made = _next(remarks, material, selector, teller, tries=config.tries // 4)
                if made is not None:
                    told.append((rank, turn, made))
    return [made for _, _, made in sorted(told, key=lambda row: row[:2])]


def _standing(remarks: Sequence[_Remark]) -> float:
    return sum(remark.rooms for remark in remarks) + max(remark.candidate.weight for remark in remarks)


def _next(
    remarks: list[_Remark], material: Material, selector: Selector, teller: Teller, *, tries: int
) -> BriefSentence | None:
    """Tell the speaker's best remark that is not told yet, and take it from the list."""
    while remarks and tries:
        remark = remarks.pop(0)
        if selector.is_told(remark.candidate):
            continue
        tries -= 1
        made = selector.one(remark.candidate)
        made = made if made is None or _holds_speech(made.text) else None
        made = made or _by_pattern(remark, material, teller)
        if made is not None:
            selector.note(remark.candidate)
            return made
    return None


def _holds_speech(text: str) -> bool:
    """Say whether a retold sentence still quotes somebody: what it quoted may have been left out."""
    return any(mark in text for mark in "“”\"«„")


def _by_pattern(remark: _Remark, material: Material, teller: Teller) -> BriefSentence | None:
    """Put a quotation after its speaker's name: for sentences that name nobody.

    Who speaks without being named, or as a body, is told by the words around, which this leaves out: only a person is named.
    """
    if not material.has_sure_speaker(remark.candidate.sentence.span):
        return None
    for quote in material.quotes_in(remark.candidate.sentence.span):
        words = inner_quote(quote.content.exact).rstrip(" ,;")
        if quote.kind != "direct" or quote.stance or len(words.split()) < 4:
            continue
        if not words[:1].isupper() or "‘" in words or words.endswith("?"):
            continue
        words = words if words[-1:] in ".!?" else f"{words}."
        cited = [s for s in remark.candidate.statements if s.holder == remark.speaker and s.voice.kind == "person"]
        made = teller.sentence(fill("said", speaker=capitalised(remark.speaker), quote=words), cited) if cited else None
        if made is not None:
            return made
    return None


def _remarks(material: Material, candidates: Sequence[Candidate]) -> list[_Remark]:
    """Return the candidates that hold speech, those that most newsrooms carry first."""
    rooms: dict[str, set[str]] = defaultdict(set)
    for quotes in material.quotes.values():
        for quote in quotes:
            origin = material.origin_of.get(quote.content.article)
            rooms[_utterance(material, quote)].add(origin.id if origin else quote.content.article)
    found = []
    for candidate in candidates:
        speaker = _speaker(material, candidate)
        if candidate.section != "says" or not speaker:
            continue
        quotes_here = material.quotes_in(candidate.sentence.span)
        carried = max((len(rooms[_utterance(material, quote)]) for quote in quotes_here), default=1)
        found.append(_Remark(candidate, speaker, carried))
    return sorted(found, key=lambda r: (-r.rooms, -r.candidate.weight, r.candidate.place))


def _utterance(material: Material, quote: Quote) -> str:
    said = material.attributions.get(quote.id)
    return said.utterance if said and said.utterance else quote.id


def _speaker(material: Material, candidate: Candidate) -> str:
    """Return who speaks in a sentence: the holder of its statements, else its quotes' speaker."""
    holders = [stmt.holder for stmt in candidate.statements if _is_named(stmt)]
    if holders:
        return holders[0]
    for quote in material.quotes_in(candidate.sentence.span):
        said = material.attributions.get(quote.id)
        name = (said.speaker_name if said else "") or quote.speaker_name
        if name:
            return name
    return ""


def _is_named(stmt: Statement) -> bool:
    pronouns = {row["word"] for row in rows("dossier/pronouns.tsv")}
    return bool(stmt.holder) and stmt.voice.kind != "reporter" and stmt.holder.lower() not in pronouns
