"""
Take the pictures of maps for the docs: light, dark and as printed.

They are kept in git because README and docs are read where nothing can be run; take them anew when a map looks
different, and look at them. Needs Chromium (``make browser``), so `make docs-update` does not do it.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

import cjmkit_html
from cjmkit import Toolkit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
_WIDTH = 1920
_HEIGHT = 1540
_COLOURS = 48
"""As many as a map has, with the edges of its letters."""

_SHOTS = {
    "map-light.png": ("equipment.yaml", "light", "screen", _HEIGHT),
    "map-dark.png": ("equipment.yaml", "dark", "screen", _HEIGHT),
    "map-print.png": ("cream.toml", "light", "print", 1050),
}


def main() -> int:
    """
    Take every picture.
    """
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        print("no Chromium here: say “make browser”", file=sys.stderr)
        return 1
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--font-render-hinting=none"])
        for name, shot in _SHOTS.items():
            data = _taken(browser, Path(folder), *shot)
            Image.open(io.BytesIO(data)).convert("RGB").quantize(_COLOURS).save(IMAGES / name, optimize=True)
            print(f"{name}: {(IMAGES / name).stat().st_size // 1024} kB")
    return 0


def _taken(browser: Browser, folder: Path, example: str, theme: str, media: str, height: int) -> bytes:
    kit = Toolkit(plugins=(cjmkit_html,))
    project = kit.read_project(ROOT / "examples" / "journeys" / example)
    page_file = folder / "map.html"
    kit.write_project(project, page_file, options={"view": "map", "theme": theme})
    page = browser.new_page(viewport={"width": _WIDTH if media == "screen" else 1540, "height": height})
    page.goto(page_file.as_uri())
    page.emulate_media(media="print" if media == "print" else "screen")
    data = page.screenshot()
    page.close()
    return data


if __name__ == "__main__":
    raise SystemExit(main())
