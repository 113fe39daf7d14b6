"""
The subject of registration numbers, and the glance that knows right ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from cjmkit.codes import Verdict, inn, ogrn, ogrnip, okopf, okpo, oktmo, okved
from cjmkit.model import CardKind, ClientCard, Requisites
from cjmkit.rules.base import Context, Subject
from cjmkit.rules.cards.classifiers import CLASSIFIER_CHECKS
from cjmkit.rules.cards.inn import INN_CHECKS
from cjmkit.rules.cards.kpp import KPP_CHECKS
from cjmkit.rules.cards.numbers import is_right
from cjmkit.rules.cards.ogrn import OGRN_CHECKS

__all__ = ["REQUISITES"]

_COMPANY: Final = CardKind.COMPANY
# Head office and the usual kinds of branches: nothing to say about them in any company.
_REASONS: Final = frozenset(("01", "43", "44", "45"))


def _is_clean(card: ClientCard, context: Context) -> bool:
    """
    Know a company of one region, and a person with an ИНН.

    The length is looked at first: it decides most, and the numbers come last because they cost most.
    """
    requisites, proven = card.requisites, context.proven
    number = requisites.inn
    if card.kind is not _COMPANY:
        return _is_clean_person(card, context)
    if number is None or requisites.ogrnip is not None or len(number) != 10:
        return False
    code, state = requisites.kpp, requisites.ogrn
    if code is None or len(code) != 9 or code[4:6] not in _REASONS or code[:2] != number[:2] or code[:4] == "9909":
        return False
    if state is not None and (
        state[3:5] != code[:2] or ("ogrn" not in proven and not is_right(ogrn.check(state), state))
    ):
        return False
    if "inn" not in proven and not is_right(inn.check(number), number):
        return False
    # The beginning is that of a right ИНН and the reason a usual one: plain digits are all that is left to ask.
    return code.isascii() and code.isdigit() and _are_classified(requisites, context, individual=False)


def _is_clean_person(card: ClientCard, context: Context) -> bool:
    requisites, proven = card.requisites, context.proven
    number = requisites.inn
    if card.kind is None or requisites.kpp is not None or requisites.ogrn is not None:
        return False
    state = requisites.ogrnip
    if state is not None and "ogrnip" not in proven and not is_right(ogrnip.check(state), state):
        return False
    if number is not None and (len(number) != 12 or ("inn" not in proven and not is_right(inn.check(number), number))):
        return False
    return _are_classified(requisites, context, individual=True)


def _are_classified(requisites: Requisites, context: Context, *, individual: bool) -> bool:
    code = requisites.okpo
    if code is not None:
        if len(code) != (10 if individual else 8):
            return False
        if "okpo" not in context.proven and not is_right(okpo.check(code), code):
            return False
    code = requisites.okopf
    if code is not None and not (
        (code[:1] == "5") is individual and len(code) == 5 and _is_known(okopf.check, code, context)
    ):
        return False
    code = requisites.okved
    if code is not None and not _is_known(okved.check, code, context):
        return False
    code = requisites.oktmo
    return code is None or _is_known(oktmo.check, code, context)


def _is_known(judge: Callable[[str], Verdict], code: str, context: Context) -> bool:
    """
    Look the code up among those found right before: a base has few of them and many clients.
    """
    if (judge.__module__, code) in context.known:
        return True
    return is_right(judge(code), code) and context.remember(judge.__module__, code)


REQUISITES: Final[Subject[ClientCard]] = Subject(
    name="requisites",
    is_clean=_is_clean,
    checks=(*INN_CHECKS, *KPP_CHECKS, *OGRN_CHECKS, *CLASSIFIER_CHECKS),
)
