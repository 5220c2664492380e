"""Outlets: who published an article, by what its record or page declares, its address, and what its furniture prints
(a masthead, "Published in X, June 19", "© X 2018").

In: a layout, what is declared, an address. Out: the source with the reason, and the names of the byline.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from onrecord.clean.agencies import agency_of, find_agencies
from onrecord.clean.declared import Declared
from onrecord.clean.layouts import Layout
from onrecord.clean.units import WORD, Unit
from onrecord.clean.vocabulary import byline_words
from onrecord.tools.calendars import find_days
from onrecord.tools.directory import Agency, Directory, Outlet, bare_name, fold, own_place
from onrecord.tools.directory_files import label_of
from onrecord.tools.hosts import as_host, host_of, registered_domain
from onrecord.tools.tables import words

PUBLISHED = re.compile(
    r"(?i)^\W*(?:(?:this (?:article|story|report) )?(?:was )?(?:first |originally )?(?:published|appeared|printed) (?:in|on|by)) "
    r"(?-i:((?:[Tt]he )?[A-Z][\w&.’' -]{1,60}?))(?=,|\s+on\s|\.|$)"
)
OWNER = re.compile(r"(?:©\ufe0f?|\(c\)|[Cc]opyright)\s*(?:©\ufe0f?)?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?,?\s*(?:by\s+)?([^|\n]+)")
CUT = re.compile(r"(?i)\s*(?:[,.|–—]|\b(?:all rights|ltd|inc|llc|gmbh|limited|plc|co|19\d\d|20\d\d)\b).*$")
#: Words of the longest name of an outlet, and its characters where it is declared.
LONGEST, LONGEST_NAME = 7, 80
#: Parts from which a declared name is a row of sections with the name before them; letters of a word that tells nothing.
ROW, SHORT = 2, 3
#: Words from which a declared name may be a phrase, and the letters of a word that are looked for in the domain.
TAGLINE, BEGINNING = 4, 4
#: A person's name as a byline prints it, and nothing else: two to four words, the first and last of them capitalised.
PERSON = re.compile(r"[A-ZÀ-ÞА-Я][\w.’'-]+(?:\s[\w.’'-]+){0,2}\s[A-ZÀ-ÞА-Я][\w.’'-]+")
#: Buttons behind a masthead's name, at most.
BUTTONS = 6
#: What parts a name from a section's: "Fox News (Online)", "BBC News | World".
PARTS = re.compile(r"\s+[|·•–—-]\s+|\s*:\s+|\s*\(")


@dataclass(frozen=True, slots=True)
class Source:
    """Who published an article: the name, as the directory spells it where it has it, and where that is from."""

    name: str
    reason: str


def find_source(layout: Layout, declared: Declared, url: str, *, record: bool = False) -> Source:
    """Decide who published an article; of these the first that tells: the publisher that its record or its page
    declares, the address, what the text prints of it, the bare domain. A file's name tells nothing.

    On an outlet's own address a declared name that nobody is known by gives way to the outlet's. `record` says that
    the declared publisher is a record's.
    """
    directory = layout.directory
    said, hosts = _said(declared.source), [host for host in map(host_of, (url, declared.url)) if host]
    owners = [directory.at(host) for host in hosts]
    host = next((h for h, row in zip(hosts, owners, strict=True) if _is_newsroom(row)), next(iter(hosts), ""))
    home = directory.at(host)
    row = _row_of(said, host, directory) if said else None
    if isinstance(row, Agency) and isinstance(home, Outlet) and _is_newsroom(home):  # its text, on another's page
        return Source(label_of(home), f"Its address is on {host}.")
    if row is not None and (_is_newsroom(row) or row is home or not host):
        return Source(label_of(row), f"{'Its record' if record else 'The page'} names {said} as its publisher.")
    if home is not None and _is_newsroom(home):
        return Source(label_of(home), f"Its address is on {host}.")
    if said and row is None and not (host and _is_tagline(said, host)):
        named = registered_domain(as_host(said)) or said
        return Source(named, f"{'Its record' if record else 'The page'} names {said} as its publisher.")
    printed, where = find_outlet(layout)
    known = _row_of(printed, host, directory) if printed else None
    if known or (printed and (not host or home is not None or _fits(printed, host))):
        return Source(label_of(known) if known else printed, f"{where}: “{printed}”.")
    if home is not None:
        return Source(own_place(home, host) or label_of(home), f"Its address is on {host}.")
    return Source(registered_domain(host), f"Its address is on {host}.") if host else Source("", "")


def find_outlet(layout: Layout) -> tuple[str, str]:
    """Return the outlet that the page prints, and where: a line on where it was published, the masthead, the holder of
    its copyright; two empty texts where it prints none."""
    for unit in layout.units:
        if unit.kind not in ("date", "furniture", "credit"):
            continue
        found = PUBLISHED.match(unit.text)
        if found and not find_days(found[1]) and len(WORD.findall(found[1])) <= LONGEST:
            return found[1].strip(), "A line says where it was published"
    head = next((name for unit in layout.units[: layout.first] if (name := _masthead(unit, layout.directory))), "")
    if head:
        return head, "Its masthead reads"
    owners = [_owner(unit.text, layout.directory) for unit in layout.units if unit.kind == "copyright"]
    return next(((owner, "Its copyright line names") for owner in reversed(owners) if owner), ("", ""))


def _said(name: str) -> str:
    """Return a declared publisher's name without white space; "" where it is too long for one, or says "Home"."""
    name = " ".join(name.split()).strip(" |·•–—-@")
    parts = PARTS.split(name)
    name = parts[0] if len(parts) > ROW else name
    return "" if len(name) > LONGEST_NAME or name.casefold() in words("clean/no-outlets.txt") else name


def _fits(name: str, host: str) -> bool:
    """Say whether a word of a printed name, or its beginnings, is in the domain: a row of a menu seldom is."""
    domain = registered_domain(host).replace("-", "")
    found = [word.casefold() for word in WORD.findall(name)]
    return any(len(word) > SHORT and word in domain for word in found) or domain.startswith("".join(word[0] for word in found) + ".")


def _is_tagline(name: str, host: str) -> bool:
    """Say whether a declared name is a phrase on what a site is for: words in small letters among its four or more, none
    that outlets call themselves by, none of which the beginning is in the domain."""
    found = [word for word in WORD.findall(unicodedata.normalize("NFKD", name)) if len(word) > 1]
    small = sum(word[0].islower() for word in found)
    if len(found) < TAGLINE or not small or not all(word.isascii() for word in found):
        return False
    domain = registered_domain(host).replace("-", "")
    called = words("clean/outlet-words.txt") & {word.casefold() for word in found}
    return not called and not _fits(name, host) and not any(word[:BEGINNING].casefold() in domain for word in found if len(word) > SHORT)


def _row_of(name: str, host: str, directory: Directory) -> Outlet | Agency | None:
    """Return whom a printed name means: itself, or without a part of the house ("(Online)", "| World")."""
    parts = [part.strip(" ()") for part in PARTS.split(name) if part.strip(" ()")]
    sections = words("clean/source-sections.txt")
    plain = [part for part in parts if part.casefold() not in sections]
    for form in (name, *(plain if len(plain) == 1 and len(parts) > 1 else ())):
        row = directory.outlet(form, host) or directory.agency_by_name(form)
        if row is not None and not _elsewhere(row, host, directory):
            return row
    return None


def _elsewhere(row: Outlet | Agency, host: str, directory: Directory) -> bool:
    """Say whether a namesake is more likely meant: several outlets bear the name, and the address is of none of them."""
    return isinstance(row, Outlet) and bool(host) and directory.at(host) is None and fold(bare_name(row.name)) in directory.namesakes


def _is_newsroom(row: Outlet | Agency | None) -> bool:
    return isinstance(row, Agency) or (row is not None and row.kind == "outlet")


def settle_author(declared: Declared, layout: Layout, house: str) -> str:
    """Return the author's name: the declared one without "Analysis by"; the printed one where none is, or where the
    declared one is the publisher's own name."""
    author = declared.author.strip()
    lead = next((p for p in byline_words("declared") if author.casefold().startswith(p)), "")
    if lead and (not lead[-1].isalnum() or author[len(lead) : len(lead) + 1].isspace()):
        author = author[len(lead) :].strip(" :") or author
    printed = find_author(layout) if not author or _is_house(author, declared.source, house) else ""
    return printed or author


def _is_house(author: str, publisher: str, house: str) -> bool:
    """Say whether a declared author is who publishes: its name, or a name that its own begins with."""
    folded = fold(author)
    return any(f"{fold(name)} ".startswith(f"{folded} ") for name in (publisher, house) if name)


def find_author(layout: Layout) -> str:
    """Return the reporters' names as the byline prints them, without "By" and without functions; "" for none."""
    for unit in layout.units:
        if unit.kind == "byline" and unit.reason.startswith(("names", "a name")):
            return _names_in(unit.text)
    for unit in layout.units:  # a line that the page's own names say is one, or one with the day in it
        days = find_days(unit.text) if unit.kind in ("date", "furniture") and unit.words <= 3 * LONGEST else ()
        opening = unit.text.split(" ")[0].casefold()
        if unit.kind == "byline" and PERSON.fullmatch(unit.text.strip()):
            return _names_in(unit.text)
        if days and opening in byline_words("start"):
            names = _names_in(re.sub(r"(?:\s+on)?[\s,|–—-]*$", "", unit.text[: days[0].start]))
            if all(PERSON.fullmatch(name.strip()) for name in names.split(",")):
                return re.sub(r"\s+,", ",", names)
    return ""


def _names_in(text: str) -> str:
    """Return the names that a byline prints, without the words before them and without functions."""
    line = re.split(r"\s[|•·]\s|\s[–—]\s|\s+in\s+(?=[A-Z])", text.lstrip("([|•·–— "))[0]
    opening = next((p for p in byline_words("start") if line.casefold().startswith((p + " ", p.rstrip(":") + ":"))), "")
    parts = re.split(r",\s*", line[len(opening) :].strip(" :"))
    functions = byline_words("title")
    kept = [part for part in parts if not any(function in part.casefold() for function in functions)]
    return ", ".join(kept)[:200].strip()


def _masthead(unit: Unit, directory: Directory) -> str:
    """Return the outlet's name in a line above the headline: one of the directory, or few capitalised words with one
    of an outlet's name among them."""
    if unit.kind != "furniture" or unit.terminal:
        return ""
    name = _without_buttons(re.split(r"\s[|>›»·•–—:-]\s", unit.text)[0].strip(" |>-–—"))
    found = WORD.findall(name)
    if not 2 <= len(found) <= LONGEST or not all(w[0].isupper() or w in ("of", "and", "the") for w in found):
        return ""
    if agency_of(name, directory) or name.casefold() in words("clean/no-outlets.txt"):
        return ""
    outlet = words("clean/outlet-words.txt") & {w.casefold() for w in found}
    known = directory.outlet(name) is not None and (bool(outlet) or len(fold(name).split()) > 1)  # "The Week" heads a section
    if not known and (not outlet or (len(found) == len(outlet) and len(outlet) < 2)):
        return ""
    return name.title() if name.isupper() and not known else name


def _without_buttons(name: str) -> str:
    """Return a name without the site's buttons that stand behind it in its line."""
    found = name.split()
    buttons = words("clean/nav-words.txt")
    for _ in range(BUTTONS):
        size = next((n for n in (2, 1) if len(found) > n and " ".join(found[-n:]).casefold() in buttons), 0)
        found = found[: len(found) - size]
    return " ".join(found)


def _owner(text: str, directory: Directory) -> str:
    """Return who holds the copyright, if that is an outlet's name: neither an agency nor a publisher of several."""
    owner = OWNER.search(text)
    if not owner:
        return ""
    name = CUT.sub("", re.sub(r"^\W*\(?[cC]\)\s*", "", owner[1])).strip(" ()-–—")
    found = WORD.findall(name)
    named = 0 < len(found) <= LONGEST and name[:1].isupper() and sum(w[0].isupper() for w in found) >= len(found) / 2
    return name if named and fold(name) not in directory.families and not find_agencies(name, directory) else ""
