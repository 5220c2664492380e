"""The command `origin`: an origin, a newsroom's name or an article in, its text rebuilt or whose its paragraphs are out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import say, write, write_file, write_json
from onrecord.present.cli.reading import json_option, workspace_option

if TYPE_CHECKING:
    from onrecord.flow.protocols import Store
    from onrecord.model.reuse import StoryOrigins
    from onrecord.present.origin_names import Place
    from onrecord.present.rebuilt import StoryTexts

#: Columns of a text on a terminal at most.
WIDEST = 100


@click.command("origin", short_help="Show whose text an article is, or rebuild a newsroom's text.")
@click.argument("thing", metavar="ARTICLE|ORIGIN|NAME")
@click.option("--story", metavar="STORY", help="In this story: its id or its beginning.")
@click.option("--all", "every", is_flag=True, help="A newsroom's texts in all stories; else, of several, a list.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "md"]), default=None,
              help="Default: md where the name of the file ends in .md, else text.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Default: standard output.")  # fmt: skip
@workspace_option
@json_option
def origin_command(
    thing: str, *, story: str | None, every: bool, form: str | None, output: Path | None, workspace: Path, as_json: bool
) -> None:  # fmt: skip
    """Show whose an article is, paragraph by paragraph, and from which articles its words come; or rebuild
    the text of a newsroom from the reports that reprint it, each paragraph with those that have it.

    The argument is an article's id, an origin's id or the beginning of either, an article's file or address, or a
    newsroom's name: AFP, Agence France-Presse. Of a newsroom with texts in several stories these are listed; --story
    shows one, --all (and --json) all.
    """
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        markdown = (form or ("md" if output and output.suffix == ".md" else "text")) == "md"
        asked = _Asked(thing, _only(store, story), every or as_json, markdown, _columns() if output is None else 0)
        text, rows = _shown(store, asked, workspace)
    finally:
        store.close()
    if output is not None:
        from onrecord.present.export.lines import json_text

        write_file(output, json_text(rows) if as_json else text)
        say(str(output))
    elif as_json:
        write_json(rows)
    else:
        write(text)


def _columns() -> int:
    """Return how wide a terminal is, 0 for a pipe: there a paragraph is a line."""
    return min(WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is shown: a thing, in this story alone ("" any), in all of several stories, and how it is written."""

    thing: str
    only: str
    every: bool
    markdown: bool
    wide: int


def _only(store: Store, story: str | None) -> str:
    from onrecord.present.cli.reading import story_ids

    return story_ids(store, [story])[0] if story else ""


def _shown(store: Store, asked: _Asked, workspace: Path) -> tuple[str, object]:
    """Return what is shown of a thing, as text and as rows."""
    from onrecord.present.export.origin_rows import derivation_row, rebuilt_row
    from onrecord.present.origin_texts import article_text, origin_text
    from onrecord.tools.errors import WrongUse

    article = _article(store, asked.thing) if _is_place(asked.thing) else ""
    found = [] if article else _places(store, asked, workspace)
    article = article if article or found else _as_read(store, asked.thing)
    if article:
        texts = _texts(store, _story_of(store, article, asked.only))
        if article not in texts.derivations:
            raise WrongUse(f"{asked.thing} is in no story{' of that name' if asked.only else ''}, so there is nothing to compare it with.")
        shown = article_text(article, texts, markdown=asked.markdown, wide=asked.wide)
        return shown, derivation_row(texts.derivations[article], texts.paragraphs(article))
    if not found:
        raise WrongUse(_unknown(store, asked))
    if len(found) > 1 and not asked.every:
        return _listed(store, found, workspace), []
    parts, rows = [], []
    for place in found:
        texts, story = _texts(store, place.story), place.story.story
        parts.append(origin_text(place.origin, texts, title=_title(store, story), story=story, markdown=asked.markdown, wide=asked.wide))
        rows += [rebuilt_row(text, story) for text in texts.rebuilt(place.origin)]
    return "\n".join(parts), rows


def _article(store: Store, name: str) -> str:
    """Return the id of the article that is named by its id, a beginning of it, its file or its address."""
    from onrecord.present.naming import find_named

    return find_named(store, [name], stories=False)[0].id


def _is_place(name: str) -> bool:
    """Say whether a name is an article's id, or the place of one, and no newsroom's name."""
    try:
        return name.startswith(("article-", "story-")) or "://" in name or Path(name).is_file()
    except OSError:  # a name too long for a file
        return False


def _as_read(store: Store, name: str) -> str:
    """Return the id of the article that was read under a path, "" for none: the file may lie elsewhere now."""
    from onrecord.tools.errors import WrongUse

    try:
        return _article(store, name)
    except WrongUse:
        return ""


def _story_of(store: Store, article: str, only: str) -> StoryOrigins:
    """Return the origins of a story of an article; of none, where it is in no story yet."""
    from onrecord.model.reuse import StoryOrigins
    from onrecord.model.stories import Story

    inside = [entry.id for entry in store.entries(Story) if article in entry.articles and entry.id.startswith(only)]
    held = store.load(StoryOrigins, [f"origins-{name}" for name in inside])
    return held[0] if held else StoryOrigins("", ())


def _places(store: Store, asked: _Asked, workspace: Path) -> list[Place]:
    """Return the stories in which a newsroom that is named has a text."""
    from onrecord.present.origin_names import find_places
    from onrecord.tools.directory_files import load_directory

    return find_places(store, asked.thing, load_directory(workspace.parent), story=asked.only)


def _unknown(store: Store, asked: _Asked) -> str:
    """Return what is said of a name that nothing here has, with names that are near."""
    from onrecord.present.origin_names import IDS, near_names

    near = [] if asked.thing.startswith(IDS) else near_names(store, asked.thing)
    meant = f" Did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""
    where = " in that story" if asked.only else ""
    return (f"{asked.thing} is no article, file, address or newsroom of this workspace{where}.{meant} "
            "For the newsrooms of a story: onrecord show STORY")  # fmt: skip


def _listed(store: Store, places: Sequence[Place], workspace: Path) -> str:
    """Return the list of the stories that a newsroom has a text in, with the command that shows each."""
    from onrecord.present.view.shown import count_of, one_line

    lines = [f"{places[0].origin.name} has texts in {count_of(len({p.story.story for p in places}), 'story', 'stories')}. To see all: "
             f"onrecord origin {quote(places[0].origin.name)} --all -w {quote(str(workspace))}"]  # fmt: skip
    for place in places:
        has = [count_of(place.reports, "report")] if place.reports else []
        has += [f"parts of {count_of(place.parts, 'other')}" if place.reports else f"parts of {count_of(place.parts, 'report')}"] \
            if place.parts else []
        lines.append(f"  {one_line(_title(store, place.story.story), 90)}: {', '.join(has) or 'no report'}")
        lines.append(f"    onrecord origin {place.origin.id} --story {place.story.story} -w {quote(str(workspace))}")
    return "\n".join(lines) + "\n"


def _title(store: Store, story: str) -> str:
    from onrecord.model.dossiers import Dossier

    return next((dossier.title for dossier in store.load(Dossier, [f"dossier-{story}"])), story)


def _texts(store: Store, found: StoryOrigins) -> StoryTexts:
    """Return the records of a story that origins are shown from."""
    from onrecord.model.articles import Article, Dating
    from onrecord.model.reuse import Derivation
    from onrecord.model.stories import Story
    from onrecord.present.rebuilt import StoryTexts

    inside = [article for story in store.load(Story, [found.story]) for article in story.articles]
    return StoryTexts(
        origins=found.origins,
        articles={a.id: a for a in store.load(Article, inside)},
        derivations={d.article: d for d in store.load(Derivation, [f"derivation-{a}" for a in inside])},
        moments={d.article: d.value for d in store.load(Dating, [f"dating-{a}" for a in inside])},
    )
