"""The style sheet: text can be read on its ground, in daylight and in the dark (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = files("onrecord.present.web").joinpath("dossier.css").read_text("utf-8")
SCHEMES = {"light": 0, "dark": 1}
PAIRS = [
    *((ink, "paper") for ink in ("ink", "muted", "link", "red", "violet", "amber", "slate", "green", "del", "focus")),
    *((ink, "mark") for ink in ("ink", "muted", "link")),
    ("ink", "ins"), ("target-ink", "target"), ("on", "red"), ("on", "violet"), ("on", "amber"), ("paper", "ink"),
]  # fmt: skip


def colours(scheme: str) -> dict[str, str]:
    roots = re.findall(r":root \{(.*?)\}", STYLE, re.S)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", roots[SCHEMES[scheme]]))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, ink: str, ground: str) -> None:
    held = colours(scheme)
    low, high = sorted((luminance(held[ink]), luminance(held[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_motion_focus_dark_and_paper_are_thought_of() -> None:
    for asked in ("prefers-reduced-motion", "prefers-color-scheme: dark", ":focus-visible", "@media print", ":target"):
        assert asked in STYLE
    assert "outline: none" not in STYLE.replace("main:focus { outline: none; }", "")
