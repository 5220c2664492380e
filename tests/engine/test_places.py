"""Places: whichever order captures come in, each place has the version that it should have."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.engine.gone import gone_files
from onrecord.engine.intake import take_in
from onrecord.engine.places import versions
from onrecord.flow.protocols import Store
from onrecord.model.captures import Capture, Listing, RecordFields
from onrecord.model.ids import content_id
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.urls import page_key


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each kind of store, empty."""
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "w.db")
    yield made
    made.close()


def fetched(url: str, text: str, time: str, *, path: str = "crawl.warc", record: str = "") -> Capture:
    """A capture of a web page."""
    digest = sha256(text.encode()).hexdigest()
    return Capture(
        content_id("capture", url, digest), path, digest, "text/html", "utf-8", "valid", text, url=url,
        fetched=time, warc_record=record or f"<urn:{time}>",
    )  # fmt: skip


def filed(path: str, text: str) -> Capture:
    """A capture of a file."""
    digest = sha256(text.encode()).hexdigest()
    return Capture(content_id("capture", path, digest), path, digest, "text/plain", "utf-8", "valid", text)


def row(path: str, text: str, *, record_id: str = "", url: str = "") -> Capture:
    """A capture of a table's row."""
    digest = sha256(text.encode()).hexdigest()
    return Capture(
        content_id("capture", record_id or url or path, digest), path, digest, "application/json", "utf-8", "valid", text,
        url=url, record_id=record_id, record=RecordFields(body=text, url=url, record_id=record_id),
    )  # fmt: skip


def texts(store: Store) -> list[str]:
    return sorted(capture.text for capture in store.all(Capture))


URLS = ("http://tarn.example/a", "https://tarn.example/a", "https://tarn.example/a?utm_source=feed", "https://tarn.example/b")
PAGES = st.builds(
    fetched,
    st.sampled_from(URLS),
    st.sampled_from(["A", "B", "C"]),
    st.sampled_from(["2031-05-04T10:00:00Z", "2031-05-04T10:00:00.250Z", "2031-05-04T11:00:00Z", "2031-06-01T00:00:00Z"]),
    path=st.sampled_from(["one.warc", "two.warc", "folder/two.warc"]),
)
ENTRIES = PAGES.map(lambda page: replace(
    row(page.path, f"Said: {page.text}", url=page.url), fetched=page.fetched, media_type="application/rss+xml"))  # fmt: skip


@given(st.lists(PAGES | ENTRIES, max_size=8), st.data())
def test_neither_order_nor_partition_counts_for_what_was_fetched(found: list[Capture], data: st.DataObject) -> None:
    once, grown = MemoryStore(), MemoryStore()
    take_in([(item, "/crawls/one.warc") for item in found], once)
    shuffled = data.draw(st.permutations(found))
    while shuffled:
        cut = data.draw(st.integers(1, len(shuffled)))
        take_in([(item, "/elsewhere.warc") for item in shuffled[:cut]], grown)
        shuffled = shuffled[cut:]
    assert grown.fingerprint() == once.fingerprint()
    assert len({page_key(capture.url) for capture in once.all(Capture)}) == len(once.all(Capture))


@given(st.lists(PAGES, min_size=1, max_size=8))
def test_of_a_page_the_bytes_fetched_last_are_current(found: list[Capture]) -> None:
    store = MemoryStore()
    take_in([(item, "") for item in found], store)
    for capture in store.all(Capture):
        same = [c for c in found if page_key(c.url) == page_key(capture.url)]
        assert max(c.fetched.removesuffix("Z") for c in same) in {
            c.fetched.removesuffix("Z") for c in same if c.sha256 == capture.sha256
        }
        assert capture.fetched == min((c.fetched for c in same if c.sha256 == capture.sha256), key=lambda t: t[:-1])


def test_a_page_goes_before_what_a_feed_says_it_holds(store: Store) -> None:
    page = fetched(URLS[0], "All of it.", "2031-05-04T10:00:00Z")
    entry = replace(row("feed.xml", "The gist.", url=URLS[0]), fetched="2031-05-04T12:00:00Z")
    take_in([(page, "")], store)
    take_in([(entry, "")], store)
    assert texts(store) == ["All of it."]


def test_a_page_that_is_as_it_was_again_has_its_first_time_and_is_current(store: Store) -> None:
    a1, b, a2 = (fetched(URLS[0], text, f"2031-05-0{day}T10:00:00Z") for day, text in ((1, "A"), (2, "B"), (3, "A")))
    for order in ((a1, b, a2), (b, a2, a1), (a2, a1, b)):
        for capture in order:
            take_in([(capture, "")], store)
        (kept,) = store.all(Capture)
        assert kept == a1
        assert [(s.first[:10], s.last[:10], c.text) for s, c in versions(Capture, kept.id, store)] == [
            ("2031-05-02", "2031-05-02", "B"), ("2031-05-01", "2031-05-03", "A"),
        ]  # fmt: skip


def test_a_file_says_what_it_says_now(store: Store) -> None:
    take_in([(filed("a.txt", "Three died."), "/news/a.txt"), (filed("b.txt", "Rain."), "/news/b.txt")], store)
    take_in([(filed("a.txt", "Five died."), "/news/a.txt")], store)
    assert texts(store) == ["Five died.", "Rain."]
    take_in([(filed("a.txt", "Three died."), "/news/a.txt")], store)
    assert texts(store) == ["Rain.", "Three died."]
    assert [c.text for _, c in versions(Capture, filed("a.txt", "Three died.").id, store)] == ["Five died.", "Three died."]


def test_two_files_never_replace_each_other_even_of_one_relative_path(store: Store) -> None:
    take_in([(filed("a.txt", "Rain."), "/one/a.txt")], store)
    take_in([(filed("a.txt", "Snow."), "/two/a.txt")], store)
    assert texts(store) == ["Rain.", "Snow."]
    take_in([(filed("a.txt", "Snow."), "/one/a.txt")], store)
    assert texts(store) == ["Snow."]
    take_in([(filed("a.txt", "Hail."), "/one/a.txt")], store)
    assert texts(store) == ["Hail.", "Snow."]


def test_a_file_read_by_another_way_is_no_second_report(store: Store) -> None:
    long, short = filed("may/a.txt", "Rain."), filed("a.txt", "Rain.")
    for items in ([long], [short], [short, long], [long, short]):
        take_in([(item, "/news/may/a.txt") for item in items], store)
        assert store.all(Capture) == [long]


def test_files_that_are_gone_from_a_folder_are_told_and_kept(store: Store, tmp_path: Path) -> None:
    news, other = tmp_path / "news", tmp_path / "newsroom"
    for path in (news / "a.txt", news / "may" / "b.txt", news / "moved.txt", news / "t.jsonl", other / "c.txt"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
        item = row("t.jsonl", "Row", record_id="1") if path.suffix == ".jsonl" else filed(path.name, f"Text of {path.name}.")
        take_in([(item, str(path))], store)
    assert gone_files([str(news)], store) == ()
    for path in (news / "may" / "b.txt", news / "t.jsonl", other / "c.txt"):
        path.unlink()
    (news / "moved.txt").rename(tmp_path / "moved.txt")
    take_in([(filed("moved.txt", "Text of moved.txt."), str(tmp_path / "moved.txt"))], store)
    before = store.fingerprint()
    (issue,) = gone_files([f"{news}/", str(news)], store)
    assert (issue.subject, issue.level, issue.code) == ("news", "info", "gone-files")
    assert "2 files read from it before are not there any more (may/b.txt, t.jsonl)" in issue.message
    assert store.fingerprint() == before
    assert len(texts(store)) == 5


def test_rows_are_replaced_by_their_record_id_and_no_row_without_one(store: Store) -> None:
    rows = [row("t.jsonl", "One", record_id="1"), row("t.jsonl", "Two", url=URLS[0]), row("t.jsonl", "Three")]
    take_in([(item, "/t.jsonl") for item in rows], store)
    rows = [row("t.jsonl", "1", record_id="1"), row("t.jsonl", "2", url=URLS[0]), row("t.jsonl", "3")]
    take_in([(item, "/t.jsonl") for item in rows], store)
    assert texts(store) == ["1", "2", "3", "Three"]


def test_two_rows_of_one_record_id_are_both_kept(store: Store) -> None:
    rows = [row("t.jsonl", text, record_id="1") for text in ("One", "Uno")]
    take_in([(item, "/t.jsonl") for item in rows], store)
    assert texts(store) == ["One", "Uno"]
    take_in([(rows[1], "/t.jsonl")], store)
    assert texts(store) == ["Uno"]


def test_standard_input_replaces_nothing(store: Store) -> None:
    for text in ("Rain.", "Snow."):
        take_in([(filed("-", text), "")], store)
    assert texts(store) == ["Rain.", "Snow."]


def test_listings_of_a_feed_are_replaced_and_those_no_longer_in_it_stay(store: Store) -> None:
    def listing(url: str, headline: str) -> Listing:
        return Listing(content_id("listing", url, headline), "feed.xml", headline, url, RecordFields(headline=headline))

    take_in([(listing(URLS[0], "Old"), "/feed.xml"), (listing(URLS[3], "Other"), "/feed.xml")], store)
    taken = take_in([(listing(URLS[0], "New"), "/feed.xml")], store)
    assert sorted(found.fields.headline for found in store.all(Listing)) == ["New", "Other"]
    assert taken.listed == 1


def test_reading_the_same_again_writes_nothing_into_the_record(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "w.db")
    items: Sequence[tuple[Capture, str]] = [(filed(f"{n}.txt", f"Text {n}."), f"/news/{n}.txt") for n in range(30)]
    take_in(items, store)
    store.history.end()
    assert take_in(items, store).new == ()
    store.history.end()
    assert [reading.changed for reading in store.history.readings()] == [True, False]
    store.close()


@pytest.mark.parametrize("seed", range(3))
def test_both_stores_agree_whatever_comes(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    memory, file = MemoryStore(), SqliteStore(tmp_path / "w.db")
    for _ in range(25):
        name, text = chance.choice("abc"), chance.choice(["Rain.", "Snow.", "Hail."])
        item: Capture = chance.choice([
            filed(f"{name}.txt", text), row("t.jsonl", text, record_id=name),
            fetched(f"http://tarn.example/{name}", text, f"2031-05-0{chance.randint(1, 9)}T10:00:00Z"),
        ])  # fmt: skip
        location = f"/{chance.choice('xy')}/{item.path}"
        for one in (memory, file):
            take_in([(item, location)], one)
        assert memory.fingerprint() == file.fingerprint()
    file.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://Tarn.example:80/a#top", "https://tarn.example/a"),
        ("https://tarn.example", "https://tarn.example/"),
        ("https://tarn.example/a?fbclid=1&id=2&utm_x=3", "https://tarn.example/a?id=2"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://tarn.example/a", "https://tarn.example/A"),
        ("https://tarn.example/?id=1", "https://tarn.example/?id=2"),
        ("https://tarn.example:8080/", "https://tarn.example/"),
        ("http://[bad", "http://[worse"),
    ],
)
def test_addresses_of_two_pages(one: str, other: str) -> None:
    assert page_key(one) != page_key(other)


@given(st.text(max_size=80))
def test_any_text_has_a_key_that_is_its_own_key(text: str) -> None:
    assert page_key(page_key(text)) == page_key(text)
    assert page_key(page_key(f"http://{text}")) == page_key(f"http://{text}")
