"""Forms: what kind of text a layout is: a report, a live blog, a round-up, a stub, or no article at all.

In: a layout and what is declared. Out: a `Verdict`: the form, the reasons as codes with messages, and whether there is an
article. Precision comes first: a report taken for an index page is lost, an index page taken for a report is only dull.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from onrecord.clean.declared import Declared
from onrecord.clean.formwords import said_as
from onrecord.clean.fronts import DEFAULT as FRONT
from onrecord.clean.fronts import is_section, says_front, teasers_of_page, teasers_of_text
from onrecord.clean.layouts import Layout
from onrecord.clean.live import above_body, entry_times, is_live
from onrecord.clean.strays import HEADINGS
from onrecord.clean.units import WORD, Unit
from onrecord.clean.walls import COUNTER, consent_words
from onrecord.model.articles import BODY_KINDS, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class FormConfig:
    """Bounds of the forms, in words or lines; held against 2,000 reports and 181 article pages, none of which falls."""

    #: Words of the longest body of a page that is none (not found, refused), of a gallery, and of a stub.
    error: int = 120
    #: Words of the body of such a page that has no heading, only lines.
    bare: int = 40
    gallery: int = 80
    #: Words of the body of a page that only asks for consent, at most, and of what it asks, at least.
    asking: int = 15
    stub: int = 200
    #: The same for a stub whose last sentence breaks off.
    broken: int = 400
    #: Lines below the body's end among which the words of a paywall are looked for.
    below: int = 8
    #: Linked titles and captions that an index page and a gallery have at least.
    titles: int = 12
    captions: int = 3
    #: Linked titles from which nothing else need say that a page is an index.
    crowd: int = 30
    #: Paragraphs, not linked, that an index page never has in a row, and a page that was not found never at all.
    run: int = 3
    #: Items of a round-up at least, and the share of words that two neighbours may have in common.
    items: int = 3
    common: float = 0.12
    #: Share of the items that one word may stand in: a story's names come back.
    shared: float = 0.6
    #: The same below a standing title, which single reports bear too ("What you need to know"), the characters of a name in
    #: capitals that leads an item, the words of an item at least, and the letters of a word that is compared.
    unlike: float = 0.08
    spread: float = 0.4
    name: int = 40
    item: int = 12
    long: int = 5


DEFAULT = FormConfig()
ARTICLE = re.compile(r"(?i)(?:Article|Report|BlogPosting|LiveBlog|CreativeWork)")
LISTING = re.compile(r"(?i)^(?:CollectionPage|SearchResultsPage|ProfilePage|og:website)$")
#: A name in capitals at the head of an item ("HARBOUR. The …", "CUP FINAL: …", "ENERGY – …"); agencies' datelines have brackets.
CAPITALS = re.compile(r"[A-ZÄÖÜÀ-ÞА-ЯЁ][A-ZÄÖÜÀ-ÞА-ЯЁ'’& -]{2,35}(?:[.:|]|\s[–—-])\s")
#: Items in which a word may stand however few they are: two have a "because" in common by chance.
PAIR = 2
GALLERY = re.compile(r"(?i)(?:ImageGallery|MediaGallery|og:gallery)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The form, and why. `code` names what is no article ("" for an article), `notes` are further codes with messages."""

    form: Form = "report"
    code: str = ""
    message: str = ""
    notes: tuple[tuple[str, str], ...] = ()


def tell_form(layout: Layout, declared: Declared, url: str = "", config: FormConfig = DEFAULT) -> Verdict:
    """Tell the form of a labelled text."""
    body = [unit for unit in layout.units if unit.kind in BODY_KINDS]
    words = sum(unit.words for unit in body)
    titles = _titles(layout, declared)
    message = _error(layout, titles, words, config) or _consent(layout, declared, words, config)
    if message:
        return Verdict(code="no-article-page", message=message)
    message = _gallery(layout, declared, titles, words, config)
    if message:
        return Verdict(code="gallery", message=message)
    message = _index(layout, declared, [titles, [url or declared.url]], config) or _front(layout, declared, titles, url)
    if message:
        return Verdict(code="index-page", message=message)
    if _live(layout, declared, titles):
        return Verdict("live-blog")
    message = _stub(layout, declared, body, words, config)
    if message:
        return Verdict("stub", notes=(("paywalled", message),))
    message = _cut_short(layout, body, words, config)
    if message:
        return Verdict("stub", notes=(("cut-short", message),))
    if _round_up(titles, body, config):
        return Verdict("round-up")
    return Verdict()


def says_live(declared: Declared, headline: str) -> bool:
    """Say whether a page or its headline tells that it is a live blog."""
    types = (*declared.types, *declared.page_types)
    return any("LiveBlog" in name for name in types) or bool(said_as("live-blog", "title", [declared.headline, headline]))


def _titles(layout: Layout, declared: Declared) -> list[str]:
    lines = [layout.text[slice(*layout.headline)]] if layout.headline else []
    lines += [unit.text for unit in layout.units[:60] if unit.tag == "h1"][:3]
    return [line for line in dict.fromkeys([declared.headline, *lines]) if line]


def _error(layout: Layout, titles: list[str], words: int, config: FormConfig) -> str:
    whole = sum(unit.kind == "paragraph" and unit.prose and unit.terminal and unit.words >= 15 for unit in layout.units)
    if words >= config.error or whole >= config.run:
        return ""
    total = sum(unit.words for unit in layout.units)
    bare = words <= config.bare and total <= 2 * config.error
    lines = [unit.text for unit in layout.units if unit.words <= 14][:4] if bare else []
    said = [*titles, *lines]
    found = said_as("error", "title", said, start=True) or said_as("error", "whole", said)
    return f"The page is no article: it says “{found[:80]}”." if found else ""


def _consent(layout: Layout, declared: Declared, words: int, config: FormConfig) -> str:
    declares = any(ARTICLE.search(name) for name in declared.types) or "og:article" in declared.page_types
    if declares or words >= config.asking or consent_words(layout.units) < config.asking:
        return ""
    return "The page is no article: it asks for consent and shows nothing else."


def _gallery(layout: Layout, declared: Declared, titles: list[str], words: int, config: FormConfig) -> str:
    types = (*declared.types, *declared.page_types)
    told = next((name for name in types if GALLERY.search(name)), "") or said_as("gallery", "title", titles)
    captions = sum(unit.kind == "caption" for unit in layout.units)
    if told and words <= config.gallery and captions >= config.captions:
        return f"A gallery of {captions} pictures, with no report beside them (“{told[:60]}”)."
    return ""


def _index(layout: Layout, declared: Declared, said: list[list[str]], config: FormConfig) -> str:
    titles, urls = said
    if any(ARTICLE.search(name) for name in declared.types) or "og:article" in declared.page_types:
        return ""
    linked = [u for u in layout.units if u.linked >= 0.8 and u.words >= 4 and not (u.terminal and u.words > 25)]
    if len(linked) < config.titles or _longest_run(layout.units) >= config.run:
        return ""
    signs = [name for name in declared.page_types if LISTING.match(name)][:1]
    signs += [found for found in (said_as("index", "title", titles, start=True), said_as("index", "url", urls, start=True)) if found]
    headed = sum(unit.tag in HEADINGS for unit in linked)
    if headed >= config.titles // 2:
        signs.append(f"{headed} headings that are links")
    if len(linked) >= config.crowd:
        signs.append(f"{len(linked)} linked titles")
    if len(signs) < 2:
        return ""
    return f"An index page: {len(linked)} linked titles and no text of its own ({'; '.join(s[:60] for s in signs)})."


def _front(layout: Layout, declared: Declared, titles: list[str], url: str) -> str:
    """Return why a text is a front page or a section's: teasers of other reports, and two signs more."""
    if any(ARTICLE.search(name) for name in declared.types) or "og:article" in declared.page_types:
        return ""
    if said_as("round-up", "title", titles):
        return ""
    if not any(unit.tag for unit in layout.units):
        count = teasers_of_text(layout.units)
        return f"An index page: the opening words of {count} other reports and no text of its own." if count else ""
    count = teasers_of_page(layout.units)
    signs = [name for name in declared.page_types if LISTING.match(name)][:1]
    signs += [address for address in dict.fromkeys([url, declared.url]) if is_section(address)][:1]
    signs += [title for title in titles if says_front(title)][:1]
    signs += [f"{count} teasers"] if count >= FRONT.many else []
    if not count or len(signs) < 2:
        return ""
    told = "; ".join(sign[:60] for sign in signs)
    return f"An index page: {count} linked titles with a few words each and no text of its own ({told})."


def _longest_run(units: list[Unit]) -> int:
    """Return the most paragraphs that follow one another, over lines that are no links, outside lists and furniture."""
    best = run = 0
    for unit in units:
        whole = unit.prose and unit.terminal and unit.linked < 0.5 and unit.words >= 15
        if whole and unit.kind not in ("comment", "copyright"):
            run += 1
            best = max(best, run)
        elif unit.linked >= 0.8 and unit.words >= 4:
            run = 0
    return best


def _live(layout: Layout, declared: Declared, titles: list[str]) -> bool:
    told = says_live(declared, " ".join(titles[:1])) or bool(said_as("live-blog", "title", titles))
    times = entry_times(layout.units, above_body(layout.first), max(layout.last, layout.first))
    return is_live(layout.units, times, told=told) or (told and declared.updates >= 2)


def _stub(layout: Layout, declared: Declared, body: list[Unit], words: int, config: FormConfig) -> str:
    if not body:
        return ""
    last = layout.units.index(body[-1])
    broken = not body[-1].terminal or body[-1].text.rstrip().endswith(("…", "..."))
    bound = config.broken if broken else config.stub
    if words > bound:
        return ""
    near = [u for u in layout.units[last + 1 : last + 1 + config.below] if u.kind not in ("copyright", "comment") and u.hint != COUNTER]
    found = next((unit.text for unit in near if said_as("paywall", "line", [unit.text])), "")
    if found:
        return f"Only the opening is free to read: “{found[:100]}”."
    if declared.free is False and words <= config.stub:
        return f"The page declares that it is not free to read, and has {words} words."
    return ""


def _cut_short(layout: Layout, body: list[Unit], words: int, config: FormConfig) -> str:
    if not body or words > config.stub:
        return ""
    last = layout.units.index(body[-1])
    end = next((unit.text for unit in layout.units[last : last + 2] if said_as("cut", "end", [unit.text])), "")
    return f"The text breaks off where the page went on: “…{end[-40:].strip()}”." if end else ""


def _round_up(titles: list[str], body: list[Unit], config: FormConfig) -> bool:
    """Say whether a text with a round-up's title holds several items that have little in common."""
    titled = bool(said_as("round-up", "title", titles))
    if (titled or said_as("standing", "title", titles)) and _set_apart(body, config):
        return True
    if not titled:
        return False
    items = _items(body)
    if len(items) < config.items:  # without headings, paragraphs are the items
        items = [stems for u in body if u.words >= 15 and len(stems := _stems(u)) >= 5]
    if len(items) < config.items:
        return bool(body) and _script_without_spaces(body) and sum(unit.words >= 10 for unit in body) >= config.items
    return _unlike(items, shared=config.shared, common=config.common)


def _set_apart(body: list[Unit], config: FormConfig) -> bool:
    """Say whether several items, each below a heading or led by a name in capitals, are of unrelated matters."""
    parts: list[list[Unit]] = []
    for unit in body:
        if unit.kind == "heading" or unit.lead or CAPITALS.match(unit.text[: config.name]):
            parts.append([])
        if parts:
            parts[-1].append(unit)
    parts = [part for part in parts if sum(unit.words for unit in part if unit.kind != "heading") >= config.item]
    items = [sum((_stems(unit, least=config.long) for unit in part), Counter()) for part in parts]
    if len(items) < config.items:
        return False
    return _unlike(items, shared=max(config.spread, PAIR / len(items)), common=config.unlike)


def _items(body: list[Unit]) -> list[Counter[str]]:
    items: list[Counter[str]] = [Counter()]
    for unit in body:
        if unit.kind == "heading" or (unit.lead and items[-1]):
            items.append(Counter())
        items[-1].update(_stems(unit))
    return [item for item in items if len(item) >= 5]


def _stems(unit: Unit, *, least: int = 4) -> Counter[str]:
    """Return the beginnings of a unit's words of so many letters, each once."""
    return Counter({word.casefold()[:5] for word in WORD.findall(unit.text[:3000]) if len(word) >= least})


def _unlike(items: list[Counter[str]], *, shared: float, common: float) -> bool:
    """Say whether no word stands in more than a share of the items, and neighbours have little in common."""
    spread = Counter(word for item in items for word in item)
    if max(spread.values(), default=0) > shared * len(items):
        return False
    likeness = [len(a & b) / min(len(a), len(b)) for a, b in itertools.pairwise(items)]
    return sorted(likeness)[len(likeness) // 2] <= common


def _script_without_spaces(body: list[Unit]) -> bool:
    text = body[0].text
    return len(WORD.findall(text)) * 8 < len(text)
