"""Intake and aliases: what is read again replaces its old issues, and former story ids lead on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.engine.aliases import keep_changed_aliases
from onrecord.engine.intake import Taken, take_in
from onrecord.flow.bookkeeping import Change
from onrecord.flow.protocols import Store
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue
from onrecord.model.stories import Story
from onrecord.store.memory import MemoryStore


def capture(name: str) -> Capture:
    return Capture(f"capture-{name}", f"{name}.txt", "0" * 64, "text/plain", "utf-8", "valid", f"Text of {name}.")


def fault(name: str, code: str = "empty-file") -> Issue:
    return Issue("read", f"{name}.txt", "warning", code, "The file is empty.")


def take(items: Iterable[Capture | Issue], store: Store) -> Taken:
    """Take items in as if each file lay in one folder."""
    return take_in([(item, f"/reports/{getattr(item, 'path', '')}") for item in items], store)


def test_new_captures_are_told_from_known_ones() -> None:
    store = MemoryStore()
    assert take([capture("a"), capture("b")], store).new == ("capture-a", "capture-b")
    taken = take([capture("b"), capture("c")], store)
    assert taken.new == ("capture-c",)
    assert len(store.all(Capture)) == 3


def test_a_new_version_is_no_new_report() -> None:
    store = MemoryStore()
    take([capture("a")], store)
    other = replace(capture("a"), id="capture-a2", sha256="1" * 64, text="Another text.")
    assert take([other], store).new == ()
    assert [found.id for found in store.all(Capture)] == ["capture-a2"]


def test_two_captures_of_one_page_in_one_reading_are_one_report() -> None:
    store = MemoryStore()
    page: Capture = replace(capture("a"), url="http://tarn.example/a", fetched="2031-05-04T10:00:00Z")
    later: Capture = replace(page, id="capture-later", sha256="1" * 64, url="https://tarn.example/a#top", fetched="2031-05-05T10:00:00Z")
    pages = [page, later]
    taken = take([*pages, capture("b")], store)
    assert (len(taken.captures), taken.reports, taken.new_reports) == (3, 2, 2)
    again = take([*pages, capture("c")], store)
    assert (again.reports, again.new_reports) == (2, 1)
    gone = replace(taken, issues=(Issue("clean", "capture-later", "info", "no-article-page", "None."),))
    assert gone.reports == 1


def test_a_file_that_was_put_right_loses_its_issue() -> None:
    store = MemoryStore()
    take([fault("a"), fault("b")], store)
    take([capture("a")], store)
    assert [issue.subject for issue in store.all(Issue)] == ["b.txt"]


def test_reading_the_same_again_keeps_all_issues_of_a_file() -> None:
    store = MemoryStore()
    items = [capture("a"), fault("a", "bad-line"), fault("a", "other-line"), fault("b")]
    take(items, store)
    before = store.fingerprint()
    take(items, store)
    assert store.fingerprint() == before


def test_issues_of_the_stages_are_left_alone() -> None:
    store = MemoryStore()
    store.put([Issue("clean", "a.txt", "warning", "no-date", "No date.")])
    take([capture("a")], store)
    assert len(store.all(Issue)) == 1


def test_former_stories_lead_to_the_story_of_most_of_their_articles() -> None:
    store = MemoryStore()
    before = [Story("old", ("a", "b", "c")), Story("gone", ("z",))]
    after = [Story("new", ("b", "c", "x")), Story("other", ("a",))]
    store.put([*after, Story("same", ("d",))])
    keep_changed_aliases(
        [*(Change(story.id, story, None) for story in before), *(Change(story.id, None, story) for story in after)], store
    )
    assert store.alias("old") == "new"
    assert store.alias("same") == "same"
    assert store.alias("gone") == "gone"
