"""Character sets: bytes in, text out, with the charset and why it was chosen.

Order of belief: byte-order mark, UTF-16 by its pattern, valid UTF-8, what the transport declares, what the page
declares (labels read as the WHATWG Encoding Standard reads them), statistics (charset-normalizer), UTF-8 with single
damaged bytes, windows-1252. A declaration is believed where all bytes can be read so; a Latin one, which servers and
editors give without being asked, only where what it gives could be a language's words too. Newlines are left as they
are; a byte-order mark is not text.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from onrecord.read.latin import CANDIDATES, PLAUSIBLE, latin_charset
from onrecord.tools.tables import rows

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of common files that are no text: PNG, JPEG, GIF, PDF, ZIP, ELF, RIFF, MP3, SQLite, 7z, gzip, WOFF.
MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x7fELF", b"RIFF", b"ID3", b"SQLite f",
         b"7z\xbc", b"\x1f\x8b\x08", b"wOF2", b"wOFF")  # fmt: skip
DECLARED = re.compile(rb"""(?:charset\s{0,9}=\s{0,9}["']?|encoding\s{0,9}=\s{0,9}["'])\s{0,9}([A-Za-z0-9_.:-]{2,40})""")
#: Bytes looked at for a declaration, and for statistics.
HEAD, SAMPLE = 4096, 65_536
#: Share of damaged characters up to which a text is UTF-8 with faults: fewer than 1 in 200 of all.
DAMAGE = 0.005
#: Share of bytes beyond ASCII that stand four and more together, from which a text is in no Latin script.
_RUNS = 0.4
#: What lies beyond ASCII, up to a length, and bytes before it that belong to it; four times as many follow.
_HIGH = re.compile(rb"[\x80-\xff]{1,400}")
_AROUND = 80
#: Charsets whose texts are ASCII bytes, and what gives them away.
_ESCAPING = {"iso2022_jp": b"\x1b$", "hz": b"~{"}

#: Control characters that no text has.
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b\x08"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with its charset and why it was chosen; `damaged` counts characters that could not be read."""

    text: str
    charset: str
    reason: str
    damaged: int = 0


def looks_binary(data: bytes) -> bool:
    """Say whether bytes are no text: a known file kind, NULs, or many control characters."""
    head = data[:8192]
    if head.startswith(MAGIC):
        return True
    if _bom(head) or _unmarked_utf16(head):
        return False
    if b"\x00" in head:
        return True
    control = len(head) - len(head.translate(None, CONTROL))
    return control > len(head) * 0.02


def decode(data: bytes, *, declarations: bool = False, transport: str = "") -> Decoded:
    """Decode bytes; `declarations` says whether they may declare their charset, as HTML does.

    `transport` is the charset that an HTTP header names, "" for none.
    """
    marked = _bom(data)
    if marked:
        mark, charset = marked
        return _lenient(data[len(mark) :], charset, "byte-order mark")
    wide = _unmarked_utf16(data[:8192])
    if wide:
        return _lenient(data, wide, "every other byte is alike")
    told = [(codec_of(transport), "declared by the server")] if transport else []
    if declarations:
        told += [(codec_of(label.decode("ascii")), "declared by the page") for label in DECLARED.findall(data[:HEAD])]
    claims = [(charset, reason) for charset, reason in dict.fromkeys(told) if charset]
    text = _strict(data, "utf-8")
    if text is not None:
        return _as_utf8(data, text, claims)
    return _declared(data, claims) or _damaged_utf8(data) or _declared_damaged(data, claims) or _guessed(data, claims)


@cache
def codec_of(label: str) -> str:
    """Return the codec of a charset's label, "" where it is none."""
    plain = label.strip().lower()
    return next((row["codec"] for row in rows("read/charsets.tsv") if row["label"] == plain), "")


@cache
def _known() -> list[str]:
    """Return the codecs of all charsets that are met, by the names of the library that guesses."""
    codecs_met = sorted({row["codec"] for row in rows("read/charsets.tsv")} - {"utf-16-le", "utf-16-be", "hz"})
    return [codecs.lookup(name).name.replace("-", "_") for name in codecs_met]


def _as_utf8(data: bytes, text: str, claims: list[tuple[str, str]]) -> Decoded:
    for charset, reason in claims:
        sign = _ESCAPING.get(charset)
        if sign and sign in data:
            other = _strict(data, charset)
            if other is not None:
                return Decoded(_clean(other), charset, reason)
    against = next((f", though {charset} is {reason}" for charset, reason in claims if charset != "utf-8"), "")
    return Decoded(_clean(text), "utf-8", "valid UTF-8" + ("" if text.isascii() else against))


def _declared(data: bytes, claims: list[tuple[str, str]]) -> Decoded | None:
    sample = b"" if not claims else _sample(data)
    for charset, reason in claims:
        if charset.startswith("utf-") or (charset in CANDIDATES and _in_other_script(sample)):
            continue
        text = _strict(data, charset)
        if text is None:
            continue
        if charset == "cp1252":
            better, fits = latin_charset(sample)
            if better != charset and fits >= PLAUSIBLE and _strict(data, better) is not None:
                why = f"its letters, though {charset} is {reason}"
                return Decoded(_clean(data.decode(better)), better, why)
        return Decoded(_clean(text), charset, reason)
    return None


def _declared_damaged(data: bytes, claims: list[tuple[str, str]]) -> Decoded | None:
    """Believe a declaration in spite of single bytes that cannot be read so: a cut end, a damaged character."""
    for charset, reason in claims:
        if charset in CANDIDATES and _in_other_script(_sample(data)):
            continue
        got = _lenient(data, charset, reason)
        sound = sum(ch > "\x7f" for ch in got.text) - got.damaged
        if got.damaged <= max(2, DAMAGE * len(got.text)) and sound > 20 * got.damaged:
            return got
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    got = _lenient(data, "utf-8", "UTF-8 with damaged characters")
    sound = sum(ch > "\x7f" for ch in got.text) - got.damaged
    few = got.damaged <= max(1, DAMAGE * len(got.text))
    return got if few and sound > 3 * got.damaged else None


def _guessed(data: bytes, claims: list[tuple[str, str]]) -> Decoded:
    from charset_normalizer import from_bytes

    sample = _sample(data)
    against = next((f", though {charset} is {reason}" for charset, reason in claims), "")
    if not _in_other_script(sample):
        charset, fits = latin_charset(sample)
        if fits >= PLAUSIBLE:
            return _lenient(data, charset, f"guessed from the letters{against}")
    for part in (sample, sample[: len(sample) * 3 // 4], sample[len(sample) // 4 :]):
        best = from_bytes(part, cp_isolation=_known()).best()
        if best is not None and best.encoding not in ("ascii", "utf_8"):
            return _lenient(data, best.encoding, f"guessed from the bytes{against}")
    return _lenient(data, "cp1252", "nothing better was found")


def _sample(data: bytes) -> bytes:
    """Return the stretches around what lies beyond ASCII, without mark-up: what tells a charset."""
    parts: list[bytes] = []
    size = place = 0
    while size < SAMPLE and (found := _HIGH.search(data, place)):
        start = max(place, found.start() - _AROUND)
        part = data[start : found.end() + 4 * _AROUND]
        begin = part.rfind(b">", 0, found.start() - start) + 1
        end = part.find(b"<", found.end() - start)
        end = len(part) if end < 0 else end
        parts.append(part[begin:end])
        place = start + end
        size += len(parts[-1])
    return b"\n".join(parts)


def _in_other_script(sample: bytes) -> bool:
    """Say whether bytes beyond ASCII come in runs, as they do in no text in Latin script."""
    high = sum(byte > 127 for byte in sample)
    runs = sum(map(len, re.findall(rb"[\x80-\xff]{4,}", sample)))
    return high > 0 and runs > _RUNS * high


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in BOMS if data.startswith(mark)), None)


def _unmarked_utf16(head: bytes) -> str:
    """Return the UTF-16 in which a text without a mark is: one byte of each two is nearly always the same."""
    head = head[: len(head) & ~1]
    if len(head) < 8:
        return ""
    even, odd = head[::2], head[1::2]
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros_odd > 0.7 and zeros_even < 0.1:
        return "utf-16-le"
    if zeros_even > 0.7 and zeros_odd < 0.1:
        return "utf-16-be"
    if len(head) >= 64 and (0 in head or _top_two(even) > 0.9 or _top_two(odd) > 0.9):
        for charset, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
            alike = _top_two(high) > 0.9 and _top_two(low) < 0.6
            if alike and b"\x00" in high and _strict(head[:-2], charset) is not None:
                return charset
        for charset, opening in (("utf-16-le", rb"(?:\s\x00)*<\x00[!?a-zA-Z]\x00"), ("utf-16-be", rb"(?:\x00\s)*\x00<\x00[!?a-zA-Z]")):
            if re.match(opening, head):
                return charset
    return ""


def _top_two(data: bytes) -> float:
    return sum(count for _, count in Counter(data).most_common(2)) / len(data)


def _strict(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, ValueError):
        return None


def _lenient(data: bytes, charset: str, reason: str) -> Decoded:
    text = data.decode(charset, "replace")
    damaged = text.count("\ufffd")
    return Decoded(_clean(text), charset, reason, damaged)


def _clean(text: str) -> str:
    """Replace what stores and encoders cannot hold (NUL, lone surrogates), one character by one."""
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    return re.sub("[\ud800-\udfff]", "\ufffd", text)
