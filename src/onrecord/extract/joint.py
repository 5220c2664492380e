"""Joint speakers: a subject in, the names of all who say it together out ("Ella Stone and Paul Reyes said", "they said")."""

from __future__ import annotations

from onrecord.extract.people import People, Person
from onrecord.extract.subjects import is_main
from onrecord.extract.views import View

#: Most who are told of by name, and how far back "they" are looked for, in sentences.
_MOST, _BACK = 4, 2


def joint_name(view: View, people: People, head: int, *, label: bool = False) -> str:
    """Return the joint name of those who speak with one another, "" where one speaks alone or somebody is not told.

    They are the subject of a verb, or stand in a `label` before a colon.
    """
    if view.tokens[head].text.lower() in {"they", "both"}:
        return _before(view, people, head)
    return " and ".join(_names(view, people, head)) if label or view.tokens[head].dep == "nsubj" else ""


def joint_end(view: View, people: People, head: int) -> int:
    """Return where the last of the joint speakers' names ends, -1 where one speaks alone."""
    found = _members(view, people, head)
    return found[-1].token + 1 if len(found) > 1 else -1


def _members(view: View, people: People, head: int) -> list[Person]:
    """The persons of a subject joined by "and", in order; none where one of them is not known."""
    found: list[Person] = []
    node = head
    while len(found) < _MOST:
        person = people.by_token.get(node)
        if person is None or not person.named or "#body" in person.roles:
            return []
        found.append(person)
        joined = [c for c in view.children[node] if view.tokens[c].dep == "conj" and c > node]
        if not joined:
            break
        node = joined[0]
    links = {view.tokens[n].text.lower() for n in range(head, node) if view.tokens[n].dep == "cc"}
    return found if links == {"and"} else []


def _names(view: View, people: People, head: int) -> list[str]:
    names = list(dict.fromkeys(person.name for person in _members(view, people, head)))
    return names if len(names) > 1 else []


def _before(view: View, people: People, head: int) -> str:
    """Whom "they" take up: the joint subject of a sentence just before."""
    here = view.sentence_of[head]
    for number in range(here, max(-1, here - _BACK - 1), -1):
        start, end = view.bounds(number)
        for n in range(start, min(end, head)):
            if view.tokens[n].dep == "nsubj" and not people.quoted[n] and is_main(view, n):
                names = _names(view, people, n)
                if names or view.tokens[n].tag in {"NNS", "NNPS"}:
                    return " and ".join(names)
    return ""
