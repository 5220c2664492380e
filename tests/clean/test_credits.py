"""Whose text a page says it is: signs of agencies, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.agencies import agency_of, find_agencies
from onrecord.clean.creditlines import credit_line, named_alone, sign_off
from onrecord.clean.openings import find_opening
from onrecord.tools.directory_files import shipped_directory
from onrecord.tools.tables import rows

from .conftest import clean_text

DIRECTORY = shipped_directory()
BODY = [
    "Voters in Ostria go to the polls on Sunday after a campaign that turned on the price of bread, officials said.",
    "The two leading parties have each ruled out a coalition with the other, and the smaller ones will decide.",
    "Turnout is expected to be high, said Marta Lind of the election board, who has counted votes since 1998.",
]


def credit_of(*extra: str, before: str = "", tail: str = "") -> str | None:
    lines = ["Ostria votes on Sunday", *([before] if before else []), *BODY[:2], BODY[2] + tail, *extra]
    credit = clean_text("\n\n".join(lines)).credit
    return credit.agency if credit else None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("  • Reuters", "Reuters"),
        ("— Reuters", "Reuters"),
        ("(AFP)", "AFP"),
        ("©️ Agence France-Presse", "AFP"),
        ("© 2031 AFP", "AFP"),
        ("Source: dpa", "dpa"),
        ("With inputs from PTI", "PTI"),
        ("02/03/2031 18:16:43 –   Ost (AFP) –   © 2031 AFP", "AFP"),
        ("Agencia EFE", "EFE"),
        ("新华社", "Xinhua"),
        ("ТАСС", "TASS"),
        ("© 2031 The Associated Press. All rights reserved.", "AP"),
        ("© Halcyon Press Agency", "HPA"),
        ("© Northern Isles News Agency", "Northern Isles News Agency"),
        ("© 2031 Ostria Daily Ltd", None),
        ("Associated Press writer Nils Aaro contributed to this report.", "AP"),
        ("The Associated Press contributed to this report.", None),
        ("Ostria Daily and The Associated Press contributed to this report.", None),
    ],
)
def test_lines_that_close_a_text(line: str, agency: str | None) -> None:
    assert credit_of(line) == agency


@pytest.mark.parametrize(
    ("tail", "agency"), [(" (AFP)", "AFP"), (" — AP", "AP"), (" /Xinhua/", "Xinhua"), (" – dpa", "dpa"), (" AP", None)]
)
def test_an_agencys_name_at_the_end_of_the_last_paragraph(tail: str, agency: str | None) -> None:
    assert credit_of(tail=tail) == agency


def test_bylines() -> None:
    assert credit_of(before="By Reuters") == "Reuters"
    assert credit_of(before="By Ann Oy, Associated Press") == "AP"
    assert credit_of(before="HPA | Published October 9, 2031") == "HPA"
    assert credit_of(before="By Ann Oy") is None


def test_a_photographs_credit_is_none_of_the_text() -> None:
    assert credit_of("Voters queue at a school in Ost on Sunday. — Reuters", "Published in the Ostria Daily, May 3, 2031") is None
    assert credit_of(before="Voters queue at a school in Ost. Photograph: Ann Oy/AFP") is None
    told = "Lind told AFP on Friday that the count would last until Monday, and that nobody should expect it sooner."
    assert credit_of(told) is None


def test_every_name_in_the_table_finds_its_agency() -> None:
    for row in rows("agencies.tsv"):
        assert agency_of(row["name"], DIRECTORY, marked=True)


def test_short_names_hold_in_their_own_case_only() -> None:
    assert [a.short for a in find_agencies("An aap and a pa met in APPLE, as AAP and PA did", DIRECTORY)] == ["AAP"]
    assert [a.short for a in find_agencies("With inputs from AAP and PA", DIRECTORY)] == ["AAP", "PA"]


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("mit Material von dpa", "dpa"), ("(mit dpa)", "dpa"), ("avec AFP", "AFP"), ("Avec l’AFP", "AFP"), ("Quelle: dpa", "dpa"),
        ("Con información de EFE y Reuters", "EFE"), ("com informações da Agência Brasil", "Agência Brasil"), ("Fonte: ANSA", "ANSA"),
        ("По материалам ТАСС", "TASS"), ("За матеріалами Укрінформ", "Ukrinform"), ("Źródło: PAP", "PAP"), ("Kaynak: AA", "Anadolu"),
        ("（新华社）", "Xinhua"), ("来源：新华社", "Xinhua"), ("据中新社电", "CNS"), ("출처: 연합뉴스", "Yonhap"), ("المصدر: رويترز", "Reuters"),
        ("AFP, Reuters", "AFP"), ("Reuters, AP and staff", "Reuters"), ("(APA/dpa)", "APA"), ("dpa/lno", "dpa"), ("mku/dpa", "dpa"),
        ("Redacción / EFE", "EFE"), ("EFE | Madrid", "EFE"), ("dpa, Berlin", "dpa"), ("afp/rtr", "AFP"), ("(MAP)", "MAP"), ("— MAP", "MAP"), ("© 2031 MAP", "MAP"),
        ("Our Standards: The Thomson Reuters Trust Principles.", "Reuters"),
        ("© dpa-infocom, dpa:310504-99-12345/2", "dpa"),
        ("MAP", None), ("RSS", None), ("UNI", None), ("وكالات", None), ("Agenturen", None), ("(red, ORF.at/Agenturen)", None),
        ("Ostria Daily reporter Ann Oy and Reuters contributed to this report.", None),
        ("Additional reporting by the Associated Press", None), ("Avec la contribution de l’AFP", None),
    ],
)  # fmt: skip
def test_credit_lines_in_other_languages_and_of_several_agencies(line: str, agency: str | None) -> None:
    assert credit_of(line) == agency


def test_of_several_agencies_the_first_is_kept_and_the_others_are_told() -> None:
    credit = clean_text("\n\n".join(["Ostria votes on Sunday", *BODY, "AFP, Reuters, dpa"])).credit
    assert credit is not None
    assert credit.agency == "AFP"
    assert "Reuters and dpa" in credit.reason


@pytest.mark.parametrize(
    "line",
    [
        "told Reuters", "according to AFP", "As AFP reported on Monday.", "The AP said", "AFP photographer", "via Twitter", "With love",
        "Source: Ministry of Health", "Nach Angaben der Polizei", "Con gran alegría", "来源：外交部", "/", "AP Photo", "AFP, Getty Images", "Ann Oy/AFP", "Reuters, a friend", "x" * 500, "(((((", "",
    ],
)  # fmt: skip
def test_lines_that_name_an_agency_otherwise_are_no_credits(line: str) -> None:
    assert credit_line(line, DIRECTORY) == ""
    assert named_alone(line, DIRECTORY) == ()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Der Rat stimmte zu. (dpa)", "(dpa)"), ("sagte sie. dpa/lno", "dpa/lno"), ("It will. — AFP/Reuters", "— AFP/Reuters"),
        ("他说。（新华社）", "（新华社）"), ("قال الوزير. (وكالات)", "(وكالات)"), ("dit-il. (avec AFP)", "(avec AFP)"),
        ("he said. (With inputs from PTI)", "(With inputs from PTI)"), ("he said. (MAP)", "(MAP)"),
        ("He works for a news agency (AP).", ""), ("and so they told Reuters.", ""), ("he said. (AP Photo)", ""), ("he said. (see map)", ""), ("", ""),
    ],
)  # fmt: skip
def test_signs_at_the_end_of_a_text(text: str, sign: str) -> None:
    start = sign_off(text, DIRECTORY)
    assert (text[start:].strip() if start else "") == sign


@pytest.mark.parametrize(
    ("text", "agency", "rest"),
    [
        ("Berlin (dpa/bb) - Der Senat hat es beschlossen.", "dpa", "Der Senat"),
        ("Madrid, 12 may (EFE).- El Gobierno lo aprobó.", "EFE", "El Gobierno"),
        ("МОСКВА, 12 мая. /ТАСС/. Министр сообщил об этом.", "TASS", "Министр"),
        ("МОСКВА, 12 мая - РИА Новости. Министр сообщил об этом.", "RIA Novosti", "Министр"),
        ("新华社北京5月12日电（记者某某）外交部发言人表示。", "Xinhua", "外交部"),
        ("【ワシントン共同】長官は述べた。", "Kyodo", "長官"),
        ("[東京 12日 ロイター] - 日銀は決めた。", "Reuters", "日銀"),
        ("(서울=연합뉴스) 홍길동 기자 = 정부는 밝혔다.", "Yonhap", "정부는"),
        ("القاهرة (أ ف ب) - قال الوزير اليوم.", "AFP", "قال"),
        ("NEW YORK--(BUSINESS WIRE)--Acme said today.", "Business Wire", "Acme"),
        ("RABAT (MAP) - Le ministre a parlé.", "MAP", "Le ministre"),
    ],
)
def test_openings_of_agencies_in_other_languages(text: str, agency: str, rest: str) -> None:
    found = find_opening(text, DIRECTORY)
    assert found is not None
    assert found.agency == agency
    assert text[found.length :].startswith(rest)


@pytest.mark.parametrize(
    "text",
    ["He worked (AP) before.", "the man (MAP) - he", "The council met on Monday (see map) - and voted.", "北京的新华社大楼很高。", "【速報】", "(" * 200, ""],
)
def test_what_only_looks_like_an_opening(text: str) -> None:
    assert find_opening(text, DIRECTORY) is None


@given(st.text(max_size=200))
def test_odd_lines_give_no_exception(text: str) -> None:
    for line in (text, f"({text})", f"AFP/{text}", f"{text} (dpa)"):
        credit_line(line, DIRECTORY)
        find_opening(line, DIRECTORY)
        assert 0 <= sign_off(line, DIRECTORY) <= len(line)


def test_an_agencys_opening_is_a_dateline_and_credits_the_text() -> None:
    german = [
        "Berlin (dpa/lno) - Die Wähler in Ostria gehen am Sonntag nach einem Wahlkampf um den Brotpreis an die Urnen.",
        "Die beiden großen Parteien haben eine Koalition miteinander ausgeschlossen, und die kleineren werden entscheiden.",
        "Die Beteiligung dürfte hoch sein, sagte Marta Lind von der Wahlbehörde, die seit 1998 die Stimmen zählt.",
    ]
    article = clean_text("\n\n".join(["Ostria wählt am Sonntag", *german]))
    assert article.credit is not None
    assert (article.credit.agency, article.credit.reason) == ("dpa", "named in the dateline")
    assert article.dateline is not None
    assert article.dateline.exact == "Berlin (dpa/lno) -"
    assert article.body.startswith("Die Wähler")


def test_a_note_inside_the_body_credits_a_table_and_not_the_text() -> None:
    more = [f"{text[:-1]}, and this is said again in the {n}th district." for n, text in enumerate(BODY, 4)]
    assert clean_text("\n\n".join(["Ostria votes on Sunday", *BODY, "Source: Reuters", *more])).credit is None


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("EFE | Olm - ", "EFE"), ("AFP | PORT ULM. ", "AFP"), ("Olm | Lusa - ", "Lusa"), ("Agencia EFE / Olm.- ", "EFE"),
        ("Deportes | Olm - ", None), ("Olm | Ulm - ", None), ("Efectos | Olm - ", None),
    ],
)  # fmt: skip
def test_an_agency_and_a_place_parted_by_a_stroke(opening: str, agency: str | None) -> None:
    credit = clean_text("\n\n".join(["Ostria votes on Sunday", opening + BODY[0], *BODY[1:]])).credit
    assert (credit.agency if credit else None) == agency


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Por EFE", "EFE"), ("AGENCIA EFE", "EFE"), ("EFE | Olm - 5 may 2031 00:20", "EFE"), ("Par AFP", "AFP"),
        ("Di ANSA", "ANSA"), ("Ver también", None), ("EFE y otros temas del día en portada", None),
    ],
)
def test_a_line_in_a_box_above_a_pages_text(line: str, agency: str | None) -> None:
    text = "".join(f"<p>{one}</p>" for one in BODY)
    page = f"<html><body><article><h1>Ostria votes on Sunday</h1><div class='x'>{line}</div>{text}</article></body></html>"
    credit = clean_text(page, "text/html").credit
    assert (credit.agency if credit else None) == agency


@pytest.mark.parametrize("sign", ["PTI JOR PSA", "bur-jo/ps/aq", "EFE jor/psa", "(end) jo.psa", "JOR // PSA. Lusa/Fim", "dpa jo ps yyzz"])
def test_the_sign_that_closes_an_agencys_text_is_no_part_of_the_body(sign: str) -> None:
    body = "The council of Orvelle voted on Tuesday to close the old bridge after inspectors found cracks in two of its pillars.\n\n" * 4
    article = clean_text(f"Orvelle closes its bridge\n\n{body}{sign}\n")
    assert article.body.rstrip().endswith("pillars.")


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("OSTRA, March 12 (Northern Wire) - ", "Northern Wire"),  # no table knows it: it stands where an agency does
        ("Ostra, March 12 (Northern Wire) -- ", "Northern Wire"),
        ("New Ostra, January 28, 2031 /WireLine/ -- ", "WireLine"),
        ("OSTRA (Special Report) - ", None),
        ("Ostra (Northern Hills) - ", None),
        ("The mayor of Ostra (Nils Aaro) - ", None),
    ],
)
def test_an_agency_that_no_table_knows_is_known_by_its_place_in_the_dateline(dateline: str, agency: str | None) -> None:
    credit = clean_text("\n\n".join(["Ostria votes on Sunday", dateline + BODY[0], *BODY[1:]])).credit
    assert (credit.agency if credit else None) == agency
