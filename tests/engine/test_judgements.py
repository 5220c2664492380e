"""Judgements: opposites replace, contradictions are refused, new versions are followed; any order of saying is one."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.articles import article_id
from onrecord.engine.intake import take_in
from onrecord.engine.judgements import contradiction, follow_versions, keep_judgement, without
from onrecord.flow.protocols import Store
from onrecord.model.captures import Capture
from onrecord.model.ids import content_id
from onrecord.model.judgements import Judgement, said
from onrecord.store.memory import MemoryStore
from onrecord.tools.errors import WrongUse


def filed(path: str, text: str) -> Capture:
    digest = sha256(text.encode()).hexdigest()
    return Capture(content_id("capture", path, digest), path, digest, "text/plain", "utf-8", "valid", text)


def kept(store: Store) -> list[tuple]:
    return sorted((one.verdict, one.one, one.other) for one in store.all(Judgement))


def test_the_opposite_takes_the_place_of_what_was_said() -> None:
    store = MemoryStore()
    keep_judgement(said("same", {"a", "b"}), store)
    done = keep_judgement(said("different", {"a"}, {"b"}), store)
    assert [one.verdict for one in done.replaced] == ["same"]
    assert kept(store) == [("different", ("a",), ("b",))]
    keep_judgement(said("same", {"a", "b", "c"}), store)
    assert kept(store) == [("same", ("a", "b", "c"), ())]


def test_what_of_a_replaced_judgement_still_holds_is_kept() -> None:
    store = MemoryStore()
    keep_judgement(said("same", {"a", "b", "c"}, note="why"), store)
    keep_judgement(said("different", {"a", "b"}, {"c"}), store)
    assert kept(store) == [("different", ("a", "b"), ("c",)), ("same", ("a", "b"), ())]


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        ([said("same", {"a", "b"}), said("same", {"b", "c"})], said("different", {"a"}, {"c"})),
        ([said("same", {"a", "b"}), said("different", {"a"}, {"c"})], said("same", {"b", "c"})),
        ([said("same", {"a", "b", "c"})], said("different", {"a"}, {"b"})),
        ([said("different", {"a", "b"}, {"c", "d"})], said("same", {"a", "c"})),
    ],
    ids=["through-another", "against-another", "part-of-a-same", "part-of-a-different"],
)
def test_a_contradiction_is_refused_and_named_and_nothing_is_changed(earlier, now) -> None:
    store = MemoryStore()
    for one in earlier:
        keep_judgement(one, store)
    before = store.fingerprint()
    with pytest.raises(WrongUse) as refused:
        keep_judgement(now, store)
    assert all(one.id in str(refused.value) for one in contradiction(now, earlier))
    assert "judgements --forget judgement-" in str(refused.value)
    assert store.fingerprint() == before


def test_said_again_keeps_the_reason_unless_another_is_given() -> None:
    store = MemoryStore()
    keep_judgement(said("same", {"a", "b"}, note="first"), store)
    assert keep_judgement(said("same", {"a", "b"}), store).judgement.note == "first"
    assert keep_judgement(said("same", {"a", "b"}, note="second"), store).known
    assert [one.note for one in store.all(Judgement)] == ["second"]


SIDES = st.tuples(st.sampled_from(["same", "different"]), st.sets(st.sampled_from("abcdef"), min_size=2, max_size=3))


@given(st.lists(SIDES, max_size=5), st.data())
def test_the_order_of_saying_does_not_count_where_nothing_is_taken_back(rows, data) -> None:
    said_of = [said("same", names) if verdict == "same" else said("different", {min(names)}, names - {min(names)}) for verdict, names in rows]
    once = MemoryStore()
    for one in said_of:
        try:
            if keep_judgement(one, once).replaced:
                return
        except WrongUse:
            return
    other = MemoryStore()
    for one in data.draw(st.permutations(said_of)):
        keep_judgement(one, other)
    assert other.fingerprint() == once.fingerprint()


def test_a_judgement_is_of_the_version_that_is_current() -> None:
    first, second, other = filed("a.txt", "One."), filed("a.txt", "Two."), filed("b.txt", "Other.")
    store = MemoryStore()
    take_in([(first, "/news/a.txt"), (other, "/news/b.txt")], store)
    ids = {article_id(one): one.id for one in (first, other)}
    keep_judgement(said("same", set(ids), captures=ids), store)
    before = store.fingerprint()
    follow_versions(store, article_id)
    assert store.fingerprint() == before
    take_in([(second, "/news/a.txt")], store)
    follow_versions(store, article_id)
    (moved,) = store.all(Judgement)
    assert moved == said("same", {article_id(second), article_id(other)},
                         captures={article_id(second): second.id, article_id(other): other.id})  # fmt: skip
    take_in([(first, "/news/a.txt")], store)
    follow_versions(store, article_id)
    (back,) = store.all(Judgement)
    assert dict(back.captures) == ids


def test_articles_are_taken_out_of_what_was_said() -> None:
    store = MemoryStore()
    for one in (said("same", {"a", "b", "c"}), said("same", {"a", "d"}), said("different", {"a", "b"}, {"e"})):
        keep_judgement(one, store)
    assert len(without({"a"}, store)) == 3
    assert kept(store) == [("different", ("b",), ("e",)), ("same", ("b", "c"), ())]


def test_judgements_on_names_are_replaced_refused_moved_and_removed_as_those_on_events() -> None:
    from onrecord.model.judgements import NameIn

    a, b, c = (NameIn(article, name).key for article, name in (("a", "Ann Oy"), ("b", "A. Oy"), ("b", "Al Oy")))
    store = MemoryStore()
    keep_judgement(said("same", {a, b}, about="actor"), store)
    done = keep_judgement(said("different", {a}, {b}, about="actor"), store)
    assert [one.about for one in done.replaced] == ["actor"]
    keep_judgement(said("same", {b, c}, about="actor"), store)
    with pytest.raises(WrongUse, match="same actor"):
        keep_judgement(said("same", {a, c}, about="actor"), store)
    keep_judgement(said("same", {"a", "b"}), store)
    assert {one.about for one in store.all(Judgement)} == {"actor", "event"}
    touched = without({"a"}, store)
    assert len(touched) == 2
    assert [(one.about, one.one) for one in store.all(Judgement)] == [("actor", tuple(sorted((b, c))))]


def test_a_name_follows_its_article_to_the_new_version() -> None:
    from onrecord.model.judgements import NameIn, name_in

    store = MemoryStore()
    first, second = filed("a.txt", "Ann Oy spoke."), filed("a.txt", "Ann Oy spoke again.")
    take_in([(first, "/news/a.txt")], store)
    old, new = article_id(first), article_id(second)
    keys = {NameIn(old, "Ann Oy").key, NameIn(old, "Oy", 3, 5).key}
    keep_judgement(said("same", keys, captures={old: first.id}, about="actor"), store)
    take_in([(second, "/news/a.txt")], store)
    follow_versions(store, article_id)
    (now,) = store.all(Judgement)
    assert {name_in(key).article for key in now.one} == {new}
    assert {(name_in(key).name, name_in(key).start) for key in now.one} == {("Ann Oy", -1), ("Oy", 3)}
