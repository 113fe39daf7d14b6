"""The catalogue of codes: whole, unique, in two languages, explained."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string

import pytest

import cjmkit
from cjmkit.cli.catalogue import catalogue
from cjmkit.findings import Rule, Severity, Texts
from cli.running import here, one_sentence


def rules_of_the_package() -> dict[int, tuple[str, Rule]]:
    """Every `Rule` that any module holds: by itself, in a class, in a tuple or a mapping."""
    found: dict[int, tuple[str, Rule]] = {}
    for info in pkgutil.walk_packages(cjmkit.__path__, "cjmkit."):
        if info.name.endswith("__main__") or info.name.startswith("cjmkit.testing"):
            continue
        for value in vars(importlib.import_module(info.name)).values():
            inside = list(vars(value).values()) if isinstance(value, type) else [value]
            for held in inside:
                many = held.values() if isinstance(held, dict) else held if isinstance(held, tuple) else (held,)
                found.update((id(one), (info.name, one)) for one in many if isinstance(one, Rule))
    return found


RULES = {rule.code: rule for _, rule in rules_of_the_package().values()}


def test_codes_are_unique():
    """No two rules of the package share a code."""
    codes = [rule.code for _, rule in rules_of_the_package().values()]
    assert len(codes) == len(set(codes)), sorted(code for code in codes if codes.count(code) > 1)
    assert len(codes) > 150


def test_catalogue_is_whole():
    """What `cjmkit explain` knows is what the package holds, in the order of codes."""
    assert dict(catalogue()) == RULES
    assert list(catalogue()) == sorted(RULES)


def fields_of(text: str) -> set[str]:
    """The named fields of a text; ``{what}`` and ``{what_en}`` are one in two languages."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return {re.sub(r"_(ru|en)$", "", name) for name in names}


@pytest.mark.parametrize("code", sorted(RULES))
def test_both_languages(code):
    """Title, text and reason are told in both languages, with the same named fields and without a full stop."""
    rule = RULES[code]
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", code)
    for texts in (rule.title, rule.text, rule.why):
        assert isinstance(texts, Texts)
        assert any("а" <= letter <= "я" for letter in texts.ru.lower()), texts.ru
        assert texts.en
        assert fields_of(texts.ru) == fields_of(texts.en)
    assert not fields_of(rule.title.ru) | fields_of(rule.why.ru)
    assert not rule.text.en.endswith("."), rule.text.en


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_code_is_explained(tmp_path, lang):
    """`cjmkit explain` lists each code with its severity in words; `explain CODE` prints its reason."""
    answer = here("explain", "--lang", lang, cwd=tmp_path)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(RULES)
    words = {"ru": {"ошибка", "предупреждение", "заметка"}, "en": {"error", "warning", "note"}}
    assert {line.split()[1] for line in lines} == words[lang]
    for code, rule in list(RULES.items())[::7]:
        text = here("explain", code.lower(), "--lang", lang, cwd=tmp_path).out
        assert text.startswith(code)
        assert rule.why.get(lang) in text


def test_unknown_code(tmp_path):
    """An unknown code is a mistake of the call, and near ones are named."""
    answer = here("explain", "CRD0111", cwd=tmp_path)
    assert answer.code == 2
    assert "CRD011" in one_sentence(answer)


def test_severities():
    """All three severities are in use, and what is raised is an error."""
    assert {rule.severity for rule in RULES.values()} == set(Severity)
    assert all(rule.severity is Severity.ERROR for code, rule in RULES.items() if code.startswith("CFG"))
