"""What is shown of origins: their texts rebuilt, whose each paragraph is, in names; records of a story in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation, Origin
from onrecord.present.view.shown import count_of, date_in_words, one_line
from onrecord.reuse.paragraphs import Paragraph, paragraphs_of
from onrecord.reuse.rebuilding import Rebuilt, RebuiltParagraph, rebuild
from onrecord.reuse.variants import Variant

#: What the words are called that nothing gives to a newsroom.
UNKNOWN = "nobody named"
#: Differences of one witness that are told of one paragraph; JSON has all.
TOLD = 6
#: Pages of the origin's own that are told of as takes at most.
TAKES = 12


@dataclass(frozen=True, slots=True)
class StoryTexts:
    """The records of one story that origins are shown from. Origins by the id that the story knows them by.

    `moments` tell when each article was published (ISO, "" unknown).
    """

    origins: tuple[Origin, ...]
    articles: Mapping[str, Article]
    derivations: Mapping[str, Derivation]
    moments: Mapping[str, str]

    def names(self) -> dict[str, str]:
        """Return the names of origins by their ids, those too by which the articles alone know them."""
        found = {share.origin: share.name for d in self.derivations.values() for share in d.shares}
        found |= {d.origin: d.name for d in self.derivations.values()}
        return found | {same: origin.name for origin in self.origins for same in self.ids(origin)}

    def ids(self, origin: Origin) -> frozenset[str]:
        """Return the ids that an origin goes by: a host's newsroom has several."""
        return frozenset({origin.id, *(self.derivations[a].origin for a in origin.articles if a in self.derivations)})

    def holders(self, origin: Origin) -> int:
        """Return how many of the story's articles hold words of an origin."""
        ids = self.ids(origin)
        return sum(d.origin in ids or any(part.origin in ids for part in d.parts) for d in self.derivations.values())

    def rebuilt(self, origin: Origin) -> tuple[Rebuilt, ...]:
        """Return an origin's texts rebuilt from the story's articles, the one with most witnesses first."""
        held = [d for d in self.derivations.values() if d.article in self.articles]
        return rebuild(self.articles, held, origins=self.ids(origin), name=origin.name)

    def paragraphs(self, article: str) -> tuple[Paragraph, ...]:
        """Return the paragraphs of an article with whose they are."""
        if article not in self.derivations:
            return ()
        return tuple(paragraphs_of(self.articles[article], self.derivations[article]))


def label_of(paragraph: Paragraph, names: Mapping[str, str]) -> str:
    """Return whose a paragraph is in a few words: "AFP", "AFP 60 %, Dawn 40 %"."""
    counts: dict[str, int] = {}
    for owner in paragraph.owners:
        name = names.get(owner.origin, UNKNOWN)
        counts[name] = counts.get(name, 0) + owner.words
    told = [(name, round(100 * words / paragraph.words)) for name, words in counts.items()]
    told = sorted((part for part in told if part[1]), key=lambda part: -part[1])
    return told[0][0] if len(told) == 1 else ", ".join(f"{name} {percent} %" for name, percent in told)


def differences_of(paragraph: RebuiltParagraph, codes: Mapping[str, str]) -> Iterator[str]:
    """Yield what each witness has otherwise, in a line a witness."""
    for witness in paragraph.witnesses[1:]:
        parts = []
        if witness.sentences < paragraph.sentences:
            parts.append(f"has {witness.sentences} of {count_of(paragraph.sentences, 'sentence')}")
        ranked = sorted(witness.variants, key=lambda v: v.kind != "number")
        cut = witness.sentences < paragraph.sentences  # then most of what it leaves out is told by that
        parts += [difference(variant) for variant in ranked[:TOLD] if not cut or variant.kind != "left out"]
        if len(ranked) > TOLD:
            parts.append(f"and {len(ranked) - TOLD} more")
        if parts:
            yield f"{codes[witness.article]}: {'; '.join(parts)}"


def difference(variant: Variant) -> str:
    """Return one difference in words: "number: “12” for “17”"."""
    told = one_line(variant.told.exact, 80) if variant.told else ""
    theirs = one_line(variant.witness.exact, 80) if variant.witness else ""
    if variant.kind == "added":
        return f"adds “{theirs}”"
    if variant.kind == "left out":
        return f"leaves out “{told}”"
    return f"{'number: ' if variant.kind == 'number' else ''}“{theirs}” for “{told}”"


def takes_of(text: Rebuilt, moments: Mapping[str, str], codes: Mapping[str, str]) -> tuple[str, ...]:
    """Say which takes the origin's own pages are; without two of those, what speaks for several takes.

    That is paragraphs that only the later reports have, or only the earlier ones, with one moment between the two.
    `codes` are what the articles are called. Both sides must be two reports at least, or the origin's own: one report may
    have been cut by its outlet alone. Whether a take added a paragraph or outlets cut it cannot be told from reprints.
    """
    own = sorted((moments[article], article) for article in text.own if moments.get(article))
    if len(own) > 1:
        return tuple(_own_takes(text, own, codes))
    dated = {article: moments[article] for article in text.articles if moments.get(article)}
    best: tuple[list[int], list[int], str] = ([], [], "")
    for since in sorted(set(dated.values()))[1:]:
        late, early = [a for a in dated if dated[a] >= since], [a for a in dated if dated[a] < since]
        found = (_only(text, late, early), _only(text, early, late), since)
        if len(found[0]) + len(found[1]) > len(best[0]) + len(best[1]):
            best = found
    later, earlier, since = best
    notes = []
    if later:
        who = ", ".join(codes[a] for a in text.articles if dated.get(a, "") >= since)
        notes.append(f"{_paragraphs(later)} only in what was published later ({who}): a later take may have added "
                     "it, or the earlier reports left it out.")  # fmt: skip
    if earlier:
        who = ", ".join(codes[a] for a in text.articles if a in dated and dated[a] < since)
        notes.append(f"{_paragraphs(earlier)} only in what was published before ({who}): a later take may have dropped "
                     "or replaced it.")  # fmt: skip
    return tuple(notes)


def _own_takes(text: Rebuilt, own: Sequence[tuple[str, str]], codes: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each of the origin's own pages, in order of time: what it has, what is new, what is left out."""
    before: list[int] = []
    seen: set[int] = set()
    for place, (moment, article) in enumerate(own):
        if place == TAKES:
            yield f"And {count_of(len(own) - TAKES, 'later page')} of its own."
            return
        held = [n for n, paragraph in enumerate(text.paragraphs, 1) if any(w.article == article for w in paragraph.witnesses)]
        new, gone = [n for n in held if n not in seen], [n for n in before if n not in held]
        parts = [f"has {_numbers(held)}"]
        if place:
            parts += [f"new: {_numbers(new)}"] if new else ["nothing new"]
            parts += [f"left out: {_numbers(gone)}"] if gone else []
        yield f"Its own page of {date_in_words(moment)} ({codes[article]}) {'; '.join(parts)}."
        before = held
        seen.update(held)


def _numbers(numbers: Sequence[int]) -> str:
    """Return numbers of paragraphs, those in a row as a range: "paragraphs 1 to 4, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return f"paragraph{'s' * (len(numbers) != 1)} {', '.join(told)}"


def common_reports(texts: Sequence[Rebuilt]) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """Yield the articles that hold paragraphs of several of an origin's texts, with the texts' numbers and how many of each."""
    held: dict[str, list[tuple[int, int]]] = {}
    for number, text in enumerate(texts, 1):
        for article in text.articles:
            count = sum(any(w.article == article for w in paragraph.witnesses) for paragraph in text.paragraphs)
            if count:
                held.setdefault(article, []).append((number, count))
    for article, counts in held.items():
        if len(counts) > 1:
            yield article, tuple(counts)


def _only(text: Rebuilt, inside: Sequence[str], outside: Sequence[str]) -> list[int]:
    """Return the numbers of the paragraphs that some of one side have and none of the other, where both sides can tell."""
    if any(len(side) < 2 and not set(side) & set(text.own) for side in (inside, outside)):
        return []
    found = []
    for number, paragraph in enumerate(text.paragraphs, 1):
        names = {witness.article for witness in paragraph.witnesses}
        told = len(names & set(inside)) > 1 or names & set(inside) & set(text.own)
        if told and not names & set(outside):
            found.append(number)
    return found


def _paragraphs(numbers: Iterable[int]) -> str:
    listed = list(numbers)
    if len(listed) == 1:
        return f"Paragraph {listed[0]} stands"
    return f"Paragraphs {', '.join(map(str, listed[:12]))}{' and more' if len(listed) > 12 else ''} stand"
