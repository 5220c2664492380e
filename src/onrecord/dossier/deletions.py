"""What may be left out of a sentence without changing what the rest says (tokens in, sets of token numbers out).

Both sides use it: the composer to shorten a report's sentence, the checker to see that no more was dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.dossier.wording import folded
from onrecord.model.annotations import Token
from onrecord.tools.tables import rows, words

OPENERS = frozenset({",", "(", "[", "—", "–", "-", "--", ";", ":"})
CLOSERS = frozenset({",", ")", "]", "—", "–", "-", "--", ";", ".", ":"})
QUOTE_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})


def is_mark(token: Token) -> bool:
    """Say whether a token is a mark of punctuation, not a word."""
    return not (token.text.isalnum() or any(ch.isalnum() for ch in token.text))


def is_parsed(tokens: Sequence[Token]) -> bool:
    """Say whether the tokens carry dependencies."""
    return any(token.dep for token in tokens)


def children(tokens: Sequence[Token]) -> list[list[int]]:
    """Return, for each token, the numbers of those that depend on it."""
    found: list[list[int]] = [[] for _ in tokens]
    for n, token in enumerate(tokens):
        if 0 <= token.head < len(tokens) and token.head != n:
            found[token.head].append(n)
    return found


def subtree(tokens: Sequence[Token], top: int) -> list[int]:
    """Return the numbers of a token and all below it, in order."""
    below = children(tokens)
    found: list[int] = []
    seen: set[int] = set()
    stack = [top]
    while stack:
        n = stack.pop()
        if n not in seen:
            seen.add(n)
            found.append(n)
            stack += below[n]
    return sorted(found)


def leading_connective(tokens: Sequence[Token]) -> int:
    """Return how many tokens at the head join the sentence to the one before it (with their comma)."""
    phrases = words("dossier/connectives.txt")
    if " ".join(token.text.lower() for token in tokens[:2]) in words("dossier/not_joining.txt"):
        return 0
    for size in range(min(5, len(tokens) - 1), 0, -1):
        head = " ".join(folded(token.text).lower() for token in tokens[:size])
        if head not in phrases:
            continue
        if tokens[size].text == ",":
            return size + 1
        if size == 1 and tokens[0].text.lower() in {"but", "and", "or", "so", "yet"}:
            return 1
    return 0


def is_bracketed(tokens: Sequence[Token], part: Sequence[int]) -> bool:
    """Say whether a part is set off from the rest by a comma, dash or bracket, before it or at the head after it."""
    first, last = _words_only(tokens, part)
    before = tokens[first - 1].text if first else ""
    after = tokens[last + 1].text if last + 1 < len(tokens) else "."
    if after == ":":
        return False  # what follows the colon would hang on other words
    return (before in OPENERS and after in CLOSERS) or (not before and after == ",")


def _words_only(tokens: Sequence[Token], part: Sequence[int]) -> tuple[int, int]:
    inside = [n for n in part if not is_mark(tokens[n])] or list(part)
    return inside[0], inside[-1]


def may_drop(tokens: Sequence[Token], top: int, part: Sequence[int]) -> bool:
    """Say whether the part below (and with) `top` may be left out: see `data/dossier/droppable.tsv`."""
    rule = {row["dep"]: row["comma"] for row in rows("dossier/droppable.tsv")}.get(tokens[top].dep)
    if rule is None or any(token.text == ":" for token in tokens[: part[0]]):
        return False  # after a colon stands a list or a quotation: cut, it would mislead
    own = [t for t in tokens if t.head == top and t.dep in {"nsubj", "nsubjpass"}]
    shared = {top} if rule == "verb" and not own else set()  # "... and asked for help": the subject's own deed
    if holds_scope(tokens, [n for n in part if n not in shared]) or is_correlated(tokens, top, part):
        return False
    if tokens[top].dep == "appos" and (_is_address(tokens[tokens[top].head]) or _is_listed(tokens, top, part)):
        return False
    if rule in {"any", "joined"}:
        return True  # that what it joins goes with it is for `is_sound` to see
    if rule == "verb":
        ends = all(is_mark(token) for token in tokens[part[-1] + 1 :])
        return ends and _is_second_of_two(tokens, top) and _has_own_object(tokens, top)
    lead = next((tokens[n].text.lower() for n in part if not is_mark(tokens[n])), "")
    if lead == "to" or any(tokens[n].text == "to" and tokens[n - 1].text == "," for n in range(part[0] + 1, len(tokens))):
        return False  # what somebody calls for, set off by an aside before it: "called for X, once expelled, to return"
    if tokens[top].dep == "advcl" and _conditional(tokens, part, lead):
        return False
    return is_bracketed(tokens, part)


def holds_scope(tokens: Sequence[Token], part: Iterable[int]) -> bool:
    """Say whether a part holds words that say whose the rest is, how sure, or that it is not so.

    "prosecutors said", "according to police", "allegedly", "not": left out, an allegation would become a fact.
    """
    scope = words("dossier/scope.txt") | words("dossier/polarity.txt")
    speaking = words("dossier/speaking.txt")
    for n in part:
        word = folded(tokens[n].text).lower()
        if word in scope or tokens[n].text.lower() in scope:
            return True
        if tokens[n].lemma.lower() in speaking and tokens[n].pos in {"VERB", "AUX", ""}:
            return True
    return False


def is_correlated(tokens: Sequence[Token], top: int, part: Sequence[int]) -> bool:
    """Say whether a part may be one half of "not only ... but", "either ... or", "although ..., ..." and the like.

    A relative clause or a name's other name within one half may go, unless it holds such a word itself.
    """
    pairs = words("dossier/correlatives.txt")
    lowered = [token.text.lower() for token in tokens]
    found = [
        n for n in range(len(lowered))
        if lowered[n] in pairs or any(" ".join(lowered[n : n + size]) in pairs for size in (2, 3))
    ]  # fmt: skip
    if tokens[top].dep in {"relcl", "acl", "appos"}:
        return any(n in part for n in found)
    return bool(found)


def _is_address(head: Token) -> bool:
    """Say whether a place is named in two steps: "her Washington, D.C., home"."""
    return head.entity.endswith(("GPE", "LOC", "FAC"))


def _is_listed(tokens: Sequence[Token], top: int, part: Sequence[int]) -> bool:
    """Say whether what the parser took for another name of a thing may be the next member of a list."""
    head = tokens[top].head
    beside = [n for n, t in enumerate(tokens) if t.head == head and n not in (top, head)]
    if any(tokens[n].dep in {"conj", "cc", "appos"} for n in beside):
        return True
    behind = next((n for n in range(part[-1], len(tokens)) if n not in part), len(tokens))
    if any(tokens[n].dep == "cc" for n in range(behind, min(behind + 2, len(tokens)))):
        return True
    own = [t for n, t in enumerate(tokens) if t.head == top and n != top]
    joined = any(t.dep in {"conj", "cc"} for t in own)
    counted = any(t.dep == "nummod" for t in own)
    closed = behind < len(tokens) and tokens[behind].text in {",", ")", "]", "—", "–", "-", "--"}
    return counted or (joined and not closed)


def _conditional(tokens: Sequence[Token], part: Sequence[int], lead: str) -> bool:
    conditions = words("dossier/conditions.txt")
    marks = {tokens[n].text.lower() for n in part if tokens[n].dep in {"mark", "advmod", "prep", "cc"}}
    return lead in conditions or bool(marks & conditions)


def _has_own_object(tokens: Sequence[Token], top: int) -> bool:
    """Say whether the verb that keeps has a complement before the joined one: else they share what follows."""
    complements = {"dobj", "prep", "ccomp", "xcomp", "attr", "acomp", "prt", "dative", "oprd", "auxpass", "agent"}
    head = tokens[top].head
    return any(t.head == head and t.dep in complements and t.start < tokens[top].start for t in tokens)


def _is_second_of_two(tokens: Sequence[Token], top: int) -> bool:
    """Say whether a finite verb is joined to the main verb by "and" alone: a list of two, neither under a "not"."""
    head = tokens[top].head
    if tokens[head].head != head or tokens[top].tag not in {"VBD", "VBZ", "VBP", "VBN", "VB"}:
        return False
    if any(n != top and t.dep == "conj" and t.head in {head, top} and t.pos in {"VERB", "AUX"} for n, t in enumerate(tokens)):
        return False  # three or more: without the last, the list would look whole
    below = {t.text.lower() for t in tokens if t.head == head and t.dep in {"neg", "aux"}}
    if below & words("dossier/polarity.txt"):
        return False
    between = [t for t in tokens if t.dep == "cc" and t.head == head and t.start < tokens[top].start]
    return bool(between) and all(token.text.lower() == "and" for token in between)


def asides(tokens: Sequence[Token]) -> list[list[int]]:
    """Return the stretches between round brackets, marks included: what they hold is never needed."""
    found: list[list[int]] = []
    start = -1
    for n, token in enumerate(tokens):
        if token.text in {"(", "["}:
            start = n
        elif token.text in {")", "]"} and start >= 0:
            found.append(list(range(start, n + 1)))
            start = -1
    return found


def linking_adverbs(tokens: Sequence[Token]) -> set[int]:
    """Return the adverbs within a sentence that only join it to the one before, with the commas around them."""
    found: set[int] = set()
    for n, token in enumerate(tokens):
        if token.text.lower() in words("dossier/asides.txt") and token.dep in {"advmod", ""} and token.text.islower():
            if tokens[token.head].dep in {"relcl", "acl"}:
                continue  # "whose husband is also a surgeon" adds to what stands before it in the sentence itself
            found.add(n)
            if 0 < n < len(tokens) - 1 and tokens[n - 1].text == tokens[n + 1].text == ",":
                found |= {n - 1, n + 1}
    return found


def is_sound(tokens: Sequence[Token], dropped: Iterable[int]) -> bool:
    """Say whether leaving out these tokens leaves what the rest says as it was.

    Each part left out is a connective, a bracketed aside, or whole subtrees that `may_drop` allows;
    marks may go, quotation marks not. Without dependencies only connectives and asides may go.
    """
    gone = {n for n in dropped if not is_mark(tokens[n])}
    if any(tokens[n].text in QUOTE_MARKS for n in dropped if not _inside_gone(tokens, n, gone)):
        return False
    free = set(range(leading_connective(tokens)))
    free |= {n for part in asides(tokens) if not holds_scope(tokens, part) for n in part}
    free |= {n for n in linking_adverbs(tokens) if not is_mark(tokens[n])}
    gone -= free
    if not gone:
        return True
    if not is_parsed(tokens):
        return False
    for n in sorted(gone):
        if tokens[n].head in gone and tokens[n].head != n:
            continue
        if tokens[n].dep == "cc" and not any(tokens[m].dep == "conj" and tokens[m].head == tokens[n].head for m in gone):
            return False
        part = subtree(tokens, n)
        if any(m not in gone and m not in free and not is_mark(tokens[m]) for m in part):
            return False
        if not may_drop(tokens, n, part):
            return False
    return True


def _inside_gone(tokens: Sequence[Token], n: int, gone: set[int]) -> bool:
    """Say whether a quotation mark stands within or beside a part that is left out whole."""
    before = next((m for m in range(n - 1, -1, -1) if not is_mark(tokens[m])), None)
    after = next((m for m in range(n + 1, len(tokens)) if not is_mark(tokens[m])), None)
    return (before is None or before in gone) and (after is None or after in gone)
