"""Charsets: declared rightly, wrongly, twice or not at all, by page and server; always the words as written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.charsets import codec_of, decode, looks_binary

TEXTS = {
    "ru": "Президент заявил в среду, что переговоры о судоходстве на реке Ольм будут продолжены после праздников.",
    "uk": "Президент заявив у середу, що перемовини про судноплавство на річці Ольм триватимуть після свят.",
    "el": "Ο πρόεδρος δήλωσε την Τετάρτη ότι οι συνομιλίες για τη ναυσιπλοΐα στον ποταμό θα συνεχιστούν.",
    "ar": "أعلن الرئيس يوم الأربعاء أن المحادثات بشأن الملاحة في النهر ستستأنف بعد العطلة.",
    "he": "הנשיא הודיע ביום רביעי כי השיחות על השיט בנהר יימשכו לאחר החגים.",
    "pl": "Prezydent powiedział w środę, że rozmowy o żegludze będą kontynuowane po świętach. Zażądał wyjaśnień.",
    "cs": "Prezident ve středu řekl, že rozhovory o plavbě budou pokračovat po svátcích. Žádal též vysvětlení.",
    "hu": "Az elnök szerdán közölte, hogy a hajózásról szóló tárgyalások az ünnepek után folytatódnak. Őszintén örült.",
    "tr": "Cumhurbaşkanı çarşamba günü yaptığı açıklamada, görüşmelerin bayramdan sonra süreceğini söyledi.",
    "de": "Der Präsident sagte am Mittwoch, die Gespräche würden fortgesetzt. „Wir müssen prüfen“, sagte er.",
    "fr": "Le président a déclaré mercredi que les pourparlers se poursuivraient après les fêtes, à ce qu’il a dit.",
    "zh": "总统星期三表示，关于河流航运的谈判将在节日之后继续进行。双方已经就三项条件达成一致。",
    "tw": "總統星期三表示，關於河流航運的談判將在節日之後繼續進行。雙方已經就三項條件達成一致。",
    "ja": "大統領は水曜日、川の航行に関する協議を祝日の後も続けると述べた。双方は三つの条件で合意した。",
    "ko": "대통령은 수요일 강의 항행에 관한 협의를 명절 이후에도 계속하겠다고 밝혔다.",
    "th": "ประธานาธิบดีกล่าวเมื่อวันพุธว่าการเจรจาเรื่องการเดินเรือในแม่น้ำจะดำเนินต่อไป",
}
CASES = [
    ("ru", "windows-1251"), ("ru", "koi8-r"), ("ru", "iso-8859-5"), ("uk", "windows-1251"), ("uk", "koi8-u"),
    ("el", "windows-1253"), ("el", "iso-8859-7"), ("ar", "windows-1256"), ("ar", "iso-8859-6"), ("he", "windows-1255"),
    ("pl", "iso-8859-2"), ("pl", "windows-1250"), ("cs", "iso-8859-2"), ("cs", "windows-1250"), ("hu", "iso-8859-2"),
    ("tr", "iso-8859-9"), ("de", "windows-1252"), ("fr", "windows-1252"), ("zh", "gb18030"), ("zh", "gb2312"),
    ("tw", "big5"), ("ja", "shift_jis"), ("ja", "euc-jp"), ("ko", "euc-kr"), ("th", "windows-874"),
]  # fmt: skip
PAGE = '<html lang="en"><head>{head}<title>Report</title><script>var a = 1;</script></head><body><div class="menu">Home</div><p>{text}</p></body></html>'


def page(language: str, charset: str, head: str = "") -> tuple[bytes, str]:
    data = PAGE.format(head=head, text=TEXTS[language]).encode(codec_of(charset), "replace")
    return data, TEXTS[language].encode(codec_of(charset), "replace").decode(codec_of(charset))


@pytest.mark.parametrize(("language", "charset"), CASES)
def test_a_page_reads_the_same_whatever_is_declared(language: str, charset: str) -> None:
    declared = [
        f'<meta charset="{label}">' for label in (charset, "iso-8859-1", "utf-8", "windows-1252", "no-such-thing", "rot13")
    ]
    twice = f'<meta charset="utf-8"><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    for head in ("", *declared, twice):
        data, text = page(language, charset, head)
        assert not looks_binary(data)
        for transport in ("", charset, "utf-8", "iso-8859-1"):
            got = decode(data, declarations=True, transport=transport)
            assert text in got.text, (head, transport, got.charset, got.reason)
            assert got.reason


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "shift_jis", "gb2312", "utf-16"])
def test_valid_utf_8_is_utf_8_whatever_is_declared(language: str, label: str) -> None:
    data, text = page(language, "utf-8", f'<meta charset="{label}">')
    got = decode(data, declarations=True, transport=label)
    assert text in got.text
    assert got.charset == "utf-8"
    assert "though" in got.reason


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", TEXTS)
def test_utf_16_without_a_mark(language: str, charset: str) -> None:
    data = ("\n" + PAGE.format(head="", text=TEXTS[language] * 20)).encode(charset)
    assert not looks_binary(data)
    assert TEXTS[language] in decode(data, declarations=True).text
    if language in ("ru", "el", "ar", "he", "de"):
        assert decode(TEXTS[language].encode(charset)).text == TEXTS[language]


def test_the_mark_goes_before_the_server_and_the_server_before_the_page() -> None:
    text = "<p>Плотина выдержала, сообщили в среду.</p>"
    marked = decode(b"\xef\xbb\xbf" + text.encode(), declarations=True, transport="koi8-r")
    assert (marked.text, marked.reason) == (text, "byte-order mark")
    both = f'<meta charset="windows-1251">{text}'
    served = decode(both.encode("koi8-r"), declarations=True, transport="koi8-r")
    assert (served.text, served.reason) == (both, "declared by the server")
    assert decode(text.encode("koi8-r"), transport="koi8-r").text == text


def test_a_declared_charset_outlives_a_cut_end_and_single_damage() -> None:
    for language, charset in (("zh", "gb2312"), ("ja", "shift_jis"), ("tw", "big5"), ("ko", "euc-kr")):
        data, text = page(language, charset, f'<meta charset="{charset}">')
        got = decode(data + b"\xa4\xff\x81", declarations=True)
        assert text in got.text
        assert "declared" in got.reason


def test_escaping_charsets_are_read_where_declared() -> None:
    data = f'<meta charset="iso-2022-jp"><p>{TEXTS["ja"]}</p>'.encode("iso2022_jp")
    assert TEXTS["ja"] in decode(data, declarations=True).text
    assert decode(b"a ~{ b", declarations=True).text == "a ~{ b"


def test_latin_1_is_windows_1252_and_icelandic_is_not_turkish() -> None:
    quoted = b'<meta charset="iso-8859-1"><p>\x93Caf\xe9\x94 \x96 5 \x80</p>'
    assert "“Café” – 5 €" in decode(quoted, declarations=True).text
    icelandic = "Forsetinn sagði á miðvikudag að viðræðurnar yrðu haldnar þegar hátíðirnar væru liðnar."
    for transport in ("", "iso-8859-1"):
        assert decode(icelandic.encode("cp1252"), transport=transport).text == icelandic
    names = "The minister met José Muñoz and Zoë Brontë at the café. £5 © 2031 ½ 10°C"
    assert decode(names.encode("cp1252"), transport="iso-8859-1").text == names


@pytest.mark.parametrize(
    "data",
    [b"a" * 4_000_000 + b"\xe9\x81", b"\xff" * 3_000_000, b"\xe9\x81 " * 1_000_000, b"<\xe9" * 1_000_000, b"charset= " * 300_000 + b"\x81"],
)  # fmt: skip
def test_bytes_of_hostile_shape_cost_no_time(data: bytes) -> None:
    start = time.process_time()
    decode(data, declarations=True, transport="iso-8859-1")
    assert time.process_time() - start < 5


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "gb2312", "utf-16", "hz", "iso-2022-jp", "x" * 50, "é"]))
def test_any_bytes_under_any_label_are_text_that_can_be_stored(data: bytes, transport: str) -> None:
    text = decode(data, declarations=True, transport=transport).text
    text.encode("utf-8")
    assert "\x00" not in text
