"""What is reported without quotation marks, fit to be listed under its speaker: a quote in, its lead and words out.

"Aaro promised to stay" is listed under Aaro as "promised to stay", not "to stay"; "the door was shut, the union said"
as "the door was shut".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.annotations import Quote
from onrecord.model.spans import Span
from onrecord.present.view.shown import one_line
from onrecord.tools.tables import words

#: Words between a cue and what it reports that are shown; more are cut.
MOST_BETWEEN = 8
#: What is left of a content must have this many characters for its end to be taken off.
_LEAST_LEFT = 12
#: Characters of a cue with its speaker that are taken out of the middle of a content.
_MOST_CUE = 60
#: Words at a content's end that may tell who its speaker is.
_MOST_BEHIND = 14
#: So far a content's end may lie behind the last word of a cue or speaker.
_MARKS = 3

_WORD = re.compile(r"[\w’'-]+")
_ENDS = re.compile(r"[.!?;:‘“”\"«»\n]")
_NOT = frozenset({"not", "never", "no", "nor"})
_INFINITIVE = re.compile(r"(?:not )?to\b", re.IGNORECASE)
_JOINS = frozenset({"that", "whether", "if", "how", "why"})
_DAY_FIRST = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?!(?:is|was|will|would|has|had|may|might|could|can|should|marks|marked|night|morning"
    r"|afternoon|evening|and|or)\b)(?=[a-z])"
)
_GOES_ON = re.compile(r"\W{0,3}(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does)\b")


def lead_of(quote: Quote, text: str) -> str:
    """Return the words that lead what is reported ("urged the crew"); "" where it stands by itself.

    `text` is the article's. A clause after a plain word of saying stands by itself, and what comes before its cue.
    """
    cue, content = quote.cue, quote.content
    if quote.kind != "indirect" or cue is None or not 0 <= cue.end <= content.start:
        return ""
    between = text[cue.end : content.start]
    if between.strip() in {",", ":", "–", "—"} or (_is_plain(cue.exact) and not _INFINITIVE.match(content.exact)):
        return ""
    spoken = _WORD.findall(between)
    said = re.sub(r"^to\s+", "", cue.exact)  # "wrote to warn that …"
    runs_on = not _ENDS.search(between) and between.lstrip()[:1] not in {",", "–", "—"}
    if runs_on and len(spoken) <= MOST_BETWEEN and not _is_told_apart(quote):
        return one_line(f"{said}{between}").rstrip(" ,")
    last = spoken[-1].lower() if spoken else ""
    whom = quote.setting.addressee
    cut = "" if _INFINITIVE.match(content.exact) and (whom is None or whom.start < cue.end or whom.end > content.start) else " …"
    return one_line(f"{said} {last}" if last in _JOINS else f"{said}{cut}")


def _is_told_apart(quote: Quote) -> bool:
    """Say whether who speaks, or where and when it was said, stands between cue and content: that is told beside them."""
    setting = quote.setting
    spans = (quote.speaker, setting.place, setting.occasion, setting.terms, setting.behind, setting.through)
    cue, start = quote.cue, quote.content.start
    return cue is not None and any(span is not None and cue.end <= span.start and span.end <= start for span in spans)


def _is_plain(cue: str) -> bool:
    """Say whether a cue says no more than that it was said."""
    told = [word.lower() for word in _WORD.findall(cue)]
    return any(word in words("present/plain-cues.txt") for word in told) and not any(
        word in _NOT or word.endswith(("n’t", "n't")) for word in told
    )


def told_words(quote: Quote, beside: Iterable[Quote]) -> str:
    """Return what is reported without the words at its end that tell who says it; `beside` are the article's quotes."""
    content = quote.content
    end = min((start for start in _tails(quote, beside) if start - content.start >= _LEAST_LEFT), default=content.end)
    told = one_line(_without_cue(quote, end)).rstrip(" ,–—")
    day = _DAY_FIRST.match(told)
    if day and quote.cue is not None and 0 <= content.start - quote.cue.end <= 1:
        told = told[day.end() :]  # "said Tuesday the quay was safe": the day is that of saying
    return re.sub(r",([”\"])$", r"\1", told)


def _without_cue(quote: Quote, end: int) -> str:
    """Return a content up to an offset, without "Aaro said" where commas set it apart: "The fog … came early"."""
    content = quote.content
    told = content.exact[: end - content.start]
    spans = [span for span in (quote.cue, quote.speaker) if span is not None and content.start < span.start and span.end < end]
    if len(spans) < 2:
        return told
    before = told[: min(span.start for span in spans) - content.start].rstrip()
    behind = told[max(span.end for span in spans) - content.start :].lstrip()
    apart = before.endswith(",") and behind.startswith(",") and len(told) - len(before) - len(behind) <= _MOST_CUE
    return f"{before[:-1]} … {behind[1:].lstrip()}" if apart else told


def _tails(quote: Quote, beside: Iterable[Quote]) -> Iterator[int]:
    """Yield where words begin that close a content and tell who says it."""
    content = quote.content
    through = quote.setting.through
    if through is not None and content.contains(through) and "," not in content.exact[through.end - content.start :]:
        # The span may leave "according to" out.
        before = re.search(r",?\s*(?:according to|as told by)?\s*$", content.exact[: through.start - content.start], re.IGNORECASE)
        yield content.start + before.start() if before else through.start
    for other in (quote, *beside):
        told = [span for span in (other.cue, other.speaker) if span is not None and content.contains(span)]
        if len(told) == 2 and (any(_closes(content, span) for span in told) or _is_set_behind(quote, other, told)):
            yield min(span.start for span in told)


def _is_set_behind(quote: Quote, other: Quote, told: Sequence[Span]) -> bool:
    """Say whether a content ends with "according to" its speaker and who that is: "…, according to Aaro, the pilot"."""
    words_behind = quote.content.exact[told[0].start - quote.content.start :].split()
    return other is quote and words_behind[0].lower() == "according" and len(words_behind) <= _MOST_BEHIND


def _closes(content: Span, span: Span) -> bool:
    return content.contains(span) and span.end + _MARKS >= content.end


def is_subject_alone(quote: Quote, text: str) -> bool:
    """Say whether a reported content is the subject of a clause that goes on behind its cue: "The reason, Aaro said, was …"."""
    own = [span for span in (quote.cue, quote.speaker) if span is not None and quote.content.contains(span)]
    ends = quote.kind == "indirect" and any(_closes(quote.content, span) for span in own)
    return ends and bool(_GOES_ON.match(text, quote.content.end))


def holds_own_cue(quote: Quote) -> bool:
    """Say whether the words that tell who speaks stand within the content."""
    return quote.cue is not None and quote.content.contains(quote.cue)


def balanced(text: str) -> str:
    """Open and close the quotation marks that a reported clause shares with its sentence."""
    depth = lowest = 0
    for ch in text:
        depth += (ch == "“") - (ch == "”")
        lowest = min(lowest, depth)
    straight = text.count('"') % 2
    if straight and depth:
        return text  # one mark of each kind: they are a pair
    # One mark is shared; of more, other languages are likelier, which close with “ or open with ”.
    if "„" not in text and max(-lowest, depth - lowest) == 1:
        text = "“" * -lowest + text + "”" * (depth - lowest)
    if not straight:
        return text
    first = text.index('"')
    opens = first == 0 or text[first - 1] in " (“‘["
    return f'{text}"' if opens else f'"{text}'


def is_nobody(speaker: str) -> bool:
    """Say whether a speaker stands for nobody: "no minister"."""
    first = _WORD.match(speaker)
    return first is not None and first[0].lower() in words("present/nobody.txt")
