"""The formats of a dossier: material in, the text of a page, of a Markdown file or of a JSON file out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from onrecord.present.export.stories import ordered
from onrecord.present.material import Material

Render = Callable[[Material], str]


def render(form: str, material: Material) -> str:
    """Return all of the material in one text, in one of the FORMATS."""
    return FORMATS[form](material)


def one_a_story(material: Material) -> list[tuple[str, str, Material]]:
    """Return id, title and material of each story, in the order in which they are shown."""
    return [(d.story, d.title, of_story(material, d.story)) for d in ordered(material.dossiers)]


def of_story(material: Material, story: str) -> Material:
    """Return the material with the dossier of one story only; what is shown of the rest follows from it."""
    return replace(material, dossiers=tuple(d for d in material.dossiers if d.story == story))


def format_of(name: str) -> str | None:
    """Return the format that a file's name asks for by its suffix, None where it asks for none."""
    return {"html": "html", "htm": "html", "md": "md", "markdown": "md", "json": "json"}.get(
        name.lower().rpartition(".")[2] if "." in name else ""
    )


def _json(material: Material) -> str:
    from onrecord.present.export.dossiers import dossier_json

    return dossier_json(material)


def _html(material: Material) -> str:
    from onrecord.present.web.page import render_html

    return render_html(material)


def _markdown(material: Material) -> str:
    from onrecord.present.export.markdown import render_markdown

    return render_markdown(material)


FORMATS: Mapping[str, Render] = {"html": _html, "md": _markdown, "json": _json}
