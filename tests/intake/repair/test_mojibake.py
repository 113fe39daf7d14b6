from __future__ import annotations

import pytest

from cjmkit.intake.repair.mojibake import unscramble
from cjmkit.intake.repair.tidy import clean_texts

WORDS = ["Иван", "Иванов Пётр", "ООО «Ромашка»", "г. Санкт-Петербург", "ул. Ленина, д. 5", "ЛЕНИНГРАД", "Хабаровск"]


def misread(text, right, wrong):
    shown = ""
    for byte in text.encode(right):
        try:
            shown += bytes([byte]).decode(wrong)
        except UnicodeDecodeError:
            shown += chr(byte)
    return shown


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize(
    ("right", "wrong"),
    [("utf-8", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "cp1251"), ("cp1251", "cp1252"), ("utf-8", "cp866")],
)
def test_misread_text_comes_back(text, right, wrong):
    """
    Text that was read in a wrong encoding is restored to the letter.
    """
    assert unscramble(misread(text, right, wrong))[0] == text


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize(("right", "wrong"), [("koi8-r", "cp1251"), ("cp1251", "koi8-r"), ("cp866", "cp1251")])
def test_misread_cyrillic_comes_back_or_stays(text, right, wrong):
    """
    Where both readings are Cyrillic, the text is restored, or left alone; never made worse.
    """
    try:
        shown = misread(text, right, wrong)
    except UnicodeEncodeError:
        return
    assert unscramble(shown) is None or unscramble(shown)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        *WORDS, "Müller GmbH", "Société Générale", "naïve café", "Ēriks", "їжак", "Київ", "50 °С", "№ 5 µ", "±5",
        "ivan…", "иВАНОВ пЕТР", "кОРОВА", "мТС", "оАО", "яНДЕКС", "“text”", "abc", "", "Ð" * 2000, "Ð", "é" * 5,
    ],
)  # fmt: skip
def test_sound_text_is_left_alone(text):
    """
    Foreign names, caps lock and signs are no broken encoding.
    """
    assert unscramble(text) is None


def test_the_note_names_both_encodings():
    """
    The note says how the text was read and how it should have been.
    """
    cleaned, (note,) = clean_texts([misread("Иванов", "utf-8", "cp1252")])
    assert cleaned == ["Иванов"]
    assert (note.rule.code, note.params) == ("IMP304", {"wrong": "cp1252", "right": "utf-8"})
