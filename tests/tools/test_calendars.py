"""Days named by number, and weekdays with their direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.calendars import find_days
from onrecord.tools.weekdays import find_weekdays


@pytest.mark.parametrize(
    ("text", "iso", "weekday", "time"),
    [
        ("| 19 April 2031, Saturday |", "2031-04-19", 6, ""),
        ("Published in the Gull, June 19th, 2031", "2031-06-19", None, ""),
        ("14/06/2031 18:16:43 – Ost", "2031-06-14", None, "18:16:43"),
        ("Oct 5, 2031 6:42 PM", "2031-10-05", None, "18:42"),
        ("8 October 2031, 07.15", "2031-10-08", None, "07:15"),
        ("le 3 juin 2031 à 14h05", "2031-06-03", None, "14:05"),
        ("18 de junio de 2031", "2031-06-18", None, ""),
        ("Montag, 5. Mai 2031", "2031-05-05", 1, ""),
        ("5 мая 2031", "2031-05-05", None, ""),
        ("2031年10月9日", "2031-10-09", None, ""),
        ("2031-06-18T07:15:00+02:00", "2031-06-18", None, "07:15:00"),
        ("June 2031", "2031-06", None, ""),
    ],
)
def test_printed_days(text: str, iso: str, weekday: int | None, time: str) -> None:
    (day,) = find_days(text)
    assert (day.iso, day.weekday, day.time) == (iso, weekday, time)
    assert text[day.start : day.end].strip() == text[day.start : day.end]


def test_a_day_without_a_year_and_an_order_that_cannot_be_told() -> None:
    (day,) = find_days("On Sunday, June 18, the doors opened")
    assert (day.iso, day.month, day.day, day.weekday) == ("", 6, 18, 7)
    (day,) = find_days("04/05/2031")
    assert (day.iso, day.swapped) == ("2031-05-04", "2031-04-05")


@pytest.mark.parametrize("text", ["may 20 people", "31 February 2031", "$3.4.20", "v1.2.3", "12:30", "99/99/2031", "in 2031"])
def test_what_is_no_day(text: str) -> None:
    assert not find_days(text)


@given(st.text(alphabet="0123456789/.-: JuneMay,éth|", max_size=60))
def test_any_text_gives_days_in_place(text: str) -> None:
    for day in find_days(text):
        assert 0 <= day.start < day.end <= len(text)


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("The talks began on Sunday in Ost.", ["past"]),
        ("On Monday, the judge is scheduled to hear both.", ["future"]),
        ("She will leave on Friday, her office said.", ["future"]),
        ("He said on Wednesday he will go on Friday.", ["past", "future"]),
        ("Sunday’s vote was close.", ["past"]),
        ("The market is held every Sunday, and on Mondays.", []),
        ("Monday", [""]),
    ],
)
def test_weekdays_lie_ahead_or_behind(text: str, directions: list[str]) -> None:
    assert [mention.direction for mention in find_weekdays(text)] == directions


@pytest.mark.parametrize(
    ("language", "text", "directions"),
    [
        ("de", "Sie lief am Sonntag auf Grund. Taucher sollen sie am Dienstag untersuchen. Jeden Montag fährt sie.", ["", "future"]),
        ("fr", "Il s’est échoué dimanche, et le conseil se réunira mardi prochain.", ["", "future"]),
        ("es", "El barco encalló el domingo. El juez tendrá una audiencia el martes.", ["", "future"]),
        ("ru", "Паром сел на мель в воскресенье. Слушание состоится во вторник.", ["", "future"]),
        ("zh", "渡轮周日上午在北岛附近搁浅。法院将于周二开庭。", ["", "future"]),
        ("ar", "غرقت العبارة يوم الأحد. ومن المقرر أن تعقد الجلسة الثلاثاء المقبل.", ["", "future"]),
        ("fi", "Lautta ajoi karille sunnuntaina.", []),
    ],
)
def test_weekdays_of_other_languages(language: str, text: str, directions: list[str]) -> None:
    assert [mention.direction for mention in find_weekdays(text, language)] == directions
