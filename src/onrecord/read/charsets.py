"""Character sets: bytes in, text out, with the charset and why it was chosen.

Order of belief: byte-order mark, valid UTF-8, what the page declares (labels read as the WHATWG Encoding
Standard reads them), statistics (charset-normalizer), UTF-8 with single damaged bytes, windows-1252.
Newlines are left as they are; a byte-order mark is not text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of common files that are no text: PNG, JPEG, GIF, PDF, ZIP, ELF, RIFF, MP3, SQLite, 7z.
MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x7fELF", b"RIFF", b"ID3", b"SQLite f", b"7z\xbc")
DECLARED = re.compile(rb"""(?:charset\s*=\s*["']?|encoding\s*=\s*["'])\s*([A-Za-z0-9_.:-]{2,40})""")
#: Bytes looked at for a declaration, and for statistics.
HEAD, SAMPLE = 4096, 65_536
#: Labels that the web reads as windows-1252.
LATIN_1 = frozenset({"iso8859-1", "ascii", "latin-1"})
#: Share of damaged characters up to which a text is UTF-8 with faults: fewer than 1 in 200 of all.
DAMAGE = 0.005


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
    control = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b\x08" for byte in head)
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
        return _lenient(data, wide, "every other byte is zero")
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(_clean(text), "utf-8", "valid UTF-8")
    return (_declared(data) if declarations else None) or _damaged_utf8(data) or _guessed(data)


def _declared(data: bytes) -> Decoded | None:
    found = DECLARED.search(data[:HEAD])
    if not found:
        return None
    try:
        charset = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    charset = "cp1252" if charset in LATIN_1 else charset
    try:
        text = _strict(data, charset)
    except LookupError:  # a codec of Python that is no charset, such as "rot13"
        return None
    return None if text is None else Decoded(_clean(text), charset, "declared by the page")


def _damaged_utf8(data: bytes) -> Decoded | None:
    got = _lenient(data, "utf-8", "UTF-8 with damaged characters")
    sound = sum(ch > "\x7f" for ch in got.text) - got.damaged
    few = got.damaged <= max(1, DAMAGE * len(got.text))
    return got if few and sound > 3 * got.damaged else None


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is not None and best.encoding not in ("ascii", "utf_8"):
        return _lenient(data, best.encoding, "guessed from the bytes")
    return _lenient(data, "cp1252", "nothing better was found")


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in BOMS if data.startswith(mark)), None)


def _unmarked_utf16(head: bytes) -> str:
    if len(head) < 8:
        return ""
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else ""


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
