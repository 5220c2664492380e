"""What stands between quotation marks, in the manners of many outlets and in damaged text."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.marks import find_marked


def between(text: str, *, doubled: bool = True) -> list[str]:
    return [text[m.start : m.end] for m in find_marked(text, [(0, len(text))], doubled=doubled)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We sail,” Aaro said. “At dawn.”", ["We sail,", "At dawn."]),
        ('"We sail," Aaro said. "At dawn."', ["We sail,", "At dawn."]),
        ("„Wir fahren“, sagte Aaro.", ["Wir fahren"]),
        ("« Nous partons », a dit Aaro.", ["Nous partons"]),
        ("»Wir fahren«, sagte Aaro.", ["Wir fahren"]),
        ("”Vi seglar”, sade Aaro.", ["Vi seglar"]),
        ("「出航する」と述べた。", ["出航する"]),
        ("''We sail,'' Aaro said.", ["We sail,"]),
        ("``We sail,'' Aaro said.", ["We sail,"]),
        ("‘We sail,’ Aaro said. ‘At dawn.’", ["We sail,", "At dawn."]),
        ("'We sail,' Aaro said.", ["We sail,"]),
        ("It is Aaro’s ship, the sailors’ home, and they don't care.", []),
        ("Rock 'n' roll of the '90s isn't a quote, 'tis said.", []),
        ("He is 6'2\" tall and the board 12\" wide.", []),
        ("“They said ‘never’ to me,” Aaro said.", ["They said ‘never’ to me,"]),
        ("Aaro said “we sail at dawn.", ["we sail at dawn."]),
        ("Aaro spoke of “all channels” of talk. ”", ["all channels"]),
        ("“We sail.” And we stay.”", ["We sail.” And we stay."]),
        ("“Sail. ” he said", ["Sail."]),
        ('<a class="x" href="y">“Sail,”</a> he said', ["Sail,"]),
        ("“I heard: ‘Take the “safe” road,’ and went,” Aaro said.", ["I heard: ‘Take the “safe” road,’ and went,"]),
        ('He called it "a "great" day" for all.', ['a "great" day']),
        ('"We “stay”," Aaro said.', ["We “stay”,"]),
        ("„Wir sagen ‚nein‘ dazu“, sagte Aaro.", ["Wir sagen ‚nein‘ dazu"]),
        ("«Jamais ‹ça›», dit Aaro.", ["Jamais ‹ça›"]),
        ("``We said `never' before,'' Aaro said.", ["We said `never' before,"]),
        ("PM 'furious' at 'leak' as Aaro's 'men' go", ["furious", "leak", "men"]),
        ("'It's the dogs' dinner,' Aaro said. 'The boys' boat sank.'", ["It's the dogs' dinner,", "The boys' boat sank."]),
        ("“We never stop, he said. The rest is telling.", ["We never stop,"]),
        ("“We never stop, said Aaro in the harbour.", ["We never stop,"]),
        ("“”", []),
        ("“Related:”", []),
    ],
)
def test_marks_of_many_manners(text: str, found: list[str]) -> None:
    assert between(text) == found


def test_a_quotation_that_each_paragraph_opens_anew_is_whole() -> None:
    text = "“First we sail.\n“Then we fish,” Aaro said."
    assert between(text) == ["First we sail.", "Then we fish,"]


def test_doubled_apostrophes_can_be_left_alone() -> None:
    assert between("''We sail,'' Aaro said.", doubled=False) == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="“”\"'‘’«»„‚ ab.,\n<>", max_size=80))
def test_any_marks_give_spans_in_order(text: str) -> None:
    marks = find_marked(text, [(0, len(text))])
    assert all(0 <= m.outer_start < m.start < m.end <= m.outer_end <= len(text) for m in marks)
    assert all(a.outer_end <= b.outer_start for a, b in itertools.pairwise(marks))
    assert all(any(ch.isalnum() for ch in text[m.start : m.end]) for m in marks)


@pytest.mark.parametrize("text", ['"' * 30_000, "“" * 30_000, "“a” " * 10_000, "'a " * 15_000, "<" * 30_000, "<b>“a” ‘b’</b> " * 3_000, "“‘" * 9_000])
def test_time_is_bounded(text: str) -> None:
    began = time.process_time()
    find_marked(text, [(0, len(text))])
    assert time.process_time() - began < 5
