"""Segments: where the article's body begins and ends.

The body is the run of units with the greatest sum of scores: prose counts for it, furniture against it
(maximum subsequence segmentation, Pasternack and Roth, WWW 2009). Lines that end an article put a barrier
behind it, which only prose in plenty gets over; readers' comments cannot be reached at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.clean.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentConfig:
    """Scores, in words of prose. Chosen on pages of many outlets; the result is not sensitive to them."""

    #: Most that one paragraph counts.
    paragraph: int = 60
    #: A line that is neither prose nor known: a heading, or a stray.
    stray: int = -3
    #: A line known for furniture.
    furniture: int = -6
    #: The heading of a list of other articles, and each unit of such a list.
    teasers: int = -25
    teaser: int = -12
    #: A line that ends an article.
    barrier: int = -100
    #: Such a line with whole paragraphs going on behind it, this share of those before: it was none.
    doubted: int = -15
    #: Whole paragraphs above a word that may be a button ("Comments"), from which comments follow it.
    article: int = 3
    #: Units behind it that are looked at.
    ahead: int = 12
    share: float = 0.4
    #: Words of prose before a line of comment furniture that make it the end.
    enough: int = 60
    #: Words of a paragraph that shows that the body goes on after a list, and of one that needs a second.
    resumes: int = 40
    second: int = 15
    #: Sentences in a row, no title between them, that show it whatever their length, and words of them all. Lists of
    #: other articles alternate titles and blurbs.
    row: int = 3
    row_words: int = 24
    #: What a line of such a list costs then.
    box: int = -1


DEFAULT = SegmentConfig()
#: Words of a label that may be a button at the head of a page.
BUTTON = 1
#: Lines of the longest list that a colon announces.
LISTED = 60


def find_body(units: list[Unit], config: SegmentConfig = DEFAULT) -> tuple[int, int]:
    """Return the indexes of the body's first unit and past its last; (0, 0) where there is no prose."""
    mark_lists(units, config)
    best = (0.0, 0, 0)
    total, start, before, whole = 0.0, 0, 0, 0
    for index, unit in enumerate(units):
        if unit.role == "comments" and before >= config.enough and (whole >= config.article or unit.words > BUTTON):
            break
        whole += _whole(unit, config.second // 2)
        score = config.doubted if _goes_on(units, index, before, config) else _score(unit, before, config)
        if total <= 0:
            total, start = 0.0, index
        total += score
        before += unit.words if unit.prose and unit.kind is None else 0
        if total > best[0] and unit.kind is None and unit.prose:
            best = (total, start, index + 1)
    first, last = best[1], _with_list(units, best[2])
    while first < last and not (units[first].kind is None and units[first].prose):
        first += 1
    return first, last


def _with_list(units: list[Unit], last: int) -> int:
    """Take in the lines that a colon at the body's end announces, up to a line that is labelled."""
    if not 0 < last <= len(units):
        return last
    stop = last
    if stop < len(units) and units[stop].kind is None and units[stop].text.endswith(":"):
        stop += 1
    if not units[stop - 1].text.endswith(":"):
        return last
    while stop < len(units) and units[stop].kind is None and stop < last + LISTED:
        stop += 1
    return stop


def mark_lists(units: list[Unit], config: SegmentConfig = DEFAULT, *, above: bool = True) -> None:
    """Label what follows the heading of a list of other articles, up to where the body goes on.

    `above` says whether the units begin above the article, where such a heading is a menu's.
    """
    inside, dated = "", False
    before = 0
    listed: list[Unit] = []
    for index, unit in enumerate(units):
        before += unit.words if unit.kind is None and unit.prose and unit.terminal else 0
        if unit.role == "list" and unit.kind == "teaser":
            # Above the article such words are a menu's, and the headline stands below them.
            inside = _heading_of_list(unit) if before >= config.second or not above else ""
            dated, listed = False, [unit]
            continue
        if unit.role in ("comments", "end"):
            inside = ""
        if not inside:
            continue
        dated = dated or unit.kind == "date"
        row = len(listed) <= LISTED and _row(units, index, config)
        if row or _resumes(units, index, config, alone=not dated):
            inside = ""
            for box in listed if row else ():
                box.hint = "box"
        elif unit.kind in (None, "date"):
            unit.label("teaser", f"listed under “{inside[:40]}”")
            listed.append(unit)


def _heading_of_list(unit: Unit) -> str:
    """Return the words of a heading that other units follow; "" where the teaser is on the line itself."""
    alone = unit.words <= 5 and not unit.terminal
    return unit.text if alone else ""


def _resumes(units: list[Unit], index: int, config: SegmentConfig, *, alone: bool) -> bool:
    """Say whether the article's prose goes on here: one long paragraph (if `alone` will do), or two in a row."""
    unit = units[index]
    if not _whole(unit, config.second):
        return False
    if (alone and unit.words >= config.resumes) or index == 0:
        return True
    following = units[index + 1] if index + 1 < len(units) else None
    return following is not None and _whole(following, config.second)


def _row(units: list[Unit], index: int, config: SegmentConfig) -> bool:
    """Say whether sentences follow one another here, over labelled lines, without a title between them."""
    count = words = 0
    for unit in units[index : index + config.ahead]:
        if unit.kind is not None and (unit.role != "list" or not _heading_of_list(unit)):
            if unit.role in ("comments", "end"):
                return False
            continue
        if unit.role == "list" and count > 1:  # a box inside the text again
            return words >= config.row_words
        if unit.kind is not None or not unit.prose or not unit.terminal or unit.teaser:
            return False
        count, words = count + 1, words + unit.words
        if count >= config.row and words >= config.row_words:
            return True
    return False


def _goes_on(units: list[Unit], index: int, before: int, config: SegmentConfig) -> bool:
    """Say whether a line that seems to end the article is followed by a good part of it.

    Pictures and single lines may stand between; a list of other articles or comments may not.
    """
    if units[index].role != "end":
        return False
    words = count = 0
    for following in units[index + 1 : index + 1 + config.ahead]:
        if following.role in ("comments", "list") and following.words <= config.second:
            break
        if _whole(following, config.second // 2):
            words, count = words + following.words, count + 1
    return count > 1 and words >= config.share * before


def _whole(unit: Unit, words: int) -> bool:
    return unit.kind is None and unit.prose and unit.terminal and not unit.teaser and unit.words >= words


def _score(unit: Unit, before: int, config: SegmentConfig) -> float:
    if unit.role in ("end", "comments") and before >= config.enough:
        return min(config.barrier, -before / 2)
    if unit.kind == "teaser" and unit.hint == "box":
        return config.box
    if unit.kind == "teaser":
        return config.teasers if unit.role == "list" and unit.words <= 5 else config.teaser
    if unit.kind == "caption":
        return 0
    if unit.kind is not None:
        return config.furniture
    if not unit.prose:
        return config.stray
    if unit.teaser:
        return 2
    words = min(unit.words, config.paragraph)
    return words if unit.terminal else words / 2
