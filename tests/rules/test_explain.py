"""
Explaining codes, and the reference that is made from the catalogue.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from cjmkit.errors import ConfigError
from cjmkit.findings import Severity, Texts
from cjmkit.rules import CARD_RULES, explain
from cjmkit.rules._config import CONFIG_RULES
from cjmkit.rules.explain import severity_name

ROOT = Path(__file__).parents[2]


def test_explain_says_everything() -> None:
    """
    What, why, a bad and a good example, the law and the fields, in the wanted language.
    """
    text = explain("CRD011", CARD_RULES)
    assert text.splitlines()[0] == "CRD011 Длина ИНН (ошибка)"
    for part in ("Что: ", "Почему: ", "Плохо: 770708389", "Хорошо: 7707083893", "Основание: приказ ФНС", "Поля: inn"):
        assert part in text
    english = explain(" crd011 ", CARD_RULES, "en")
    assert english.startswith("CRD011 The length of the INN (error)")
    for part in ("What: ", "Why: ", "Bad: ", "Good: ", "Law: ", "Fields: "):
        assert part in english


def test_no_field_of_a_message_is_shown_in_braces() -> None:
    """
    What a message fills in is shown as an ellipsis; braces that are meant stay.
    """
    assert "цифр: …, у ИНН" in explain("CRD011", CARD_RULES)
    braces = attrs.evolve(CARD_RULES[0], text=Texts("{found}, нужно {{…}}", "{found}, {{…}} is needed"))
    assert "…, нужно {…}" in explain(braces.code, (braces,))
    for rule in CARD_RULES:
        assert not re.search(r"Что: .*[{}]", explain(rule.code, CARD_RULES))


@pytest.mark.parametrize("rule", [*CARD_RULES, *CONFIG_RULES], ids=lambda rule: rule.code)
def test_every_code_is_explained(rule: object) -> None:
    """
    Each code has an explanation in both languages, without empty parts.
    """
    for lang in ("ru", "en"):
        text = explain(rule.code, (*CARD_RULES, *CONFIG_RULES), lang)
        assert rule.title.get(lang) in text
        assert ": \n" not in text


def test_an_unknown_code_is_refused_with_the_nearest() -> None:
    """
    A mistyped code brings the nearest ones.
    """
    with pytest.raises(ConfigError, match="unknown name 'CRD0111'; close ones: CRD011"):
        explain("CRD0111", CARD_RULES)


def test_severities_have_names() -> None:
    """
    Each severity has a word in both languages.
    """
    assert [severity_name(one) for one in Severity] == ["заметка", "предупреждение", "ошибка"]
    assert [severity_name(one, "en") for one in Severity] == ["note", "warning", "error"]


def test_the_reference_is_current() -> None:
    """
    docs/reference/rules.md is what the script makes of the catalogue today, and holds every code.
    """
    script = ROOT / "scripts" / "generate_rules_reference.py"
    result = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    text = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    for rule in CARD_RULES:
        assert f"### {rule.code} " in text
