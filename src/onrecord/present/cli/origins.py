"""The command `origin`: an origin, a newsroom's name or an article in, its text rebuilt or whose its paragraphs are out."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import say, write, write_file, write_json
from onrecord.present.cli.reading import json_option, workspace_option

if TYPE_CHECKING:
    from onrecord.flow.protocols import Store
    from onrecord.model.reuse import Origin, StoryOrigins
    from onrecord.present.rebuilt import StoryTexts

#: Columns of a text on a terminal at most, and stories that are named where several fit.
WIDEST, NAMED = 100, 10


@click.command("origin", short_help="Show whose text an article is, or rebuild a newsroom's text.")
@click.argument("thing", metavar="ARTICLE|ORIGIN|NAME")
@click.option("--story", metavar="STORY", help="In this story: its id or its beginning.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "md"]), default=None,
              help="Default: md where the name of the file ends in .md, else text.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Default: standard output.")  # fmt: skip
@workspace_option
@json_option
def origin_command(
    thing: str, *, story: str | None, form: str | None, output: Path | None, workspace: Path, as_json: bool
) -> None:
    """Show whose an article is, paragraph by paragraph, and from which articles its words come; or rebuild
    the text of a newsroom from the reports that reprint it, each paragraph with those that have it.

    The argument is an article's id, an origin's id or the beginning of either, or a newsroom's name: AFP.
    """
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        text, rows = _shown(store, thing, story, markdown=(form or ("md" if output and output.suffix == ".md" else "text")) == "md",
                            wide=_columns() if output is None else 0)  # fmt: skip
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


def _shown(store: Store, thing: str, story: str | None, *, markdown: bool, wide: int) -> tuple[str, object]:
    """Return what is shown of a thing, as text and as rows."""
    from onrecord.present.cli.reading import story_ids
    from onrecord.present.export.origin_rows import derivation_row, rebuilt_row
    from onrecord.present.origin_texts import article_text, origin_text

    only = story_ids(store, [story])[0] if story else ""
    article = _article(store, store.alias(thing))
    if article:
        texts = _texts(store, _story_of(store, article, only))
        shown = article_text(article, texts, markdown=markdown, wide=wide)
        return shown, derivation_row(texts.derivations[article], texts.paragraphs(article))
    found, origin = _origin(store, thing, only)
    texts = _texts(store, found)
    title = _title(store, found.story)
    shown = origin_text(origin, texts, title=title, story=found.story, markdown=markdown, wide=wide)
    return shown, [rebuilt_row(text, found.story) for text in texts.rebuilt(origin)]


def _article(store: Store, name: str) -> str:
    """Return the id of the article that is named in full or by its beginning, "" where it is no article."""
    from onrecord.model.articles import Article
    from onrecord.tools.errors import WrongUse

    if not name.startswith("article-"):
        return ""
    fitting = [entry.id for entry in store.entries(Article) if entry.id.startswith(name)]
    if len(fitting) != 1:
        raise WrongUse(f"{name} {'fits several articles' if fitting else 'is no article of this workspace'}. "
                       "For their ids: onrecord show STORY")  # fmt: skip
    return fitting[0]


def _story_of(store: Store, article: str, only: str) -> StoryOrigins:
    """Return the origins of a story of an article; of none, where it is in no story yet."""
    from onrecord.model.reuse import StoryOrigins
    from onrecord.model.stories import Story

    inside = [entry.id for entry in store.entries(Story) if article in entry.articles and entry.id.startswith(only)]
    held = store.load(StoryOrigins, [f"origins-{name}" for name in inside])
    return held[0] if held else StoryOrigins("", ())


def _origin(store: Store, thing: str, only: str) -> tuple[StoryOrigins, Origin]:
    """Return the origin that is named, and its story; WrongUse, with what fits, where it is none or in several stories."""
    from onrecord.model.reuse import StoryOrigins
    from onrecord.tools.directory import fold
    from onrecord.tools.errors import WrongUse

    wanted = fold(thing)
    held = [one for one in store.all(StoryOrigins) if one.story.startswith(only)]
    found = [(one, origin) for one in held for origin in one.origins
             if origin.id == thing or fold(origin.name) == wanted]  # fmt: skip
    if not found and thing.startswith("origin-"):
        found = [(one, origin) for one in held for origin in one.origins if origin.id.startswith(thing)]
    if not found:
        raise WrongUse(f"{thing} is no article, origin or newsroom of this workspace{' in that story' if only else ''}. "
                       "For the newsrooms of a story: onrecord show STORY")  # fmt: skip
    if len(found) > 1:
        found.sort(key=lambda pair: (-len(pair[1].articles), pair[0].story))
        lines = "".join(f"\n  {one.story}  {origin.id}  {origin.name}, {len(origin.articles)} reports" for one, origin in found[:NAMED])
        more = f"\n  and {len(found) - NAMED} more" if len(found) > NAMED else ""
        raise WrongUse(f"{thing} is in {len(found)} places; name one with --story or by its origin’s id:{lines}{more}")
    return found[0]


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
