"""Can a sentence stand alone? (a parsed sentence and what was left out of it in, yes or no out)

A sentence stands where a reader who has not seen the one before it understands it: a whole clause with a subject,
no pronoun without its name, no "this" that points back, no question, no cut quotation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from onrecord.dossier.deletions import QUOTE_MARKS, is_mark, is_parsed
from onrecord.dossier.retellings import quoted_tokens
from onrecord.model.annotations import Sentence, Token
from onrecord.tools.tables import rows, words

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
#: Addresses and handles of the web: signs of a card or a post set into the text.
_ODD = re.compile(r"https?:|www\.|\.com/|^@\w|^#\w|_")
_COUNTED_ON = re.compile(r"\bthe (?:next|following|previous|same) (?:day|week|month|year|morning|evening|night)\b", re.I)
_DATED = re.compile(r"\d|day\b|\b(?:January|February|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October)\b")
_NOUNS = frozenset({"NOUN", "PROPN"})


def can_stand(sentence: Sentence, dropped: Collection[int], *, named: bool = False, least: int = 5) -> bool:
    """Say whether the sentence without the `dropped` tokens stands alone; `named`: its subject pronoun has a name."""
    tokens = sentence.tokens
    kept = [n for n in range(len(tokens)) if n not in dropped and not is_mark(tokens[n])]
    if sentence.span.exact.startswith(("(", "[")):
        return False  # an aside on the sentence before
    if len(kept) < least or not _is_whole(tokens, kept) or not _marks_fit(tokens, dropped):
        return False
    end = sentence.span.exact.rstrip("”’»\"' )]")
    if not end.endswith((".", "!")) or end.endswith("..."):
        return False  # a question, a heading, a teaser, or words cut off
    counted = _COUNTED_ON.search(sentence.span.exact)
    if counted and not _DATED.search(sentence.span.exact[: counted.start()]):
        return False  # the day after one that the sentence before names
    quoted = quoted_tokens(tokens)
    if _runs_together(tokens, quoted):
        return False
    free = [n for n in kept if n not in quoted]
    if len(free) < 2:
        return False  # words that nobody is said to have spoken
    if any(_starts_anew(tokens, n) or _is_talk(tokens, n) for n in free):
        return False
    if _bare_subject(tokens, free) or _joins_nothing(tokens, kept):
        return False
    return all(not _points_back(tokens, n, free, named=named) for n in free)


def _runs_together(tokens: Sequence[Token], quoted: Collection[int]) -> bool:
    """Say whether a full stop stands in mid sentence, or a dateline ("Dorrin (Kestrel) The dam ...") at its head."""
    words = [n for n, token in enumerate(tokens) if not is_mark(token)]
    last = words[-1] if words else 0
    if any(token.text in {".", ".."} and n < last and n not in quoted for n, token in enumerate(tokens)):
        return True
    if any(token.text == ":" and tokens[n - 1].pos == "AUX" for n, token in enumerate(tokens) if n):
        return True
    if any(token.text == ":" for token in tokens[1:4]) and tokens[0].pos in {"ADV", "VERB", "INTJ", "ADJ"}:
        return True  # "Now read: ..."
    label = next((n for n, token in enumerate(tokens[:10]) if token.text == ":"), 0)
    if label and tokens[label + 1 : label + 2] and tokens[label + 1].tag == "DT" and tokens[label + 1].text[:1].isupper():
        return True  # "Trade and tariffs: The deal extends ..."
    opens = next((n for n, token in enumerate(tokens[:8]) if token.text == "("), 0)
    closes = next((n for n, token in enumerate(tokens[:12]) if token.text == ")"), 0)
    named = all(t.pos == "PROPN" or is_mark(t) for t in tokens[:opens])
    after = [token for token in tokens[closes + 1 : closes + 3] if not is_mark(token)]
    return 0 < opens < closes and named and bool(after) and after[0].text[:1].isupper()


def _starts_anew(tokens: Sequence[Token], n: int) -> bool:
    """Say whether an article with a capital stands in mid sentence: two sentences have run together."""
    if n == 0 or tokens[n].tag != "DT" or not tokens[n].text[:1].isupper():
        return False
    if tokens[n].text == "The":
        return n + 1 < len(tokens) and tokens[n + 1].pos != "PROPN" and tokens[n - 1].text not in {"“", '"', "‘", ":"}
    return not is_mark(tokens[n - 1])


def _is_talk(tokens: Sequence[Token], n: int) -> bool:
    """Say whether a word is of spoken language that no report uses of its own: "we’ve", "they’re", "I’ll"."""
    return tokens[n].text.lower() in {"’ve", "'ve", "’re", "'re", "’ll", "'ll", "’m", "'m"}


def _bare_subject(tokens: Sequence[Token], free: Sequence[int]) -> bool:
    """Say whether the first subject is "the official", "the two leaders": whom that means stands in the sentence before."""
    at = next((n for n in free if tokens[n].dep in _SUBJECTS), None)
    if at is None or tokens[at].text.lower() not in words("dossier/anaphoric.txt"):
        return False
    if any(tokens[m].pos in _NOUNS and m < at and tokens[m].head != at for m in free):
        return False
    below = [n for n in range(len(tokens)) if tokens[n].head == at and n != at and n in free]
    bare = {"det", "nummod", "relcl", "punct", "cc"}
    return any(tokens[n].text.lower() == "the" for n in below) and all(
        tokens[n].dep in bare or tokens[n].pos in {"PUNCT", "NUM"} for n in below
    )


def _joins_nothing(tokens: Sequence[Token], kept: Sequence[int]) -> bool:
    """Say whether "and" joins a bare verb to nothing: no verb stands before it ("On the coast and visit, ...")."""
    for place, n in enumerate(kept):
        if tokens[n].pos in {"VERB", "AUX"}:
            return False
        if tokens[n].dep == "cc" and n > kept[0]:
            after = [m for m in kept[place + 1 : place + 3] if tokens[m].pos != "ADV"]
            return bool(after) and tokens[after[0]].tag in {"VB", "VBP"}
    return False


def _is_whole(tokens: Sequence[Token], kept: Sequence[int]) -> bool:
    """Say whether the words are a clause: a finite verb at the root, and its subject."""
    first = tokens[kept[0]].text
    if not (first[:1].isupper() or first[:1].isdigit() or kept[0] > 0 or tokens[0].text in QUOTE_MARKS):
        return False
    if sum(tokens[n].text.isupper() and len(tokens[n].text) > 3 for n in kept) * 2 > len(kept):
        return False
    if any(_ODD.search(tokens[n].text) for n in kept):
        return False
    if not is_parsed(tokens):
        return True
    root = next((n for n in kept if tokens[n].head == n and tokens[n].pos in {"VERB", "AUX"}), None)
    if root is None:
        return False
    below = [n for n in kept if tokens[n].head == root and n != root]
    finite = tokens[root].tag in {"VBD", "VBZ", "VBP", "MD"} or any(tokens[n].dep in {"aux", "auxpass"} for n in below)
    subjects = [n for n in below if tokens[n].dep in _SUBJECTS]
    return finite and bool(subjects) and not any(_is_telegraphic(tokens, n, root) for n in subjects)


def _is_telegraphic(tokens: Sequence[Token], n: int, root: int) -> bool:
    """Say whether a subject lacks its article as in headlines: "Senator endorses candidate"."""
    if tokens[root].tag != "VBZ" or tokens[n].tag != "NN":
        return False
    return not any(t.head == n and t.dep in {"det", "poss", "nummod", "amod", "prep", "acl", "relcl"} for t in tokens)


def _marks_fit(tokens: Sequence[Token], dropped: Collection[int]) -> bool:
    """Say whether quotation marks and brackets come in pairs."""
    kept = [token.text for n, token in enumerate(tokens) if n not in dropped]
    straight = sum(text in {'"', "``", "''"} for text in kept)
    pairs = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
    return straight % 2 == 0 and all(kept.count(a) == kept.count(b) for a, b in pairs)


def _points_back(tokens: Sequence[Token], n: int, kept: Sequence[int], *, named: bool) -> bool:
    """Say whether a word needs the sentence before it to be understood."""
    needs = {row["word"]: row["need"] for row in rows("dossier/pronouns.tsv")}
    need = needs.get(tokens[n].text.lower())
    if n == kept[0] and ((need == "point" and tokens[n].text.lower() == "such") or _is_later(tokens)):
        return True
    if tokens[n].text == "US" or need is None or tokens[n].pos in {"SCONJ", "PART"}:
        return False
    if need == "first":
        return True
    if need == "point":
        return _points(tokens, n, kept)
    if tokens[n].dep == "expl" or (tokens[n].text.lower() == "it" and _is_empty_it(tokens, n)):
        return False
    if named and not any(tokens[m].dep in _SUBJECTS and needs.get(tokens[m].text.lower()) for m in kept if m < n):
        return False  # the subject itself takes a name, and later pronouns may refer to it
    alone = tokens[n].text.lower() in {"it", "its", "itself"}
    return not any(m < n and _may_be_meant(tokens, m, need, thing_only=alone) for m in kept)


def _is_later(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence is timed by the one before it: "Hours later, ...", "Later, ..."."""
    head = [token.text.lower() for token in tokens[:7]]
    return "," in head and any(word in {"later", "earlier", "afterwards", "afterward"} for word in head[: head.index(",")])


def _may_be_meant(tokens: Sequence[Token], m: int, need: str, *, thing_only: bool) -> bool:
    """Say whether the word `m` before a pronoun may be what it stands for."""
    if tokens[m].pos not in _NOUNS or tokens[m].dep in {"compound", "npadvmod"} or not tokens[m].pos:
        return False
    if need == "thing":
        return not (thing_only and tokens[m].entity.endswith("PERSON"))
    medium = tokens[m].dep == "pobj" and tokens[tokens[m].head].text.lower() in {"on", "in", "at", "via"}
    if medium and tokens[m].pos == "PROPN" and not tokens[m].entity.endswith("PERSON"):
        return False
    if tokens[m].pos == "PROPN":
        body = tokens[m].entity.endswith(("ORG", "GPE", "LOC", "FAC", "DATE", "NORP"))
        return not body or not any(t.head == m and t.dep == "det" for t in tokens)
    return tokens[m].dep in _SUBJECTS


def _points(tokens: Sequence[Token], n: int, kept: Sequence[int]) -> bool:
    """Say whether "this" or "such" points at the sentence before: a subject, or the article of the first noun."""
    if tokens[n].tag in {"WDT", "WP", "IN"} or tokens[n].dep in {"mark", "predet"}:
        return False
    if tokens[n].pos == "PRON" and tokens[n].dep in _SUBJECTS | {"dobj", "pobj"}:
        return True
    if tokens[n].pos == "ADV":
        return tokens[n].text.lower() == "here"
    noun = tokens[tokens[n].head]
    timely = noun.lemma.lower() in {"week", "month", "year", "morning", "day", "weekend", "time", "summer", "winter"}
    if timely and tokens[n].text.lower() == "this":
        return False
    return not any(tokens[m].pos in _NOUNS for m in kept if m < n)


def _is_empty_it(tokens: Sequence[Token], n: int) -> bool:
    """Say whether "it" only holds the subject's place ("it is hoped that ...", "it is recalled that ...")."""
    head = tokens[n].head
    after = {"ccomp", "csubj"} if tokens[head].tag == "VBN" else {"ccomp", "csubj", "xcomp"}
    clause = any(t.head == head and t.dep in after for t in tokens)
    return tokens[n].dep in {"nsubj", "nsubjpass"} and clause and tokens[head].tag in {"VBN", "JJ", "VBZ"}
