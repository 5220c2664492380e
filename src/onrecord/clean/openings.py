"""Openings: how agencies of other languages and scripts begin a text, place, day and name before its first sentence.

In: the text of a paragraph. Out: how much of it is the opening, the agency's name and the place; None where there is none.
"Berlin (dpa/bb) - ", "Madrid, 12 may (EFE).-", "МОСКВА, 12 мая. /ТАСС/. ", "新华社北京5月12日电", "【ワシントン共同】".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.clean.creditlines import named_alone
from onrecord.tools.directory import Directory

#: Characters of the longest opening, words of its place and day, and characters of an agency's sign in a box.
LONGEST, PLACE, SIGN = 110, 9, 16
#: Words of a place and its day where nothing but a stroke parts them from the agency.
SHORT = 6
#: A place, a day, the agency in brackets or strokes, and a mark.
BRACKETED = re.compile(
    r"(?P<place>[^()（）【】\[\]/\n|:;!?“”\"«»]{0,70}?(?:/[^()（）【】\[\]/\n|:;!?“”\"«»]{2,30}?)?)\s?(?:--)?"
    r"(?:[(（\[](?P<a>[^()（）\[\]\n]{2,40})[)）\]]|/(?P<b>[^/\n]{2,25})/)(?P<mark>\s?\.?\s?(?:-{1,2}|[—–−:=|])+|\.)\s*"
)
#: A place in capitals, a day, a dash and the agency with a full stop: "МОСКВА, 12 мая - РИА Новости. "
DASHED = re.compile(r"(?P<place>[^\W\d_][^()\n.!?:;]{1,40}?\d{1,2}\.?\s[^\W\d_]{3,12}\.?)\s?[—–-]\s?(?P<c>[^.\n!?]{2,25})\.\s+")
#: Chinese: the agency, the place, the day and "dispatch", with who wrote it: 新华社北京5月12日电（记者某某）
DISPATCH = re.compile(
    r"[（(【\[]?(?P<d>[\u3400-\u9fff\w/]{2,12}?社|[A-Za-z]{2,10})(?P<place>[^\s。，、；！？]{1,12}?)(?:\d{1,2}月)?\d{1,2}日\s?[电電讯訊]"
    r"(?:[】）)\]]|\s?[（(][^（）()\n]{0,40}[)）])?[\s，:：]*"
)
#: The agency, a stroke and the place, or the place first, and a mark: "EFE | Oslo - ", "Oslo | EFE.- ".
STROKED = re.compile(
    r"(?P<e>[^|/\n()–—]{2,30}?)\s?[|/·]\s?(?P<place>[^|/\n()!?;:“”\"«»]{2,45}?)(?:\s[-–—]{1,2}|\.\s?[-–—]{1,2}|[:.])\s+"
)
STROKED_AFTER = re.compile(
    r"(?P<place>[^|/\n()!?;:“”\"«»]{2,45}?)\s?[|/·]\s?(?P<f>[^|/\n()–—-]{2,30}?)(?:\s[-–—]{1,2}|\.\s?[-–—]{1,2}|[:.])\s+"
)
#: Japanese and Korean: 【ワシントン共同】, [東京 12日 ロイター] -, (서울=연합뉴스) 홍길동 기자 =
BOXED = re.compile(r"(?:【(?P<j>[^】\n]{2,30})】|[\[(（](?P<k>[^\])）\n]{1,30}(?:=|\s)[^\])）\n=]{2,16})[\])）])\s?(?:[^=\n.]{1,30}(?:기자|특파원)\s?=|[-–—=])?\s*")


@dataclass(frozen=True, slots=True)
class Opening:
    """An agency's opening: its length with the space after it, the agency's short name, and what is before the name."""

    length: int
    agency: str
    place: str


def find_opening(text: str, directory: Directory) -> Opening | None:
    """Find the agency's opening that a paragraph begins with."""
    head = text[:LONGEST]
    for pattern, groups in ((BRACKETED, "ab"), (DASHED, "c"), (DISPATCH, "d")):
        match = pattern.match(head)
        inner = next((match[group] for group in groups if match[group]), "") if match else ""
        found = named_alone(f"({inner})", directory) if inner else ()
        if match and found and _is_place(match["place"]) and match.end() < len(text):
            return Opening(match.end(), found[0], match["place"].strip())
    return _stroked(head, len(text), directory) or _boxed(head, len(text), directory)


def _stroked(head: str, length: int, directory: Directory) -> Opening | None:
    """Find an agency and a place parted by a stroke: the agency by a name that needs no brackets, the place short."""
    for pattern, group in ((STROKED, "e"), (STROKED_AFTER, "f")):
        match = pattern.match(head)
        agency = directory.agency(match[group].strip()) if match else None
        if match and agency and match.end() < length and len(match["place"].split()) <= SHORT and _is_place(match["place"]):
            return Opening(match.end(), agency.short, match["place"].strip())
    return None


def _boxed(head: str, length: int, directory: Directory) -> Opening | None:
    match = BOXED.match(head)
    if not match or match.end() >= length:
        return None
    inner = match["j"] or match["k"]
    for size in range(min(SIGN, len(inner)), 1, -1):
        agency = directory.agency(inner[-size:], marked=True)
        if agency:
            return Opening(match.end(), agency.short, inner[:-size].strip(" =・、"))
    return None


def _is_place(words: str) -> bool:
    """Say whether the words before an agency's name may be a place and a day: few, and the first no small letter."""
    words = words.strip()
    return not words or (len(words.split()) <= PLACE and not words[0].islower() and not words.rstrip(",. -–—").endswith(tuple("!?")))
