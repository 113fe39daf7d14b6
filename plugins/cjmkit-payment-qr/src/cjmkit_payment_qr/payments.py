"""
Payments: the fields of GOST R 56042-2014, and the checks before a code is made of them.

Sources: ГОСТ Р 56042-2014, tables of mandatory and additional fields; lengths of payment orders: the Bank of
Russia's album of electronic messages (УФЭБС), which the standard refers to. The standard's own text was read
through public implementations; where these differ (160 or 210 characters of Purpose), the longer limit is taken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import attrs

from cjmkit.codes import Verdict, account, bik, corr_account, inn, kpp
from cjmkit.findings import Finding, Location, Rule, Texts
from cjmkit.model import BankAccount, ClientCard
from cjmkit.plugins.options import refuse
from cjmkit_payment_qr import catalogue as rules
from cjmkit_payment_qr.options import roubles

__all__ = ["MANDATORY", "TAGS", "Payment", "card_field", "check", "payment_of"]

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")


def _tag(name: str, limit: int | None = None) -> Any:
    return attrs.field(default=None, repr=False, metadata={"tag": name, "limit": limit})


def _money(name: str) -> Any:
    def exact(amount: Decimal | str | int | None, field: str = name) -> Decimal | None:
        return roubles(field, amount)

    return attrs.field(default=None, repr=False, converter=exact, metadata={"tag": name, "limit": 18})


@attrs.frozen(kw_only=True)
class Payment:
    """
    What a payment QR code tells; the first five fields are mandatory, and only there by the standard's order.

    Amounts are **roubles** as `Decimal`, text or int, exact to the kopeck; the code holds kopecks. Dates are
    `datetime.date`; the code holds ``31.12.2026``. Everything else is text.
    """

    name: str | None = _tag("Name", 160)
    """The payee; up to 160 characters."""
    account: str | None = _tag("PersonalAcc", 20)
    """The payee's account (номер счёта): 20 characters. Of a treasury it begins with 03."""
    bank_name: str | None = _tag("BankName", 45)
    """The payee's bank; up to 45 characters."""
    bik: str | None = _tag("BIC", 9)
    """БИК: 9 digits."""
    corr_account: str | None = _tag("CorrespAcc", 20)
    """The bank's correspondent account, for a treasury the ЕКС (40102…); None where the bank has none: ``0``."""

    sum: Decimal | None = _money("Sum")
    """The amount in roubles; in the code in kopecks, up to 18 digits."""
    purpose: str | None = _tag("Purpose", 210)
    """What is paid for (назначение платежа)."""
    payee_inn: str | None = _tag("PayeeINN", 12)
    """ИНН of the payee."""
    payer_inn: str | None = _tag("PayerINN", 12)
    """ИНН of the payer."""
    drawer_status: str | None = _tag("DrawerStatus", 2)
    """Status of who draws up the order (поле 101), of payments to the budget."""
    kpp: str | None = _tag("KPP", 9)
    """КПП of the **payee**. There is no tag PayeeKPP."""
    cbc: str | None = _tag("CBC", 20)
    """КБК (поле 104)."""
    oktmo: str | None = _tag("OKTMO", 11)
    """ОКТМО (поле 105)."""
    payt_reason: str | None = _tag("PaytReason", 2)
    """Reason of a payment to the budget (поле 106)."""
    tax_period: str | None = _tag("TaxPeriod", 10)
    """Tax period (поле 107): ``МС.01.2026`` or a date."""
    doc_no: str | None = _tag("DocNo", 15)
    """Number of the document (поле 108)."""
    doc_date: dt.date | None = _tag("DocDate", 10)
    """Date of the document (поле 109)."""
    tax_payt_kind: str | None = _tag("TaxPaytKind", 2)
    """Kind of a tax payment (поле 110)."""

    last_name: str | None = _tag("LastName")
    """Last name of the payer."""
    first_name: str | None = _tag("FirstName")
    """First name of the payer."""
    middle_name: str | None = _tag("MiddleName")
    """Patronymic of the payer."""
    payer_address: str | None = _tag("PayerAddress")
    """Address of the payer."""
    personal_account: str | None = _tag("PersonalAccount")
    """Лицевой счёт of a budget institution, the payee."""
    doc_idx: str | None = _tag("DocIdx")
    """Index of the payment document."""
    pens_acc: str | None = _tag("PensAcc")
    """СНИЛС of the payer."""
    contract: str | None = _tag("Contract")
    """Number of the contract."""
    pers_acc: str | None = _tag("PersAcc")
    """The payer's account in the books of the payee (лицевой счёт of a tenant or a subscriber)."""
    flat: str | None = _tag("Flat")
    """Number of the flat."""
    phone: str | None = _tag("Phone")
    """Telephone of the payer."""
    payer_id_type: str | None = _tag("PayerIdType")
    """Kind of the payer's identity document."""
    payer_id_num: str | None = _tag("PayerIdNum")
    """Number of the payer's identity document."""
    child_fio: str | None = _tag("ChildFio")
    """Full name of the child or pupil."""
    birth_date: dt.date | None = _tag("BirthDate")
    """Date of birth."""
    paym_term: str | None = _tag("PaymTerm")
    """Term of payment, or the date of the bill."""
    paym_period: str | None = _tag("PaymPeriod")
    """Period that is paid for, as ``1026`` or ``10.2026``."""
    category: str | None = _tag("Category")
    """Kind of payment."""
    service_name: str | None = _tag("ServiceName")
    """Code of the service, or the name of the meter."""
    counter_id: str | None = _tag("CounterId")
    """Number of the meter."""
    counter_val: str | None = _tag("CounterVal")
    """Reading of the meter, in its own unit."""
    quitt_id: str | None = _tag("QuittId")
    """Number of the notice, charge or bill."""
    quitt_date: dt.date | None = _tag("QuittDate")
    """Date of the notice, charge or bill."""
    inst_num: str | None = _tag("InstNum")
    """Number of the school or hospital."""
    class_num: str | None = _tag("ClassNum")
    """Number of the class or group."""
    spec_fio: str | None = _tag("SpecFio")
    """Full name of the teacher or specialist."""
    add_amount: Decimal | None = _money("AddAmount")
    """Insurance, additional service or penalty in roubles; in the code in kopecks."""
    rule_id: str | None = _tag("RuleId")
    """Number of a resolution (traffic police)."""
    exec_id: str | None = _tag("ExecId")
    """Number of enforcement proceedings."""
    reg_type: str | None = _tag("RegType")
    """Code of the kind of payment (Rosreestr)."""
    uin: str | None = _tag("UIN")
    """УИН, the unique identifier of a charge: 20 or 25 digits."""
    tech_code: str | None = _tag("TechCode", 2)
    """Technical code of the kind of payment: 01 communication, 02 housing, 03 budget … 15 other."""

    def values(self) -> Iterator[tuple[str, str, str, int | None]]:
        """
        Yield field, tag, value as it stands in the code, and limit of every field that is filled.
        """
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            if value is None and field.name == "corr_account":
                value = "0"
            if value is not None and value != "":
                yield field.name, field.metadata["tag"], _spelled(value), field.metadata["limit"]


def _spelled(value: str | Decimal | dt.date) -> str:
    if isinstance(value, Decimal):
        return str(int(value * 100))
    if isinstance(value, dt.date):
        return f"{value.day:02}.{value.month:02}.{value.year:04}"
    return str(value)


TAGS: Final = {field.metadata["tag"]: field.name for field in attrs.fields(Payment)}
"""The field of every tag of the standard."""

MANDATORY: Final = ("name", "account", "bank_name", "bik", "corr_account")
"""The fields that every code holds, in this order."""

_NUMBERS: Final = frozenset(("account", "bik", "corr_account", "payee_inn", "payer_inn", "kpp"))
_OF_CARD: Final = {"name": "short_name", "payee_inn": "inn"}


def card_field(field: str) -> str:
    """
    Return the card's field that a *field* of a payment comes from.
    """
    return _OF_CARD.get(field, field)


def payment_of(card: ClientCard, *, number: int = 1, **fields: Any) -> Payment:
    """
    Return the payment to the client *card*, to the account *number* of theirs.

    *fields* are the other fields of a `Payment`; they also go before what the card says.

    Raises:
        ConfigError: a field has a value that it cannot have, or there is no such field.

    """
    known = {field.name for field in attrs.fields(Payment)}
    for name in fields:
        if name not in known:
            refuse(name, fields[name], Texts("одно из полей Payment", "one of the fields of Payment"))
    bank = card.bank_accounts[number - 1] if 0 < number <= len(card.bank_accounts) else BankAccount()
    told = {
        "name": card.short_name or card.full_name or card.name,
        "account": bank.account,
        "bank_name": bank.bank_name,
        "bik": bank.bik,
        "corr_account": bank.corr_account,
        "payee_inn": card.requisites.inn,
        "kpp": card.requisites.kpp,
        "personal_account": bank.personal_account,
    }
    return Payment(**{**{name: value or None for name, value in told.items()}, **fields})


def check(payment: Payment, where: Location | None = None) -> tuple[Finding, ...]:
    """
    Return what stands against a code of *payment*: an error is proven, and no code is made of it.
    """
    checking = _Checking(payment, where or Location())
    checking.shapes()
    checking.numbers()
    return tuple(checking.findings)


class _Checking:
    def __init__(self, payment: Payment, where: Location) -> None:
        self._payment = payment
        self._where = where
        self.findings: list[Finding] = []

    def _say(self, rule: Rule, field: str, **params: Any) -> None:
        where = attrs.evolve(self._where, field=card_field(field))
        self.findings.append(rule.finding(where, **params))

    def shapes(self) -> None:
        filled = set()
        for field, tag, value, limit in self._payment.values():
            filled.add(field)
            if _CONTROL.search(value):
                self._say(rules.CONTROL, field, tag=tag)
            # Of numbers their own check says more than how long they are.
            if limit is not None and len(value) > limit and field not in _NUMBERS:
                self._say(rules.TOO_LONG, field, tag=tag, found=len(value), limit=limit, excess=len(value) - limit)
        for field in MANDATORY:
            if field not in filled:
                self._say(rules.MISSING, field, tag=attrs.fields_dict(Payment)[field].metadata["tag"])

    def numbers(self) -> None:
        payment = self._payment
        bank = payment.bik or None
        corr = payment.corr_account if payment.corr_account not in (None, "", "0") else None
        if bank is not None:
            self._judge("bik", "BIC", bank, bik.check(bank))
        if payment.account:
            self._judge("account", "PersonalAcc", payment.account, account.check(payment.account, bank))
        if corr is not None:
            self._judge("corr_account", "CorrespAcc", corr, corr_account.check(corr, bank))
        elif bank is not None and bik.kind(bank) == "bank":
            self._say(rules.NO_CORR_ACCOUNT, "corr_account")
        for field, tag, value in (
            ("payee_inn", "PayeeINN", payment.payee_inn),
            ("payer_inn", "PayerINN", payment.payer_inn),
        ):
            if value:
                self._judge(field, tag, value, inn.check(value))
        if payment.kpp:
            self._judge("kpp", "KPP", payment.kpp, kpp.check(payment.kpp))

    def _judge(self, field: str, tag: str, value: str, verdict: Verdict) -> None:
        if verdict.ok is False or (verdict.normalized is not None and verdict.normalized != value):
            # A number with spaces in it is right for people, and no number for a bank's application.
            spaced = verdict.ok is not False
            self._say(rules.SPELLING if spaced else rules.WRONG, field, tag=tag, reason=verdict.code or "")
        elif verdict.ok is None:
            self._say(rules.UNPROVEN, field, tag=tag, reason=verdict.code or "")
