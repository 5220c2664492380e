"""Selection: which candidates the brief tells, in which part (`Selector`); never the same thing twice."""

from __future__ import annotations

import re
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
        self._year_said = False
        self._terms: list[frozenset[str]] = []
        self._failed: set[tuple[str, int]] = set()

    def shared(self, section: str, most: int, *, least: float, opens: bool = False) -> list[BriefSentence]:
        """Choose up to `most` sentences for a part, then order them as the reports do; `opens`: the first opens the brief."""
        chosen: list[tuple[Candidate, BriefSentence]] = []
        tries = 0
        while len(chosen) < most and tries < self._config.tries + most:
            tries += 1
            among = [c for c in self._candidates if c.section == section]
            if len(chosen) > most // 2:  # enough of what one newsroom tells
                among = [c for c in among if any(claim not in self._claims for claim, _ in c.claims)]
            best = self._lead(among) if opens and not chosen else self._best(among, least)
            if best is None:
                break
            made = self._teller.tell(best)
            if made is None:
                self._failed.add(best.place)
                continue
            self.note(best)
            chosen.append((best, made))
        rest = sorted(chosen[1:], key=lambda pair: (pair[0].position, pair[0].place))
        return self._in_order(chosen[:1] + rest)

    def _in_order(self, chosen: Sequence[tuple[Candidate, BriefSentence]]) -> list[BriefSentence]:
        """Word the sentences once more as they will be read: a day is told in full where it comes first."""
        days: set[str] = set()
        found = []
        for candidate, made in chosen:
            again = self._teller.tell(candidate, told=days, in_full=not self._year_said) or made
            self._year_said = self._year_said or (bool(self._teller.year) and self._teller.year in again.text)
            days |= self._days(candidate, again)
            found.append(again)
        return found

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
        """Say whether sentences that say the same have been told, by what they answer or by their words.

        What was said and what was agreed is told though it was mentioned.
        """
        most = self._config.alike
        if candidate.section not in {"says", "agreed"}:
            if candidate.topics and candidate.topics <= self._topics:
                return True
            told = sum(claim in self._claims for claim, _ in candidate.claims)
            most -= self._config.whole if told * 2 > len(candidate.claims) else 0.0
        for terms in self._terms:
            more = _same_figure(candidate.terms, terms)
            own = len(candidate.terms & terms) / max(5, len(candidate.terms))
            if own + more >= most or alike(candidate.terms, terms) + more >= most + self._config.whole:
                return True
        return False

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

    def _lead(self, among: Iterable[Candidate]) -> Candidate | None:
        """Return the sentence that best opens the story."""
        left = [c for c in among if c.place not in self._failed]
        return min(left, key=lambda c: (-c.lead, c.place)) if left else None

    def _gain(self, candidate: Candidate) -> float:
        """Weigh what a candidate adds: claims already told count no more."""
        if candidate.section == "agreed":
            return candidate.weight  # what was settled is told though its parts were mentioned
        lost = sum(0.5 * count for claim, count in candidate.claims if claim in self._claims)
        return candidate.weight - lost

    def _days(self, candidate: Candidate, made: BriefSentence) -> set[str]:
        times = self.material.times_in(candidate.sentence.span)
        return {t.value for t in times if len(t.value) == 10 and tell_day(t.value, weekday=False, year=False) in made.text}


def _same_figure(left: frozenset[str], right: frozenset[str]) -> float:
    """Return what sharing a figure of three digits or more, no year, adds to the share of words."""
    figures = {w for w in left & right if sum(c.isdigit() for c in w) >= 3 and not re.fullmatch(r"[12]\d{3}", w)}
    return 0.2 if figures else 0.0


def alike(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the shorter set's words (five at least) that the other has too."""
    return len(left & right) / max(5, min(len(left), len(right)))
