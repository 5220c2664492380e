"""Sentences turned round: what a composer must never say, made from what it does say."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator

from onrecord.dossier.wording import folded

_NAME = r"[A-Z][\w’'-]*(?: (?:of|the|de|von) [A-Z][\w’'-]*| [A-Z][\w’'-]*)*"
_NAMES = re.compile(rf"(?<=[a-z,;:(“ ] ){_NAME}|(?<=[“(]){_NAME}")
_COUNTS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"]
_VERBS = r"is|are|was|were|will|has|have|had|can|could|would|may"
_DAYS = list(day_name)
_MONTHS = list(month_name)[1:]


def names_in(text: str) -> list[str]:
    """Return the capitalised runs in a sentence that do not open it."""
    return list(dict.fromkeys(m.group().strip() for m in _NAMES.finditer(text)))


def numbers(text: str) -> Iterator[str]:
    """Change each figure and each small number in words."""
    for match in re.finditer(r"\d+", text):
        yield f"{text[: match.start()]}{int(match.group()) + 1}{text[match.end() :]}"
        yield f"{text[: match.start()]}{match.group()}0{text[match.end() :]}"
    for match in re.finditer(r"[A-Za-z]+", text):
        if match.group().lower() in _COUNTS:
            other = _COUNTS[(_COUNTS.index(match.group().lower()) + 1) % len(_COUNTS)]
            other = other.capitalize() if match.group()[0].isupper() else other
            yield text[: match.start()] + other + text[match.end() :]


def dates(text: str) -> Iterator[str]:
    """Change each weekday and each month."""
    for days in (_DAYS, _MONTHS):
        for match in re.finditer(r"[A-Z][a-z]+", text):
            if match.group() in days:
                other = days[(days.index(match.group()) + 1) % len(days)]
                yield text[: match.start()] + other + text[match.end() :]


def names(text: str, others: list[str]) -> Iterator[str]:
    """Put another name of the story in each name's place, and exchange each two of the sentence's own."""
    own = names_in(text)
    for name in own:
        for other in others:
            if other not in name and name not in other:
                yield text.replace(name, other)
    for n, left in enumerate(own):
        for right in own[n + 1 :]:
            if left not in right and right not in left and f"({left} and {right})" not in text:
                yield text.replace(left, "\0").replace(right, left).replace("\0", right)


def negations(text: str) -> Iterator[str]:
    """Put a "not" after each auxiliary, and take each negative word out."""
    for match in re.finditer(rf"\b(?:{_VERBS})\b(?! not)", text):
        yield f"{text[: match.end()]} not{text[match.end() :]}"
    for match in re.finditer(r"\b(?:not|no|never|nobody|without|neither|nor)\b ?", text, re.IGNORECASE):
        yield text[: match.start()] + text[match.end() :]
    match = re.search(r"\bsaid\b", text)
    if match:
        yield f"{text[: match.start()]}denied{text[match.end() :]}"
        yield f"{text[: match.start()]}did not say{text[match.end() :]}"


def quotations(text: str) -> Iterator[str]:
    """Take a word out of each quotation, put one in, and put quotation marks where there are none."""
    for match in re.finditer(r"“([^”]+)”", text):
        pieces = match.group(1).split(" ")
        if len(pieces) > 2:
            cut = " ".join(pieces[:1] + pieces[2:])
            yield f"{text[: match.start(1)]}{cut}{text[match.end(1) :]}"
        yield f"{text[: match.start(1)]}truly {match.group(1)}{text[match.end(1) :]}"
    if "“" not in text and '"' not in text and "«" not in text:
        pieces = text.split(" ")
        yield " ".join([*pieces[:2], f"“{pieces[2]} {pieces[3]}”", *pieces[4:]])


def turned(text: str, others: list[str]) -> Iterator[tuple[str, str]]:
    """Yield every turning of a sentence with its kind."""
    ways = (
        ("number", numbers(text)),
        ("date", dates(text)),
        ("name", names(text, others)),
        ("negation", negations(text)),
        ("quotation", quotations(text)),
    )
    for kind, made in ways:
        for other in made:
            if folded(other) != folded(text):
                yield kind, other


_REPORTING = r"said|says|claimed|believe|believed|told the council|was reported"


def attributions(text: str) -> Iterator[str]:
    """Take out who says so, wherever it stands."""
    for pattern in (
        rf", (?:[\w’]+ ){{1,3}}(?:{_REPORTING})(?=[,.])(?:,(?= ))?",
        r",? according to [^,.]+,?",
        r"^According to [^,]+, ",
        rf"^As [^,]*(?:{_REPORTING}), ",
    ):
        yield from _without(text, pattern)


def hedges(text: str) -> Iterator[str]:
    """Take out what makes a sentence less sure."""
    yield from _without(text, r"\(?\b(?:allegedly|reportedly|apparently|probably)\b\)? ?")
    for left, right in (("is suspected to have taken", "has taken"), ("may have met", "met")):
        if left in text:
            yield text.replace(left, right)


def members(text: str) -> Iterator[str]:
    """Take out one member of a list of three: the second, the last, and both."""
    match = re.search(r"(?P<second>, [^,]+?)(?P<third>,? and [^,.]+)(?P<end>\.)$", text)
    if match:
        head = text[: match.start()]
        yield f"{head}{match['second']}."
        yield f"{head}{match['third'].lstrip(',')}."
        yield f"{head}."


def halves(text: str) -> Iterator[str]:
    """Take out either half of what belongs together."""
    for word in ("but also", "but", "or", "nor", "rather than", "instead of", "unless", "although", "then"):
        match = re.search(rf",? \b{word}\b ", text)
        if match:
            yield text[: match.start()] + "."
            yield text[: match.start()] + " " + text[match.end() :]
    for pattern in (r"^(?:Although|If|Either|Neither) [^,]+, (?:then |or |nor )?", r", despite [^,]+,", r" while .*(?=\.$)"):
        yield from _without(text, pattern)


def _without(text: str, pattern: str) -> Iterator[str]:
    for match in re.finditer(pattern, text):
        rest = text[: match.start()] + text[match.end() :]
        yield rest[:1].upper() + rest[1:]
