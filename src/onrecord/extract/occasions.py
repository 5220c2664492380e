"""Occasions: a cue in its sentence in, where, to whom, how and on what terms it was said out, as printed.

"Aaro told reporters in Rome", "at a news conference, Aaro said", "wrote on X", "said on condition of anonymity", "said in
a statement, citing Lund", "said, according to a news agency". Phrases are read off their words, beside the cue or at the
head of the sentence: parsers often hang them elsewhere. Where the words give nothing, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.cues import can_speak
from onrecord.extract.titles import role_noun
from onrecord.extract.views import View
from onrecord.model.annotations import Setting
from onrecord.model.spans import Span
from onrecord.tools.tables import words

_AT = frozenset({"in", "at", "on", "during", "outside", "near", "aboard", "from", "via", "inside", "by", "after", "before", "to", "with"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ADDRESSED = frozenset({"tell", "inform", "assure", "remind", "brief", "address"})
_OPENING = frozenset({"speaking", "writing", "addressing", "testifying", "appearing", "asked", "talking", "posting", "answering"})
_TERMS = re.compile(
    r"on (?:the )?condition (?:of anonymity|that \w+(?: \w+)? not be (?:named|identified))|on background"
    r"|(?:who |and )?(?:declined|refused|asked|requested|did not want|wished) (?:not )?to be (?:named|identified)"
    r"|(?:who |and )?(?:asked for|requested) anonymity|anonymously|whose name was withheld"
    r"|(?:was|were|is|are) not author(?:is|iz)ed to (?:speak|talk|comment)[^,.;”\"\n]{0,40}"
)
_THROUGH = re.compile(r"\b(?:according to|as (?:quoted|cited|reported) by|(?:was|were) (?:quoted|cited) (?:as saying )?by)\s")
_NOBODY = frozenset({
    "cheers", "applause", "laughter", "boos", "himself", "herself", "themselves", "itself", "it", "this", "that", "date",
    "me", "you", "him", "her", "us", "them",
})  # fmt: skip
#: Farthest a phrase may stand from the cue, and longest noun phrase, in tokens.
_REACH, _LONGEST = 24, 10


def setting_of(
    view: View, cue: tuple[int, int], speaker: tuple[int, int] | None, quoted: Sequence[bool], *, stop: int = -1
) -> Setting:
    """Return the setting that a cue's sentence tells. `stop` is the token at which the content begins, -1 for none."""
    if not view.parsed:
        return Setting()
    start, end = view.bounds(view.sentence_of[cue[0]])
    after = max(cue[1], speaker[1]) if speaker and speaker[0] >= cue[1] and speaker[1] - cue[1] <= _LONGEST else cue[1]
    if speaker and not start <= speaker[0] < end:
        speaker = None
    found = _Found(view, quoted)
    head = speaker[1] if speaker and speaker[0] < cue[0] else after
    addressee = _addressee(view, cue, quoted)
    if addressee:
        found.addressee, after = view.span(*addressee), max(after, addressee[1])
    found.read_on(after, min(end, after + _REACH, stop if stop >= after else end))
    if head <= cue[0] and view.tokens[head].text.lower() != "to":
        found.read_on(head, cue[0])
    lead = min(cue[0], speaker[0] if speaker else cue[0])
    parts = [n + 1 for n in range(start, lead) if view.tokens[n].text == ";"]  # "in Rome, Aaro said …; in Bern, Lund said"
    found.read_lead(parts[-1] if parts else start, lead)
    found.read_words(start, end, speaker)
    return Setting(found.addressee, found.place, found.occasion, found.terms, found.behind, found.through)


class _Found:
    """What has been found of one setting; what is found first stays."""

    def __init__(self, view: View, quoted: Sequence[bool]) -> None:
        self.view = view
        self.quoted = quoted
        self.addressee: Span | None = None
        self.place: Span | None = None
        self.occasion: Span | None = None
        self.terms: Span | None = None
        self.behind: Span | None = None
        self.through: Span | None = None

    def read_on(self, at: int, end: int) -> None:
        """Read the phrases that follow one another from a token on; whatever else comes ends them."""
        view = self.view
        while at < end and not self.quoted[at]:
            token = view.tokens[at]
            if token.entity[2:] in {"DATE", "TIME"} or token.tag.startswith("RB") or (token.text == "," and at + 1 < end):
                at += 1
                continue
            after = self._phrase(at, end)
            if after <= at:
                return
            at = after

    def read_lead(self, start: int, end: int) -> None:
        """Read a phrase at the head of the sentence: "In a speech in Rome, …", "Speaking to reporters on Friday, …"."""
        at = start
        while at < end and (self.view.is_mark(at) or self.view.tokens[at].text.lower() in {"and", "but", "later", "earlier"}):
            at += 1
        if at < end and self.view.tokens[at].text.lower() in _OPENING:
            at += 1
        elif at < end and self.view.tokens[at].text.lower() not in _AT:
            return
        self.read_on(at, min(end, at + _REACH))

    def _phrase(self, at: int, end: int) -> int:
        """Take in one preposition with its noun phrase; return where it ends, or `at` where it is none."""
        view = self.view
        low = view.tokens[at].text.lower()
        if low not in _AT:
            return at
        head, after = _noun(view, at + 1, end, self.quoted)
        if head < 0:
            return at
        noun = view.tokens[head]
        named = view.text(at + 1, after).lower().removeprefix("the ")
        if low in {"to", "with"}:
            if low == "to" and self.addressee is None and noun.text.lower() not in _NOBODY:
                self.addressee = view.span(at + 1, after)
            return after
        if noun.entity[2:] in {"DATE", "TIME"}:
            return after
        spoken = noun.text.lower() in words("quotes/occasions.txt") or named in words("quotes/media.txt")
        if spoken and low in {"in", "at", "on", "during", "via", "from", "by"}:
            after = _widened(view, after, end, self.quoted)
            self.occasion = self.occasion or view.span(at, after)
            return after
        if noun.entity[2:] in _PLACES and low not in {"by", "after", "before", "via", "on"}:
            self.place = self.place or view.span(at + 1, after)
            return after
        return after if low in {"after", "before", "on", "at"} else at

    def read_words(self, start: int, end: int, speaker: tuple[int, int] | None) -> None:
        """Read what fixed words tell of the sentence outside its quotations: terms, who is cited, who passes it on."""
        view = self.view
        low, high = view.tokens[start].start, view.tokens[end - 1].end
        text = view.article.text
        terms = next((m for m in _TERMS.finditer(text, low, high) if not self._inside(m.start())), None)
        if terms:
            self.terms = view.article.span(*terms.span())
        for n in range(start, end - 1):
            if view.tokens[n].text.lower() == "citing" and not self.quoted[n]:
                head, after = _noun(view, n + 1, end, self.quoted)
                named = head >= 0 and (view.tokens[head].tag.startswith("NNP") or bool(role_noun(view.tokens[head].text)))
                if named and can_speak(view, head):
                    self.behind = view.span(n + 1, after)
        through = next((m for m in _THROUGH.finditer(text, low, high) if not self._inside(m.start())), None)
        if through:
            head, after = _noun(view, view.at(through.end()), end, self.quoted)
            if head >= 0 and can_speak(view, head) and not (speaker and speaker[0] <= head < speaker[1]):
                self.through = view.span(view.at(through.end()), after)

    def _inside(self, offset: int) -> bool:
        at = self.view.at(offset)
        return at < len(self.quoted) and self.quoted[at]


def _addressee(view: View, cue: tuple[int, int], quoted: Sequence[bool]) -> tuple[int, int] | None:
    """told reporters, informed the council: the tokens of who was told."""
    verb = next((n for n in range(cue[0], cue[1]) if view.tokens[n].lemma.lower() in _ADDRESSED), -1)
    if verb < 0:
        return None
    _, stop = view.bounds(view.sentence_of[verb])
    head, after = _noun(view, verb + 1, stop, quoted)
    return (verb + 1, after) if head >= 0 and view.tokens[head].text.lower() not in _NOBODY else None


def _noun(view: View, at: int, end: int, quoted: Sequence[bool]) -> tuple[int, int]:
    """Return the head and the end of the plain noun phrase that begins at a token; (-1, at) where none does."""
    head, n = -1, at
    while n < min(end, at + _LONGEST) and not quoted[n]:
        token = view.tokens[n]
        if head >= 0 and token.tag in {"DT", "PRP$"}:
            break
        if token.tag == "PRP":
            head = n if head < 0 else head
            break
        if token.tag.startswith("NN") or token.tag == "PRP":
            if head >= 0 and token.entity[2:] in {"DATE", "TIME"} and view.tokens[head].entity[2:] not in {"DATE", "TIME"}:
                break
            head = n
        elif not (token.tag in {"DT", "JJ", "JJS", "PRP$", "POS", "CD", "HYPH", "VBN", "AFX"} or (token.tag == "VBG" and head < 0)):
            break
        n += 1
    return (head, head + 1) if head >= 0 else (-1, at)


def _widened(view: View, after: int, end: int, quoted: Sequence[bool]) -> int:
    """An occasion goes on with what it is of, with whom and on what: "an interview with Radio Ardovia"."""
    if after < end and view.tokens[after].text.lower() in {"of", "with", "to", "for", "on"} and not quoted[after]:
        inner, further = _noun(view, after + 1, end, quoted)
        if inner >= 0 and view.tokens[inner].entity[2:] not in {"DATE", "TIME"}:
            return further
    return after
