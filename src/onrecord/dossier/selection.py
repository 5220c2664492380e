"""Selection: which candidates the brief tells, in which part (`Selector`); never the same thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.dossier.candidates import Candidate
from onrecord.dossier.config import DossierConfig
from onrecord.dossier.days import tell_day
from onrecord.dossier.material import Material
from onrecord.dossier.telling import Teller
from onrecord.model.dossiers import BriefSentence


class Selector:
    """Chooses candidates by what they add to what has been told; the state is what has been told."""

    def __init__(self, material: Material, candidates: Sequence[Candidate], teller: Teller, config: DossierConfig) -> None:
        self.material = material
        self._candidates = list(candidates)
        self._teller = teller
        self._config = config
        self._claims: set[str] = set()
        self._topics: set[str] = set()
        self._terms: list[frozenset[str]] = []
        self._failed: set[tuple[str, int]] = set()

    def shared(self, section: str, most: int, *, least: float) -> list[BriefSentence]:
        """Choose up to `most` sentences for a part, the telling ones first, then in the order of the reports."""
        chosen: list[tuple[Candidate, BriefSentence]] = []
        days: set[str] = set()
        while len(chosen) < most:
            best = self._best([c for c in self._candidates if c.section == section], least)
            if best is None:
                break
            made = self._teller.tell(best, told=days)
            if made is None:
                self._failed.add(best.place)
                continue
            days |= self._days(best, made)
            self.note(best)
            chosen.append((best, made))
        head, rest = chosen[:1], sorted(chosen[1:], key=lambda pair: (pair[0].position, pair[0].place))
        return [made for _, made in head + rest]

    def one(self, candidate: Candidate, pattern: str = "{}") -> BriefSentence | None:
        """Tell one candidate unless it has been told."""
        if candidate.place in self._failed or self.is_told(candidate):
            return None
        made = self._teller.tell(candidate, pattern=pattern)
        if made is None:
            self._failed.add(candidate.place)
        else:
            self.note(candidate)
        return made

    def is_told(self, candidate: Candidate) -> bool:
        """Say whether sentences that say the same have been told, by what they answer or by their words."""
        if candidate.topics and candidate.topics <= self._topics and candidate.section != "says":
            return True
        return any(alike(candidate.terms, terms) >= self._config.alike for terms in self._terms)

    def note(self, candidate: Candidate) -> None:
        """Remember what a candidate tells."""
        self._claims |= {claim for claim, _ in candidate.claims}
        self._topics |= candidate.topics
        self._terms.append(candidate.terms)
        self._failed.add(candidate.place)

    def _best(self, among: Iterable[Candidate], least: float) -> Candidate | None:
        ranked = [(self._gain(c), c) for c in among if c.place not in self._failed and not self.is_told(c)]
        ranked = [(gain, c) for gain, c in ranked if gain >= least]
        return min(ranked, key=lambda pair: (-pair[0], pair[1].place))[1] if ranked else None

    def _gain(self, candidate: Candidate) -> float:
        """Weigh what a candidate adds: claims already told count no more."""
        lost = sum(0.5 * count for claim, count in candidate.claims if claim in self._claims)
        return candidate.weight - lost

    def _days(self, candidate: Candidate, made: BriefSentence) -> set[str]:
        times = self.material.times_in(candidate.sentence.span)
        return {t.value for t in times if len(t.value) == 10 and tell_day(t.value, weekday=False, year=False) in made.text}


def alike(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the shorter set's words that the other has too."""
    return len(left & right) / max(1, min(len(left), len(right)))
