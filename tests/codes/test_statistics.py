"""
СНИЛС, ОКПО, ОКВЭД, ОКТМО and ОКОПФ.
"""

import random

import pytest

from cjmkit.codes import okopf, okpo, oktmo, okved, snils


@pytest.mark.parametrize(
    ("text", "ok", "code", "rule"),
    [
        ("СНИЛС: 112-233-445 95", True, None, "snils"),
        ("001-001-998 77", True, None, "snils:unchecked"),
        ("00100199900", False, "checksum", "snils"),
        ("000-000-000 00", False, "zeros", "snils"),
        ("1122334459", False, "length", "snils"),
        ("112-233-44Ч 95", False, "charset", "snils"),
        ("ll2-233-445 95", False, "homoglyph", "snils"),
        ("\udc00", False, "charset", "snils"),
    ],
)
def test_snils(text, ok, code, rule):
    """
    Early numbers pass without a check, and the rule says so.
    """
    assert snils.check(text)[:3] == (ok, code, rule)


def test_okpo_second_pass():
    """
    A remainder of 10 asks for the weights 3, 4, 5…; a second 10 gives 0.
    """
    # Σ i·d = 10 modulo 11 by the first weights; worked out by hand: 1·0+2·5 = 10, then 4·5 = 20 = 9.
    assert okpo.check("05000009").ok
    assert okpo.check("05000000").code == "checksum"
    bodies = [f"{number:07}" for number in range(1, 4000)]
    right = {body: [digit for digit in "0123456789" if okpo.is_valid(body + digit)] for body in bodies}
    assert all(len(digits) == 1 for digits in right.values())


def test_okpo_ten_digits_are_never_refused_on_the_second_pass():
    """
    Sources differ on the ninth weight of the second pass: such a code is doubtful, not wrong.
    """
    # 1·0+2·5 = 10: the second pass is due.
    verdicts = [okpo.check(f"050000000{digit}") for digit in range(10)]
    assert {verdict.code for verdict in verdicts} == {"second_pass"}
    assert {verdict.ok for verdict in verdicts} == {True, None}
    assert okpo.check(okpo.generate(random.Random(2), digits=10)).rule == "okpo10"


@pytest.mark.parametrize(
    ("text", "ok", "code"),
    [
        ("00032537", True, None),
        ("0003253", False, "length"),
        ("12345678901234", None, "subdivision"),
        ("0000000000", False, "zeros"),
        ("00032S38", False, "charset"),
        ("ООО32537", False, "homoglyph"),
    ],
)
def test_okpo(text, ok, code):
    """
    Eight and ten digits are checked; fourteen cannot be.
    """
    assert okpo.check(text)[:2] == (ok, code)


@pytest.mark.parametrize(
    ("text", "ok", "code"),
    [
        ("62", True, None),
        ("62.0", True, None),
        ("62.01", True, None),
        ("ОКВЭД 62.01.1.", True, None),
        ("62.01.11", True, None),
        ("62.1.11", False, "shape"),
        ("6.01", False, "shape"),
        ("62.011", False, "shape"),
        ("62,01", False, "charset"),
        ("62.01.11.1", False, "shape"),
        ("89.1", True, "class_unknown"),
        ("00", True, "class_unknown"),
        ("6201", None, "dots"),
        ("7", False, "shape"),
        ("", False, "empty"),
        ("разработка ПО", False, "charset"),
        ("1" * 300, False, "shape"),
    ],
)
def test_okved(text, ok, code):
    """
    The groups are of two digits, the last may be of one; digits without dots are ambiguous.
    """
    assert okved.check(text)[:2] == (ok, code)


def test_okved_section():
    """
    Every class belongs to one section, in the order of the alphabet.
    """
    letters = [okved.section(f"{number:02}") for number in range(1, 100)]
    assert "".join(dict.fromkeys(filter(None, letters))) == "ABCDEFGHIJKLMNOPQRSTU"
    assert sum(letter is None for letter in letters) == 11
    assert okved.section("6201") is None
    assert okved.format("ОКВЭД 62.01") == "62.01"


@pytest.mark.parametrize(
    ("text", "ok", "code"),
    [
        ("45 397 000", True, None),
        ("05701000001", True, None),
        ("00701000", True, "region_unknown"),
        ("5701000001", False, "length"),
        ("00000000", False, "zeros"),
        ("4539700О", False, "homoglyph"),
    ],
)
def test_oktmo(text, ok, code):
    """
    Eight or eleven digits of a region that exists.
    """
    assert oktmo.check(text)[:2] == (ok, code)


def test_okato():
    """
    An ОКАТО has from two to eleven digits.
    """
    assert oktmo.check_okato("45").rule == "okato"
    assert oktmo.check_okato("ОКАТО 45286580000").ok
    assert oktmo.check_okato("4").code == "length"
    assert oktmo.check_okato("00").code == "zeros"


def test_oktmo_format():
    """
    Two digits of the region, then groups of three; what is not right stays.
    """
    assert oktmo.format("45397000") == "45 397 000"
    assert oktmo.format("5701000001") == "5701000001"


@pytest.mark.parametrize(
    ("text", "ok", "code", "section", "name"),
    [
        ("12300", True, None, "commercial", "Общества с ограниченной ответственностью"),
        ("ОКОПФ 5 01 02", True, None, "individual", "Индивидуальные предприниматели"),
        ("75404", True, None, "unitary_non_commercial", None),
        ("92300", True, "section_unknown", None, None),
        ("65", None, "old_classifier", None, None),
        ("123", False, "length", None, None),
        ("00000", False, "zeros", None, None),
    ],
)
def test_okopf(text, ok, code, section, name):
    """
    The first digit is the section; a few forms are known by name.
    """
    assert okopf.check(text)[:2] == (ok, code)
    assert okopf.section(text) == section
    assert okopf.name(text) == name
