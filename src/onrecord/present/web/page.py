"""Material in, one self-contained HTML page out: it loads nothing, runs nothing, and works from disk."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.present.material import Material
from onrecord.present.view.actors import named_in, times_named
from onrecord.present.view.pages import build_view
from onrecord.present.view.shown import count_of
from onrecord.present.view.terms import glossary, status_words, term

if TYPE_CHECKING:
    from jinja2 import Environment


def _style() -> str:
    """Return the style sheet, as it stands in the page."""
    return files("onrecord.present.web").joinpath("dossier.css").read_text("utf-8")


def content_policy(style: str) -> str:
    """Return the Content-Security-Policy: nothing but this one style sheet, told by its digest (CSP level 3)."""
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def environment() -> Environment:
    """Return what makes pages of templates; everything in them is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("onrecord.present.web", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.globals.update(count_of=count_of, term=term, named_in=named_in, times_named=times_named)
    return environment


def render_html(material: Material) -> str:
    """Return the page of a material's dossiers.

    Every text of the reports is escaped; the page's policy forbids scripts, requests and forms. The same
    material, in any order, gives the same characters.
    """
    from markupsafe import Markup

    style = "\n" + _style()
    return environment().get_template("page.html.j2").render(
        view=build_view(material), style=Markup(style), policy=content_policy(style),
        statuses=tuple(status_words().values()), glossary=glossary(),
    )  # fmt: skip
