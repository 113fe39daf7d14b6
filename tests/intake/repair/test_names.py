from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.repair import split_person_name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Иванов Иван Иванович", ("Иванов", "Иван", "Иванович")),
        ("Иван Иванович Иванов", ("Иванов", "Иван", "Иванович")),
        ("Абрамович Роман Аркадьевич", ("Абрамович", "Роман", "Аркадьевич")),
        ("Роман Аркадьевич Абрамович", ("Абрамович", "Роман", "Аркадьевич")),
        ("Пётр Ильич Ветров", ("Ветров", "Пётр", "Ильич")),
        ("Петрова-Водкина Анна Ильинична", ("Петрова-Водкина", "Анна", "Ильинична")),
        ("Мамедов Али Гасан оглы", ("Мамедов", "Али", "Гасан оглы")),
        ("Иванов И.И.", ("Иванов", "И.", "И.")),
        ("Иванов И. И.", ("Иванов", "И.", "И.")),
        ("И.И. Иванов", ("Иванов", "И.", "И.")),
        ("Иванов И.", ("Иванов", "И.", None)),
        ("И. И.", ("И. И.", None, None)),
        ("Иванов Иван", ("Иванов", "Иван", None)),
        ("Иван Иванов", ("Иванов", "Иван", None)),
        ("Иван Иванович", (None, "Иван", "Иванович")),
        ("Тарас Шевченко", ("Шевченко", "Тарас", None)),
        ("Ким Чен Ын", ("Ким", "Чен", "Ын")),
        ("Анна", ("Анна", None, None)),
        ("ООО Ромашка 5", ("ООО Ромашка 5", None, None)),
        ("а б в г", ("а б в г", None, None)),
        ("я" * 200, ("я" * 200, None, None)),
        ("", (None, None, None)),
    ],
)
def test_order_is_told(text, parts):
    """
    Patronymics, surnames' endings and initials tell the order of the parts.
    """
    assert split_person_name(text) == parts


@given(st.text(max_size=60))
def test_no_letter_is_lost(text):
    """
    Every letter and digit of the text stands in one of the parts.
    """
    joined = "".join(part for part in split_person_name(text) if part)
    assert sorted(char for char in joined if char.isalnum()) == sorted(char for char in text if char.isalnum())
