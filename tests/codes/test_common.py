"""
What all the codes have in common.
"""

import importlib
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cjmkit.codes

NAMES = [name for name in cjmkit.codes.__all__ if name[0].islower() and name != "lookalikes"]
MODULES = [importlib.import_module(f"cjmkit.codes.{name}") for name in NAMES]
BIK = "044525225"
NUMBERS = ("inn", "kpp", "ogrn", "ogrnip", "bik", "account", "corr_account", "snils", "okpo", "phone")

# Texts that look enough like codes to get past the first test.
NEARLY = st.text(alphabet="0123456789О ОЗб-–.,:№/'«\xa0\u200b\xad()+@xИНН", max_size=40)
ANYTHING = st.one_of(st.text(max_size=60), NEARLY, st.from_regex(r"[0-9]{1,22}", fullmatch=True))
SEPARATORS = st.lists(
    st.sampled_from([" ", "\xa0", "\u2009", "\u200b", "\xad", "-", "–", ""]), min_size=30, max_size=30
)


def _generate(name, rng):
    module = importlib.import_module(f"cjmkit.codes.{name}")
    return module.generate(rng, BIK) if "account" in name else module.generate(rng)


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
@given(text=ANYTHING)
@example("\ud800")
@example("770708389³")
@example("7" * 300)
@example("ИНН " * 70)
@example("ИНН ИНН: ИНН 7707083893")
@example("И Н Н 7707083893")
@settings(max_examples=60, deadline=None)
def test_any_text(module, text):
    """
    No text raises; cleaning twice is cleaning once; format leaves what is not right alone.
    """
    verdict = module.check(text)
    assert module.is_valid(text) is (verdict.ok is not False) is bool(verdict)
    assert module.compact(module.compact(text)) == module.compact(text)
    assert (verdict.normalized is None) or verdict.ok is not False
    if verdict.ok is False:
        assert module.format(text) == text
        assert verdict.code


@pytest.mark.parametrize("value", [7707083893, None, b"7707083893", 1.5, ["7707083893"]], ids=repr)
@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_only_text(module, value):
    """
    What is not a str is the caller's mistake, said in a sentence without the value.
    """
    with pytest.raises(TypeError, match=r"checked as text \(str\), got (int|NoneType|bytes|float|list)"):
        module.check(value)
    with pytest.raises(TypeError, match=r"checked as text \(str\)"):
        module.compact(value)


@pytest.mark.parametrize("name", NUMBERS)
@given(seed=st.integers(0, 2**32), marks=SEPARATORS)
@settings(max_examples=60, deadline=None)
def test_generated(name, seed, marks):
    """
    A generated value is right, is its own normal form, and separators do not change that.
    """
    module = importlib.import_module(f"cjmkit.codes.{name}")
    value = _generate(name, random.Random(seed))
    context = [BIK] if "account" in name else []
    verdict = module.check(value, *context)
    assert (verdict.ok, verdict.code, verdict.normalized) == (True, None, value)
    if name != "phone":
        messy = "".join(char + mark for char, mark in zip(value, marks, strict=False))
        assert module.check(f" '{messy}' ", *context).normalized == value
    assert module.compact(module.format(value)).endswith(value)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("inn", "ИНН: 7707083893", "7707083893"),
        ("inn", "инн 7707 083 893.", "7707083893"),
        ("inn", "'7707083893", "7707083893"),
        ("inn", "«77.07.083.893»", "7707083893"),
        ("inn", "\ufeffИНН № 7707083893;", "7707083893"),
        ("inn", "7707083893.0", "7707083893.0"),
        ("inn", "Иванов 7707083893", "Иванов7707083893"),
        ("kpp", "кпп 7707ab001", "7707AB001"),
        ("bik", "БИК банка: 044525225", "044525225"),
        ("ogrn", "ОГРН 1027700132195", "1027700132195"),
        ("account", "р/с № 40702.810.4.3800.0060473", "40702810438000060473"),
        ("account", "Расчётный счёт 40702810438000060473", "40702810438000060473"),
        ("corr_account", "корр. счет: 30101810400000000225", "30101810400000000225"),
        ("corr_account", "к/с 30101810400000000225", "30101810400000000225"),
        ("snils", "СНИЛС 112-233-445 95", "11223344595"),
        ("okpo", "по ОКПО 00032537", "00032537"),
        ("okved", "ОКВЭД: 62.01", "62.01"),
        ("okved", "ОКВЭД-2 62.01.11", "62.01.11"),
        ("oktmo", "ОКТМО 45 397 000", "45397000"),
        ("okopf", "ОКОПФ 1 23 00", "12300"),
        ("passport", "Паспорт: серия 45 09, номер 123456", "4509123456"),
        ("phone", "тел.: 8 (916) 123-45-67", "89161234567"),
        ("email", "E-mail: <Ivanov@Example.RU>", "Ivanov@example.ru"),
    ],
)
def test_compact(name, text, value):
    """
    Separators and labels go; a decimal point, other words and capitals in a name stay.
    """
    assert importlib.import_module(f"cjmkit.codes.{name}").compact(text) == value


def test_repr_is_quiet():
    """
    The value of a verdict is not in its repr, which ends up in logs.
    """
    assert "11223344595" not in repr(cjmkit.codes.snils.check("11223344595"))


@pytest.mark.parametrize("name", ["inn", "ogrn", "ogrnip", "bik", "snils", "okpo", "oktmo", "okopf", "account", "kpp"])
def test_fillers(name):
    """
    Nothing, a lone zero and a run of zeros are told apart.
    """
    check = importlib.import_module(f"cjmkit.codes.{name}").check
    assert check(" - ").code == "empty"
    assert check("0").code == "placeholder"
    width = {"inn": 10, "ogrn": 13, "ogrnip": 15, "snils": 11, "okpo": 8, "oktmo": 8, "okopf": 5, "account": 20}
    assert check("0" * width.get(name, 9)).code == "zeros"
