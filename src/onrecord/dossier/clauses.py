"""Is a told sentence what a report's sentence says? (words and a parsed sentence in, reasons against out)

The told words must be the source's own, in its order: then no name, number, polarity, speaker or role can have
changed. What is left out must be free to go (`deletions.is_sound`), and what is put in must be a resolved date
or the name on record for a pronoun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.dossier.alignments import align
from onrecord.dossier.backing import Backing, Reason, holds_words, same_words
from onrecord.dossier.days import WEEKDAYS, read_day
from onrecord.dossier.deletions import is_mark, is_sound
from onrecord.dossier.voices import lacks_speaker
from onrecord.dossier.wording import is_word, units
from onrecord.model.annotations import Sentence, Timex
from onrecord.model.statements import Statement
from onrecord.tools.tables import rows, words


@dataclass(frozen=True, slots=True)
class _Source:
    """A report's sentence as units, each with the number of its token."""

    sentence: Sentence
    words: tuple[str, ...]
    token: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Told words that the source does not hold: `before` and `after` are source units beside them (or -1)."""

    words: tuple[str, ...]
    before: int
    after: int
    last: str


def check_clause(text: str, stated: Sequence[Statement], backing: Backing) -> list[Reason]:
    """Return why no cited sentence says this; nothing where one does."""
    best: list[Reason] | None = None
    for place in dict.fromkeys((s.sentence.article, s.sentence.start) for s in stated):
        here = [s for s in stated if (s.sentence.article, s.sentence.start) == place]
        sentence = backing.sentence_at(here[0].sentence)
        found = _against(text, sentence, here, backing) if sentence else [Reason("word", text)]
        if not found:
            return []
        if best is None or len(found) < len(best):
            best = found
    return best if best is not None else [Reason("uncited", text)]


def _against(text: str, sentence: Sentence, here: Sequence[Statement], backing: Backing) -> list[Reason]:
    source = _units_of(sentence)
    told = [unit.lower() for unit, _ in units(text)]
    pairs = align(told, source.words)
    if not pairs:
        return [Reason("word", text)]
    paired = {j for _, j in pairs}
    reasons: list[Reason] = []
    named: set[int] = set()
    for run in _runs(told, pairs):
        pronoun = _named(run, source, paired, here)
        if pronoun is not None:
            named.add(pronoun)
        elif not _dated(run, source, here, backing):
            reasons.append(_fault(run))
    kept = {source.token[j] for j in paired if is_word(source.words[j])} | named
    gone = [n for n in range(len(sentence.tokens)) if n not in kept and not _mark_kept(n, source, paired)]
    halves = [j for j, n in enumerate(source.token) if n in kept - named and j not in paired and is_word(source.words[j])]
    reasons += [Reason("word", source.words[j]) for j in halves]
    if not is_sound(sentence.tokens, gone):
        words = " ".join(sentence.tokens[n].text for n in gone if not is_mark(sentence.tokens[n]))
        reasons.append(Reason("omission", words))
    if lacks_speaker(sentence, kept, backing.voices_over(sentence.span), named):
        reasons.append(Reason("speaker", text))
    reasons += [Reason("quotation", q) for q in quotations(text) if not holds_words(sentence.span.exact, q)]
    if not any(_told(stmt, sentence, kept) for stmt in here):
        reasons.append(Reason("omission", here[0].span.exact))
    return reasons


def _units_of(sentence: Sentence) -> _Source:
    words: list[str] = []
    numbers: list[int] = []
    at = 0
    for word, offset in units(sentence.span.exact):
        place = sentence.span.start + offset
        while at + 1 < len(sentence.tokens) and sentence.tokens[at].end <= place:
            at += 1
        words.append(word.lower())
        numbers.append(at)
    return _Source(sentence, tuple(words), tuple(numbers))


def _runs(told: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[_Run]:
    """Return the stretches of told words without a partner; marks other than quotation marks are free."""
    ends = [(-1, -1), *pairs, (len(told), -1)]
    found = []
    for (i, j), (k, after) in pairwise(ends):
        words = [unit for unit in told[i + 1 : k] if is_word(unit) or unit in {'"', "?"}]
        if words:
            found.append(_Run(tuple(words), j, after, told[i] if i >= 0 else ""))
    return found


def _named(run: _Run, source: _Source, paired: set[int], here: Sequence[Statement]) -> int | None:
    """Return the pronoun's token where the run is the name on record for it: that of the speaker of what it says."""
    needs = {row["word"]: row["need"] for row in rows("dossier/pronouns.tsv")}
    stop = run.after if run.after >= 0 else len(source.words)
    gap = [j for j in range(run.before + 1, stop) if j not in paired and is_word(source.words[j])]
    pronouns = [j for j in gap if needs.get(source.words[j]) in {"person", "thing"}]
    if len(pronouns) != 1:
        return None
    token = source.sentence.tokens[source.token[pronouns[0]]]
    if token.dep not in {"nsubj", "nsubjpass", ""}:
        return None
    printed = " ".join(run.words)
    speaks = source.sentence.tokens[token.head].lemma.lower() in _speaking()
    for stmt in here:
        name = " ".join(unit for unit, _ in units(stmt.holder) if is_word(unit))
        if speaks and stmt.voice.kind == "person" and name and same_words(name, printed):
            return source.token[pronouns[0]]
    return None


def _speaking() -> frozenset[str]:
    return words("dossier/speaking.txt")


def _dated(run: _Run, source: _Source, here: Sequence[Statement], backing: Backing) -> bool:
    """Say whether the run tells the day of the time expression right before it."""
    words = list(run.words)
    if run.last in WEEKDAYS and words and words[0] not in WEEKDAYS:
        words.insert(0, run.last)
    day = read_day(words)
    if day is None or run.before < 0:
        return False
    times = backing.times_in(source.sentence.span)
    if times is None:
        return any(day.fits(value) for stmt in here for value in (stmt.when, stmt.value))
    return any(day.fits(timex.value) for timex in times if _ends_at(timex, source, run.before))


def _ends_at(timex: Timex, source: _Source, unit: int) -> bool:
    token = source.sentence.tokens[source.token[unit]]
    return timex.span.start <= token.start and token.end == timex.span.end


def _fault(run: _Run) -> Reason:
    words = " ".join(run.words)
    if '"' in run.words:
        return Reason("quotation", words)
    if read_day(list(run.words)) is not None:
        return Reason("date", words)
    return Reason("number" if any(ch.isdigit() for ch in words) else "word", words)


def _mark_kept(n: int, source: _Source, paired: set[int]) -> bool:
    return any(source.token[j] == n for j in paired)


def _told(stmt: Statement, sentence: Sentence, kept: set[int]) -> bool:
    """Say whether something of what a statement points at is told."""
    inside = [n for n, t in enumerate(sentence.tokens) if t.start < stmt.span.end and stmt.span.start < t.end]
    return not inside or any(n in kept for n in inside)


def quotations(text: str) -> list[str]:
    """Return what stands between double quotation marks; an open quotation runs to the end."""
    found: list[str] = []
    current: list[str] | None = None
    for ch in text:
        opens = ch in "“„«" or (ch == '"' and current is None)
        if opens:
            if current:
                found.append("".join(current))
            current = []
        elif ch in '”»"' and current is not None:
            found.append("".join(current))
            current = None
        elif current is not None:
            current.append(ch)
    if current:
        found.append("".join(current))
    return [words for words in found if words.strip()]
