"""
What values are, told by themselves.
"""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.codes import inn, kpp, ogrn, ogrnip, snils
from cjmkit.intake.rows.table import Cell
from cjmkit.intake.vocabulary.content import cell_text, kinds_of, one_line, profile

SHORT = next(made[1:] for made in (inn.generate(Random(n), "person") for n in range(1000)) if made[0] == "0")
"""A person's ИНН that lost its zero."""


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("7707083893", "inn"),
        (7707083893, "inn"),
        (7707083893.0, "inn"),
        ("500100732259", "inn"),
        ("500100732250", "inn_shape"),
        (SHORT, "inn_short"),
        ("77 07 083893", "inn"),
        ("ИНН 7707083893", "inn"),
        ("инн: 7707083894", "inn_shape"),
        ("773601001", "kpp"),
        ("044525225", "bik"),
        ("040001001", "kpp"),
        (44525225, "bik_short"),
        ("73601001", "kpp_short"),
        ("1027700132195", "ogrn"),
        ("1027700132196", "ogrn_shape"),
        ("304500116000157", "ogrnip"),
        ("304500116000158", "ogrnip_shape"),
        ("40702810938000060435", "account"),
        ("30101810400000000225", "corr_account"),
        ("7707083893/773601001", "inn_kpp"),
        ("7707083893 773601001", "inn_kpp"),
        ("7707083893773601001", "inn_kpp"),
        ("112-233-445 95", "snils"),
        ("+7 (916) 123-45-67", "phone"),
        ("8 (495) 123-45-67 доб. 12", "phone"),
        ("89161234567", "phone"),
        ("123-45-67", "phone"),
        ("+375 29 123-45-67", "phone"),
        ("8-916-123-45-67, 8-495-765-43-21", "phones"),
        ("a.b@primer.ru", "email"),
        ("a@primer.ru; b@primer.ru", "email"),
        ("8-916-123-45-67, a@primer.ru", "contacts"),
        ("Иван a@primer.ru", "name_contacts"),
        ("Иван Петров 8-916-123-45-67", "name_contacts"),
        ("@nick", "nick"),
        ("www.primer.ru", "url"),
        ("primer.ru", "url"),
        ("https://primer.ru/a", "url"),
        ("12.03.1985", "date"),
        ("1985-03-12", "date"),
        ("12 марта 1985 г.", "date"),
        (dt.date(1985, 3, 12), "date"),
        ("80 000 руб.", "money"),
        ("46.73.6", "okved"),
        ("45 10 123456", "passport"),
        ("4510", "series"),
        ("7,70708E+09", "lost"),
        ("ООО «Ромашка»", "company_name"),
        ("Ромашка, ООО", "company_name"),
        ("Общество с ограниченной ответственностью «Ромашка»", "company_name"),
        ("ПАО Сбербанк", "bank_name"),
        ("Вымыслов Прохор Игнатьевич", "several_names"),
        ("Вымыслов Иван", "several_names"),
        ("Вымыслов П.И.", "person_name"),
        ("Вымыслов П.", "person_name"),
        ("Иван", "first_name"),
        ("Игнатьевич", "patronymic"),
        ("Вымыслов", "last_name"),
        ("г. Тула, ул. Лесная, д. 5", "address"),
        ("300000, Тула, Лесная ул., 5", "address"),
        ("г. Тула", "city"),
        ("ж", "sex"),
        ("да", "yes_no"),
        (True, "yes_no"),
        ("ИП", "card_kind"),
        ("ООО", "legal_form"),
        ("Устава", "basis"),
        ("р/с 40702810938000060435 в ПАО Сбербанк", "bank_details"),
        ("044525225 / 30101810400000000225", "bik_corr"),
        (12.5, "number"),
        ("1 234,56", "number"),
        ("40702810938000060435 044525225 ПАО Сбербанк", "bank_details"),
        ("044525225 30101810400000000225", "bik_corr"),
    ],
)
def test_kinds(value: Cell, kind: str) -> None:
    """A value is of the kind that its form, check digits or words say."""
    assert kind in kinds_of(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("7707083894", "inn"),
        ("044525225", "kpp"),
        ("7707083893/773601001", "phone"),
        ("12.03.1985", "phone"),
        ("45 10 123456", "phone"),
        ("771199001", "kpp"),
        ("12345", "okpo"),
        ("41234567", "kpp_short"),
        ("51234567", "bik_short"),
        ("просто слова", "person_name"),
        ("10302810938000060435", "account"),
        ("7707083894773601001", "inn_kpp"),
        ("04452522540702810938000060435", "bik_corr"),
        ("7707083893, 4", "inn_kpp"),
    ],
)
def test_not_kinds(value: Cell, kind: str) -> None:
    """A look-alike of another kind is not taken for it."""
    assert kind not in kinds_of(value)


@pytest.mark.parametrize(
    ("module", "kind"), [(inn, "inn"), (kpp, "kpp"), (ogrn, "ogrn"), (ogrnip, "ogrnip"), (snils, "snils")]
)
def test_generated_numbers(module: object, kind: str) -> None:
    """Numbers made by the codes themselves are recognised."""
    rng = Random(5)
    made = [module.generate(rng) for _ in range(200)]
    assert sum(kind in kinds_of(number) for number in made) >= 195


@given(st.one_of(st.text(max_size=400), st.floats(), st.integers(), st.booleans(), st.none(), st.dates(), st.times()))
def test_any_cell(value: Cell) -> None:
    """No cell breaks the tests of kinds."""
    assert isinstance(kinds_of(value), frozenset)
    assert isinstance(cell_text(value), str)


def test_profile() -> None:
    """A profile counts shares among the values that are there; dashes are none."""
    seen = profile(["7707083893", None, "-", "", "текст"])
    assert seen.count == 2
    assert seen.share("inn") == 0.5
    assert seen.share("ogrn", "inn") == 0.5
    assert seen.share() == 0.0
    assert profile([None]).count == 0
    assert profile(map(str, range(1000))).count == 150


def test_samples_are_quiet() -> None:
    """Samples are personal and stay out of repr."""
    assert "7707083893" not in repr(profile(["7707083893"]))


def test_one_line() -> None:
    """A sample is cut to one line without control characters."""
    assert one_line("a\nb\x00c " + "d" * 100) == ("a b c " + "d" * 100)[:60]
