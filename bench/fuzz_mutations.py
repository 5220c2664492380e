"""Mutations of the fuzzing: a seed's bytes and a source of chance in, damaged bytes out."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable

from fuzz_seeds import Seed

Mutation = Callable[[random.Random, bytes, list[Seed]], bytes]

#: Bytes of the largest file that a mutation makes.
MOST = 2_000_000
NUMBERS = (b"1e999", b"-1", b"99999999999999999999", b"0", b"NaN", b"0x7fffffff", b"\xd9\xa1\xd9\xa2", b"1.7976931348623157e309", b"2147483648", b"9" * 5000)
DAYS = (b"0000-00-00", b"2031-13-45T99:99:99Z", b"31 February 2031", b"9999999-01-01", b"29 Feb 1900", b"-0044-03-15", b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-23:59", b"Sun, 99 Zzz 20310 00:00:00 +9999")  # fmt: skip
SIGNS = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in ("\u202e", "\u200b" * 50, "e" + "\u0301" * 400, "\ufeff", "\ud800", "\U0010ffff", "\x00", "\x1b[2J\x1b]0;x\x07", "\u2028", "“" * 300, "👩‍👩‍👧‍👦" * 40, "ﷺ" * 90, "\r", "İ" * 30, "ß" * 30)
)
TAGS = (b"<div>", b"</div>", b"<p>", b"</article>", b"<script>", b"<!--", b"<table><tr><td>", b"<svg><math>", b"<template>", b"<![CDATA[", b"<plaintext>", b"<title>", b"<textarea>", b"</html>", b"<noscript>", b"<frameset>", b"<item>", b"</entry>", b"<time datetime='1e9'>", b"<meta charset=utf-16>", b"<base href=javascript:>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", b"&#xFFFFFFFF;&#0;&notanentity;&amp", b"<h1>", b"<li>", b"<a href='x'>")  # fmt: skip
CHARSETS = ("utf-16", "utf-16-be", "utf-32", "cp1252", "shift_jis", "gb18030", "koi8-r", "cp1256", "utf-7", "cp037", "big5", "iso2022_jp")
DECLARED = (b"utf-16", b"utf-7", b"x-user-defined", b"rot13", b"hex", b"idna", b"zlib", b"undefined", b"unicode_escape", b"gb2312", b"cp65001", b"\xff\xfe", b"a" * 400)


def flip(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Change some bytes."""
    changed = bytearray(data)
    for _n in range(min(len(data), rng.choice((1, 3, 30, 300)))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def truncate(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """End too soon, or begin too late."""
    at = rng.randrange(len(data) + 1)
    return data[:at] if rng.random() < 0.8 else data[at:]


def double(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Say a stretch again, many times."""
    a, b = _stretch(rng, data)
    return data[:b] + data[a:b] * rng.choice((1, 5, 60)) + data[b:]


def drop(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Leave a stretch out."""
    a, b = _stretch(rng, data)
    return data[:a] + data[b:]


def splice(rng: random.Random, data: bytes, pool: list[Seed]) -> bytes:
    """Put a stretch of another file in, of another kind as like as not."""
    other = rng.choice(pool)[1]
    a, b = _stretch(rng, other)
    at = rng.randrange(len(data) + 1)
    return data[:at] + other[a:b] + data[at:]


def signs(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Put in signs that few expect."""
    return _inserted(rng, data, SIGNS)


def tags(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Put in mark-up that does not belong there."""
    return _inserted(rng, data, TAGS)


def numbers(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Change numbers: counts, lengths, years."""
    share = rng.choice((0.02, 0.2, 1.0))
    return re.sub(rb"\d+", lambda m: rng.choice(NUMBERS) if rng.random() < share else m[0], data)


def days(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Change dates."""
    return re.sub(rb"\d{4}-\d\d-\d\d[T\d:Z+.-]*|\d{1,2} May 2031", lambda _m: rng.choice(DAYS), data)


def nest(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Open elements, lists or records that no one closes."""
    at = rng.randrange(len(data) + 1)
    opening = rng.choice((b"<div>", b"<p><b>", b"<blockquote>", b"<ul><li>", b'{"a":', b"[", b"<item>", b"<span class='x'>"))
    return data[:at] + opening * rng.choice((30, 300, 5000)) + data[at:]


def lengthen(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Make one line of it, said over and over."""
    mark = rng.choice((b" ", b"", b"\t", b"&nbsp;"))
    return re.sub(rb"[\r\n]+", mark, data) * max(1, min(rng.choice((2, 20, 100)), 200_000 // (len(data) + 1)))


def recode(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Write it in another charset than it says."""
    return data.decode("utf-8", "replace").encode(rng.choice(CHARSETS), "xmlcharrefreplace")


def declare(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Say another charset than it is written in."""
    return re.sub(rb"(?i)utf-?8", lambda _m: rng.choice(DECLARED), data)


def newlines(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """End lines otherwise, or end many more of them."""
    return data.replace(b"\n", rng.choice((b"\r", b"\r\n", b"\n" * 50, b"\x0b", b"\xe2\x80\xa8", b"\x85")))


def quote(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Open or lose quotation marks, as damaged tables and records do."""
    if rng.random() < 0.5:
        return data.replace(b'"', b"", rng.choice((1, 3)))
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice((b'"', b'"' * 999, b"\\", b"\\u", b"\\ud83d", b"''", b",,,,,,")) + data[at:]


def headers(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Damage what tells a record's length or coding, or add very many headers."""
    if rng.random() < 0.3:
        return data.replace(b"\r\n", b"\r\n" + b"X-Many: yes\r\n" * rng.choice((100, 5000)), 1)
    names = (b"Content-Length", b"WARC-Type", b"Transfer-Encoding", b"Content-Encoding", b"WARC-Target-URI", b"Content-Type", b"WARC/1.0")
    values = (b"-5", b"99999999999", b"chunked, gzip", b"br", b"x" * 5000, b"", b"text/html; charset=\xff", b"\x00")
    return data.replace(rng.choice(names), rng.choice((b"", b"X", rng.choice(names) + b": " + rng.choice(values) + b"\r\nY")))


def pack(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    """Pack it, twice, wrongly, or with something behind it."""
    packed = gzip.compress(data, 1, mtime=0)
    return rng.choice((packed, gzip.compress(packed, 1, mtime=0), packed[: len(packed) // 2], packed + b"rest", packed * 3, packed[:10], data + packed))


MUTATIONS: tuple[Mutation, ...] = (
    flip, truncate, double, drop, splice, signs, tags, numbers, days, nest, lengthen, recode, declare, newlines, quote, headers, pack,
)  # fmt: skip


def mutate(rng: random.Random, data: bytes, pool: list[Seed]) -> tuple[bytes, list[str]]:
    """Apply one mutation or a few; return the bytes and the mutations' names."""
    names = []
    for _ in range(rng.choice((1, 1, 2, 4))):
        mutation = rng.choice(MUTATIONS)
        data = mutation(rng, data, pool)[:MOST]
        names.append(mutation.__name__)
    return data, names


def _stretch(rng: random.Random, data: bytes) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 20, 400, 6000)))


def _inserted(rng: random.Random, data: bytes, what: tuple[bytes, ...]) -> bytes:
    for _ in range(rng.choice((1, 4, 30))):
        at = rng.randrange(len(data) + 1)
        data = data[:at] + rng.choice(what) + data[at:]
    return data
