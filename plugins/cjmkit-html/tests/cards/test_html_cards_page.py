"""The page about company cards: its code runs, its picture is there, and it names every option."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from PIL import Image

import cjmkit
import cjmkit_html
from cjmkit_html.cards.options import CardHTMLOptions

if TYPE_CHECKING:
    from browsing import Visit

ROOT = Path(__file__).parents[4]
PAGE = (ROOT / "docs" / "how-to" / "company-cards.md").read_text("utf-8")
PICTURE = ROOT / "docs" / "images" / "company-card.png"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the code of the page was run."""
    _, _, rest = PAGE.partition("```py\n")
    code, _, _ = rest.partition("```")
    kit = cjmkit.Toolkit(plugins=(cjmkit_html,))
    monkeypatch.setattr(cjmkit, "Toolkit", lambda: kit)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "company-cards.md", "exec"), {})
    return tmp_path


def test_the_code_of_the_page_writes_its_files(written: Path) -> None:
    """A card without a finding is written, and a form beside it."""
    assert sorted(path.name for path in written.iterdir()) == ["blank.html", "card.html"]


def test_every_option_is_on_the_page() -> None:
    """Who reads the page learns of everything that can be asked for."""
    for field in attrs.fields(CardHTMLOptions):
        assert f"{field.name}=" in PAGE or f"--{field.name} " in PAGE, field.name


@pytest.mark.slow
def test_the_picture_of_the_page_is_a_sheet(visit: Callable[..., Visit], written: Path) -> None:
    """The page shows the sheet that its own code writes; CJMKIT_UPDATE_PICTURES=1 takes the picture anew."""
    page = visit(written / "card.html", viewport={"width": 794, "height": 1123}).page
    page.locator(".sheet").evaluate("sheet => sheet.style.border = 0")
    data = page.locator(".sheet").screenshot()
    if os.environ.get("CJMKIT_UPDATE_PICTURES"):
        # A few dozen greys and blues are enough.
        Image.open(io.BytesIO(data)).convert("RGB").quantize(64).save(PICTURE, optimize=True)
    assert "../images/company-card.png" in PAGE
    with Image.open(PICTURE) as shown:
        assert 700 < shown.width < shown.height < 1200
