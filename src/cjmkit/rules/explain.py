"""
Explaining a code: what it says, why, by which law, with a bad and a good example.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from cjmkit.findings import Lang, Rule, Severity, Texts
from cjmkit.rules import _config

__all__ = ["explain", "said", "severity_name"]

_FIELD: Final = re.compile(r"\{[a-z_]{1,30}\}")
_WORDS: Final = {
    "ru": {"what": "Что", "why": "Почему", "bad": "Плохо", "good": "Хорошо", "law": "Основание", "fields": "Поля"},
    "en": {"what": "What", "why": "Why", "bad": "Bad", "good": "Good", "law": "Law", "fields": "Fields"},
}
_SEVERITIES: Final = {
    "ru": {Severity.ERROR: "ошибка", Severity.WARNING: "предупреждение", Severity.INFO: "заметка"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"},
}


def severity_name(severity: Severity, lang: Lang = "ru") -> str:
    """
    Return the word for *severity*.
    """
    return _SEVERITIES[lang][severity]


def said(text: str | Texts, lang: Lang = "ru") -> str:
    """
    Return an example or a source in *lang*; what is one text for both languages stays as it is.
    """
    if isinstance(text, str):
        return text
    # An example may hold braces, which are no fields to fill.
    return text.ru if lang == "ru" else text.en


def explain(code: str, catalogue: Iterable[Rule], lang: Lang = "ru") -> str:
    """
    Return what the rule *code* of *catalogue* says and why, in a few lines.

    Raises:
        ConfigError: there is no such code; says the nearest ones.

    """
    rules = {rule.code: rule for rule in catalogue}
    rule = rules.get(code.strip().upper())
    if rule is None:
        raise _config.refuse_unknown("explain", code, rules)
    lines = [f"{rule.code} {rule.title.get(lang)} ({severity_name(rule.severity, lang)})", ""]
    parts = {
        # What a message fills in is not known here: nobody should meet the name of a field in braces.
        "what": _FIELD.sub("…", rule.text.get(lang)),
        "why": rule.why.get(lang),
        "bad": said(rule.bad, lang),
        "good": said(rule.good, lang),
        "law": said(rule.law, lang),
        "fields": ", ".join(rule.fields),
    }
    lines += [f"{_WORDS[lang][name]}: {text}" for name, text in parts.items() if text]
    return "\n".join(lines)
