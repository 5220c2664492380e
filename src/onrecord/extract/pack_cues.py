"""Verbs and phrases that report speech, in a language that has a pack: a sentence's words in, cues in place out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from onrecord.model.annotations import Stance, Token
from onrecord.tools.language_packs import CueForm, LanguagePack

#: How far back the auxiliary of a participle may stand, and ahead the particle of a verb, in words.
AUXILIARY, PARTICLE = 25, 30
#: Words between "as" and its verb at most: "wie die Polizei am Montag in Altstede mitteilte".
ASIDE = 12


@dataclass(frozen=True, slots=True)
class PackCue:
    """A cue at `[first, end)`; `verb` is the verb itself, `kind` as in the table, or "as" for an aside ("según informó").

    `split` is set where a subject may stand between its words ("hat … gesagt"), `denied` where a negation is before it.
    `stance` is what it makes of a clause behind it, as a Quote tells it.
    """

    first: int
    end: int
    verb: int
    kind: str
    split: bool = False
    denied: bool = False
    stance: Stance = ""


#: Kinds of cue that take a clause and do not stand behind it.
STANCES: Mapping[str, Stance] = MappingProxyType({"deny": "denied", "doubt": "doubted"})


def find_cues(tokens: Sequence[Token], quoted: Sequence[bool], pack: LanguagePack) -> list[PackCue]:
    """Return a sentence's cues outside quotations, in order."""
    lows = [token.text.lower() for token in tokens]
    found: list[PackCue] = []
    at = 0
    while at < len(lows):
        cue = None if quoted[at] else _cue(tokens, lows, quoted, at, pack=pack)
        if cue is None:
            at += 1
            continue
        found.append(cue)
        at = max(cue.end, at + 1)
    return _asides(found, lows, pack)


def _cue(
    tokens: Sequence[Token], lows: Sequence[str], quoted: Sequence[bool], at: int, *, pack: LanguagePack
) -> PackCue | None:
    for form in pack.cues.get(lows[at], ()):
        end = at + len(form.words)
        if tuple(lows[at:end]) != form.words or any(quoted[at:end]):
            continue
        if tokens[at].text[0].isupper() and at > 0 and form.verb and tokens[at - 1].text[0].isalnum():
            continue  # a noun or a name
        if form.verb:
            cue = _verb(form, lows, quoted, at, pack=pack)
        else:
            cue = PackCue(at, end, at, form.kind) if _phrase_fits(form, tokens, quoted, at) else None
        if cue is not None and cue.kind in STANCES:
            return replace(cue, kind="say", stance=STANCES[cue.kind])
        if cue is not None:
            return cue
    return None


def _verb(
    form: CueForm, lows: Sequence[str], quoted: Sequence[bool], at: int, *, pack: LanguagePack
) -> PackCue | None:
    """A verb form as a cue: a participle needs its auxiliary, a verb that parts its particle."""
    before = lows[at - 1] if at else ""
    denied = pack.is_word("negation", before) or (at > 1 and pack.is_word("negation", lows[at - 2]))
    end = at + len(form.words)
    if form.verb in {"participle", "either"}:
        held = [n for n in range(max(0, at - AUXILIARY), at) if pack.is_word("auxiliary", lows[n]) and not quoted[n]]
        if held:
            return PackCue(held[-1], end, at, form.kind, at - held[-1] > 1, denied or pack.is_word("negation", lows[held[-1] - 1]))
        if form.verb == "participle":
            return None
    if form.particle:
        ahead = range(end, min(end + PARTICLE, len(lows)))
        if not any(lows[n] == form.particle and not quoted[n] for n in ahead):
            return None
    if pack.is_word("determiner", before) and form.kind != "call":
        return None  # "la denuncia", "die Klagen"
    return PackCue(at, end, at, form.kind, denied=denied)


def _phrase_fits(form: CueForm, tokens: Sequence[Token], quoted: Sequence[bool], at: int) -> bool:
    """Say whether a phrase that is no verb reports speech where it stands."""
    begins = at == 0 or not tokens[at - 1].text[0].isalnum()
    if form.kind == "behind":
        return at > 0 and (quoted[at - 1] or tokens[at - 1].text == ",")
    if form.kind == "view":
        n = at + len(form.words)
        return begins and n < len(tokens) and tokens[n].entity == "B-PERSON"
    return True


def _asides(found: Sequence[PackCue], lows: Sequence[str], pack: LanguagePack) -> list[PackCue]:
    """Join a verb with the "as" before it: "según informó", "wie … mitteilte"."""
    kept: list[PackCue] = []
    for cue in found:
        if kept and kept[-1].kind == "according" and cue.kind == "say" and cue.first - kept[-1].end <= 2:
            kept[-1] = replace(kept[-1], end=cue.end, verb=cue.verb, kind="as", split=False)
            continue
        leads = [
            n for n in range(max(0, cue.first - ASIDE), cue.first)
            if pack.is_word("as", lows[n]) and (n == 0 or lows[n - 1] == ",") and not any(k.first >= n for k in kept)
        ]  # fmt: skip
        kept.append(replace(cue, first=leads[-1], kind="as", split=True) if leads and cue.kind == "say" else cue)
    return kept
