"""
Palettes: light, dark and print, as CSS custom properties that pages and pictures share.

Every pair of a text and its ground is held to WCAG 2.1 AA (4.5 to 1) by a test, signs and lines that carry a meaning to
3 to 1. Blue and orange tell good from bad: both are told apart by people who do not see red or green.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["DARK", "LIGHT", "PRINT", "THEMES", "palette_css"]

THEMES: Final = ("auto", "light", "dark", "print")
"""What a picture can be told: ``auto`` follows the reader's system."""

LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "paper": "#ffffff",
        "panel": "#f6f8fb",
        "ink": "#1f2430",
        "muted": "#565f6d",
        "line": "#d5dbe4",
        "focus": "#1a5fa0",
        "fix": "#b83b08",
        "fix-ground": "#fff1ea",
        "keep": "#1f6cad",
        "keep-ground": "#edf4fb",
        "over": "#176b66",
        "face": "#1f4e79",
        "on-face": "#ffffff",
        "heat-ink": "#1f2430",
        "heat-1": "#f2a477",
        "heat-2": "#f8d0b5",
        "heat-3": "#e9ebf0",
        "heat-4": "#bcd7ee",
        "heat-5": "#86b9e2",
        "stage-1": "#dbe7f6",
        "stage-2": "#cbdef2",
        "stage-3": "#b7d2ee",
        "stage-4": "#9fc4e7",
    }
)
DARK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "paper": "#14171c",
        "panel": "#1c2128",
        "ink": "#e6e8eb",
        "muted": "#a3acb9",
        "line": "#39414d",
        "focus": "#8cc4f5",
        "fix": "#ff9b6e",
        "fix-ground": "#37221a",
        "keep": "#7cb7ee",
        "keep-ground": "#172a3c",
        "over": "#6fcbc2",
        "face": "#3570a5",
        "on-face": "#ffffff",
        "heat-ink": "#f2f3f5",
        "heat-1": "#8f4a20",
        "heat-2": "#5f3b29",
        "heat-3": "#3a3f48",
        "heat-4": "#27475f",
        "heat-5": "#1f5f92",
        "stage-1": "#22344d",
        "stage-2": "#29405e",
        "stage-3": "#304c6f",
        "stage-4": "#36577f",
    }
)
PRINT: Final[Mapping[str, str]] = MappingProxyType(
    {**LIGHT, "panel": "#ffffff", "ink": "#000000", "muted": "#444444", "line": "#b5bcc7", "heat-ink": "#000000"}
)


def palette_css() -> str:
    """
    Return the style that gives the properties: by the reader's system, by ``data-theme`` of the root, and on paper.
    """
    light, dark, paper = (_properties(palette) for palette in (LIGHT, DARK, PRINT))
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media(prefers-color-scheme:dark){{:root:not([data-theme]){{color-scheme:dark;{dark}}}}}\n"
        f':root[data-theme="dark"]{{color-scheme:dark;{dark}}}\n'
        f':root[data-theme="print"]{{{paper}}}\n'
        f"@media print{{:root,:root:not([data-theme]),:root[data-theme]{{color-scheme:light;{paper}}}}}\n"
    )


def _properties(palette: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in palette.items())
