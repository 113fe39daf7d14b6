"""
Options: what a caller gives by name or as text is taken for what it says, or refused in words.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_type_hints

import attrs
import openpyxl
import pytest

from cjmkit import ClientCard, ConfigError, LimitError, Toolkit
from cjmkit.formats.csv import CSVReadOptions
from cjmkit.formats.xlsx import XLSXReadOptions
from cjmkit.intake.rows._text_limits import TextLimits
from cjmkit.intake.rows.guard import Limits
from cjmkit.toolkit import ReadOptions, ReadWishes
from cjmkit.toolkit.values import made
from cli.running import call

BASE = "Наименование;ИНН;КПП\nПАО «Сбербанк»;7707083893;773601001\n".encode()
KIT = Toolkit(plugins=())


def workbook(*titles: str) -> bytes:
    """Return a workbook with the same client on each sheet."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for title in titles:
        sheet = book.create_sheet(title)
        sheet.append(["Наименование", "ИНН"])
        sheet.append([f"ООО «{title}»", "7707083893"])
    book.save(stream)
    return stream.getvalue()


def test_names_that_mypy_knows_are_the_options() -> None:
    """`read_cards` lets a type checker see exactly the options that it takes."""
    assert set(get_type_hints(ReadWishes)) == {field.name for field in attrs.fields(ReadOptions)}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"on_error": "kepe"}, "reject, keep, stop"),
        ({"repair": "1/100"}, "Proof.EXACT"),
        ({"repair": 2}, "Proof.EXACT"),
    ],
    ids=str,
)
def test_word_that_is_no_choice_is_refused(wrong: Any, words: str) -> None:
    """An unknown way with errors, or a proof that is none, is not taken for one of the others."""
    with pytest.raises(ConfigError, match="CFG016") as raised:
        KIT.read_cards(BASE, **wrong)
    assert words in raised.value.message("ru")


def test_unknown_option_is_named() -> None:
    """A misspelt name is a TypeError that lists the names there are."""
    with pytest.raises(TypeError, match="no option 'profil'; there are: format, options"):
        KIT.read_cards(BASE, profil="invoice")  # type: ignore[call-arg]


@pytest.mark.parametrize("wish", [{"sheets": "Юг"}, {"sheets": ["Юг"]}, {"options": {"sheets": "Юг"}}], ids=str)
def test_one_sheet_may_be_named_alone(wish: Any) -> None:
    """The name of one sheet is that sheet, not a list of its letters."""
    with KIT.read_cards(workbook("Север", "Юг"), **wish) as batch:
        assert [card.name for card in batch] == ["ООО «Юг»"]


@pytest.mark.parametrize(("text", "guarded"), [("false", False), ("нет", False), ("0", False), ("Yes", True)])
def test_yes_and_no_are_understood(text: str, guarded: bool) -> None:
    """A flag that is given as text is what the text says."""
    stream = io.BytesIO()
    KIT.write_cards([ClientCard(short_name="=1+1")], stream, format="csv", options={"defuse": text})
    assert ("'=1+1" in stream.getvalue().decode("utf-8-sig")) is guarded


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"limits": "columns"}, "имя=значение"),
        ({"limits": "columns=many"}, "целое число"),
        ({"limits": "columns=-1"}, "целое число"),
        ({"limits": "colums=5"}, "columns"),
        ({"limits": {"columns": "٣"}}, "целое число"),
    ],
    ids=str,
)
def test_value_that_says_nothing_is_refused(options: Mapping[str, object], words: str) -> None:
    """What cannot be understood is named with what was expected, and is never guessed."""
    with pytest.raises(ConfigError, match=r"CFG01[06]") as raised:
        KIT.read_cards(BASE, options=options)
    assert words in raised.value.message("ru")


@pytest.mark.parametrize("form", ["columns=2000,row_chars=5_000_000", {"columns": 2000, "row_chars": 5_000_000}])
def test_limits_are_given_as_text_or_by_name(form: object) -> None:
    """Some limits may be raised, the others stay."""
    expected = CSVReadOptions(limits=TextLimits(columns=2000, row_chars=5_000_000))
    assert made(CSVReadOptions, {"limits": form}, "csv") == expected
    assert made(XLSXReadOptions, {"limits": "sheets=2"}, "xlsx").limits == Limits(sheets=2)


def test_limits_hold_for_each_format() -> None:
    """A limit that is lowered refuses a file of each format, and names itself; the same file passes without."""
    record = '{"ИНН":"7707083893","Наименование":"ООО «А»","b":2,"c":3,"d":4}'.encode()
    for data, limit in (
        (BASE, "columns=2"),
        (record, "columns=3"),
        (b"[" + record + b"]", "columns=3"),
        (workbook("А", "Б"), "sheets=1"),
        (workbook("А"), "cells=2"),
    ):
        with (
            pytest.raises(LimitError, match=f"limits={limit.split('=')[0]}="),
            KIT.read_cards(data, options={"limits": limit}) as batch,
        ):
            list(batch)
        with KIT.read_cards(data, on_error="keep") as batch:
            assert len(list(batch)) >= 1


def test_our_own_cards_are_read_within_limits() -> None:
    """Cards in json and jsonl are held to the limits too."""
    stream = io.BytesIO()
    KIT.write_cards([ClientCard(short_name="А" * 600_000)], stream, format="jsonl")
    with (
        pytest.raises(LimitError, match="limits=record_chars="),
        KIT.read_cards(stream.getvalue(), options={"limits": {"record_chars": 100_000}}) as batch,
    ):
        list(batch)


def test_message_leads_to_the_way_out(tmp_path: Path) -> None:
    """The limit that a refusal names can be raised on the command line, and then the file is read."""
    (tmp_path / "a.csv").write_bytes(BASE + "ООО «Я»;7736207543;".encode() + b"1" * 4_000_000 + b"\n")
    refused = call("convert", "a.csv", "b.jsonl", cwd=tmp_path)
    assert refused.code == 2
    assert "--in-option limits=row_chars=…" in refused.err
    read = call("convert", "a.csv", "b.jsonl", "--in-option", "limits=row_chars=9_000_000", cwd=tmp_path)
    assert read.code == 1
    assert "карточек 1 + отклонено 1" in read.out


def test_plugin_whose_types_cannot_be_read_gets_texts() -> None:
    """The options of a plugin that names types for a type checker only are passed as they were given."""
    cls = attrs.make_class("Odd", {"mark": attrs.field(type="Missing", default="")}, kw_only=True)  # type: ignore[arg-type]
    assert made(cls, {"mark": "true"}, "odd").mark == "true"


def test_gzip_is_held_to_the_limits_of_texts() -> None:
    """What a packed file unpacks to is bounded by a limit that can be set."""
    packed = gzip.compress(BASE + b"\n" * 100_000)
    with (
        pytest.raises(LimitError, match="IMP"),
        KIT.read_cards(packed, options={"limits": "unpacked_bytes=1000"}) as batch,
    ):
        list(batch)
