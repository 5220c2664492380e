"""Credit lines: a line of a text in; whether it says whose text the article is, in which way, and which agencies it names.

"With inputs from AFP and Reuters", "mit Material von dpa", "(APA/dpa)", "AFP, Reuters", "(新华社)", "وكالات". A name inside a
sentence ("told Reuters", "according to AFP") is none: nothing else may stand in such a line.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.clean.agencies import UNKNOWN, find_agencies
from onrecord.clean.units import fold
from onrecord.tools.directory import EDGES, AgencyName, Directory
from onrecord.tools.tables import rows

EDGES_BUT_COLON = EDGES.replace(":", "")
#: What parts the agencies of a combined credit, and the words and names in one at most.
JOINS = re.compile(r"\s*[,;/&+|·、，•=]\s*|\s[–—-]\s|\s(?:and|und|et|y|e|en|og|och|ja|oraz|i|ve|и|та|и|و|a|with|mit|avec|con)\s")
MOST, LONGEST = 8, 160
#: Characters of a line's beginning in which an agency must be named after "With inputs from".
NEAR = 80
#: Initials and desks that stand beside an agency's name after a stroke: "dpa/lno", "afp/rtr", "mku/dpa".
INITIALS = re.compile(r"[a-z]{2,4}|[A-Z]{2,3}")
#: The end of a text that may be signed: marks, a credit, closing marks.
SIGNED_END = re.compile(r"(?:(?P<dash>\s[—–-]{1,2}\s?|[|•©]\s?)|[(\[（【/]\s?)(?P<inner>[^()\[\]（）【】\n]{2,60}?)\s*[)\]）】/.*\s]*$")
#: An agency's name, a mark and a place; words of a picture's credit, which looks alike.
PLACED = re.compile(r"(?P<agency>[^|,.–—-]{2,40}?)(?:\s+[|–—-]\s+|[,.]\s+)[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]+){0,2}$")
PICTURE = re.compile(r"(?i)\b(?:getty|images?|photos?|pictures?|pool|archiv\w*|file|via|foto\w*|video)\b")
#: A text's own end before a sign, and a sign with initials after it: "sagte sie. dpa/lno"
ENDED = re.compile(r"[.!?…。！？؟।][\s\"'”’»›“)\]]*$")
BARE_END = re.compile(r"[.!?”\"»]\s+(?P<sign>[A-Za-z]{2,5}(?:/[A-Za-z]{2,5}){1,3})\s*$")
#: How far from its end a text is looked at.
TAIL = 70


def credit_line(text: str, directory: Directory) -> str:
    """Return why a line is a credit; "" where it is none."""
    if len(text) > LONGEST or not any(ch.isalpha() for ch in text):
        return ""
    if _signs().fullmatch(" ".join(text.split())):
        return "the sign with which an agency closes its texts"
    named = directory.may_name(text)
    if (named and (named_alone(text, directory) or _with_place(text, directory))) or directory.notice_in(text):
        return "an agency's name and nothing else"
    if _plural(text):
        return "says that it is of the agencies, and names none"
    if named and contributes(text):
        return "says whose reporting it uses besides its own"
    if (named or UNKNOWN.search(text)) and (_after_opening(text, directory) or _after_with(text, directory)):
        return "says where its words come from"
    return ""


def _with_place(text: str, directory: Directory) -> bool:
    """Say whether an agency's name and a place are all that a line holds: "EFE | Madrid", "dpa, Berlin"."""
    match = PLACED.match(text.strip())
    return match is not None and directory.agency(match["agency"]) is not None and not PICTURE.search(text)


def _after_with(text: str, directory: Directory) -> bool:
    """Say whether nothing but agencies' names follows a "with" or "from"."""
    bare = text.strip(EDGES)
    line = f"{bare} ".casefold()
    phrases = (phrase for phrase in _openings("with") if line.startswith(f"{phrase} "))
    return any(named_alone(f"({bare[len(phrase) :].strip()})", directory) for phrase in phrases)


def contributes(text: str) -> bool:
    """Say whether a line opens as one that names who contributed to a text that is the outlet's own."""
    return fold(text).startswith(_openings("more"))


def agencies_of(text: str, directory: Directory) -> list[AgencyName]:
    """Return the agencies that a credit line names, with their places, in order; signs count as in marks."""
    alone = named_alone(text, directory) or named_alone(f"({text.strip()})", directory)
    found = find_agencies(text, directory)
    if len(alone) > len(found):
        start = len(text) - len(text.lstrip())
        return [AgencyName(start, len(text.rstrip()), short) for short in alone]
    return found or _after_opening(text, directory)


def _after_opening(text: str, directory: Directory) -> list[AgencyName]:
    """Return the agencies named after the words with which such a note opens ("With inputs from"), none without them."""
    bare = text.strip(EDGES_BUT_COLON)
    lead, line = text.find(bare), f"{bare} ".casefold()
    for phrase in _openings("from"):
        if line.startswith(phrase) and _ends_word(line, len(phrase)):
            rest = bare[len(phrase) : len(phrase) + NEAR]
            near = rest.strip(EDGES)
            shift = lead + len(phrase) + rest.find(near) - 1
            found = find_agencies(f"({near})", directory)
            if found:
                return [AgencyName(name.start + shift, name.end + shift, name.short, name.known) for name in found]
    return []


def named_alone(text: str, directory: Directory) -> tuple[str, ...]:
    """Return the agencies (short names) of a text that holds agencies' names and nothing else but the words and initials
    that stand beside them in credits; none where it says more, or names none."""
    if not 1 < len(text) <= LONGEST:
        return ()
    whole = directory.agency(text)
    if whole:
        return (whole.short,)
    marked = text.strip()[:1] in "([（【/—–-•©|"
    parts = [part.strip(EDGES) for part in JOINS.split(text.strip(EDGES)) if part.strip(EDGES)]
    if not 0 < len(parts) <= MOST:
        return ()
    found: list[str] = []
    for part in parts:
        agency = directory.agency(part, marked=marked or len(parts) > 1)
        if agency:
            found.append(agency.short)
        elif not ("/" in text and INITIALS.fullmatch(part)) and not _beside(part):
            return ()
    strong = marked or len(found) > 1 or any(directory.agency(part) for part in parts)
    return tuple(dict.fromkeys(found)) if strong else ()


def sign_off(text: str, directory: Directory) -> int:
    """Return where the agency's sign begins that closes a text after a dash, in brackets or with initials; 0 for none."""
    tail = max(0, len(text) - TAIL)
    match = SIGNED_END.search(text, tail)
    while match:
        start = len(text[: match.start()].rstrip())
        # "works for the agency (AP)." is no sign: the sentence ends after it
        inside = text.rstrip().endswith(".") and not match["dash"] and not ENDED.search(text[:start])
        if not inside and credit_line(f"({match['inner']})", directory):
            return start
        match = SIGNED_END.search(text, match.start() + 1)
    bare = BARE_END.search(text, tail)
    return bare.start("sign") if bare and named_alone(bare["sign"], directory) else 0


def _plural(text: str) -> bool:
    """Say whether a line says "agencies", alone or beside the words of such lines, and nothing else."""
    if not _plurals().search(text.casefold()):
        return False
    parts = [part for part in JOINS.split(fold(text)) if part]
    named = [part in _phrases("agencies") for part in parts]
    return 0 < len(parts) <= MOST and any(named) and all(found or _beside(part) for found, part in zip(named, parts, strict=True))


def _beside(part: str) -> bool:
    words = [word for word in re.split(r"[\s.]+", part.casefold()) if word]
    beside = len(words) <= 4 and all(word in _phrases("beside") or word.isdigit() for word in words)
    return beside or fold(part) in _phrases("agencies")


def _ends_word(line: str, end: int) -> bool:
    """Say whether a phrase that ends at `end` ends a word there: no letter follows but in scripts without spaces."""
    return not line[end - 1].isalnum() or not line[end].isalnum() or line[end - 1] > "\u2e80"


@cache
def _phrases(role: str) -> frozenset[str]:
    return frozenset(p for row in rows("clean/credit-lines.tsv") if row["role"] == role for p in row["phrases"].split("|"))


@cache
def _openings(role: str) -> tuple[str, ...]:
    return tuple(sorted(_phrases(role), key=lambda phrase: (-len(phrase), phrase)))


@cache
def _signs() -> re.Pattern[str]:
    """Match the signs that are one agency's alone (those that need other words besides may be an outlet's)."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows("reuse/sign-offs.tsv") if not row["needs"]))


@cache
def _plurals() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _openings("agencies"))))
