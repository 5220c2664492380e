"""Speakers: a quotation in its article in, the cue and the phrase for who says it out.

In order: the cue right after the closing mark; "X said" at the end of the sentence; the cue before; a cue in
another place of the sentence; whose words the possessive says they are; and, for a quotation that stands alone,
the speaker that the text around it carries over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.announcers import behind_dash, from_headline, from_label
from onrecord.extract.cues import Cue, can_speak, sentence_cues
from onrecord.extract.doers import from_lead
from onrecord.extract.marks import Marked
from onrecord.extract.outer import issuer_of, outer_cue
from onrecord.extract.people import People
from onrecord.extract.phrases import phrase_of
from onrecord.extract.signs import Source, from_colon, from_noun, from_owner, from_unlisted
from onrecord.extract.taglines import from_signature, from_tag
from onrecord.extract.titles import role_classes
from onrecord.extract.views import View
from onrecord.tools.tables import words

#: What may stand between a cue and the quotation it leads into.
_BETWEEN = frozenset({"", "that", "as", "it", "him", "her", "them", "to", "for", "of", "out", "reporters"})
_SPEECH = frozenset({"say", "write"})
#: What stands for one more of those told of: "while a second described it as “…”".
_ANOTHER = frozenset({"another", "other", "second", "third", "fourth", "former", "latter"})
#: A quotation of fewer tokens may be only the name of a thing.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class SpeakerConfig:
    """How far a cue may stand from what it introduces, in tokens; set on PolNeAR's training part."""

    say: int = 60  # verbs of speech
    call: int = 14  # verbs that take a piece of a quotation in a phrase
    noun: int = 6  # words for acts of speech ("his warning that")
    after: int = 45  # a cue after the quotation
    carry: int = 2  # paragraphs over which a speaker carries
    doubled: bool = True  # two apostrophes are a double mark, as database exports print it


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
        led = self._led(mark, before)
        if led and any(self._in_clause(led, cue) for cue in after[:1]):
            return self._source(led, "before")
        return (
            self._adjacent(mark, last, after, led)
            or self._tail(first, last, before, after)
            or from_unlisted(self.view, self.people, mark, last)
            or from_signature(self.view, self.people, mark)
            or (None if led else from_tag(self.view, self.people, mark, last))
            or from_label(self.view, self.people, mark, first)
            or self._before(first, before)
            or self._announced(mark, first)
            or from_colon(self.view, self.people, mark, first, behind_dash=behind_dash(self.view, mark))
            or self._elsewhere(last, after)
            or from_noun(self.view, self.people, first, self.config.noun)
            or from_owner(self.view, self.people, first)
            or from_headline(self.view, self.people, mark, first)
        )

    def _source(self, cue: Cue, basis: str) -> Source:
        return Source((cue.first, cue.end), (cue.left, cue.right), cue.subject, basis)

    def _led(self, mark: Marked, before: Sequence[Cue]) -> Cue | None:
        """The cue that leads straight into the quotation: "said, “…", "that “…", "saying: “…"."""
        if not before:
            return None
        cue = before[-1]
        lead = self.view.article.text[self.view.tokens[cue.end - 1].end : mark.outer_start].strip()
        close = lead.rstrip(",:").strip() in _BETWEEN
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
            if not (cue.kind in _SPEECH or (stopped and text[mark.start].isupper())):
                continue
            if not (cue.own or cue.verb == begin):
                continue
            inverted = cue.verb == begin and cue.left > cue.verb and cue.kind != "call"
            straight = cue.left == begin and cue.left < cue.verb and cue.kind != "call"
            aside = cue.left > begin and stopped and self._adverbs(begin, cue.left) and cue.kind in {"say", "write"}
            if (inverted or straight or aside) and not (led and self._leads_on(cue)):
                return self._source(cue, "after")
            if cue.kind in {"say", "write"}:
                break
        return None

    def _in_clause(self, led: Cue, cue: Cue) -> bool:
        """When somebody shouted, “Go,” Aaro joked: the words are of the clause that hangs on the second verb."""
        return led.kind in _SPEECH and led.own and self.view.tokens[led.verb].dep == "advcl" and self.view.heads[led.verb] == cue.verb

    def _adverbs(self, first: int, end: int) -> bool:
        return all(self.view.tokens[n].tag.startswith("RB") or self.view.is_mark(n) for n in range(first, end))

    def _leads_on(self, cue: Cue) -> bool:
        """Say whether a cue after the quotation introduces another one or a clause of its own."""
        _, stop = self.view.bounds(self.view.sentence_of[cue.verb])
        if cue.end >= stop:
            return False
        following = self.view.tokens[cue.end].text
        if following == "that" or self.people.quoted[cue.end]:
            return True
        return cue.end + 1 < stop and following in {",", ":"} and self.people.quoted[cue.end + 1]

    def _tail(self, first: int, last: int, before: Sequence[Cue], after: Sequence[Cue]) -> Source | None:
        """…, Aaro said, at the end of the sentence: what stands before it is his."""
        for cue in after:
            if cue.subject < 0:
                continue
            if cue.kind == "according" and cue.verb - last > self.config.call and self._thing(first, last):
                continue
            if cue.kind == "according":
                told = [c for c in before if c.own and c.kind in {"say", "write"} and self._governs(c, first)]
                if not any(can_speak(self.view, c.subject) for c in told if c.subject >= 0):
                    return self._source(cue, "according")
                continue
            edge = min(cue.left, cue.first)
            closes = edge > 0 and self.view.tokens[edge - 1].text in {",", "”", '"', "»", "’", "—", "–", "--"}
            free = not self._leads_on(cue) and not self._subordinate(cue, last)
            if cue.kind in _SPEECH and cue.own and closes and free:
                return self._source(cue, "tail")
        return None

    def _thing(self, first: int, last: int) -> bool:
        """Say whether the marks hold the name of a thing, in a phrase with the word before: the hated “ice bill”."""
        before = first - 1
        while before > 0 and self.view.is_mark(before):
            before -= 1
        noun = self.view.tokens[last].tag in {"NN", "NNS", "NNP"}
        return 0 < last - first < _NAMED and noun and self.view.tokens[before].tag in {"JJ", "POS", "DT", "PRP$"}

    def _subordinate(self, cue: Cue, last: int) -> bool:
        """Say whether the cue's clause hangs on something other than the words before it."""
        token = self.view.tokens[cue.verb]
        if token.dep in {"relcl", "acl", "advcl", "pcomp"}:
            return True
        return bool(token.dep) and cue.clause and any(
            self.view.tokens[c].dep == "ccomp" and c > cue.verb for c in self.view.children[cue.verb]
        ) and cue.verb - last > 6  # fmt: skip

    def _before(self, first: int, before: Sequence[Cue]) -> Source | None:
        """Aaro said that … “…”: the nearest cue before, or the spokesman in whose account it stands."""
        fitting = [n for n, cue in enumerate(before) if self._fits(cue, first, before)]
        governing = [n for n in fitting if self._governs(before[n], first)]
        spoken = [n for n in fitting if before[n].kind in _SPEECH | {"according"} or not self.view.parsed]
        chosen = governing or spoken
        if not chosen:
            return None
        cue = before[chosen[-1]]
        outer = next((c for c in before[: chosen[-1]] if self._speaks_for(c, cue) or self._vouches(c, cue)), None)
        issuer = issuer_of(self.view, cue)
        if outer is None and issuer >= 0:
            return Source((cue.first, cue.end), phrase_of(self.view, issuer), issuer, "before")
        return self._source(outer or outer_cue(self.view, self.people, cue, before[: chosen[-1]]), "before")

    def _fits(self, cue: Cue, first: int, before: Sequence[Cue]) -> bool:
        """Say whether a cue before a quotation may introduce it."""
        reach = self.config.say if cue.kind in {"say", "write", "according"} else self.config.call
        if cue.subject < 0 or first - cue.verb > reach:
            return False
        if cue.kind == "according":
            return not any(c.kind in {"say", "write"} for c in before)
        words_of = {self.view.tokens[c].text for c in self.view.children[cue.verb] if self.view.tokens[c].dep == "dobj"}
        if self.view.tokens[cue.subject].text in words_of and cue.kind == "call":
            return False  # nobody accuses himself: the subject is that of another clause
        if cue.kind == "call" and self.view.tokens[cue.subject].text.lower() in words("quotes/documents.txt"):
            return False
        relative = any(self.view.tokens[c].text.lower() == "who" for c in self.view.subjects(cue.verb))
        another = self.view.tokens[cue.subject].text.lower() in _ANOTHER and cue.own
        return relative or another or can_speak(self.view, cue.subject) or (cue.kind in _SPEECH and cue.own)

    def _governs(self, cue: Cue, first: int) -> bool:
        """Say whether the quotation begins inside what hangs on the cue's verb."""
        node = first
        for _ in range(40):
            if node == cue.verb:
                return True
            if self.view.heads[node] == node:
                return False
            node = self.view.heads[node]
        return False

    def _vouches(self, outer: Cue, inner: Cue) -> bool:
        """Aaro said voters rejected the “…”: of people in general, the words are those of him who tells of them."""
        view = self.view
        if outer.kind not in _SPEECH or outer.subject in {inner.subject, -1} or not can_speak(view, outer.subject):
            return False
        general = view.tokens[inner.subject].tag == "NNS" and view.text(inner.left, inner.right).islower()
        bare = view.tokens[inner.left].tag not in {"DT", "PRP$", "CD"}
        return general and bare and (not inner.own or inner.kind == "call")

    def _speaks_for(self, outer: Cue, inner: Cue) -> bool:
        """A spokesman's account of what his principal said is the spokesman's words."""
        if outer.kind not in {"say", "write"} or outer.subject in {inner.subject, -1}:
            return False
        person = self.people.who(outer.subject)
        other = self.people.who(inner.subject)
        if person is None or (other is not None and other.name == person.name):
            return False
        return any("spokes" in role_classes(role) for role in person.roles)

    def _announced(self, mark: Marked, first: int) -> Source | None:
        """Aaro went on, to applause:¶ “…”: the speaker of the sentence before, which ends in a colon."""
        view = self.view
        number = view.sentence_of[first]
        lead = view.article.text[max(0, mark.outer_start - 3) : mark.outer_start].rstrip()
        start, _ = view.bounds(number)
        own = all(view.is_mark(n) for n in range(start, first))
        if not lead.endswith(":") or not own or number == 0 or view.sentences[number - 1].block == "headline":
            return None
        cues = [c for c in self.cues(number - 1) if c.own and c.subject >= 0 and can_speak(view, c.subject)]
        told = [c for c in cues if c.kind in _SPEECH and view.tokens[c.verb].dep not in {"relcl", "acl"}]
        return self._source(told[0], "colon") if told else from_lead(view, self.people, mark, first)

    def _elsewhere(self, last: int, after: Sequence[Cue]) -> Source | None:
        """A cue after the quotation that hangs on the same clause: "calling it “…” as he urged"."""
        for cue in after:
            near = cue.verb - last <= self.config.call
            speaks = cue.subject >= 0 and cue.kind in _SPEECH and can_speak(self.view, cue.subject)
            if speaks and near and cue.left > last + 1:
                before = self.view.tokens[cue.left - 1].text.lower()
                if before not in {"and", "but", "while", "as", "after", "when", "because", "that", "who"}:
                    return self._source(cue, "elsewhere")
        return None
