"""Voices: who is behind the words of a span (quotes in), and how many voices a claim rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.claims.material import Material
from onrecord.model.annotations import Quote
from onrecord.model.spans import Span
from onrecord.model.statements import Statement, Voice, VoiceCount
from onrecord.tools.names import fold_organisation
from onrecord.tools.tables import words

REPORTER = Voice("reporter")
#: "a spokesman for the ministry", "the company's spokeswoman", "a foreign ministry spokesperson".
_SPEAKER = r"spokes(?:man|woman|person|people|men|women)"
_SPEAKS_FOR = re.compile(rf"(?:\w+ ){{0,3}}?{_SPEAKER} (?:for|of|at) (?:the )?(?P<body>[^,;:]{{2,80}})$", re.IGNORECASE)
_SPOKESMAN = re.compile(rf"(?:an? |the |one |another )?(?P<body>[^,;:]{{2,80}}?) {_SPEAKER}$", re.IGNORECASE)
#: Where the noun ends that says what somebody is: "a person familiar with the matter", "an official in the capital".
_HEAD_ENDS = re.compile(r"\s(?:of|for|at|in|on|from|with|who|familiar|close|briefed|near|,)\b|,")
_PLURALS = (("sses", "ss"), ("ies", "y"), ("men", "man"), ("s", ""))
_TITLE = frozenset({
    "senior", "chief", "deputy", "unnamed", "unidentified", "top", "official", "acting", "new", "former", "his", "her", "their",
    "its",
})  # fmt: skip
_ANYBODY = ("a ", "an ", "one ", "another ", "some ", "unnamed ")


def voice_of(material: Material, span: Span) -> Voice:
    """Return who says the words of a span: the speaker of the quote that holds most of them, else the reporter."""
    best = _quote_over(material, span)
    return speaker_voice(material, best) if best else REPORTER


def takes_back(material: Material, span: Span) -> bool:
    """Say whether a span is what its speaker denies, doubts or does not say: nobody stands behind it."""
    quote = _quote_over(material, span)
    return quote is not None and quote.stance != ""


def _quote_over(material: Material, span: Span) -> Quote | None:
    """Return the quote that holds most of a span's words, more than half of them."""
    best, most = None, 0
    for quote in material.quotes.get(span.article, []):
        if quote.content.start >= span.end or quote.content.end <= span.start:
            continue
        shared = quote.content.overlap(span)
        if shared * 2 > span.end - span.start and shared > most and quote.kind != "scare":
            best, most = quote, shared
    return best


def speaker_voice(material: Material, quote: Quote) -> Voice:
    """Return the voice of a quote's speaker.

    Words whose speaker a report only points to ("the 23-year-old said") are those of the one whom the other reports name
    for them; what is told as said by nobody ("is thought to be worth") is the reporter's.
    """
    voice = _own_voice(material, quote)
    if voice.kind != "unnamed" or _is_anybody(voice.who):
        return voice
    if not voice.who and quote.speaker is None and quote.kind == "indirect":
        return REPORTER
    others = (_own_voice(material, other) for other in material.uttered.get(voice.words, ()))
    named = {(other.kind, _fold(other)): other for other in others if other.kind == "person"}
    return next(iter(named.values())) if len(named) == 1 and not _is_people(voice.who) else voice


def _own_voice(material: Material, quote: Quote) -> Voice:
    said = material.said.get(quote.id)
    name = (said.speaker_name if said else "") or quote.speaker_name
    if not name and quote.speaker is not None and not _is_pronoun(quote.speaker.exact):
        name = quote.speaker.exact
    words_said = said.utterance if said else ""
    if not name:
        return Voice("unnamed", words=words_said)
    actor = material.actors.get(said.actor) if said else None
    if actor is not None and actor.kind == "person":
        return Voice("person", name)
    principal = principal_of(material, name)
    if principal:
        return Voice("office", principal)
    if _names_document(name):
        return Voice("document", name)
    if _is_name(name) or _names_body(name) or (actor is not None and not _is_anybody(name) and not _is_people(name)):
        return Voice("office", name)
    return Voice("unnamed", name, words_said)


def _names_body(text: str) -> bool:
    """"Taiwan's coast guard", "the doctors' union": a body of its own, told by its kind."""
    head = _HEAD_ENDS.split(text.lower(), maxsplit=1)[0].split()
    return not _is_anybody(text) and not _is_people(text) and any(" ".join(head[-n:]) in words("quotes/bodies.txt") for n in (1, 2) if len(head) >= n)


def _is_people(text: str) -> bool:
    """Several people told by their kind alone ("witnesses", "doctors"): not the one whom another report names."""
    head = _HEAD_ENDS.split(text.lower(), maxsplit=1)[0].split()
    kinds = words("claims/sources.txt")
    return bool(head) and any(head[-1].endswith(end) and head[-1].removesuffix(end) + one in kinds for end, one in _PLURALS)


def principal_of(material: Material, name: str) -> str:
    """Return for whom an unnamed spokesman speaks: "a spokesman for the ministry" is the ministry's voice; "" for no one."""
    found = _SPEAKS_FOR.match(name) or _SPOKESMAN.match(name)
    if found is None:
        return ""
    body = found["body"].strip().removesuffix("’s").removesuffix("'s").strip()
    folded = fold_organisation(body)
    telling = set(folded) - words("claims/small.txt") - _TITLE
    if not telling or _is_anybody(f"{body} "):
        return ""
    same = sorted(a.name for a in material.actors.values() if a.kind != "person" and fold_organisation(a.name) == folded)
    return same[0] if same else body


def _is_pronoun(text: str) -> bool:
    """A pronoun whose person could not be told names nobody."""
    return all(word in words("claims/small.txt") for word in text.lower().split())


def _is_name(text: str) -> bool:
    """A name's last word is capitalised; "a senior official" is a description."""
    return text.split()[-1][:1].isupper() and not _is_anybody(text)


def _is_anybody(text: str) -> bool:
    """"A ministry source" may be anybody, and another one elsewhere."""
    return text.lower().startswith(_ANYBODY)


def _names_document(text: str) -> bool:
    return any(word in words("claims/documents.txt") for word in text.lower().split())


def count_voices(statements: Iterable[Statement]) -> VoiceCount:
    """Count the voices behind statements; unnamed ones may all be one, so the count is a range.

    Unnamed ones whose very words are shared are one. Each origin's own reporter is a voice of its own.
    """
    named: dict[tuple[str, str], Voice] = {}
    unnamed: dict[tuple[str, str], Voice] = {}
    by_words: dict[str, tuple[str, str]] = {}
    joined: dict[tuple[str, str], tuple[str, str]] = {}
    reporters: set[str] = set()
    for statement in statements:
        voice = statement.voice
        if voice.kind == "reporter":
            reporters.add(statement.origin)
        elif voice.kind == "unnamed":
            key = (statement.origin, voice.who.lower())
            unnamed[key] = Voice(voice.kind, voice.who)
            first = by_words.setdefault(voice.words, key) if voice.words else key
            if _root(joined, first) != _root(joined, key):
                joined[_root(joined, key)] = _root(joined, first)
        else:
            named[voice.kind, _fold(voice)] = voice
    who = [named[key] for key in sorted(named)]
    who += sorted(set(unnamed.values()), key=lambda v: v.who)
    who += [REPORTER] * bool(reporters)
    sure = len(named) + len(reporters)
    return VoiceCount(sure + min(1, len(unnamed)), sure + len({_root(joined, key) for key in unnamed}), tuple(who))


def _root(joined: Mapping[tuple[str, str], tuple[str, str]], key: tuple[str, str]) -> tuple[str, str]:
    while key in joined:
        key = joined[key]
    return key


def _fold(voice: Voice) -> str:
    """What two names of one office share: "the Foreign Ministry", "foreign ministry"."""
    return " ".join(fold_organisation(voice.who)) if voice.kind == "office" else voice.who.lower()
