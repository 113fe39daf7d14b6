"""
How much a column's values agree with the field they go to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.codes import Verdict, account, bik, corr_account, email, inn, kpp, ogrn, ogrnip, okpo, phone, snils
from cjmkit.intake.decision import Decision
from cjmkit.intake.rows.table import Cell
from cjmkit.intake.vocabulary.content import cell_text
from cjmkit.model.flat import FLAT_FIELDS, ValueKind, split_number

__all__ = ["consensus"]

_K = ValueKind
_CHECKS: Final[Mapping[ValueKind, Callable[[str], Verdict]]] = MappingProxyType(
    {
        _K.INN: inn.check,
        _K.KPP: kpp.check,
        _K.OGRN: ogrn.check,
        _K.OGRNIP: ogrnip.check,
        _K.OKPO: okpo.check,
        _K.SNILS: snils.check,
        _K.BIK: bik.check,
        # Without a BIC an account is never proven, only not refuted.
        _K.ACCOUNT: account.check,
        _K.CORR_ACCOUNT: corr_account.check,
        _K.PHONE: phone.check,
        _K.EMAIL: email.check,
    }
)


def consensus(decision: Decision, values: Iterable[Cell]) -> float:
    """
    Return the share, 0 to 1, of the non-empty *values* that are right for the decision's field.

    It is 0.0 for fields whose values cannot be checked, for combined columns, and where there is no value.
    """
    check = _check_of(decision)
    texts = [text for value in values if (text := cell_text(value))]
    if check is None or not texts:
        return 0.0
    return sum(check(text).ok is not False for text in texts) / len(texts)


def _check_of(decision: Decision) -> Callable[[str], Verdict] | None:
    if len(decision.targets) != 1:
        return None
    return _CHECKS.get(FLAT_FIELDS[split_number(decision.targets[0])[0]].kind)
