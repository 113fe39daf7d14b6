from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.codes.legal_forms import FORMS, find_form, short_form
from cjmkit.intake.repair import CompanyName
from cjmkit.intake.repair.company import clean_companies, clean_forms


@pytest.mark.parametrize(
    ("raw", "text", "form", "long", "expected"),
    [
        ("ООО «Ромашка»", "ООО «Ромашка»", "ООО", False, []),
        ("Ромашка", "Ромашка", None, False, []),
        ('ООО"Ромашка"', "ООО «Ромашка»", "ООО", False, ["IMP302", "IMP362"]),
        ("ГУП«Водоканал»", "ГУП «Водоканал»", "ГУП", False, ["IMP362"]),
        ("«Ромашка», ООО", "«Ромашка», ООО", "ООО", False, []),
        ("Ромашка ООО", "Ромашка ООО", "ООО", False, []),
        ("ромашка (ооо)", "ромашка (ооо)", "ООО", False, []),
        ("ооо ромашка", "ооо ромашка", "ООО", False, []),
        ("OOO «Ромашка»", "ООО «Ромашка»", "ООО", False, ["IMP303"]),
        ("ИП Иванов И.И.", "ИП Иванов И.И.", "ИП", False, []),
        ("Филиал ООО «Ромашка»", "Филиал ООО «Ромашка»", "ООО", False, []),
        (
            "Общество с ограниченной ответственностью «Ёж»",
            "Общество с ограниченной ответственностью «Ёж»",
            "ООО",
            True,
            [],
        ),
        ("ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО «Банк»", "ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО «Банк»", "ПАО", True, []),
        ("Крестьянское (фермерское) хозяйство Петрова", "Крестьянское (фермерское) хозяйство Петрова", "КФХ", True, []),
        ("Федеральное казённое предприятие «Завод»", "Федеральное казённое предприятие «Завод»", "ФКП", True, []),
    ],
)
def test_form_is_found_anywhere(raw, text, form, long, expected):
    """
    The legal form is found in front, behind, glued to a quote, in small letters, written long.
    """
    cleaned, notes = clean_companies([raw])
    assert cleaned == [CompanyName(text, form, long)]
    assert [note.rule.code for note in notes] == expected


@pytest.mark.parametrize(
    "name",
    [
        "Общество любителей книги",
        "Ао Пинь",
        "Группа ПК Мир",
        "«Клуб ООО друзей»",
        "ОООшка",
        "Пт Барнаул",
        "Вектор",
        "А" * 400,
    ],
)
def test_words_that_only_look_like_a_form(name):
    """
    Parts of words, names and what stands in quotes are no legal form.
    """
    assert clean_companies([name]).values == [CompanyName(name, None, False)]


@pytest.mark.parametrize(
    ("raw", "text", "form"),
    [
        ("О.О.О. «Ромашка»", "ООО «Ромашка»", "ООО"),
        ("О.О.О.«Ромашка»", "ООО «Ромашка»", "ООО"),
        ("З. А. О. Ромашка", "ЗАО Ромашка", "ЗАО"),
        ("O.O.O. Ромашка", "ООО Ромашка", "ООО"),
        ("А.О. «Ромашка»", "АО «Ромашка»", "АО"),
        ("П.А.О.", "ПАО", "ПАО"),
        ("А.О. Тестов", "А.О. Тестов", None),
        ("И.П. Тестов", "И.П. Тестов", None),
        ("А.Б.В. Ромашка", "А.Б.В. Ромашка", None),
        ("и.п. Тестов", "и.п. Тестов", None),
    ],
)
def test_form_spelt_with_points(raw, text, form):
    """
    «О.О.О.» is a form; two letters with points are somebody's initials unless a quote follows.
    """
    (name,), notes = clean_companies([raw])
    assert (name.text, name.form, name.long) == (text, form, False)
    assert [(note.rule.code, note.fix) for note in notes] == ([("IMP361", text)] if form else [])


def test_empty_and_placeholder():
    """
    An empty cell and a dash give no name.
    """
    assert clean_companies([None, "-"]).values == [None, None]


@pytest.mark.parametrize(
    ("raw", "short"),
    [
        ("ООО", "ООО"),
        ("ооо", "ООО"),
        ("О.О.О.", "ООО"),
        ("OOO", "ООО"),
        ("Общество с ограниченной ответственностью", "ООО"),
        ("непубличное акционерное общество", "НАО"),
        ("индивидуальный  предприниматель", "ИП"),
        ("Ltd", "Ltd"),
        ("-", None),
        (None, None),
    ],
)
def test_legal_form_in_short(raw, short):
    """
    A column of forms becomes short names; what is no known form stays as it is.
    """
    cleaned, notes = clean_forms([raw])
    assert cleaned == [short]
    assert [note.fix for note in notes if note.rule.code == "IMP361"] == ([short] if short != raw and short else [])


def test_every_form_is_found_in_front_of_a_name():
    """
    Each short form is recognised as itself.
    """
    assert all(find_form(f"{form} «Вектор»").short == form for form in FORMS)
    assert all(short_form(form.lower()) == form for form in FORMS)


@given(st.text(max_size=400))
def test_any_text_is_a_name(text):
    """
    Looking for a form never fails, and what it finds lies in the text.
    """
    found = find_form(text)
    assert found is None or (0 <= found.start < found.end <= len(text) and found.short in FORMS)
    short_form(text)
