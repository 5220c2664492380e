"""Shapes of quotations: what stands between marks in, whether it is somebody's words and of which kind out."""

from __future__ import annotations

from onrecord.extract.cues import is_reporting
from onrecord.extract.marks import Marked
from onrecord.extract.signs import Source
from onrecord.extract.views import View
from onrecord.model.annotations import QuoteKind
from onrecord.tools.tables import words

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
#: A distancing mark holds this many words at most.
_SCARE = 3


def is_quotation(view: View, mark: Marked) -> bool:
    """Leave out nicknames, titles of works and, where nothing reports speech, what is written like a title."""
    first, last = view.at(mark.start), view.before(mark.end)
    inside = [n for n in range(first, last + 1) if not view.is_mark(n)]
    if not inside or is_label(view, mark):
        return False
    before = _before(view, mark)
    titled = all(_capital(view, n) for n in inside) and len(inside) >= 2
    inner = before[-1:].isalnum() or before[-1:] in {"'", "’"}
    return not (titled and inner and view.article.text[mark.end - 1] not in "!?" and not _spoken(before))


def is_label(view: View, mark: Marked) -> bool:
    """Say whether the marks hold a nickname or, by the word beside them, the title of a work."""
    first, last = view.at(mark.start), view.before(mark.end)
    if _nickname(view, first, last):
        return True
    inside = [n for n in range(first, last + 1) if not view.is_mark(n)]
    if _defined(view, mark, inside):
        return True
    titled = all(_capital(view, n) for n in inside) and len(inside) >= 2
    before = _before(view, mark)
    noun = before.rsplit(" ", 1)[-1].strip(",") if before else ""
    if noun in words("quotes/works.txt") and (titled or len(inside) <= 6):
        return True
    following = view.article.text[mark.outer_end : mark.outer_end + 20].split()
    return titled and bool(following) and following[0].strip(",.").lower() in words("quotes/works.txt")


def _defined(view: View, mark: Marked, inside: list[int]) -> bool:
    """Aaro Harbours plc (“Aaro”, the “Company”): a name that a text gives in brackets for what stands before them."""
    text = view.article.text
    lead = text[max(0, mark.outer_start - 14) : mark.outer_start].lower().rstrip()
    opened = lead.endswith(("(", "(the", "(hereinafter", "(or", "(also"))
    return opened and text[mark.outer_end : mark.outer_end + 1] in {")", ","} and len(inside) <= _SCARE and all(_capital(view, n) for n in inside)


def _before(view: View, mark: Marked) -> str:
    return view.article.text[max(0, mark.outer_start - 30) : mark.outer_start].rstrip().lower()


def _spoken(before: str) -> bool:
    """Say whether the word before the mark reports speech."""
    return bool(before) and is_reporting(before.rsplit(" ", 1)[-1])


def _capital(view: View, n: int) -> bool:
    """Say whether a word has the capital of a title, or is a small word."""
    text = view.tokens[n].text
    return text[:1].isupper() or text[:1].isdigit() or (len(text) <= 4 and text.lower() in _SMALL) or text in {"'s", "’s"}


_SMALL = frozenset({"of", "the", "a", "an", "and", "in", "on", "to", "for", "with", "at", "by", "or", "from"})


def _nickname(view: View, first: int, last: int) -> bool:
    """Nils “Ice” Aaro: between two parts of a name."""
    if last - first > 2 or not _capital(view, first):
        return False
    left, right = first - 2, last + 2
    a, b = view.bounds(view.sentence_of[first])
    if left < a or right >= b:
        return False
    sides = (view.tokens[left], view.tokens[right])
    return all(side.text[:1].isupper() and side.tag in {"NNP", ""} for side in sides)


def classify(view: View, mark: Marked, source: Source | None, *, alone: bool) -> QuoteKind:
    """Return the kind: direct, mixed, partial, or scare for a distancing mark that nobody speaks."""
    first, last = view.at(mark.start), view.before(mark.end)
    inside = [n for n in range(first, last + 1) if not view.is_mark(n)]
    text = view.article.text
    if is_announced(view, mark) or (source is None and len(inside) <= _SCARE and not alone):
        return "scare"
    finite = any(view.tokens[n].tag in _FINITE for n in inside) if view.parsed else len(inside) > 7
    if _modifier(view, first, last, len(inside)) and (source is None or source.basis not in {"after", "tail", "before"}):
        return "scare"
    begins = text[mark.start].isupper() or not text[mark.start].isalpha()
    ended = text[mark.end - 1] in ".,!?…" or text[mark.outer_end : mark.outer_end + 1] == ","
    led = text[: mark.outer_start].rstrip()[-1:] in {":", ",", ""} or text[: mark.outer_start].endswith("\n")
    if begins and (finite or alone) and (ended or led or alone or len(inside) > 8):
        return "direct"
    if begins and ended and source is not None and source.basis in {"after", "tail"} and (len(inside) > 3 or led):
        return "direct"
    return worded_kind(view, mark)


def worded_kind(view: View, mark: Marked) -> QuoteKind:
    """Return the kind of a piece of somebody's words in a sentence of the report's: a clause is mixed, else partial."""
    first, last = view.at(mark.start), view.before(mark.end)
    long = sum(not view.is_mark(n) for n in range(first, last + 1)) > _SCARE
    return "mixed" if long and _is_clause(view, first, last) else "partial"


def _is_clause(view: View, first: int, last: int) -> bool:
    """Say whether the words hold the main verb of a reported clause, and not one of a clause within a phrase."""
    if not view.parsed:
        return last - first > 8
    for n in range(first, last + 1):
        labels = {view.tokens[c].tag for c in view.children[n] if first <= c <= last and view.tokens[c].dep == "aux"}
        if view.tokens[n].tag in _FINITE - {"MD"} or labels & _FINITE:
            head = view.heads[n]
            if view.tokens[n].dep in {"ROOT", "ccomp", "conj", "parataxis"} and (head == n or not first <= head <= last):
                return True
    return False


def _modifier(view: View, first: int, last: int, size: int) -> bool:
    """One or two words that stand between a determiner and a noun: a “spy” aircraft."""
    if size > 2 or first < 2 or last + 2 >= len(view.tokens):
        return False
    before, after = view.tokens[first - 2], view.tokens[last + 2]
    same = view.sentence_of[first] == view.sentence_of[last + 2]
    return same and before.tag in {"DT", "PRP$", "POS"} and after.tag.startswith("NN") and after.text[:1].islower()


def is_announced(view: View, mark: Marked) -> bool:
    """Say whether words before the mark announce a name or a label: "so-called “…”"."""
    size = sum(not view.is_mark(n) for n in range(view.at(mark.start), view.before(mark.end) + 1))
    before = view.article.text[max(0, mark.outer_start - 20) : mark.outer_start].rstrip().lower()
    return size <= _SCARE and any(before.endswith(label) for label in words("quotes/labels.txt"))
