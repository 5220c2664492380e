"""Material in, one Markdown text out (CommonMark with GitHub's tables and footnotes), the same as the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.present.material import Material
from onrecord.present.view.actors import named_in, times_named
from onrecord.present.view.citations import Citation
from onrecord.present.view.ledgers import FATES
from onrecord.present.view.matrices import Matrix, Row
from onrecord.present.view.pages import IssueView, Sentence, StoryView, View, build_view
from onrecord.present.view.quotations import UtteranceView, Wording
from onrecord.present.view.shown import count_of, one_line
from onrecord.present.view.sources import Source
from onrecord.present.view.terms import term

# Every mark that CommonMark or GitHub reads as more than itself: emphasis, code, links, HTML, tables,
# mentions (@), issue numbers (#), strike-through and mathematics ($).
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$@&])")
_NUMBERED = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)")
_LINE_START = re.compile(r"^(\s*)([-+=:])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])")


def escaped(text: str) -> str:
    """Return the text as one line in which nothing is markup, nor made a link."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    line = _ADDRESS.sub(lambda found: f"{found[1]}\\{found[2]}", line)
    line = _NUMBERED.sub(r"\1\2\\\3", line)
    return _LINE_START.sub(r"\1\\\2", line)


class _Notes:
    """Writes footnote marks; `prefix` keeps the numbers of several dossiers apart."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def key(self, number: int) -> str:
        """Return a footnote's label."""
        return f"{self._prefix}{number}"

    def marks(self, citations: Iterable[Citation]) -> str:
        """Return the marks of citations, in order."""
        return "".join(f"[^{self.key(one.number)}]" for one in citations)

    def sentence(self, sentence: Sentence) -> str:
        """Return a sentence with its marks, and the points on which the reports differ about it."""
        flags = ", ".join(f"{flag.status.label.lower()}, point {flag.number}" for flag in sentence.flags[:1])
        return escaped(sentence.text) + self.marks(sentence.citations) + (f" *({flags})*" if flags else "")


def _table(head: Sequence[str], body: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for cells in body:
        yield "| " + " | ".join(cells) + " |"
    yield ""


def _cell(row: Row, place: int, notes: _Notes) -> str:
    parts = []
    for one in row.cells[place]:
        letter = f"({one.letter}) " if one.letter else ""
        holder = f" – {escaped(one.holder)}" if one.holder and row.status.status == "contested" else ""
        parts.append(f"{letter}{escaped(one.text)}{holder}{notes.marks(one.citations)}")
    return "<br>".join(parts)


def _point(row: Row, *, status: bool) -> str:
    parts = [f"{row.number}. **{escaped(row.question)}**".replace(".", "\\.", 1)]
    if status:
        parts.append(f"*{escaped(row.status.label)}.* {escaped(row.explanation)}".strip())
    best = "latest" if row.status.status == "superseded" else "better supported"
    for reading in row.readings:
        letter = f"({reading.letter}) " if reading.letter else ""
        better = f"; {best}" if reading.preferred else ""
        text = f"{escaped(reading.text)} – " if reading.text else ""
        parts.append(f"{letter}{text}{escaped(reading.behind)}{better}")
    return "<br>".join(parts)


def _matrix(matrix: Matrix, notes: _Notes) -> Iterator[str]:
    yield "## Where the reports differ, and where they agree\n"
    yield ", ".join(f"{count} {escaped(status.label.lower())}" for status, count in matrix.counts) + ".\n"
    # The words of its head hold together, so that the first column stays wide enough to be read: GitHub breaks cells
    # down to their longest word.
    head = ["The question, and how the reports answer it".replace(" ", "\u00a0"), *(f"{column.code} {escaped(column.name)}" for column in matrix.columns)]
    places = range(len(matrix.columns))
    differing = [row for group in matrix.differing for row in group.rows]
    if differing:
        yield "An empty cell is a report that says nothing.\n"
        cells = ([_point(row, status=True), *(_cell(row, at, notes) for at in places)] for row in differing)
        yield from _table(head, cells)
    for group in matrix.agreed:
        yield f"### {escaped(group.status.label)}\n"
        cells = ([_point(row, status=False), *(_cell(row, at, notes) for at in places)] for row in group.rows)
        yield from _table(head, cells)
    for alone, rows in matrix.single:
        yield f"### {alone.letter} {escaped(alone.title)}\n"
        for row in rows:
            told = "; ".join(cell for at in places if (cell := _cell(row, at, notes)))
            yield f"- {told}" if row.echoes else f"- {escaped(row.question)} {told}"
        yield ""


def _wording(wording: Wording) -> str:
    """Return a wording: what differs in bold, what is left out struck."""
    marks = {"same": "{}", "added": "**{}**", "left_out": "~~{}~~"}
    words = " ".join(marks[piece.change].format(escaped(piece.text)) for piece in wording.pieces)
    stance = f"{wording.stance}: " if wording.stance else f"*{escaped(wording.lead)}* " if wording.lead else ""
    return f"{stance}“{words}”" if wording.spoken else f"{stance}{words}"


def _named(speaker: str) -> str:
    return escaped(speaker[:1].upper() + speaker[1:]) or "Speaker not told"


def _when(utterance: UtteranceView) -> str:
    """When, where and how it was said, in brackets."""
    told = ", ".join(escaped(part) for part in (utterance.said, utterance.setting) if part)
    return f" ({told})" if told else ""


def _utterance(utterance: UtteranceView, notes: _Notes) -> Iterator[str]:
    yield f"- **{_named(utterance.speaker)}**{_when(utterance)}"
    for wording in utterance.wordings:
        codes = ", ".join(dict.fromkeys(one.handle.code for one in wording.citations))
        yield f"  - {_wording(wording)} – {codes}{notes.marks(wording.citations)}"


def _quotes(story: StoryView, notes: _Notes) -> Iterator[str]:
    yield "## Who said what, in which words\n"
    for utterance in story.quotations.shared:
        yield from _utterance(utterance, notes)
    yield ""
    if story.quotations.single:
        yield "### Quoted in one report only\n"
        for speaker, utterances in story.quotations.single:
            yield f"- **{_named(speaker)}**"
            for utterance in utterances:
                for wording in utterance.wordings:
                    codes = ", ".join(dict.fromkeys(one.handle.code for one in wording.citations))
                    yield f"  - {_wording(wording)}{_when(utterance)} – {codes}{notes.marks(wording.citations)}"
        yield ""


def _source(source: Source, notes: _Notes) -> list[str]:
    shares = ", ".join(f"{share.percent} % {escaped(share.name)}" for share in source.shares)
    credit = f"credits {escaped(source.credit)}{notes.marks(source.credit_evidence)}" if source.credit else "no credit"
    published = f"{escaped(source.published) or 'not told'} ({escaped(source.basis) or 'no basis'})"
    published += "".join(f"; {what} {escaped(when)}" for what, when in
                         (("last changed", source.changed), ("first seen", source.first_seen)) if when)  # fmt: skip
    shared = [f"copy of {source.copy_of.code}"] if source.copy_of else []
    shared += [f"{one.words} from {one.handle.code} ({escaped(one.reason)})" for one in source.takings]
    badges = "".join(f"<br>*{escaped(one.label)}*{notes.marks([one.citation] if one.citation else [])}" for one in source.badges)
    if source.version > 1:
        headed = f"; the first was headed “{escaped(source.headed)}”" if source.headed else ""
        badges += f"<br>version {source.version}{headed}; what changed: `onrecord diff {source.handle.article}`"
    return [
        f"{source.handle.code} {escaped(source.handle.outlet)}", escaped(source.handle.title) + badges,
        published + notes.marks(source.date_evidence), f"{shares or escaped(source.newsroom.name)}; {credit}",
        ", ".join([*shared, escaped(source.passages)] if source.passages else shared),
    ]  # fmt: skip


def _affair(story: StoryView) -> Iterator[str]:
    """Yield the other stories of the same affair."""
    for label, ties in (("Before this", story.around.before), ("After this", story.around.after)):
        for tie in ties:
            when = (tie.days or "undated") + ("" if tie.ordered else ", or at the same time")
            reason = f" {escaped(tie.reason)}" if tie.reason else ""
            yield f"- *{label}:* {escaped(tie.title)} ({when}; `{tie.story}`).{reason}"
    if story.around.more:
        yield f"- and {story.around.more} more after this"
    if story.around.before or story.around.after:
        yield ""


def _onward(story: StoryView) -> Iterator[str]:
    """Yield the other stories that sections of the story's own reports tell of."""
    if story.around.onward:
        yield "### Sections that tell of other stories\n"
        for one in story.around.onward:
            where = f"{one.tie.days or 'undated'}; `{one.tie.story}`"
            yield f"- {escaped(one.article)}, section “{escaped(one.heading)}”: {escaped(one.tie.title)} ({where})"
        yield ""


def _told(story: StoryView) -> Iterator[str]:
    """Yield where the story is told besides its reports."""
    if not story.around.told:
        return
    yield "### Also told in\n"
    yield "Round-ups and live blogs that tell of other things too: no reports of this story, counted for no newsroom.\n"
    for one in story.around.told:
        yield f"- {escaped(one.source)}: {escaped(one.title)} ({one.form}, `{one.article}`)"
        for place in one.places:
            section = f"section **“{escaped(place.heading)}”** " if place.heading else ""
            words = f"“{escaped(place.words)}” " if place.words else ""
            yield f"  - {section}{words}({place.start}–{place.end})"
    yield ""


def _ledger(story: StoryView, notes: _Notes) -> Iterator[str]:
    yield "## What became of each sentence\n"
    rows = [
        [f"{row.handle.code} {escaped(row.handle.outlet)}", str(row.total), *map(str, row.counts)]
        for row in story.ledger.rows
    ]
    rows.append(["**All reports**", str(story.ledger.total), *map(str, story.ledger.counts)])
    yield from _table(["Report", "Sentences", *(term("fate", fate) for fate in FATES)], rows)
    if story.ledger.not_understood:
        yield "### Not understood\n"
        for handle, cited in story.ledger.not_understood:
            yield f"- {handle.code} {escaped(handle.outlet)}: {notes.marks(cited)}"
        yield ""
    if story.undetermined:
        yield "### What could not be determined\n"
        for whats, why in story.undetermined:
            yield f"- **{escaped('; '.join(whats))}**: {escaped(why)}"
        yield ""


def _issues(issues: Iterable[IssueView], notes: _Notes) -> Iterator[str]:
    for issue in issues:
        cited = [issue.citation] if issue.citation else []
        yield f"- {issue.level}: {escaped(issue.about)}: {escaped(issue.message)}{notes.marks(cited)}"
    yield ""


def _kind(origin: str) -> str:
    return term("origin", origin) if origin == "release" else origin


def _top(story: StoryView, notes: _Notes) -> Iterator[str]:
    ind = story.independence
    yield f"# {escaped(story.title)}\n"
    for line in story.summary:
        yield f"{notes.sentence(line)}\n"
    voices = f" → {count_of(ind.voices, 'named voice')}" if ind.voices else ""
    releases = f" and {count_of(ind.releases, 'press release')}" if ind.releases else ""
    yield f"**{count_of(ind.reports, 'report')} → {count_of(ind.newsrooms, 'newsroom')}{releases}{voices}**\n"
    for strand in ind.strands:
        reports = ", ".join(f"{handle.code} {escaped(handle.outlet)}" for handle in strand.newsroom.handles)
        heard = ", ".join(
            escaped(voice.name) + (f" (also {', '.join(voice.also)})" if voice.also else "") for voice in strand.voices
        )
        more = f" and {strand.more} more" if strand.more else ""
        yield f"- **{strand.newsroom.letter} {escaped(strand.newsroom.name)}** ({_kind(strand.newsroom.kind)}): {reports}." + (
            f" Voices: {heard}{more}." if heard else ""
        )
    yield ""


def _footnotes(story: StoryView, notes: _Notes) -> Iterator[str]:
    yield "## The words cited\n"
    yield "Each with its report and its place there, counted in characters.\n"
    for one in story.citations:
        handle, span = one.handle, one.span
        where = f"{handle.code} {escaped(handle.outlet)}, {span.start}–{span.end}"
        yield f"[^{notes.key(one.number)}]: {where}: “{escaped(span.exact)}”"
    yield ""


def _story(story: StoryView, prefix: str) -> Iterator[str]:
    notes = _Notes(prefix)
    yield from _top(story, notes)
    yield from _affair(story)
    if story.brief:
        yield "## The brief\n"
        for section in (one for one in story.brief if one.sentences):
            yield f"### {escaped(section.title)}\n"
            mark = "- " if len(section.sentences) > 4 else ""
            told = [mark + notes.sentence(sentence) for sentence in section.sentences]
            yield ("\n" if mark else " ").join(told) + "\n"
    if story.matrix.rows:
        yield from _matrix(story.matrix, notes)
    if story.timeline:
        yield "## Timeline\n"
        for entry in story.timeline:
            for sentence in entry.sentences:
                yield f"- **{escaped(entry.when)}**: {notes.sentence(sentence)}"
        yield ""
    yield from _events(story, notes)
    if story.quotations.count:
        yield from _quotes(story, notes)
    yield from _actors(story)
    yield "## The reports, and whose text they are\n"
    head = ["Report", "Headline", "Published", "Whose text", "Shared with others"]
    yield from _table(head, (_source(source, notes) for source in story.sources))
    if story.judgements:
        yield "### What a person said of the reports\n"
        yield from (f"- {escaped(one)}" for one in story.judgements)
        yield ""
    yield from _rebuilt(story)
    yield from _told(story)
    yield from _onward(story)
    yield from _ledger(story, notes)
    if story.issues:
        yield "### Doubts about the reports\n"
        yield from _issues(story.issues, notes)
    yield from _footnotes(story, notes)


def _actors(story: StoryView) -> Iterator[str]:
    """Write who is named: persons and bodies by how often, with what the reports print of them."""
    if not story.actors:
        return
    yield "## Who is named\n"
    named = named_in(story.actors)
    for one in named.told:
        told = [one.countries, *one.offices, *([f"also {'; '.join(one.forms)}"] if one.forms else [])]
        what = escaped("; ".join(filter(None, told)))
        yield f"- **{escaped(one.name)}** ({one.kind}, {times_named(one)}){f': {what}' if what else ''}"
    for label, names in (("Named once", named.once), ("Places, with how often they are named", named.places)):
        if names:
            yield f"- *{label}:* {escaped(', '.join(names))}"
    if named.more:
        yield f"- {named.more} more: onrecord actors"
    yield ""


def _events(story: StoryView, notes: _Notes) -> Iterator[str]:
    """Write who did what to whom, in the order of the days, with the words that tell it."""
    if not story.events:
        return
    yield "## Who did what to whom\n"
    yield "By the types of PLOVER, in the order of their days, with the words of a sentence that tells it.\n"
    for one in story.events:
        parties = f"{one.actors or 'somebody'} → {one.recipients}" if one.recipients else one.actors or "somebody"
        status = f" ({one.status})" if one.status else ""
        words = f": {escaped(one.words)}" if one.words else ""
        yield f"- **{escaped(one.when) or 'No date'}**: {escaped(parties)} · {escaped(one.what)}{status}{words}{notes.marks(one.citations)}"
    yield ""


def _rebuilt(story: StoryView) -> Iterator[str]:
    """Write the texts that several reports have, each paragraph with those that have it."""
    for text in story.rebuilt:
        yield f"## {escaped(text.title)}\n"
        yield f"{escaped(text.count)}. What one publisher alone has may be its own: it is marked so.\n"
        for note in text.notes:
            yield f"{escaped(note)}\n"
        for one in text.paragraphs:
            codes = " ".join(handle.code for handle in one.handles) + (f" and {one.more} more" if one.more else "")
            doubt = "" if one.sure else ", in one only"
            yield f"{escaped(one.text)} *({codes}{doubt})*\n"
            for line in one.differences:
                yield f"- {escaped(line)}"
            if one.differences:
                yield ""


def _lines(view: View) -> Iterator[str]:
    for number, story in enumerate(view.stories, start=1):
        yield from _story(story, f"{number}-" if len(view.stories) > 1 else "")
    if not view.stories:
        yield "# Nothing on record\n"
    if view.issues:
        yield "## What was not read\n"
        yield from _issues(view.issues, _Notes(""))
    digest = f", settings `{view.settings_digest}`" if view.settings_digest.isalnum() else ""
    yield f"Made by Onrecord {escaped(view.version)}{digest}."


def render_markdown(material: Material) -> str:
    """Return the dossiers of a material as Markdown, with a footnote for each citation.

    Nothing in the reports' words is markup. The same material, in any order, gives the same characters.
    """
    return "\n".join(_lines(build_view(material))) + "\n"
