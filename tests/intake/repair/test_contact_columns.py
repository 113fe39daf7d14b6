from __future__ import annotations

import datetime as dt
import random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.codes import phone
from cjmkit.intake.repair import PhoneValue
from cjmkit.intake.repair.contacts import clean_emails, clean_phones, clean_urls, read_phones

ONE = PhoneValue("+79161234567", None, None)


def codes(cleaned):
    return [note.rule.code for note in cleaned.notes]


@pytest.mark.parametrize(
    "raw",
    [
        "8 (916) 123-45-67", "89161234567", "9161234567", "+7 916 123 45 67", "8-916-123-45-67", "тел. 89161234567",
        89161234567, 9161234567, 79161234567.0,
    ],
)  # fmt: skip
def test_one_phone_in_any_spelling(raw):
    """
    The usual spellings, numeric cells too, become E.164 with a note.
    """
    cleaned = clean_phones([raw])
    assert cleaned.values == [(ONE,)]
    assert "IMP330" in codes(cleaned)


def test_canonical_phone_needs_no_note():
    """
    A phone that is E.164 already passes silently.
    """
    assert clean_phones(["+79161234567", None]) == ([(ONE,), None], [])


@pytest.mark.parametrize(
    ("raw", "values", "expected"),
    [
        ("+7 495 123-45-67 доб. 12", [("+74951234567", "12", None)], ["IMP330"]),
        (
            "8-916-123-45-67 Ольга; 8-903-123-45-67 Пётр",
            [("+79161234567", None, "Ольга"), ("+79031234567", None, "Пётр")],
            ["IMP330", "IMP332"],
        ),
        ("Ольга, 8-916-123-45-67", [("+79161234567", None, "Ольга")], ["IMP330", "IMP332"]),
        ("8-916-123-45-67, Ольга, после 18", [("+79161234567", None, "Ольга, после 18")], ["IMP330", "IMP332"]),
        ("8-916-123-45-67, 22-33-44", [("+79161234567", None, None), ("22-33-44", None, None)], ["IMP330", "IMP331"]),
        ("22-33-44, 8-916-123-45-67", [("22-33-44", None, None), ("+79161234567", None, None)], ["IMP330", "IMP331"]),
        ("89161234567 89031234567", [("+79161234567", None, None), ("+79031234567", None, None)], ["IMP330"]),
        ("8 (495) 123-45-67 доб. 5 / дежурный", [("+74951234567", "5", "дежурный")], ["IMP330", "IMP332"]),
        ("(495) 123-45-67, доб. 5 Ольга", [("+74951234567", "5", "Ольга")], ["IMP330", "IMP332"]),
        ("123-45-67", [("123-45-67", None, None)], ["IMP331"]),
        ("звонить Ольге", [("звонить Ольге", None, None)], ["IMP331"]),
        ("7,9161234567E+10", [("+79161234567", None, None)], ["IMP310", "IMP330"]),
        ("+49 30 123456", [("+4930123456", None, None)], ["IMP330"]),
        (True, [("да", None, None)], ["IMP331"]),
        (dt.date(2020, 1, 2), [("02.01.2020", None, None)], ["IMP331"]),
    ],
)  # fmt: skip
def test_what_stands_in_a_phone_cell(raw, values, expected):
    """
    Several phones, extensions, words and what is no phone: all of it is kept, each in its place.
    """
    cleaned = clean_phones([raw])
    assert cleaned.values == [tuple(PhoneValue(*value) for value in values)]
    assert codes(cleaned) == expected


@pytest.mark.parametrize("raw", ["нет", "-", "0", 0, "н/д"])
def test_no_phone(raw):
    """
    Placeholders and zeros are no phone.
    """
    cleaned = clean_phones([raw])
    assert (cleaned.values, codes(cleaned)) == ([None], ["IMP300"])


def test_lost_phone_is_an_error():
    """
    «7,91612E+10» has lost its digits.
    """
    cleaned = clean_phones(["7,91612E+10"])
    assert (cleaned.values, codes(cleaned)) == ([(PhoneValue("7,91612E+10", None, None),)], ["IMP312"])


def test_phones_agree_with_phonenumbers():
    """
    A Google library reads the same numbers out of the same spellings.
    """
    rng = random.Random(1)
    for _ in range(300):
        area, tail = rng.choice(("916", "903", "495", "812", "343")), f"{rng.randrange(10**7):07}"
        text = rng.choice(("8 ({0}) {1}-{2}-{3}", "+7 {0} {1} {2} {3}", "{0}{1}{2}{3}", "8-{0}-{1}-{2}-{3}")).format(
            area, tail[:3], tail[3:5], tail[5:]
        )
        theirs = phonenumbers.format_number(phonenumbers.parse(text, "RU"), phonenumbers.PhoneNumberFormat.E164)
        assert clean_phones([text]).values == [(PhoneValue(theirs, None, None),)]


@given(
    st.lists(st.integers(3000000000, 9999999999).filter(lambda n: str(n)[0] in "3489"), min_size=1, max_size=4),
    st.sampled_from([", ", "; ", "\n", " / "]),
)
def test_every_phone_of_a_cell_is_found(numbers, separator):
    """
    However several phones are set apart, all of them are read.
    """
    text = separator.join(f"8{number}" for number in numbers)
    assert [value.value for value in read_phones(text)] == [f"+7{number}" for number in numbers]


@given(st.text(max_size=80))
def test_words_beside_phones_are_not_lost(text):
    """
    Each phone that a cell holds comes out, and a cell without any comes out as it is.
    """
    values = read_phones(text)
    found = phone.scan(text.strip()).phones
    if not found:
        assert len(values) == 1
    else:
        assert [one.number for one in found] == [value.value for value in values if value.value.startswith("+")]


@pytest.mark.parametrize(
    ("raw", "values", "expected"),
    [
        ("info@example.ru", ("info@example.ru",), []),
        ("иванов@пример.рф", ("иванов@пример.рф",), []),
        ("<Info@Example.RU>;", ("Info@example.ru",), ["IMP335"]),
        ("mailto:x@example.ru", ("x@example.ru",), ["IMP335"]),
        ("a@example.ru, b@example.ru", ("a@example.ru", "b@example.ru"), ["IMP335"]),
        ("a@example.ru a@example.ru", ("a@example.ru",), ["IMP335"]),
        ("Ольга olga@example.ru", ("olga@example.ru",), ["IMP335", "IMP336"]),
        ("a@example.ru; bad@", ("a@example.ru", "bad@"), ["IMP335", "IMP336"]),
        ("info(собака)example.ru", ("info(собака)example.ru",), ["IMP337"]),
        ("a..b@example.ru", ("a..b@example.ru",), ["IMP337"]),
        ("нет", None, ["IMP300"]),
        (12, ("12",), ["IMP337"]),
        ("я" * 2000, ("я" * 2000,), []),
        (None, None, []),
    ],
)
def test_email_cells(raw, values, expected):
    """
    Addresses are freed of what surrounds them; what is none stays, and is said.
    """
    cleaned = clean_emails([raw])
    assert (cleaned.values, codes(cleaned)) == ([values], expected)


@pytest.mark.parametrize(
    ("raw", "value", "expected"),
    [
        ("https://example.ru/путь", "https://example.ru/путь", []),
        ("example.ru", "example.ru", []),
        (" <https://example.ru>, ", "https://example.ru", ["IMP338"]),
        ("-", None, ["IMP300"]),
        ("...", None, ["IMP300"]),
        ("нет", None, ["IMP300"]),
        ("«»", "«»", []),
        (5, "5", []),
        (None, None, []),
    ],
)
def test_url_cells(raw, value, expected):
    """
    A link loses only what surrounds it.
    """
    cleaned = clean_urls([raw])
    assert (cleaned.values, codes(cleaned)) == ([value], expected)
