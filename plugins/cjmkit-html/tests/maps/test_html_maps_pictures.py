"""The pictures of maps in the docs: light, dark and as printed, small and of the size that they are shown in."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Visit
from PIL import Image
from views.seen import ROOT, example

import cjmkit_html
from cjmkit import Toolkit

KIT = Toolkit(plugins=(cjmkit_html,))
IMAGES = ROOT / "docs" / "images"
PAGE = (ROOT / "docs" / "how-to" / "pictures.md").read_text("utf-8")
SHOTS = {
    "map-light.png": ("equipment", "light", "screen", (1920, 1540)),
    "map-dark.png": ("equipment", "dark", "screen", (1920, 1540)),
    "map-print.png": ("cream", "light", "print", (1540, 1050)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOTS)
def test_the_pictures_of_maps(visit: Callable[..., Visit], tmp_path: Path, name: str) -> None:
    """The docs show maps in each palette; CJMKIT_UPDATE_PICTURES=1 takes the pictures anew: look at them then."""
    project, theme, media, (width, height) = SHOTS[name]
    path = tmp_path / "map.html"
    KIT.write_project(example(project), path, options={"view": "map", "theme": theme})
    page = visit(path, viewport={"width": width, "height": height}).page
    page.emulate_media(media="print" if media == "print" else "screen")
    data = page.screenshot()
    if os.environ.get("CJMKIT_UPDATE_PICTURES"):
        # As many colours as a map has, with the edges of its letters.
        Image.open(io.BytesIO(data)).convert("RGB").quantize(48).save(IMAGES / name, optimize=True)
    assert f"../images/{name}" in PAGE
    assert (IMAGES / name).stat().st_size < 150_000
    with Image.open(IMAGES / name) as shown, Image.open(io.BytesIO(data)) as taken:
        assert shown.size == taken.size
