"""Speakers: a quotation in its article in, the cue and the phrase for who says it out.

In order: the cue right after the closing mark; "X said" at the end of the sentence; the cue before; a cue in
another place of the sentence; whose words the possessive says they are; and, for a quotation that stands alone,
the speaker that the text around it carries over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.cues import Cue, can_speak, sentence_cues
from onrecord.extract.marks import Marked
from onrecord.extract.people import People
from onrecord.extract.phrases import phrase_of
from onrecord.extract.titles import role_classes
from onrecord.extract.views import View


@dataclass(frozen=True, slots=True)
class SpeakerConfig:
    """How far a cue may stand from what it introduces, in tokens; set on PolNeAR's training part."""

    say: int = 60  # verbs of speech
    call: int = 14  # verbs that take a piece of a quotation in a phrase
    after: int = 45  # a cue after the quotation
    carry: int = 2  # paragraphs over which a speaker carries


@dataclass(frozen=True, slots=True)
class Source:
    """Who a quotation is attributed to: the cue's and the speaker's tokens, the noun that names the speaker."""

    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    head: int
    basis: str


class Attributor:
    """Attributes the quotations of one article, in the order of the text."""

    def __init__(self, view: View, people: People, marks: Sequence[Marked], config: SpeakerConfig) -> None:
        self.view = view
        self.people = people
        self.marks = marks
        self.config = config
        self._cues: dict[int, list[Cue]] = {}

    def cues(self, number: int) -> list[Cue]:
        """Return a sentence's cues."""
        if number not in self._cues:
            self._cues[number] = sentence_cues(self.view, number, self.people.quoted)
        return self._cues[number]

    def attribute(self, mark: Marked) -> Source | None:
        """Find the source within the quotation's own sentences, None where there is none."""
        view = self.view
        first, last = view.at(mark.start), view.before(mark.end)
        if first > last:
            return None
        opening, closing = view.sentence_of[first], view.sentence_of[last]
        after = [c for c in self.cues(closing) if c.verb > last]
        before = [c for c in self.cues(opening) if c.verb < first]
        led = self._led(mark, first, before)
        return (
            self._adjacent(mark, last, after, led)
            or self._tail(last, after, led)
            or self._before(mark, first, before)
            or self._elsewhere(mark, first, last, after)
            or self._owner(first)
        )

    def _source(self, cue: Cue, basis: str) -> Source:
        return Source((cue.first, cue.end), (cue.left, cue.right), cue.subject, basis)

    def _led(self, mark: Marked, first: int, before: Sequence[Cue]) -> Cue | None:
        """The cue that leads straight into the quotation: "said, “…", "that “…", "saying: “…"."""
        if not before:
            return None
        cue = before[-1]
        lead = self.view.article.text[self.view.tokens[cue.end - 1].end : mark.outer_start].strip()
        close = lead.rstrip(",:").strip() in {"", "that", "as", "it", "him", "her", "them", "to", "for", "of", "out", "reporters"}
        return cue if cue.subject >= 0 and cue.kind != "according" and (close or lead.endswith(":")) else None

    def _adjacent(self, mark: Marked, last: int, after: Sequence[Cue], led: Cue | None) -> Source | None:
        """“…,” Aaro said · “…”, said Aaro · “…?” she asked."""
        text = self.view.article.text
        stopped = text[mark.end - 1] in ",?!…—–-." or text[mark.outer_end : mark.outer_end + 1] == ","
        begin = last + 1
        while begin < len(self.view.tokens) and self.view.is_mark(begin):
            begin += 1
        for cue in after[:2]:
            if cue.subject < 0 or cue.verb - last > self.config.after or cue.kind == "according":
                continue
            if not (stopped or cue.kind in {"say", "write"}) or not (cue.own or cue.verb == begin):
                continue
            inverted = cue.verb == begin and cue.left > cue.verb and cue.kind != "call"
            straight = cue.left == begin and cue.left < cue.verb and cue.kind != "call"
            aside = cue.left > begin and stopped and self._adverbs(begin, cue.left) and cue.kind in {"say", "write"}
            if (inverted or straight or aside) and not (led and self._leads_on(cue)):
                return self._source(cue, "after")
            if cue.kind in {"say", "write"}:
                break
        return None

    def _adverbs(self, first: int, end: int) -> bool:
        return all(self.view.tokens[n].tag.startswith("RB") or self.view.is_mark(n) for n in range(first, end))

    def _leads_on(self, cue: Cue) -> bool:
        """Say whether a cue after the quotation introduces another one or a clause of its own."""
        following = self.view.tokens[cue.end].text if cue.end < len(self.view.tokens) else ""
        third = cue.end + 1 < len(self.view.tokens) and self.people.quoted[cue.end + 1]
        return following == "that" or (cue.end < len(self.view.tokens) and (self.people.quoted[cue.end] or (third and not following.isalpha())))

    def _tail(self, last: int, after: Sequence[Cue], led: Cue | None) -> Source | None:
        """…, Aaro said, at the end of the sentence: what stands before it is his."""
        for cue in after:
            if cue.subject < 0:
                continue
            if cue.kind == "according":
                own = led is not None and led.own and led.kind in {"say", "write"}
                if not own:
                    return self._source(cue, "according")
                continue
            edge = min(cue.left, cue.first)
            before = self.view.tokens[edge - 1].text if edge else ""
            closes = before in {",", "”", '"', "»", "’", "—", "–", "--"}
            if cue.kind in {"say", "write"} and cue.own and closes and not self._leads_on(cue) and not self._subordinate(cue, last):
                return self._source(cue, "tail")
        return None

    def _subordinate(self, cue: Cue, last: int) -> bool:
        """Say whether the cue's clause hangs on something other than the words before it."""
        token = self.view.tokens[cue.verb]
        if token.dep in {"relcl", "acl", "advcl", "pcomp"}:
            return True
        return bool(token.dep) and cue.clause and any(
            self.view.tokens[c].dep == "ccomp" and c > cue.verb for c in self.view.children[cue.verb]
        ) and cue.verb - last > 6  # fmt: skip

    def _before(self, mark: Marked, first: int, before: Sequence[Cue]) -> Source | None:
        """Aaro said that … “…”: the nearest cue before, or the spokesman in whose account it stands."""
        reach = {"say": self.config.say, "write": self.config.say, "think": self.config.say, "call": self.config.call}
        for at in range(len(before) - 1, -1, -1):
            cue = before[at]
            if cue.subject < 0 or first - cue.verb > reach.get(cue.kind, self.config.say):
                continue
            if cue.kind == "according":
                if any(c.kind in {"say", "write"} for c in before):
                    continue
                return self._source(cue, "according")
            if not can_speak(self.view, cue.subject) and not (cue.kind == "say" and first - cue.end <= 2):
                continue
            outer = next((c for c in before[:at] if self._speaks_for(c, cue)), None)
            return self._source(outer or cue, "before")
        return None

    def _speaks_for(self, outer: Cue, inner: Cue) -> bool:
        """A spokesman's account of what his principal said is the spokesman's words."""
        if outer.kind not in {"say", "write"} or outer.subject in {inner.subject, -1}:
            return False
        person = self.people.who(outer.subject)
        other = self.people.who(inner.subject)
        if person is None or (other is not None and other.name == person.name):
            return False
        return any("spokes" in role_classes(role) for role in person.roles)

    def _elsewhere(self, mark: Marked, first: int, last: int, after: Sequence[Cue]) -> Source | None:
        """A cue after the quotation that hangs on the same clause: "calling it “…” as he urged"."""
        for cue in after:
            near = cue.verb - last <= self.config.call
            if cue.subject >= 0 and cue.kind in {"say", "write"} and near and can_speak(self.view, cue.subject) and cue.left > last + 1:
                before = self.view.tokens[cue.left - 1].text.lower()
                if before not in {"and", "but", "while", "as", "after", "when", "because", "that", "who"}:
                    return self._source(cue, "elsewhere")
        return None

    def _owner(self, first: int) -> Source | None:
        """Aaro’s “…”: whose words they are."""
        n = first - 1
        while n >= 0 and self.view.is_mark(n):
            n -= 1
        if n < 1 or self.view.tokens[n].text not in {"'s", "’s", "'", "’"}:
            return None
        person = self.people.by_token.get(n - 1)
        if person is None or not person.named or "#body" in person.roles:
            return None
        left, right = phrase_of(self.view, n - 1)
        return Source(None, (max(left, n - 4), n), n - 1, "owner")
