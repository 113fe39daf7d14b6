"""
E-mail addresses: what people write, and what is no address.
"""

import pytest
import validators

from cjmkit.codes import email


@pytest.mark.parametrize(
    ("text", "ok", "code", "address"),
    [
        ("ivanov@example.ru", True, None, "ivanov@example.ru"),
        ("<mailto:Ivanov@Example.RU>;", True, None, "Ivanov@example.ru"),
        ("E-mail: ivanov@example.ru.", True, None, "ivanov@example.ru"),
        ("first.last+tag@sub.example.co.uk", True, None, "first.last+tag@sub.example.co.uk"),
        ("info@пример.рф", True, None, "info@пример.рф"),
        ("info@xn--e1afmkfd.xn--p1ai", True, None, "info@xn--e1afmkfd.xn--p1ai"),
        ("info@müller.de", True, None, "info@müller.de"),
        ("иван@пример.рф", True, "eai", "иван@пример.рф"),
        ("ждём@example.ru", True, "eai", "ждём@example.ru"),
        ("info@пример.ру", True, "top_unknown", "info@пример.ру"),
        ('"a b"@example.ru', None, "quoted", '"a b"@example.ru'),
        ("ivаnov@example.ru", False, "homoglyph", None),
        ("сосо@example.ru", False, "homoglyph", None),
        ("ivanov@ехample.ru", False, "homoglyph", None),
        ("ivan ov@example.ru", False, "space", None),
        ("a@example.ru, b@example.ru", False, "several", None),
        ("example.ru", False, "at", None),
        ("", False, "empty", None),
        ("@example.ru", False, "local", None),
        (".a@example.ru", False, "local", None),
        ("a.@example.ru", False, "local", None),
        ("a..b@example.ru", False, "local", None),
        ("a(b@example.ru", False, "local", None),
        ("a→b@example.ru", False, "local", None),
        ("a" * 65 + "@example.ru", False, "local", None),
        ("a@" + "b" * 260 + ".ru", False, "length", None),
        ("a" * 2000, False, "at", None),
        ("a@example", False, "domain", None),
        ("a@-example.ru", False, "domain", None),
        ("a@example-.ru", False, "domain", None),
        ("a@exam_ple.ru", False, "domain", None),
        ("a@example..ru", False, "domain", None),
        ("a@" + "b" * 64 + ".ru", False, "domain", None),
        ("a@127.0.0.1", False, "domain", None),
        ("a@example.r", False, "domain", None),
    ],
)
def test_check(text, ok, code, address):
    """
    A refusal says which part is wrong; capitals stay before the @ alone.
    """
    verdict = email.check(text)
    assert (verdict.ok, verdict.code, verdict.normalized) == (ok, code, address)
    assert email.format(text) == (address or text)


@pytest.mark.parametrize(
    "text", ["a@example.ru", "a.b-c_d@example.com", "a@b@c.ru", "a@example", "a b@c.ru", "a@-b.ru"]
)
def test_same_as_validators(text):
    """
    The validators library agrees on plain addresses.
    """
    assert email.is_valid(text) is (validators.email(text) is True)
