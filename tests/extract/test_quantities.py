"""Quantities: what a number counts, and numbers that count nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.test_times import article_of

from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times
from onrecord.model.annotations import Parse, Quantity, Timex
from onrecord.model.articles import Article, Dating
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


def quantities_of(text: str, tools: Tools) -> list[Quantity]:
    article = article_of(text)
    parse = Parse("a1", "test", tuple(tools.parser.parse(article, {"paragraph"})))
    dating = Dating("a1", "2031-06-18", "day", "printed", "2031-06-18")
    times = list(find_times(Group("a1", {Article: [article], Parse: [parse], Dating: [dating]}), tools))
    return list(find_quantities(Group("a1", {Article: [article], Parse: [parse], Timex: times}), tools))


@pytest.mark.parametrize(
    ("text", "words", "counted"),
    [
        ("At least 11 people were killed.", "At least 11 people", (11, "", "person")),
        ("The blast killed 17 and wounded dozens.", "17", (17, "", "person")),
        ("The toll stands at 17 dead.", "17 dead", (17, "", "dead")),
        ("They paid $1.2 billion for it.", "$1.2 billion", (1.2e9, "USD", "")),
        ("They paid about 30 million euros.", "about 30 million euros", (3e7, "EUR", "")),
        ("Turnout fell to 43.5 percent.", "43.5 percent", (43.5, "percent", "")),
        ("Turnout fell by 3%.", "3%", (3, "percent", "")),
        ("The ferry sank 12 kilometers off Skerra.", "12 kilometers", (12, "kilometre", "")),
        ("The talks lasted more than five hours.", "more than five hours", (5, "hour", "")),
        ("The talks lasted seven and a half hours.", "seven and a half hours", (7.5, "hour", "")),
        ("Tens of thousands of people marched.", "Tens of thousands of people", (20_000, "", "person")),
        ("Police sent 20 to 30 boats.", "20 to 30 boats", (20, "", "boat")),
        ("A 45-year-old man was held.", "45-year-old", (45, "year", "age")),
        ("The storm left 1 in 4 homes dark.", "1 in 4 homes", (0.25, "", "home")),
        ("Nine out of ten firms agreed.", "Nine out of ten firms", (0.9, "", "firm")),
        ("They shot down 5 of 9 missiles.", "5 of 9 missiles", (5, "", "missile")),
        ("It fell by 0.3 of a percentage point.", "0.3 of a percentage point", (0.3, "percentage point", "")),
        ("The rate is 12 per 100,000.", "12 per 100,000", (12, "per 100,000", "")),
        ("A fire took 20-odd shops.", "20-odd shops", (20, "", "shop")),
        ("It was worth £4.1bn.", "£4.1bn", (4.1e9, "GBP", "")),
        ("A 400-pound man fell.", "400-pound", (400, "pound", "")),
        ("It cost between €40 and €60.", "between €40 and €60", (40, "EUR", "")),
        ("It was minus 12 degrees Celsius.", "minus 12 degrees Celsius", (-12, "degree Celsius", "")),
        ("It was 41C in the shade.", "41C", (41, "degree Celsius", "")),
        ("A magnitude 6.3 earthquake struck.", "magnitude 6.3", (6.3, "magnitude", "")),
        ("Mira Tolen, 34, was named chief.", "34", (34, "year", "age")),
        ("The panel of two-and-a-half-year terms, the 16-member panel, met.", "16-member", (16, "", "member")),
        ("Wages rose by 40 cents an hour.", "40 cents", (0.4, "USD per hour", "")),
    ],
)
def test_quantity(text: str, words: str, counted: tuple[float, str, str], tools: Tools) -> None:
    found = {q.span.exact: q for q in quantities_of(text, tools)}
    assert words in found
    quantity = found[words]
    assert (quantity.value, quantity.unit, quantity.noun) == (pytest.approx(counted[0]), *counted[1:])


def test_bounds(tools: Tools) -> None:
    (quantity,) = quantities_of("More than 5,000 sailors struck.", tools)
    assert (quantity.low, quantity.high, quantity.approximate) == (5000, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "The Group of 20 met in Orlitz.",
        "It breaks Article 5 of the treaty.",
        "A Boeing 737 landed.",
        "The 3rd battalion left in 1994.",
        "They met on June 18, 2031.",
        "Orlitz won 3-2 on Sunday.",
        "Call 555-1234 for help.",
        "One of them said no one knew.",
        "The G20 and the F16 base are closed to zero tolerance.",
        "It sold for 15 times its price.",
        "Call 555-0143 or 0800 555 0199.",
        "The two-state solution and three-way talks failed.",
        "",
    ],
)
def test_numbers_that_count_nothing(text: str, tools: Tools) -> None:
    assert quantities_of(text, tools) == []


def test_spans_hold_the_words(tools: Tools) -> None:
    text = "About 30 boats, $5m to $6m, up to 400 homes and between five and six tonnes were lost."
    found = quantities_of(text, tools)
    assert len(found) == 4
    assert all(text[q.span.start : q.span.end] == q.span.exact for q in found)


def test_money_by_the_country_of_the_outlet(tools: Tools) -> None:
    def unit(text: str, url: str) -> str:
        article = replace(article_of(text), url=url)
        parse = Parse("a1", "test", tuple(tools.parser.parse(article, {"paragraph"})))
        return next(q.unit for q in find_quantities(Group("a1", {Article: [article], Parse: [parse]}), tools))

    assert unit("The mill cost 5 million rupees.", "https://orlitz-post.pk/1") == "PKR"
    assert unit("The mill cost 5 million rupees.", "https://orlitz-post.in/1") == "INR"
    assert unit("The mill cost 5 million pesos.", "https://orlitz-post.mx/1") == "MXN"
    assert unit("The mill cost 5 million pesos.", "") == "peso"
    assert unit("The mill cost $5 million, not US$5 million.", "https://orlitz-post.au/1") == "AUD"
    assert unit("The mill cost $5 million.", "https://orlitz-post.au/1") == "USD"


@pytest.mark.parametrize(
    ("text", "words", "counted", "fate"),
    [
        ("Nearly 5,000 striking dock workers marched.", "Nearly 5,000 striking dock workers", "striking dock workers", ""),
        ("Police arrested 23 protesters.", "23 protesters", "protesters", "arrested"),
        ("The 23 protesters sang.", "23 protesters", "protesters", ""),
        ("Nine boats sank; six sailors are still missing.", "six sailors", "sailors", "missing"),
        ("Police killed in the raid three dogs.", "three dogs", "dogs", "killed"),
    ],
)
def test_what_is_counted_and_what_befell_it(text: str, words: str, counted: str, fate: str, tools: Tools) -> None:
    found = {q.span.exact: q for q in quantities_of(text, tools)}
    assert words in found, sorted(found)
    assert (found[words].counted, found[words].fate) == (counted, fate)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(
    ["one", "5", "2,000", "dozens", "of", "half", "a", "third", "in", "out", "more", "than", "up", "to", "-", "%", "$", "€", "US$", "EUR", "people", "killed", "km", "41C", "minus", "times", "crore", "and", "between", "aged", "34,", "(", ")", "magnitude", "million", "missing", "votes", "99999999999999999999", "1/2", "½", "toll", "rose"]), max_size=18))
def test_any_words_are_counted_without_fault(tools: Tools, words: list[str]) -> None:
    for one in quantities_of(" ".join(words) + ".", tools):
        assert one.kind
        if one.low is not None and one.high is not None:
            assert one.low <= one.high
