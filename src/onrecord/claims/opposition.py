"""Opposition: where a report's sentence denies, turns round or replaces what a given sentence says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.claims.contrasts import contrasts, happening
from onrecord.claims.readings import Reading
from onrecord.claims.stating import words_of
from onrecord.tools.tables import words

#: Links over which a verb without a subject of its own has that of the verb above it.
_SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp"})
#: Links of a word that tells which, what or how; another word in its place says another thing.
_TELLING_LINKS = frozenset({"amod", "nummod", "compound", "dobj", "attr", "acomp", "pobj", "oprd"})
#: Prepositions after which another word is another thing.
_TELLING_PREPOSITIONS = frozenset({"of", "for", "with", "against", "about", "by", "to", "into", "from"})
#: Links of a deed under the verb that denies it.
_DEEDS = frozenset({"xcomp", "ccomp", "pcomp", "from"})

#: Share of the lowest words' weight whose polarity differs: enough to doubt, enough to contradict.
_SOME = 0.3
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Opposition:
    """Why the two do not say the same; `sure` where they cannot both be right."""

    why: str
    sure: bool


def find_opposition(given: Reading, report: Reading, match: Mapping[int, int]) -> Opposition | None:
    """Say where the given sentence and the report's oppose each other. `match` pairs their nodes."""
    return (
        _denied(given, report, match)
        or _refused(given, report, match)
        or _contrasted(given, report)
        or _other_parties(given, report, match)
    )


def _denied(given: Reading, report: Reading, match: Mapping[int, int]) -> Opposition | None:
    """Compare polarity at the lowest shared words: a "not" reaches all that hangs on what it denies.

    Words such as "against" or "played down" deny without a "not", so they may stand for one.
    """
    lowest = [i for i in match if given.nodes[i].kind == "word" and not _covers(given, i, match)]
    differ = [i for i in lowest if _polarity(given, i) != _polarity(report, match[i])]
    weight = sum(given.nodes[i].weight for i in lowest)
    share = sum(given.nodes[i].weight for i in differ) / weight if weight else 0.0
    if share < _SOME:
        return None
    first = differ[0]
    mine, theirs = _hedges(given), _hedges(report)
    excused = theirs - mine if _polarity(given, first) else mine - theirs
    if excused:
        return None
    at = match[first]
    said = "denied" if _polarity(report, at) else "asserted"
    return Opposition(f"The report has “{words_of(report, at)}” {said}.", share >= _MOST and not theirs - mine)


def _refused(given: Reading, report: Reading, match: Mapping[int, int]) -> Opposition | None:
    """Say where the report has a verb of denial over a deed that the given sentence just tells ("refused to attend")."""
    hedges = words("claims/hedges.txt")
    if _hedges(given) or given.negated:
        return None
    for i, j in sorted(match.items()):
        above = report.nodes[j].parent
        if above < 0 or above in match.values() or report.nodes[j].link not in _DEEDS:
            continue
        if given.sentence.tokens[given.nodes[i].head].pos == "VERB" and happening(report, above).split()[0] in hedges:
            return Opposition(f"The report has “{words_of(report, above)}” before “{words_of(report, j)}”.", True)
    return None


def _covers(reading: Reading, index: int, match: Mapping[int, int]) -> bool:
    return any(node.parent == index for n, node in enumerate(reading.nodes) if n in match and node.kind == "word")


def _polarity(reading: Reading, index: int) -> bool:
    """Return whether an odd number of negations stands on the way from a node to the root."""
    odd, joined = False, False
    for _ in range(len(reading.nodes)):
        # "does not expect it but hopes": the first verb's "not" does not reach the second
        odd ^= index in reading.negated and not joined
        joined = reading.nodes[index].link == "conj"
        index = reading.nodes[index].parent
        if index < 0:
            break
    return odd


def _hedges(reading: Reading) -> set[str]:
    return _lemmas(reading) & words("claims/hedges.txt")


def _contrasted(given: Reading, report: Reading) -> Opposition | None:
    mine, theirs = _lemmas(given), _lemmas(report)
    for contrast in contrasts():
        for one, other in ((contrast.left, contrast.right), (contrast.right, contrast.left)):
            if mine & one and theirs & other and not mine & other and not theirs & one:
                return Opposition(f"The report has “{min(theirs & other)}”, not “{min(mine & one)}”.", True)
    return None


def _lemmas(reading: Reading) -> set[str]:
    return {t.lemma.lower() for t in reading.sentence.tokens}


def _other_parties(given: Reading, report: Reading, match: Mapping[int, int]) -> Opposition | None:
    """Say where somebody else does it, or it is done to somebody else, in the report."""
    for i, j in sorted(match.items()):
        if given.nodes[i].kind != "word":
            continue
        pairs = [(doer_of(given, i), doer_of(report, j)), (_patient_of(given, i), _patient_of(report, j))]
        for mine, theirs in pairs:
            if mine < 0 or theirs < 0 or {given.nodes[mine].kind, report.nodes[theirs].kind} - {"actor", "place"}:
                continue
            if not _and_others(given, mine) & _and_others(report, theirs):
                why = f"In the report it is “{words_of(report, theirs)}”, not “{words_of(given, mine)}”."
                return Opposition(why, given.nodes[mine].parent == i and report.nodes[theirs].parent == j)
    return None


def _and_others(reading: Reading, index: int) -> set[str]:
    """Return the keys of a party and of those joined to it by "and"."""
    joined = {n for n, node in enumerate(reading.nodes) if node.parent == index and node.link == "conj"}
    if reading.nodes[index].link == "conj" and reading.nodes[index].parent >= 0:
        joined.add(reading.nodes[index].parent)
    return {reading.nodes[n].key for n in {index, *joined}}


def doer_of(reading: Reading, index: int) -> int:
    """Return the node of who does a verb, turned round for a passive; -1 where it is not told."""
    for climbed in range(4):
        children = _under(reading, index)
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


def _patient_of(reading: Reading, index: int) -> int:
    links = {"dobj", "nsubjpass", "dative"}
    return next((n for n in _under(reading, index) if reading.nodes[n].link in links), -1)


def _under(reading: Reading, index: int) -> list[int]:
    """Return the nodes under a node; under a light verb at the root ("was to press") they are its equals."""
    children = [n for n, node in enumerate(reading.nodes) if node.parent == index]
    if reading.nodes[index].parent < 0:
        children += [n for n, node in enumerate(reading.nodes) if node.parent < 0 and n != index]
    return children


def find_replacement(given: Reading, report: Reading, match: Mapping[int, int]) -> str:
    """Say where another word stands in the report in the place of one of the given sentence."""
    back = set(match.values())
    for i, node in enumerate(given.nodes):
        loose = node.link in _TELLING_PREPOSITIONS
        if i in match or node.kind != "word" or node.parent not in match or not (loose or node.link in _TELLING_LINKS):
            continue
        above = match[node.parent]
        for j, other in enumerate(report.nodes):
            if loose and other.kind != "word":
                continue
            if other.parent == above and j not in back and other.link == node.link and other.kind != "time":
                return f"The report has “{words_of(report, j)}”, not “{words_of(given, i)}”."
    return ""
