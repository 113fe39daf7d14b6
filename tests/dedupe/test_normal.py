"""
Normal forms of names and addresses: what people write in ten ways becomes one.
"""

import pytest

from cjmkit.dedupe.normal import address_words, firm_name, fold, form_family, person_name

SAME = (
    "ООО «Ромашка»",
    'ООО "Ромашка"',
    "ООО«Ромашка»",
    "Ромашка, ООО",
    "Ромашка ООО",
    "ромашка ооо",
    "Общество с ограниченной ответственностью «Ромашка»",
    "OOO «Ромашка»",
    "ООО «Pомашкa»",
    "О.О.О. Ромашка",
)


@pytest.mark.parametrize("text", SAME)
def test_one_firm_has_one_name(text):
    """Legal form, quotes, case and Latin look-alikes do not make another name."""
    assert firm_name(text) == firm_name(SAME[0])
    assert firm_name(text).text == "ромашка"
    assert firm_name(text).family == "ООО"


def test_order_of_words_is_kept_beside():
    """The sorted form knows no order; the other keeps it."""
    one, two = firm_name("ООО «Торговый дом Ромашка»"), firm_name("ООО «Ромашка, торговый дом»")

    assert one.sorted == two.sorted
    assert one.text != two.text


def test_forms_of_one_family():
    """Old and new words for joint-stock companies are one family, ООО and ИП are two; no form is no family."""
    assert form_family("ОАО") == form_family("ПАО") == form_family("ЗАО")
    assert len({form_family("ООО"), form_family("ИП"), form_family("АО"), form_family(None)}) == 4


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ёлка", "елка"), ("ЁЛКA", "елка"), ("VIP Сервис", "vip сервис"), ("POCA и Ко", "роса и ко"), ("Apple", "apple")],
)
def test_folding(text, folded):
    """Look-alikes are folded in Cyrillic words and beside them; what has a letter of its own stays Latin."""
    assert fold(text) == folded


def test_people():
    """A person is known by the last name and by names or initials in their order."""
    assert person_name("Ёлкин П. И.") == ("елкин", ("п", "и"))
    assert person_name("") == ("", ())


def test_addresses():
    """Words for kinds of streets and the postcode are left out; too few words tell nothing."""
    one = address_words("117312, г. Москва, ул. Вавилова, д. 19")
    assert one == address_words("Москва, улица Вавилова, дом 19") == "19 вавилова москва"
    assert address_words("г. Москва") == ""
