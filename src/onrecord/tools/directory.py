"""The directory of sources: outlets and agencies in, who goes by a name, a domain or a sign in a line out.

Its rows come from the shipped tables and from the user's file (`tools/directory_files.py`). A directory is a value:
what it answers follows from its rows alone, and `digest` tells it from any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from onrecord.model.ids import content_id
from onrecord.tools.hosts import as_host, host_of, parents

#: outlet: a newsroom of its own. The others print what others wrote, so that their names tell no origin.
OutletKind = Literal["outlet", "aggregator", "platform", "archive"]
AgencyKind = Literal["agency", "press-release wire", "feature service", "broadcaster service"]
OUTLET_KINDS: tuple[str, ...] = get_args(OutletKind)
AGENCY_KINDS: tuple[str, ...] = get_args(AgencyKind)
#: Letters of the longest name that is taken for an abbreviation, to be read in its own case.
ABBREVIATION = 7
#: What a name is bared of before it is compared as a whole.
EDGES = " \t\u00a0.,;:/()[]{}<>*_–—-|•·©\ufe0f‐−【】（）"
LEAD = re.compile(r"^(?:the|by|von|par|por|©|\(c\))\s+", re.IGNORECASE)
#: What stands before a sign, and after it: "(MAP)", "/MAP/", "© MAP", "— MAP" at a line's end, "with inputs from PA".
OPENS = r"(?:[(\[/（【|•]\s?|(?:©|\([cC]\)|(?i:copyright))\s?(?:by\s)?(?:(?:19|20)\d\d,?\s)?|[—–]\s?|\s-\s|\b(?i:from|by|via|von|par|por|de|source\s?:|agency\s?:|credit\s?:|and|und|et|y|e)\s)"
CLOSES = re.compile(r"\s*(?:[)\]/）】|*.,;&]|$|(?:and|und|et|y|e)\s)")
#: What may not stand right before a name, and right after it, as both are of one word then.
GLUE, AFTER = re.compile(r"[\w@.]"), re.compile(r"\w|\.\w")
WORD = re.compile(r"[^\W_]+")
SIGNED, BEFORE = re.compile(OPENS), re.compile(rf"{OPENS}$")
#: Scripts written without spaces between words: a name stands anywhere in them.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newspaper, station or site. `domains` are registered ones or hosts; `country` is ISO 3166-1 alpha-3, "" for
    none or several; `family` is the publisher or owner that it shares with others ("" unknown); `languages` are ISO
    639-1 codes; `source` says where the row's facts are from; `own` marks a row of the user's file."""

    name: str
    kind: OutletKind = "outlet"
    domains: tuple[str, ...] = ()
    country: str = ""
    family: str = ""
    languages: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency or another service whose texts others print.

    `short` is the name by which it is told, `name` its full one. `aliases` are the names under which texts are
    credited to it, in any script; `signs` are short forms believed only with an agency's marks around them ("(MAP)",
    "/MAP/"), as they are words of their own; `notices` are phrases of rights and reference lines that only its own
    texts carry.
    """

    short: str
    name: str
    kind: AgencyKind = "agency"
    country: str = ""
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    source: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency's name at `[start, end)` of a line, with the agency's short name; `known` where the directory has it."""

    start: int
    end: int
    short: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Form:
    """A name as it is looked for in a line: `lead` characters stand before its first word; a sign needs marks, a loose
    name holds in any case."""

    text: str
    lead: int
    agency: Agency
    sign: bool
    loose: bool

    def ends_in(self, line: str, start: int) -> int:
        """Return where the name ends that begins at `start` of a line; 0 where it does not stand there."""
        end = start + len(self.text)
        said = line[max(start, 0) : end]
        if said != self.text and not (self.loose and said.casefold() == self.text.casefold()):
            return 0
        if self.sign:
            return end if BEFORE.search(line[max(0, start - 24) : start]) and CLOSES.match(line, end) else 0
        return end if (self.lead or not start or not GLUE.match(line[start - 1])) and not AFTER.match(line, end) else 0


@dataclass(frozen=True, eq=False)
class Directory:
    """Outlets and agencies, and the lookups in them; its indices are built when first asked for."""

    outlets: tuple[Outlet, ...]
    agencies: tuple[Agency, ...]

    @cached_property
    def digest(self) -> str:
        """Digest of all rows: two directories with one digest answer alike."""
        return content_id("directory", *map(repr, self.outlets), *map(repr, self.agencies))

    @cached_property
    def families(self) -> frozenset[str]:
        """The publishers that several outlets share, folded."""
        return frozenset(fold(outlet.family) for outlet in self.outlets if outlet.family)

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The names that several outlets bear, folded, without what tells them apart."""
        count = Counter(fold(bare_name(outlet.name)) for outlet in self.outlets)
        return frozenset(name for name, number in count.items() if number > 1)

    def at(self, host: str) -> Outlet | Agency | None:
        """Return whose a host is: the row with the longest domain that the host is or lies under."""
        return next((row for domain in parents(host) if (row := self._domains.get(domain))), None)

    def outlet(self, name: str, host: str = "") -> Outlet | None:
        """Return the outlet that goes by a name; on its own `host` a name that several bear is enough."""
        if found := as_host(name):
            row = self.at(found)
            return row if isinstance(row, Outlet) else None
        row = self.at(host) if host else None
        folded = fold(name)
        if isinstance(row, Outlet) and folded in {fold(n) for n in (bare_name(row.name), row.name, *row.aliases)}:
            return row
        return self._outlets.get(folded)

    def agency(self, name: str, *, marked: bool = False) -> Agency | None:
        """Return the agency that these words name and nothing else; `marked` where a sign is believed as it stands."""
        bare = LEAD.sub("", name.strip(EDGES))
        row = self._names.get(name) or self._name(bare)
        if row is None and (marked or SIGNED.match(name.strip())):
            row = self._signs.get(bare)
        if row is None and (host := as_host(bare)):
            found = self.at(host)
            row = found if isinstance(found, Agency) else None
        return row

    def agency_by_name(self, name: str) -> Agency | None:
        """Return the agency that goes by a name in any case: a field's value, not a word of a text."""
        return self.agency(name, marked=True) or self._folded.get(fold(name))

    def find(self, what: str) -> tuple[Outlet | Agency, ...]:
        """Return the rows that a name, a domain or an address means: the one it is, then its namesakes and the outlets of a
        publisher of that name; where there are none, those whose names hold its words."""
        host = host_of(what) or as_host(what)
        if host:
            row = self.at(host)
            return (row,) if row else ()
        both: list[Outlet | Agency] = [*self.outlets, *self.agencies]
        known = [self.outlet(what), self.agency_by_name(what)]
        folded = fold(what)
        known += [row for row in both if fold(bare_name(row.short if isinstance(row, Agency) else row.name)) == folded]
        known += [outlet for outlet in self.outlets if outlet.family and fold(outlet.family) == folded]
        if not any(known):
            known += [row for row in both if any(f" {folded} " in f" {fold(name)} " for name in (row.name, *row.aliases))]
        return tuple(dict.fromkeys(row for row in known if row))

    def agencies_in(self, line: str) -> list[AgencyName]:
        """Find the agencies named in a short text, in order; of names that overlap the longest."""
        found: list[AgencyName] = []
        if UNSPACED.search(line):
            found += [AgencyName(m.start(), m.end(), self._names[m.group()].short) for m in self._joined.finditer(line)]
        at = 0
        for word in WORD.finditer(line):
            forms = self._forms.get(word.group().casefold(), ()) if word.start() >= at else ()
            for form in forms:
                start = word.start() - form.lead
                if end := form.ends_in(line, start):
                    found.append(AgencyName(start, end, form.agency.short))
                    at = end
                    break
        return sorted(found, key=lambda name: (name.start, -name.end))

    def may_name(self, line: str) -> bool:
        """Say whether a line holds the first word of any agency's name: most lines do not, and need no closer look."""
        return bool(UNSPACED.search(line)) or any(word.casefold() in self._forms for word in WORD.findall(line))

    def notice_in(self, line: str) -> AgencyName | None:
        """Find a phrase that only one agency's own texts carry, such as its rights or reference line."""
        low = line.casefold()
        if not any(notice in low for notice in self._by_notice):
            return None
        match = self._notices.search(line)  # its places are the line's own: folding may move them
        agency = self._by_notice.get(match.group().casefold()) if match else None
        return AgencyName(match.start(), match.end(), agency.short) if match and agency else None

    def _name(self, name: str) -> Agency | None:
        return self._names.get(name) or self._names.get(name.casefold())

    @cached_property
    def _domains(self) -> dict[str, Outlet | Agency]:
        found: dict[str, Outlet | Agency] = {}
        both: list[Outlet | Agency] = [*self.agencies, *self.outlets]
        for row in both:
            for domain in row.domains:
                found.setdefault(domain, row)
        return found

    @cached_property
    def _outlets(self) -> dict[str, Outlet]:
        found: dict[str, Outlet] = {}
        for outlet in self.outlets:
            found.setdefault(fold(outlet.name), outlet)
        for outlet in self.outlets:
            for name in outlet.aliases:
                found.setdefault(fold(name), outlet)
        return found

    @cached_property
    def _names(self) -> dict[str, Agency]:
        """Names to agencies: abbreviations in their own case, longer names in lower case as well."""
        found: dict[str, Agency] = {}
        for agency in self.agencies:
            for name in strong_names(agency):
                found.setdefault(name, agency)
                if len(name) > ABBREVIATION:
                    found.setdefault(name.casefold(), agency)
        return found

    @cached_property
    def _signs(self) -> dict[str, Agency]:
        return {sign: agency for agency in reversed(self.agencies) for sign in agency.signs}

    @cached_property
    def _folded(self) -> dict[str, Agency]:
        return {fold(name): agency for agency in reversed(self.agencies) for name in strong_names(agency)}

    @cached_property
    def _by_notice(self) -> dict[str, Agency]:
        return {notice.casefold(): agency for agency in reversed(self.agencies) for notice in agency.notices}

    @cached_property
    def _notices(self) -> re.Pattern[str]:
        return re.compile(_either(self._by_notice), re.IGNORECASE)

    @cached_property
    def _forms(self) -> dict[str, tuple[_Form, ...]]:
        """Names by their first word, longest first; those of scripts without spaces are in `_joined`."""
        found: dict[str, list[_Form]] = {}
        for agency in self.agencies:
            for name in dict.fromkeys((*strong_names(agency), *agency.signs)):
                word = WORD.search(name)
                if word and not UNSPACED.search(name):
                    form = _Form(name, word.start(), agency, name in agency.signs, len(name) > ABBREVIATION)
                    found.setdefault(word.group().casefold(), []).append(form)
        return {word: tuple(sorted(forms, key=lambda f: (-len(f.text), f.text))) for word, forms in found.items()}

    @cached_property
    def _joined(self) -> re.Pattern[str]:
        return re.compile(_either(name for name in self._names if UNSPACED.search(name)))


def own_place(row: Outlet | Agency | None, host: str) -> str:
    """Return the host of one who publishes on a platform under a name of his own ("ann.substack.com"); "" for others."""
    if not isinstance(row, Outlet) or row.kind != "platform":
        return ""
    lead = next((host.removesuffix(f".{domain}") for domain in row.domains if host.endswith(f".{domain}")), "")
    return host if lead and lead not in ("www", "m", "mobile", "amp") else ""


def fold(name: str) -> str:
    """Bring a name into the form in which names are compared: small letters and digits, without "the"."""
    folded = " ".join(re.findall(r"[^\W_]+", name.casefold()))
    return folded.removeprefix("the ") or name.casefold()


def bare_name(name: str) -> str:
    """Return a row's name without what tells it from namesakes: "The Guardian (Nigeria)" gives "The Guardian"."""
    return re.sub(r"\s*\([^()]*\)$", "", name)


def strong_names(agency: Agency) -> tuple[str, ...]:
    """Return the names that are an agency's wherever they stand: all but those that are only signs."""
    names = dict.fromkeys((agency.short, agency.name, *agency.aliases))
    return tuple(name for name in names if name not in agency.signs)


def _either(names: Iterable[str]) -> str:
    found = sorted(set(names), key=lambda n: (-len(n), n))
    return "|".join(map(re.escape, found)) or r"(?!)"
