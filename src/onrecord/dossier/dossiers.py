"""The dossier of one story (the records of the story in, one `Dossier` and its `Outline` out).

The brief is made of the reports' own sentences, chosen and shortened, and of patterns that hold their words. Every
sentence passes `check_sentence` before it goes in; what does not pass is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.dossier.candidates import Candidate, find_candidates
from onrecord.dossier.config import DossierConfig
from onrecord.dossier.differences import tell_differences
from onrecord.dossier.gaps import complete_ledger, find_gaps
from onrecord.dossier.headings import summarise
from onrecord.dossier.independence import tell_sources
from onrecord.dossier.material import Material, Records, gather_material
from onrecord.dossier.overlaps import Overlaps
from onrecord.dossier.patterns import fill
from onrecord.dossier.selection import Selector
from onrecord.dossier.speeches import tell_speeches
from onrecord.dossier.telling import Teller
from onrecord.dossier.timelines import tell_timeline
from onrecord.dossier.wording import capitalised
from onrecord.model.dossiers import BriefSection, BriefSentence, Dossier, Outline, outline_of
from onrecord.model.statements import Point
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import rows


def write_dossier(group: Records, tools: Tools, *, config: DossierConfig = DossierConfig()) -> Iterator[Dossier | Outline]:
    """Yield the dossier of the group's story and its outline; nothing where the group holds no article."""
    material = gather_material(group)
    if not material.articles:
        return
    days = sorted(d.value for d in material.datings.values() if d.value)
    teller = Teller(material, tools, longest=config.longest, year=days[0][:4] if days else "")
    brief_writer = _Brief(material, tools, teller, config)
    sections = brief_writer.sections()
    timeline_teller = Teller(material, tools, longest=config.longest_entry, year="")
    timeline = tell_timeline(material, brief_writer.candidates, timeline_teller, config)
    asked = {(point.status, point.question) for point in brief_writer.told_points}
    told = {point.id for point in material.points if (point.status, point.question) in asked}
    cited = {key for section in sections.values() for sentence in section.sentences for key in sentence.statements}
    cited |= {key for entry in timeline for key in entry.statements}
    dossier = Dossier(
        story=material.story.id,
        title=material.story.title,
        summary=summarise(tuple(sections.values()), sections),
        articles=material.story.articles,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        origins=material.origins,
        events=material.events,
        statements=tuple(s for s in material.statements.values() if s.id not in material.added or s.id in cited),
        points=material.points,
        timeline=timeline,
        brief=tuple(sections.values()),
        ledger=complete_ledger(material),
        undetermined=tuple(find_gaps(material, told)),
    )
    yield dossier
    yield outline_of(dossier)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the brief, as `data/dossier/sections.tsv` has it."""

    key: str
    title: str
    most: int


class _Brief:
    """Writes the parts of the brief in turn; the state is what has been told."""

    #: Weight below which a sentence tells too little to stand in a part (read on the bundled sample).
    least = 1.0
    #: The same for what was agreed and what is announced: few sentences suit these.
    least_of_few = 0.3
    #: The same for what one newsroom alone tells: only what is of another story falls below it.
    least_alone = -1.0

    def __init__(self, material: Material, tools: Tools, teller: Teller, config: DossierConfig) -> None:
        self._material = material
        self._teller = teller
        self._config = config
        self.candidates: Sequence[Candidate] = find_candidates(material, tools.weights)
        self._selector = Selector(material, self.candidates, teller, config)
        self.told_points: list[Point] = []

    def sections(self) -> dict[str, BriefSection]:
        """Write all parts, and return those that hold something, in order."""
        parts = [_Part(row["key"], row["title"], int(row["most"])) for row in rows("dossier/sections.tsv")]
        written = {part.key: self._write(part) for part in parts}
        return {
            part.key: BriefSection(part.title, tuple(written[part.key])) for part in parts if written[part.key]
        }

    def _write(self, part: _Part) -> list[BriefSentence]:
        if part.key == "says":
            return tell_speeches(
                self._material, self.candidates, self._selector, self._teller, most=part.most, config=self._config
            )
        if part.key == "differ":
            return self._differences(part.most)
        if part.key == "only":
            return self._alone(part.most) if len(self._material.origins) > 1 else []
        if part.key == "sources":
            return tell_sources(self._material, self._teller)[: part.most]
        least = self.least_of_few if part.key in {"agreed", "announced"} else self.least
        return self._selector.shared(part.key, part.most, least=least, opens=part.key == "happened")

    def _differences(self, most: int) -> list[BriefSentence]:
        told: list[BriefSentence] = []
        for point, made in tell_differences(self._material, self._teller, self._config):
            self.told_points.append(point)
            if len(told) < most:
                told.append(made)
        return told

    def _alone(self, most: int) -> list[BriefSentence]:
        """Tell what one newsroom alone has, newsroom by newsroom in turn."""
        rooms: dict[str, list[Candidate]] = {}
        for candidate in self.candidates:
            if not candidate.topics and candidate.section != "background" and candidate.weight > self.least_alone:
                rooms.setdefault(candidate.outlet, []).append(candidate)
        others = Overlaps(self._material)
        told: list[tuple[str, BriefSentence]] = []
        while len(told) < most and any(rooms.values()):
            for outlet in sorted(rooms):
                made = self._alone_of(outlet, rooms[outlet], others) if len(told) < most else None
                if made is not None:
                    told.append((outlet, made))
        return [made for _, made in sorted(told, key=lambda pair: pair[0])]

    def _alone_of(self, outlet: str, left: list[Candidate], others: Overlaps) -> BriefSentence | None:
        """Tell the weightiest of a newsroom's sentences that no other newsroom has, and take it from the list."""
        for _ in range(self._config.tries):
            if not left:
                return None
            candidate = left.pop(0)
            printer = self._material.printer(candidate.sentence.span)
            if others.most(candidate, report=bool(printer)) < self._config.elsewhere:
                key = "only_in" if printer else "only"
                slots = {"printer": capitalised(printer)} if printer else {}
                pattern = fill(key, outlet=outlet, clause="{}", **slots)
                made = self._selector.one(candidate, pattern)
                if made is not None:
                    return made
        left.clear()
        return None
