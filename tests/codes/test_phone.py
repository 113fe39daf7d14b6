"""
Phones: spellings, extensions, several in a cell, and the phonenumbers library beside.
"""

import random

import phonenumbers
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cjmkit.codes import phone

SPELLINGS = (
    "+7{0}{1}{2}{3}",
    "8{0}{1}{2}{3}",
    "{0}{1}{2}{3}",
    "+7 ({0}) {1}-{2}-{3}",
    "8-{0}-{1}-{2}-{3}",
    "8 ({0}){1}{2}{3}",
    "7 {0} {1} {2} {3}",
    "8.{0}.{1}.{2}.{3}",
    "+7\xa0{0}\xa0{1}\u2011{2}\u2011{3}",
    "тел.: 8({0}) {1} {2} {3}",
    "({0}) {1}-{2}{3}",
)


@given(seed=st.integers(0, 2**32), spelling=st.sampled_from(SPELLINGS))
@settings(deadline=None)
def test_spellings(seed, spelling):
    """
    Every usual spelling gives the same E.164 number, and the human form gives it back.
    """
    number = phone.generate(random.Random(seed))
    text = spelling.format(number[2:5], number[5:8], number[8:10], number[10:])
    assert phone.check(text) == (True, None, "phone:ru", number)
    assert phone.check(phone.format(text)).normalized == number


@pytest.mark.parametrize(
    ("text", "ok", "code", "number"),
    [
        ("8 495 123-45-67 доб. 12", True, "extension", "+74951234567"),
        ("8 701 123 45 67", True, None, "+77011234567"),
        ("+7 701 123 45 67", True, None, "+77011234567"),
        ("7011234567", None, "ambiguous", None),
        ("6011234567", None, "ambiguous", None),
        ("8 016 123 45 67", False, "prefix", None),
        ("+7 116 123 45 67", False, "prefix", None),
        ("2161234567", False, "prefix", None),
        ("+8 916 123-45-67", True, "plus_eight", "+79161234567"),
        ("+86 139 1234 5678", True, "foreign", "+8613912345678"),
        ("+375 (29) 123-45-67", True, "foreign", "+375291234567"),
        ("8-10-375-29-123-45-67", True, "foreign", "+375291234567"),
        ("00 49 30 901820", True, "foreign", "+4930901820"),
        ("007 916 123 45 67", True, None, "+79161234567"),
        ("375 29 123 45 67", None, "no_plus", None),
        ("19161234567", None, "no_plus", None),
        ("123-45-67", None, "no_area_code", None),
        ("+7 916 123-45-6", False, "length", None),
        ("+7 916 123-45-678", False, "length", None),
        ("+0 916 123-45-67", False, "length", None),
        ("8 916 123-4", False, "length", None),
        ("12345678", False, "length", None),
        ("12", False, "length", None),
        ("1" * 30, False, "length", None),
        ("9" * 1001, False, "length", None),
        ("8 916 123-45-67, 8 916 123-45-68", None, "several", None),
        ("8 916 123-45-67 Анна", True, "comment", "+79161234567"),
        ("Анна, кв. 123456", False, "charset", None),
        ("нет", False, "charset", None),
        (" - ", False, "empty", None),
        ("тел.", False, "charset", None),
        ("٨9161234567", False, "charset", None),
    ],
)
def test_check(text, ok, code, number):
    """
    What is said about each kind of number, and what is not called wrong.
    """
    verdict = phone.check(text)
    assert (verdict.ok, verdict.code, verdict.normalized) == (ok, code, number)


@pytest.mark.parametrize(
    ("text", "phones", "rest"),
    [
        ("8 916 123-45-67", ["+79161234567"], ""),
        ("8(495)123-45-67 (12)", ["+74951234567 доб. 12"], ""),
        ("8 (495) 123-45-67, доб. 12", ["+74951234567 доб. 12"], ""),
        ("8 (495) 123-45-67 (доб. 12)", ["+74951234567 доб. 12"], ""),
        ("84951234567#12", ["+74951234567 доб. 12"], ""),
        ("84951234567 вн.12", ["+74951234567 доб. 12"], ""),
        ("+7 495 123-45-67 ext. 12", ["+74951234567 доб. 12"], ""),
        ("8 916 123 45 67 8 916 123 45 68", ["+79161234567", "+79161234568"], ""),
        ("89161234567 9161234568", ["+79161234567", "+79161234568"], ""),
        ("8 916 123-45-67 и +7 495 123 45 67", ["+79161234567", "+74951234567"], ""),
        ("89161234567/89161234568\n89161234569", ["+79161234567", "+79161234568", "+79161234569"], ""),
        ("Тел./факс: (495) 123-45-67", ["+74951234567"], "факс"),
        ("8 916 123-45-67 (Анна); 8 495 123-45-67 офис", ["+79161234567", "+74951234567"], "Анна, офис"),
        ("8 916 123-45-67 Иван (директор)", ["+79161234567"], "Иван (директор)"),
        ("звонить после 18-00", [], "звонить после 18-00"),
        ("123-45-67, 8 916 123-45-67", ["+79161234567"], "123-45-67"),
        ("11111111111111111111 2", [], "11111111111111111111 2"),
        ("x" * 1001, [], "x" * 1001),
    ],
)
def test_scan(text, phones, rest):
    """
    All phones are found with their extensions, and what is no phone is kept.
    """
    found = phone.scan(text)
    assert [str(each) for each in found.phones] == phones == phone.split(text)
    assert found.rest == rest


@pytest.mark.parametrize(
    ("text", "phones", "rest"),
    [
        ("8(495)123-45-67/68", ["+74951234567", "+74951234568"], ""),
        ("8(495)123-45-67 / 68 / 69 (склад)", ["+74951234567", "+74951234568", "+74951234569"], "склад"),
        ("(495) 123-45-67/45-68, 8 916 123-45-67", ["+74951234567", "+74951234568", "+79161234567"], ""),
        ("84951234567/4566", ["+74951234567", "+74951234566"], ""),
        ("8(495)123-45-67/12", ["+74951234567"], "12"),
        ("8(495)123-45-67/67", ["+74951234567"], "67"),
        ("8(495)123-45-67/68 916", ["+74951234567"], "68 916"),
        ("8(495)123-45-67 доб. 5/68", ["+74951234567 доб. 5"], "68"),
        ("+49 30 901820/21", ["+4930901820"], "21"),
    ],
)
def test_numbers_told_by_their_last_digits(text, phones, rest):
    """
    «-67/68» are two numbers of one office, if they stand close; farther digits stay as words.
    """
    assert phone.split(text) == phones
    assert phone.scan(text).rest == rest


def test_so_many_numbers_by_their_last_digits():
    """
    A row of such endings is read up to a bound, and the rest stays.
    """
    found = phone.scan("8(495)123-45-60" + "".join(f"/{number}" for number in range(61, 75)))
    assert len(found.phones) == 9
    assert found.rest == "69, 70, 71, 72, 73, 74"


def test_parse():
    """
    One phone and nothing else is parsed; more is for `scan`.
    """
    assert phone.parse("8 495 123-45-67 доб. 12") == phone.Phone("+74951234567", "12")
    assert phone.parse("8 495 123-45-67 Анна") is None
    assert phone.parse("нет") is None


def test_format():
    """
    Russian numbers are grouped, extensions shown, foreign numbers left in E.164.
    """
    assert phone.format("8(495)1234567 доб 12") == "+7 495 123-45-67 доб. 12"
    assert phone.format("+375291234567") == "+375291234567"
    assert phone.format("нет") == "нет"


def test_repr_is_quiet():
    """
    A number is not in the repr of what holds it.
    """
    assert repr(phone.parse("89161234567")) == "<Phone>"
    assert repr(phone.scan("89161234567 доб. 5, Анна")) == "<Scan: 1 phones, 4 other characters>"
    assert repr(phone.scan("89161234567 доб. 5").phones[0]) == "<Phone with extension>"


def _theirs(text):
    try:
        number = phonenumbers.parse(text, "RU")
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@given(seed=st.integers(0, 2**32), spelling=st.sampled_from(SPELLINGS[:8]), first=st.sampled_from("3489"))
@settings(deadline=None)
def test_same_as_phonenumbers(seed, spelling, first):
    """
    phonenumbers reads Russian spellings as we do.
    """
    national = first + phone.generate(random.Random(seed))[3:]
    assume(not national.startswith("810"))  # to them the way out of the country, and no zone of Russia begins so
    text = spelling.format(national[:3], national[3:6], national[6:8], national[8:])
    assert phone.check(text).normalized == _theirs(text)


@pytest.mark.parametrize("text", ["+375 29 123-45-67", "+49 30 901820", "8-10-375-29-123-45-67", "+1 212 555 01 23"])
def test_foreign_same_as_phonenumbers(text):
    """
    phonenumbers gives the same E.164 for other countries.
    """
    assert phone.check(text).normalized == _theirs(text)


@pytest.mark.parametrize(
    ("text", "theirs", "ours"),
    [
        ("+8 916 123-45-67", None, "+79161234567"),  # they know no country +89
        ("123-45-67", "+71234567", None),  # they add the country to a local number
        ("7011234567", "+77011234567", None),  # they take it for Kazakhstan; a digit may be missing
        ("8 495 123-45-67 Анна", None, "+74951234567"),  # they want the number alone
    ],
)
def test_differences_from_phonenumbers(text, theirs, ours):
    """
    Where we differ, we guess less, or know how Russians write.
    """
    assert _theirs(text) == theirs
    assert phone.check(text).normalized == ours
