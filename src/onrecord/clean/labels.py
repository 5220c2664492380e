"""Labels of single lines: what a line is by its own words and shape, before its place is known.

In: units. Out: the same units, those that are surely no prose of the article with a kind and a reason.
"""

from __future__ import annotations

import re
from functools import partial

from onrecord.clean.agencies import find_agencies
from onrecord.clean.creditlines import credit_line
from onrecord.clean.datewords import find_date_words
from onrecord.clean.embeds import label_polls
from onrecord.clean.greetings import cut_greetings
from onrecord.clean.notes import label_note
from onrecord.clean.tails import cut_pointer
from onrecord.clean.units import WORD, Unit
from onrecord.clean.vocabulary import byline_words, caption_opening, counter_words, match_phrase
from onrecord.clean.walls import label_pitch, label_wall
from onrecord.tools.calendars import find_days, weekday_of
from onrecord.tools.directory import Directory

SEPARATORS = re.compile(r"\s+[|·•›»>/]\s+|\s{3,}|\t+")
NAME = r"[^\W\d_][\w.’'-]*"
COPYRIGHT = re.compile(
    r"©|\([cC]\)\s*(?:19|20)\d\d|\b[Cc]opyright\W+(?:19|20|©|\([cC]\)|by\b|[A-Z])|\bCOPYRIGHT\b|^(?i:all rights reserved)"
)
ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$|^\S{1,99}@\S{1,99}\.\w{2,20}$|^(?:[#@]\w+[\s,]*)+$")
#: Words printed with a date that say whose date it is.
DATED = re.compile(
    r"(?i)\b(published|posted|updated|modified|last|first|on|at|date|issued|release[d]?|created|print|time|"
    r"gmt|utc|[ceap]?[sd]?t|ist|edt|est|pdt|pst|bst|cet|cest|am|pm|a\.m|p\.m|h|uhr|stand|publié|mis|à|jour|le|"
    r"publicado|actualizado|pubblicato|aggiornato|veröffentlicht|aktualisiert|опубликовано|the|in|of|and|"
    r"edition|ago|hours?|days?|years?|months?|minutes?|min|read)\b"
)
#: Words of the longest line that may be a time element alone.
MOMENT = 8
RESPONSES = re.compile(r"(?i)^\W*(?:\d[\d,.]*|one|two|three|no)\s+(?:responses?|thoughts?|repl(?:y|ies)|comments?)\s+(?:to|on)\b")
SAYS = re.compile(r"(?i)^\S+(?:\s\S+){0,3}\s+(?:says|said|wrote|writes|commented|replied)\s?:$")
SAID = re.compile(r"(?i)\b(?:says|said|wrote|writes|commented|replied)\s?:$")
SLIDE = re.compile(r"(?i)^\W*(?:image|photo|slide|picture|video|page)?\s*\d+\s*(?:of|/)(?:\s*/)?\s*\d+\W*$")
TITLED = re.compile(r"^(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]+\s*[,|–—-]\s")
#: "Published in Dawn, June 19th, 2023", "First published: ..." and the like: the article has ended.
SIGNED = re.compile(r"(?i)^\W*(?:first |originally )?(?:published|posted|printed|appeared|issued)\s+(?:in|on|by)\b")


def label_units(units: list[Unit], directory: Directory) -> None:
    """Label the units that their own words and shape give away; the directory knows the agencies."""
    dated, owned = partial(_dated, directory=directory), partial(_copyright, directory=directory)
    credited = partial(_credited, directory=directory)
    tests = (label_note, label_wall, _empty, _responses, dated, _captioned, owned, _phrased, _counted, _menu, credited, _bylined)
    for unit in units:
        cut_pointer(unit)
        any(test(unit) for test in tests)
        cut_greetings(unit)
    label_polls(units)
    label_pitch(units)


def _empty(unit: Unit) -> bool:
    if any(ch.isalpha() for ch in unit.text) or (unit.prose and unit.words):
        if not ADDRESS.match(unit.text):
            return False
        unit.label("furniture", "an address or tags, no sentence")
    elif not find_days(unit.text[:400]):
        unit.label("furniture", "no words")
    else:
        return False
    return True


def _dated(unit: Unit, directory: Directory) -> bool:
    """Label a line that is a date and little else, or a time element ("2 hours ago") and little else."""
    if unit.moment and unit.words <= MOMENT and not unit.terminal:
        words = unit.text
        for word in reversed(find_date_words(words)):
            words = words[: word.start] + " " + words[word.end :]
        if not [w for w in WORD.findall(DATED.sub(" ", words)) if not w.isdigit() and not weekday_of(w)]:
            unit.label("date", "a time element and nothing else")
            return True
    if unit.words > 22 or not any(ch.isdigit() for ch in unit.text):
        return False
    days = [day for day in find_days(unit.text) if day.day and (day.year or day.weekday or unit.words <= 3)]
    if not days:
        return False
    rest = unit.text
    for day in reversed(find_days(unit.text)):
        rest = rest[: day.start] + " " + rest[day.end :]
    said = find_date_words(rest)
    for word in reversed(said):
        rest = rest[: word.start] + " " + rest[word.end :]
    signed = bool(SIGNED.match(unit.text))
    left = [w for w in WORD.findall(DATED.sub(" ", rest)) if not w.isdigit() and not weekday_of(w)]
    if signed and len(left) <= 8:
        unit.label("date", "says when and where it was published", "end")
    elif find_agencies(rest, directory) and len(left) <= 6:
        unit.label("credit", "a date and an agency's name")
    elif not left or (len(left) <= 3 and (said or DATED.search(rest)) and not unit.prose):
        unit.label("date", "a date and nothing else")
    else:
        return False
    return True


def _copyright(unit: Unit, directory: Directory) -> bool:
    found = COPYRIGHT.search(unit.text[:300]) if unit.words <= 60 else None
    if not found or (unit.prose and unit.words > 25 and found.start() > 60) or (unit.quoted and unit.words > 20):
        return False
    if found.group()[0] in "cC" and unit.prose and found.start() > 2:
        return False
    agencies = find_agencies(unit.text, directory)
    if agencies and unit.words <= 14:
        unit.label("credit", "a copyright line of an agency", "end")
    else:
        unit.label("copyright", "a copyright line", "end")
    return True


def _responses(unit: Unit) -> bool:
    """Label the line above readers' comments ("34 responses to ...") and a commenter's name ("gull1887 says:")."""
    if RESPONSES.match(unit.text) and unit.words <= 40:
        unit.label("comment", "counts the comments that follow", "comments")
    elif (SAYS.match(unit.text) and unit.words <= 6) or (unit.words <= 20 and SAID.search(unit.text) and find_days(unit.text)):
        unit.label("comment", "a commenter’s name", "comments")
    else:
        return False
    return True


def _captioned(unit: Unit) -> bool:
    phrase = caption_opening(unit)
    if not phrase or unit.words > 90:
        return False
    unit.label("caption", f"opens like a caption: “{phrase}”")
    return True


def _phrased(unit: Unit) -> bool:
    phrase = match_phrase(unit)
    if phrase is None:
        return False
    unit.label(phrase.kind, phrase.reason, phrase.role)
    if phrase.role == "end" and phrase.words.startswith("contributed"):
        unit.kind = "credit"
    return True


def _counted(unit: Unit) -> bool:
    """Label counters and rows of buttons: "0 308", "412 shares  88 comments", "Facebook Twitter Print"."""
    words = [w.casefold() for w in WORD.findall(unit.text)] if len(unit.text) <= 300 else []
    if not 0 < len(words) <= 16:
        return False
    if SLIDE.match(unit.text):
        unit.label("furniture", "the number of a picture")
        return True
    known = counter_words()
    counts = sum(re.fullmatch(r"\d[\d.,]*[km]?", w) is not None for w in words)
    buttons = sum(w in known for w in words)
    if counts + buttons < len(words) or (counts == 0 and buttons < 2 and words[0] in {"a", "for", "to", "this"}):
        return False
    if unit.terminal and counts == 0 and len(words) > 2:
        return False
    unit.label("furniture", "counters or buttons")
    return True


def _menu(unit: Unit) -> bool:
    """Label a row of links: three or more short parts between separators."""
    parts = [part for part in SEPARATORS.split(unit.text) if part.strip()]
    if len(parts) < 3 or (unit.terminal and unit.prose):
        return False
    if sum(len(WORD.findall(part)) <= 4 for part in parts) < 0.8 * len(parts):
        return False
    unit.label("furniture", "a row of links")
    return True


def _credited(unit: Unit, directory: Directory) -> bool:
    """Label a line that is an agency's name and nothing else, or "With inputs from AP"."""
    if unit.words > 16:
        return False
    reason = credit_line(unit.text, directory)
    if reason:
        unit.label("credit", reason, "end" if reason.startswith("says where") else "inline")
        return True
    if unit.words > 12:
        return False
    lead = re.match(r"(?i)\W*(?:with\s+(?:additional\s+)?(?:inputs?|reporting|agency inputs?|files?)\s+(?:from|by)|"
                    r"source\s*:|agency\s*:|agencies\s*:|courtesy\s*:?|via\b|reporting by|\(reporting by)", unit.text)
    if not lead:
        return False
    unit.label("credit", "says where its words come from", "end")
    return True


def _bylined(unit: Unit) -> bool:
    """Label a byline: "By" and names, a reporter's function, or a stock phrase such as "Our correspondent"."""
    if unit.words > 18 or (unit.terminal and unit.words > 12):
        return False
    if unit.folded in byline_words("alone"):
        unit.label("byline", "a reporter's stock line")
        return True
    titled = unit.words <= 12 and not unit.terminal and TITLED.match(unit.text)
    if titled and any(re.search(rf"\b{re.escape(title)}\b", unit.folded) for title in byline_words("title")):
        unit.label("byline", "a name and a reporter’s function")
        return True
    for phrase in byline_words("start"):
        if unit.folded.startswith(phrase) and not unit.folded[len(phrase) : len(phrase) + 1].isalnum():
            rest = unit.text.lstrip("([|•·–— ")[len(phrase) :].strip(" :")
            if _names(rest):
                unit.label("byline", f"names after “{phrase}”")
                return True
    return False


def _names(text: str) -> bool:
    """Say whether a text is names: capitalised words, joined by commas, "and" and functions."""
    words = re.findall(NAME, re.split(r"\s[|•·–—]\s|@", text)[0])
    if not 1 <= len(words) <= 16 or text.rstrip().endswith("?"):
        return False
    first = words[:2]
    upper = sum(w[0].isupper() for w in words)
    return all(w[0].isupper() for w in first) and upper >= 0.6 * len(words)
