"""Stances: a cue and the content behind it in, whether the speaker denies or doubts that content out.

"Aaro denied that the port was closed" must not read as Aaro's word that it was. Only a content that follows its
cue hangs on it: what stands before ("“A lie,” Aaro denied") is the speaker's own.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from onrecord.extract.cues import verb_kind
from onrecord.extract.views import View
from onrecord.model.annotations import Stance
from onrecord.tools.tables import rows

_NOT = frozenset({"not", "n't", "n’t", "never"})
#: After "not", these take the denial back: "did not only say".
_MORE = frozenset({"only", "just", "merely", "simply"})
#: Marks after which a quotation stands for itself: "denied it: “This is a lie.”"
_APART = (",", ":", ";", "—", "–", "-")
#: Verbs that hold back the saying that depends on them: "refused to say whether".
_WITHHOLD = frozenset({"refuse", "decline"})
#: Words that lead into what others claim.
_CLAIMED = frozenset({"that", "of"})


def stance_of(view: View, cue: tuple[int, int] | None, start: int) -> Stance:
    """Return the stance of a cue (tokens) to the content that begins at the code point `start`."""
    if cue is None or cue[0] >= cue[1] or view.tokens[cue[1] - 1].end > start:
        return ""
    between = view.article.text[view.tokens[cue[1] - 1].end : start].rstrip(" “”\"'‘’«»„")
    if between.endswith(_APART):
        return ""
    led = between.lower().split()
    verbs = [n for n in range(*cue) if verb_kind(view, n) is not None]
    head = verbs[-1] if verbs else cue[1] - 1
    negated = _negated(view, head, cue[0])
    stance, only_that = _stances().get(view.tokens[head].lemma.lower(), ("", False))
    if stance and not negated:
        own = "as" in led or (only_that and not _CLAIMED & set(led))
        return "" if own else cast(Stance, stance)
    if not negated or "as" in led:
        return ""
    return "doubted" if verb_kind(view, head) == "think" else "not said"


def _negated(view: View, head: int, first: int) -> bool:
    """Say whether a verb is under a "not" of its own, or is what somebody refuses to do."""
    above = view.heads[head]
    if view.tokens[head].tag == "VB" and above != head and view.tokens[above].lemma.lower() in _WITHHOLD:
        return True
    near = {n for n in view.children[head] if view.tokens[n].dep == "neg"}
    near |= {n for n in range(max(first - 1, 0), head) if view.sentence_of[n] == view.sentence_of[head]}
    marks = [n for n in near if view.tokens[n].text.lower() in _NOT]
    return any(view.tokens[n + 1].text.lower() not in _MORE for n in marks if n + 1 < len(view.tokens))


@cache
def _stances() -> dict[str, tuple[str, bool]]:
    return {row["lemma"]: (row["stance"], row["only_that"] == "yes") for row in rows("quotes/stances.tsv")}
