"""Opposition: where a report's sentence denies, turns round or replaces what a given sentence says."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.claims.readings import Reading
from onrecord.claims.stating import words_of
from onrecord.claims.words import contrasts
from onrecord.tools.tables import words

#: Links over which a verb without a subject of its own has that of the verb above it.
_SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp"})
#: Links of a word that tells which, what or how; another word in its place says another thing.
_TELLING_LINKS = frozenset({"amod", "nummod", "compound", "dobj", "attr", "acomp", "pobj", "oprd"})


def find_opposition(given: Reading, report: Reading, match: Mapping[int, int]) -> str:
    """Say in words where the two cannot both be right; "" where they can. `match` pairs their nodes."""
    return _denied(given, report, match) or _contrasted(given, report) or _otherdoer_of(given, report, match)


def _denied(given: Reading, report: Reading, match: Mapping[int, int]) -> str:
    """Compare polarity at the lowest shared words: a "not" reaches all that hangs on what it denies."""
    lowest = [i for i in match if given.nodes[i].kind == "word" and not _covers(given, i, match)]
    differ = [i for i in lowest if _polarity(given, i) != _polarity(report, match[i])]
    if not lowest or len(differ) * 2 <= len(lowest):
        return ""
    if _hedged(given) or _hedged(report):
        return ""
    at = match[differ[0]]
    return f"The report has “{words_of(report, at)}” {'denied' if _polarity(report, at) else 'asserted'}."


def _covers(reading: Reading, index: int, match: Mapping[int, int]) -> bool:
    return any(node.parent == index for n, node in enumerate(reading.nodes) if n in match and node.kind == "word")


def _polarity(reading: Reading, index: int) -> bool:
    """Return whether an odd number of negations stands on the way from a node to the root."""
    odd, seen = False, set()
    while index >= 0 and index not in seen:
        seen.add(index)
        odd ^= index in reading.negated
        index = reading.nodes[index].parent
    return odd


def _hedged(reading: Reading) -> bool:
    """Words such as "against" or "played down" deny without a "not": then nothing is said of polarity."""
    return any(t.lemma.lower() in words("claims/hedges.txt") for t in reading.sentence.tokens)


def _contrasted(given: Reading, report: Reading) -> str:
    mine, theirs = _lemmas(given), _lemmas(report)
    for contrast in contrasts():
        for one, other in ((contrast.left, contrast.right), (contrast.right, contrast.left)):
            if mine & one and theirs & other and not mine & other and not theirs & one:
                return f"The report has “{min(theirs & other)}”, not “{min(mine & one)}”."
    return ""


def _lemmas(reading: Reading) -> set[str]:
    return {t.lemma.lower() for t in reading.sentence.tokens}


def _otherdoer_of(given: Reading, report: Reading, match: Mapping[int, int]) -> str:
    """Say where somebody else does, in the report, what the given sentence has somebody do."""
    for i, j in sorted(match.items()):
        if given.nodes[i].kind != "word":
            continue
        mine, theirs = doer_of(given, i), doer_of(report, j)
        if mine < 0 or theirs < 0 or given.nodes[mine].kind == "word" or report.nodes[theirs].kind == "word":
            continue
        if given.nodes[mine].key != report.nodes[theirs].key:
            return f"In the report it is “{words_of(report, theirs)}”, not “{words_of(given, mine)}”."
    return ""


def doer_of(reading: Reading, index: int) -> int:
    """Return the node of who does a verb, turned round for a passive; -1 where it is not told."""
    for climbed in range(4):
        children = [n for n, node in enumerate(reading.nodes) if node.parent == index]
        for n in children:
            if reading.nodes[n].link in {"nsubj", "agent", "by"}:
                return n
        passive = next((n for n in children if reading.nodes[n].link == "nsubjpass"), -1)
        if passive >= 0:
            # "was due to come but scrapped his plans": the subject of both, and the doer of the second
            return passive if climbed else -1
        if reading.nodes[index].link not in _SHARED_SUBJECT or reading.nodes[index].parent < 0:
            return -1
        index = reading.nodes[index].parent
    return -1


def find_replacement(given: Reading, report: Reading, match: Mapping[int, int]) -> str:
    """Say where another word stands in the report in the place of one of the given sentence."""
    back = set(match.values())
    for i, node in enumerate(given.nodes):
        if i in match or node.kind != "word" or node.link not in _TELLING_LINKS or node.parent not in match:
            continue
        above = match[node.parent]
        for j, other in enumerate(report.nodes):
            if other.parent == above and j not in back and other.link == node.link and other.kind != "time":
                return f"The report has “{words_of(report, j)}”, not “{words_of(given, i)}”."
    return ""
