"""Sign-offs: each agency's own sign names it, what others use as well names nobody."""

from __future__ import annotations

import pytest
from tests.reuse.planting import derived, paragraphs, plant

from onrecord.model.articles import Article
from onrecord.reuse.newsrooms import newsroom_of
from onrecord.reuse.signoffs import signed_by
from onrecord.tools.directory_files import shipped_directory
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import rows

#: Ends of invented texts (what stands before them, the sign), by the agency whose text they end.
SIGNED = [
    ("Reuters", "", "(Reporting by Jana Orbel in Orvelle and Piet Sarn; Writing by Ada Quist; Editing by Tom Brandreth)"),
    ("Reuters", "", "(Additional reporting by Jana Orbel, editing by Piet Sarn)"),
    ("Reuters", "The mayor told Reuters so. ", "Reporting by Jana Orbel; Editing by Piet Sarn"),
    ("Reuters", "", "Our Standards: The Thomson Reuters Trust Principles."),
    ("Reuters", "", "Nuestros Estándares: Los principios Thomson Reuters."),
    ("Reuters", "", "(Reportage Jana Orbel, version française Piet Sarn, édité par Ada Quist)"),
    ("Reuters", "", "(Bericht von Jana Orbel, redigiert von Piet Sarn. Bei Rückfragen wenden Sie sich an die Redaktion)"),
    ("Reuters", "", "(Reporte de Jana Orbel; Editado en español por Piet Sarn)"),
    ("Reuters", "", "(Por Jana Orbel; edição de Piet Sarn)"),
    ("Reuters", "", "(Tradotto da Jana Orbel, editing Piet Sarn)"),
    ("AFP", "", "bur-jo/ps/aq"),
    ("AFP", "“We heard a bang,” he told AFP. ", "jo/ps/aq"),
    ("AP", "", "AP-WF-06-04-31 1210GMT"),
    ("AP", "", "More AP coverage of the floods: https://apnews.com/hub/floods"),
    ("AP", "", "Follow AP’s coverage of the floods at https://apnews.com/hub/floods"),
    ("AP", "", "AP is solely responsible for all content."),
    ("Xinhua", "", "Enditem"),
    ("Xinhua", "The bridge is closed. ", "Enditem"),
    ("CNA (Taiwan)", "", "Enditem/JO"),
    ("dpa", "", "dpa jo yyzz n1 ps".replace(" n1", "")),
    ("dpa", "", "# dpa-Notizblock"),
    ("APA", "", "(Schluss) jor/psa"),
    ("EFE", "", "EFE jor/psa/aq"),
    ("EFE", "El alcalde dijo a Efe que no. ", "EFE"),
    ("Adnkronos", "", "(Jor/Adnkronos)"),
    ("AGI", "", "(AGI)Jor/Psa"),
    ("Lusa", "", "JOR // PSA. Lusa/Fim"),
    ("PTI", "", "PTI JOR PSA AQ"),
    ("IANS", "", "--IANS jor/psa"),
    ("UNI", "", "UNI JOR PSA 1210"),
    ("BSS", "", "BSS/JOR/PSA/1210hrs"),
    ("APP", "", "APP/jor-psa"),
    ("AAP", "", "AAP jo/ps"),
    ("Yonhap", "", "jorbel@yna.co.kr (END)"),
    ("Yonhap", "The ministry told Yonhap News Agency so. ", "(END)"),
    ("CP", "", "This report by The Canadian Press was first published June 4, 2031."),
    ("Bloomberg", "", "--With assistance from Jana Orbel and Piet Sarn."),
    ("Bloomberg", "", "To contact the reporter on this story: Jana Orbel in Orvelle at jorbel@example.net"),
    ("SPA", "", "--SPA 15:10 LOCAL TIME 12:10 GMT 0021"),
    ("KUNA", "", "(end) jo.psa"),
    ("WAM", "", "WAM/Jana Orbel/Piet Sarn"),
    ("IRNA", "", "9376**1416"),
    ("MAP", "", "MAP 04 juin 2031"),
    ("Petra", "", "//Petra// JO"),
    ("NAN", "", "(NAN)(www.nannews.ng)"),
    ("HINA", "", "(Hina) xjor ypsa"),
    ("Agerpres", "", "AGERPRES/(AS - author: Jana Orbel, editor: Piet Sarn)"),
    ("Anadolu", "The mayor told Anadolu so. ", "*Writing by Jana Orbel"),
]
#: Ends that are no agency's alone.
OPEN = [
    "jo/ps/aq", "Reporting by Jana Orbel; Editing by Piet Sarn", "(Jana Orbel)", "ends", "(END)", "# # #", "so-so", "EFE",
    "The friend of a friend said that the item ended. Item ends.", "The report was edited by Piet Sarn.", "News", "and/or",
    "He asked for the “PTI ABC DEF” form and left.", "To contact the police on this matter: call the station.",
    "Additional reporting by Jana Orbel", "*Piet Sarn is a writer.", "PTI", "Map 4 shows the valley.",
]  # fmt: skip


def ending(before: str, sign: str, **more: str) -> Article:
    body = [*paragraphs(3, 3), *([before + sign] if before.endswith(". ") and len(sign) < 8 else [before.strip(), sign])]
    return plant("signed", [part for part in body if part], source="Kestwick Mail", **more)


@pytest.mark.parametrize(("agency", "before", "sign"), SIGNED)
def test_a_sign_of_one_agency_alone_names_it_and_is_the_reason(agency: str, before: str, sign: str) -> None:
    newsroom = newsroom_of(ending(before, sign), shipped_directory())
    assert (newsroom.kind, newsroom.name, newsroom.credited) == ("agency", agency, True)
    assert sign[:60] in newsroom.reason


def test_each_sign_of_the_table_is_tried_and_is_of_an_agency_that_is_known() -> None:
    import re

    directory = shipped_directory()
    for row in rows("reuse/sign-offs.tsv"):
        assert directory.agency(row["agency"], marked=True) is not None, row
        assert any(a == row["agency"] and re.fullmatch(row["pattern"], sign) for a, _, sign in SIGNED) or any(
            re.match(row["pattern"] + r"\s*$", sign[n:]) for _, _, sign in SIGNED for n in range(len(sign))
        ), row


@pytest.mark.parametrize("end", OPEN)
def test_an_end_that_is_no_agencys_alone_names_nobody(end: str) -> None:
    assert newsroom_of(ending("", end), shipped_directory()).name == "Kestwick Mail"


def test_a_sign_in_the_middle_of_a_text_or_in_a_comment_closes_nothing() -> None:
    directory = shipped_directory()
    quoted = plant("quoted", [*paragraphs(5, 2), "Enditem", *paragraphs(6, 6)], source="Kestwick Mail")
    assert signed_by(quoted, directory) is None
    assert signed_by(plant("commented", paragraphs(5, 5), source="Kestwick Mail", comment="PTI JOR PSA"), directory) is None


def test_a_credit_outweighs_a_sign() -> None:
    article = ending("", "Enditem", agency="AP")
    assert newsroom_of(article, shipped_directory()).name == "AP"


def test_two_reprints_without_a_credit_are_the_agencys_by_the_sign_that_one_of_them_left(light_tools: Tools) -> None:
    body = paragraphs(9, 6)
    found = derived(
        [plant("early", body, source="Ilvane Herald", day="2031-06-03"),
         plant("late", [*body, "(Reporting by Jana Orbel; Editing by Piet Sarn)"], source="Kestwick Mail", day="2031-06-04")],
        light_tools,
    )  # fmt: skip
    assert {found["early"].name, found["late"].name} == {"Reuters"}
    assert "It does not credit Reuters." in found["early"].reasons


def test_a_huge_last_paragraph_is_read_at_its_end_only() -> None:
    article = plant("huge", ["(Reporting by " * 40_000 + "; Editing by X)"], source="Kestwick Mail")
    assert signed_by(article, shipped_directory()) is None
