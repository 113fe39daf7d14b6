"""Files that are not what their names promise, and tables with nothing in them."""

from __future__ import annotations

import io
import json
import zipfile

import openpyxl
import pytest

from cjmkit.cli.odd_files import told_oddities
from cli.running import here


def archive(*parts: str) -> bytes:
    """A zip archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for part in parts:
            made.writestr(part, b"x")
    return stream.getvalue()


def book() -> bytes:
    """An empty workbook."""
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("codes.png", archive("1.png", "2.png"), "архив zip"),
        ("codes.png", archive(), "архив zip"),
        ("codes.zip", archive("1.png"), ""),
        ("codes.ZIP", archive("1.png"), ""),
        ("codes.png", b"", "codes.png пуст"),
        ("codes.png", b"PK is how this picture begins", ""),
        ("codes.png", b"\x89PNG", ""),
        ("base.xlsx", book(), ""),
        ("card.docx", archive("1.docx", "2.docx"), "архив zip"),
    ],
)
def test_odd_files_are_told(tmp_path, name, data, told):
    """An archive by another name and an empty file are told; pictures, books and what is called .zip are not."""
    (tmp_path / name).write_bytes(data)
    lines = list(told_oddities(str(tmp_path / name), 2, "ru"))
    assert [told in line for line in lines] == [True] * bool(told)


def test_no_cards_and_no_file_are_not_odd(tmp_path):
    """Nothing is told of a pipe, and of an output of no cards, whose count says it."""
    (tmp_path / "a.csv").write_bytes(b"")
    assert list(told_oddities(str(tmp_path / "a.csv"), 0, "en")) == []
    assert list(told_oddities("-", 1, "en")) == []


def test_a_file_without_findings_has_no_table_of_them(tmp_path):
    """Cards without a finding are converted without an empty table."""
    card = {"schema": "cjmkit/card@1", "kind": "company", "short_name": "ПАО «Сбербанк»"}
    card["requisites"] = {"inn": "7707083893", "kpp": "773601001"}
    (tmp_path / "clean.jsonl").write_text(json.dumps(card), "utf-8")
    answer = here("convert", "clean.jsonl", "again.jsonl", cwd=tmp_path)
    assert answer.code == 0
    assert "Находки" not in answer.out
    assert "записано: again.jsonl (карточек: 1)" in answer.out
