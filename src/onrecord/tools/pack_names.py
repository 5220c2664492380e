"""Names in a language that has a pack and no parser: an article's sentences as words in, labels of persons out.

A capital alone makes no name where nouns have one, and at the beginning of a sentence: a given name, a form of address or
an office before it does, or a family name that the article told so before.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.tools.language_packs import LanguagePack

#: Most words of a name, and words of family names behind a given one where nouns have capitals.
MAX_NAME, MAX_FAMILY = 6, 2


def label_names(sentences: Sequence[Sequence[str]], pack: LanguagePack) -> list[list[str]]:
    """Return a label for each word: B-PERSON, I-PERSON, B-NAME, I-NAME or ""."""
    found = [_runs(words, pack) for words in sentences]
    family: set[str] = set()
    for words, runs in zip(sentences, found, strict=True):
        for first, end, kind in runs:
            if kind == "PERSON" and end - first > 1:
                family |= {w for w in words[first + 1 : end] if w[:1].isupper()}
    labels = []
    for words, runs in zip(sentences, found, strict=True):
        marks = [""] * len(words)
        for first, end, kind in runs:
            known = kind == "NAME" and any(w in family for w in words[first:end]) and end - first <= 2
            _mark(marks, first, end, "PERSON" if known else kind)
        for n, word in enumerate(words):
            if not marks[n] and word in family and not pack.is_small(word):
                _mark(marks, n, n + 1, "PERSON")
        labels.append(marks)
    return labels


def _mark(labels: list[str], first: int, end: int, kind: str) -> None:
    for n in range(first, end):
        labels[n] = f"{'B' if n == first else 'I'}-{kind}"


def _runs(words: Sequence[str], pack: LanguagePack) -> list[tuple[int, int, str]]:
    """Find the runs of capitalised words that are names, with what they are."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words):
        end = _run_end(words, at, pack)
        if end == at:
            at += 1
            continue
        first, kind = _sorted(words, at, end, pack)
        if kind:
            end = min(end, first + MAX_FAMILY + 2) if pack.habits.noun_capitals else end
            found.append((first, end, kind))
        at = end
    return found


def _run_end(words: Sequence[str], first: int, pack: LanguagePack) -> int:
    """The end of the capitalised words from here on, small linking words between them included; `first` for none."""
    if not _capital(words, first, pack):
        return first
    end = first + 1
    while end < len(words) and end - first < MAX_NAME:
        step = end
        while step < min(end + 2, len(words)) and _links(words[step], pack):
            step += 1
        if step >= len(words) or not _capital(words, step, pack) or (step > end and pack.habits.noun_capitals
                                                                    and not _linked(words, first, end, pack)):  # fmt: skip
            break
        end = step + 1
    return end


def _links(word: str, pack: LanguagePack) -> bool:
    """Say whether a small word may stand inside a name: "Ortega y Gasset" is given up, "Ana Gil y Luis Ruiz" are two."""
    return word.islower() and pack.is_word("link", word) and not pack.is_word("and", word)


def _linked(words: Sequence[str], first: int, end: int, pack: LanguagePack) -> bool:
    """Where nouns have capitals, "von" goes on with a name only behind a given name: "Karl von Ossen"."""
    return pack.gender_of_given(words[end - 1]) is not None and end - first <= 2 and not pack.is_word("determiner", words[end])


def _capital(words: Sequence[str], n: int, pack: LanguagePack) -> bool:
    word = words[n]
    if not word[:1].isupper() or (len(word) > 1 and word.endswith(".") and _honorific(word, pack)):
        return False
    low = word.lower()
    return not pack.is_small(word) and not any(low in pack.calendar.get(kind, {}) for kind in ("weekday", "month"))


def _honorific(word: str, pack: LanguagePack) -> bool:
    return word.lower().rstrip(".") in pack.people.get("honorific", {})


def _sorted(words: Sequence[str], first: int, end: int, pack: LanguagePack) -> tuple[int, str]:
    """Say where in a run the name begins and whether it is a person's; "" for no name."""
    nouns = pack.habits.noun_capitals
    while first < end and (pack.role(words[first]) or _honorific(words[first], pack)) and first + 1 < end:
        first += 1  # "Canciller Gabriela Montalvo", "Bürgermeister Detlef Amann"
    before = words[first - 1] if first else ""
    titled = bool(before) and (_honorific(before, pack) or (pack.role(before) is not None and not _ended(before)))
    if nouns:
        return _among_nouns(words, first, end, pack, titled=titled)
    opens = first == 0 or not (words[first - 1][0].isalnum() or words[first - 1] in ",;)")
    given = pack.gender_of_given(words[first]) is not None
    own = words[first] in pack.people.get("given", {})
    governed = pack.is_word("joiner", before) or pack.is_word("stop", before)  # "la alcaldesa de Alba"
    alone = own and not opens and not governed
    office = titled and (before[0].islower() or _honorific(before, pack))  # not "la Policía Nacional"
    if alone or (given and end - first > 1) or office:
        return first, "PERSON"
    if opens and end - first == 1:
        return first, ""
    return first, "NAME"


def _among_nouns(words: Sequence[str], first: int, end: int, pack: LanguagePack, *, titled: bool) -> tuple[int, str]:
    """Where nouns have capitals: from the first given name on, or all of it behind a title."""
    for n in range(first, end):
        own = words[n] in pack.people.get("given", {})
        given = own or (n == first and pack.gender_of_given(words[n]) is not None)
        if given and n + 1 < end and words[n + 1].lower() not in pack.people.get("role", {}):
            return n, "PERSON"
    fits = end - first <= MAX_FAMILY and not any(pack.body(word) for word in words[first:end])
    told = titled or (end - first == MAX_FAMILY and first > 0 and _reports(words[first - 1], pack))
    return (first, "PERSON") if told and fits else (first, "")


def _reports(word: str, pack: LanguagePack) -> bool:
    """Say whether a word is a form of a verb of speech: "kommentierte Caspar Olms"."""
    return any(form.verb for form in pack.cues.get(word.lower(), ()))


def _ended(word: str) -> bool:
    return word[-1:] in ".,;:"
