"""
The frame of an output: its markup, and a style that holds for nothing else in the notebook's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from cjmkit_html.figures.svg import drawn, px
from cjmkit_html.notebooks.output import Figure, Output
from cjmkit_html.page import static
from cjmkit_html.page.characters import told
from cjmkit_html.page.palettes import DARK, LIGHT, PRINT

__all__ = ["framed"]

# Twice the class: the styles of notebooks for tables and texts are heavier than one.
_SCOPE: Final = ".cjmkit-shown.cjmkit-shown"
# Who says it is light or dark: JupyterLab and nbconvert; VS Code; Colab. A page that does not follows the system.
_LIGHT_PAGE: Final = ':is([data-jp-theme-light="true"],.vscode-light,[theme="light"])'
_DARK_PAGE: Final = ':is([data-jp-theme-light="false"],.vscode-dark,.vscode-high-contrast,[theme="dark"])'


def framed(output: Output, lang: str, templates: Environment) -> str:
    """
    Return the output as markup for a notebook.
    """
    figures = [figure for block in output.blocks for figure in block.figures]
    return templates.get_template("notebooks/output.html.j2").render(
        output=output, lang=lang, style=Markup(_style(figures)), drawn=_svg
    )


def _svg(figure: Figure) -> Markup:
    # Named by attributes: an output that is shown twice would have its ids twice.
    scene = figure.scene
    size = px(scene.width), px(scene.height)
    head = Markup('<svg class="figure{}" role="group" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">')
    body = Markup("").join(drawn(part) for part in scene.parts)
    return head.format(" wide" if figure.wide else "", told(scene.title), *size, *size) + body + Markup("</svg>")


def _style(figures: Iterable[Figure]) -> str:
    """
    Return the style, all of it nested in the class of outputs.
    """
    parts = [static("notebooks", "notebooks.css")]
    if any(figures):
        parts += static("figures", "figures.css"), static("maps", "scene.css")
    return (
        f"{_SCOPE}{{color-scheme:light;{_properties(LIGHT)}}}\n"
        f"@media(prefers-color-scheme:dark){{{_SCOPE}:not({_LIGHT_PAGE} *){{color-scheme:dark;{_properties(DARK)}}}}}\n"
        f"{_DARK_PAGE} {_SCOPE}{{color-scheme:dark;{_properties(DARK)}}}\n"
        f"@media print{{:root {_SCOPE}.cjmkit-shown{{color-scheme:light;{_properties(PRINT)}}}}}\n"
        f"{_SCOPE}{{{''.join(part.strip() for part in parts)}}}"
    )


def _properties(palette: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in palette.items())
