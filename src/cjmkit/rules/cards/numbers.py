"""
CRD040–CRD042: what any number may suffer, and how the verdict of a code becomes a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs

from cjmkit.codes import Verdict
from cjmkit.codes.lookalikes import to_digits
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.rules.base import at

__all__ = ["COMMON_RULES", "LOOKALIKE", "NOT_CLEAN", "PLACEHOLDER", "Number", "is_right", "judge"]

NOT_CLEAN: Final = Rule(
    code="CRD040",
    severity=Severity.WARNING,
    title=Texts("Номер записан с лишними знаками", "A number is stored with separators"),
    text=Texts(
        "знаков: {found}, а в чистом виде их {expected}: уберите пробелы, дефисы и подписи",
        "{found} characters, {expected} in the clean form: remove spaces, hyphens and labels",
    ),
    why=Texts(
        "Номер верный, но программы ищут и сравнивают его посимвольно: «7707 083893» и «7707083893» для них разные.",
        "The number is right, but programs compare it character by character.",
    ),
    bad="7707 083893",
    good="7707083893",
    law="формат обмена: реквизит хранится без разделителей",
    fields=(
        "inn",
        "kpp",
        "ogrn",
        "ogrnip",
        "okpo",
        "okved",
        "oktmo",
        "okopf",
        "bik",
        "account",
        "corr_account",
        "snils",
    ),
)

PLACEHOLDER: Final = Rule(
    code="CRD041",
    severity=Severity.WARNING,
    title=Texts("Вместо номера заполнитель", "A filler instead of a number"),
    text=Texts(
        "стоит заполнитель (нули или пустая строка), а не номер: впишите номер или оставьте поле пустым",
        "a filler (zeros or an empty text) stands for a number: write the number or leave the field empty",
    ),
    why=Texts(
        "Нулями закрывают обязательные поля форм; такой «номер» совпадёт у разных клиентов.",
        "Zeros fill the required fields of forms; such a number is the same for many clients.",
    ),
    bad="0000000000",
    good="7707083893",
    law="платёжные документы: 0 означает, что номера нет",
    fields=("inn", "kpp", "ogrn", "ogrnip", "okpo", "oktmo", "bik", "account", "corr_account", "snils"),
)

LOOKALIKE: Final = Rule(
    code="CRD042",
    severity=Severity.ERROR,
    title=Texts("Похожие буквы в номере", "Look-alike letters in a number"),
    text=Texts(
        "среди цифр стоят похожие на них буквы, нужны одни цифры (в КПП и счёте – ещё латиница): наберите номер заново",
        "letters stand for digits that they look like, plain digits are expected: retype the number",
    ),
    why=Texts(
        "Русская «О» вместо нуля на вид незаметна, а поиск и банк-клиент такого номера не примут.",
        "A Cyrillic letter for a zero cannot be seen, yet no search and no bank takes such a number.",
    ),
    bad="77О7О83893",
    good="7707083893",
    law="номера состоят из цифр 0–9 (КПП – ещё и из A–Z)",
    fields=("inn", "kpp", "ogrn", "ogrnip", "okpo", "oktmo", "bik", "account", "corr_account", "snils"),
)

COMMON_RULES: Final = (NOT_CLEAN, PLACEHOLDER, LOOKALIKE)
_FILLERS: Final = frozenset(("empty", "placeholder", "zeros"))


@attrs.frozen(kw_only=True)
class Number:
    """
    How the verdicts on one kind of number become findings.

    *by_code* maps a verdict's code to its rule; what is not there goes to *form* if it is proven
    wrong, and is passed over if it is not. *lost_zero* are the lengths that a number has after a
    numeric cell ate its leading zero; *lost* is what the finding then says. *mend* replaces
    look-alike letters.
    """

    check: Callable[[str], Verdict]
    compact: Callable[[str], str]
    form: Rule
    by_code: Mapping[str, Rule]
    lost_zero: tuple[int, ...] = ()
    lost: Texts | None = None
    mend: Callable[[str], str] = to_digits


def is_right(verdict: Verdict, text: str) -> bool:
    """
    Return whether nothing at all can be said against *text*: right, no doubt, clean.
    """
    return verdict[0] is True and verdict[1] is None and verdict[3] == text


def judge(number: Number, field: str, text: str, verdict: Verdict | None = None) -> Iterator[Finding]:
    """
    Yield what the verdict says against *text*: what is wrong, or the doubt and the spelling.
    """
    verdict = number.check(text) if verdict is None else verdict
    if verdict.ok is False:
        yield _wrong(number, field, text, verdict.code)
        return
    doubt = number.by_code.get(verdict.code or "")
    if doubt is not None:
        yield doubt.finding(at(field), value=text, found=len(number.compact(text)))
    clean = verdict.normalized
    if clean is not None and clean != text:
        yield NOT_CLEAN.finding(at(field), value=text, fix=clean, found=len(text), expected=len(clean))


def _wrong(number: Number, field: str, text: str, code: str | None) -> Finding:
    if code in _FILLERS:
        return PLACEHOLDER.finding(at(field), value=text)
    compact = number.compact(text)
    if code == "homoglyph":
        fix = number.check(number.mend(compact)).normalized
        return LOOKALIKE.finding(at(field), value=text, fix=fix)
    rule = number.by_code.get(code or "", number.form)
    finding = rule.finding(at(field), value=text, found=len(compact))
    return _with_zero(number, finding, compact) if code == "length" else finding


def _with_zero(number: Number, finding: Finding, compact: str) -> Finding:
    """
    Say that a leading zero seems lost, where one more zero makes the number right.
    """
    if len(compact) not in number.lost_zero or not number.check(f"0{compact}").ok:
        return finding
    return attrs.evolve(finding, texts=number.lost, fix=f"0{compact}")
