"""
CRD059, CRD100–CRD103: what a directory of banks says, while the caller gave one.

A directory may be older or newer than the card: none of this is an error, and each message names the
directory's date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from cjmkit.codes import account as _account
from cjmkit.codes import bik as _bik
from cjmkit.codes import corr_account as _corr
from cjmkit.codes.directory import BankDirectory, BankEntry, Restriction, same_name
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import BankAccount, ClientCard
from cjmkit.model.flat import numbered
from cjmkit.rules.base import Context, Subject, at, check
from cjmkit.rules.cards.places import banks
from cjmkit.rules.cards.reasons import in_words, reason

__all__ = ["DIRECTORY", "dated"]

_LAW: Final = Texts("справочник БИК Банка России (ED807)", "the Bank of Russia's directory of BICs (ED807)")

DIFFERENCE: Final = Rule(
    code="CRD059",
    severity=Severity.WARNING,
    title=Texts("Расхождение со справочником БИК", "A difference from the directory of banks"),
    text=Texts(
        "справочник банков ({day_ru}) говорит другое ({found_ru}): сверьте БИК, название банка и корр. счёт",
        "the directory of banks ({day_en}) says otherwise ({found_en}): compare BIC, bank name and account",
    ),
    why=Texts(
        "Банки меняют названия и закрываются; проверка работает, только если справочник загружен.",
        "Banks change names and close; this is checked only while a directory is loaded.",
    ),
    bad="БИК 044525225, банк «Ромашка»",
    good="БИК 044525225, ПАО Сбербанк",
    law=_LAW,
    fields=("bank_name", "corr_account"),
)

UNKNOWN: Final = Rule(
    code="CRD100",
    severity=Severity.WARNING,
    title=Texts("БИК нет в справочнике", "The BIC is not in the directory"),
    text=Texts(
        "такого БИК нет в справочнике банков ({day_ru}): банк закрыт, открыт позже или в БИК опечатка, сверьте его",
        "the directory of banks ({day_en}) has no such BIC: the bank has closed, is newer, or the BIC is mistyped",
    ),
    why=Texts(
        "Справочник бывает старше и новее карточки, поэтому это повод сверить, а не ошибка.",
        "A directory may be older or newer than the card: a reason to compare and no error.",
    ),
    bad="044525999",
    good="044525225",
    law=_LAW,
    fields=("bik",),
)

CLOSED: Final = Rule(
    code="CRD101",
    severity=Severity.WARNING,
    title=Texts("Банк или его счёт не действует", "The bank or its account is not in use"),
    text=Texts(
        "по справочнику банков ({day_ru}) {found_ru}: запросите у клиента новые реквизиты",
        "by the directory of banks ({day_en}) {found_en}: ask the client for new details",
    ),
    why=Texts("Платёж в закрытый банк вернётся.", "A payment to a closed bank comes back."),
    bad=Texts("БИК участника, которого удалили из справочника", "The BIC of a participant that was removed"),
    good="044525225",
    law=_LAW,
    fields=("bik", "corr_account"),
)

RESTRICTED: Final = Rule(
    code="CRD102",
    severity=Severity.WARNING,
    title=Texts("У банка ограничения", "The bank is under restrictions"),
    text=Texts(
        "по справочнику банков ({day_ru}) есть ограничение: {found_ru}; уточните у клиента, куда платить",
        "by the directory of banks ({day_en}) there is a restriction: {found_en}; ask the client where to pay",
    ),
    why=Texts(
        "После отзыва лицензии или с мораторием банк платежей клиентам не зачисляет.",
        "After its licence was withdrawn or under a moratorium a bank credits no payments.",
    ),
    bad=Texts("БИК банка с отозванной лицензией", "The BIC of a bank whose licence was withdrawn"),
    good="044525225",
    law=_LAW,
    fields=("bik", "corr_account"),
)

ELSEWHERE: Final = Rule(
    code="CRD103",
    severity=Severity.WARNING,
    title=Texts("Такого счёта у этого БИК быть не должно", "No account that this BIC should have"),
    text=Texts(
        "судя по справочнику банков ({day_ru}), счёт открыт не здесь ({found_ru}): сверьте счёт и БИК с документом",
        "by the directory of banks ({day_en}) the account is kept elsewhere ({found_en}): compare account and BIC",
    ),
    why=Texts(
        "Казначейские счета 03… ведёт только казначейство, счета 407, 408 и вклады – только банки.",
        "Accounts 03… are kept by the treasury only, accounts 407, 408 and deposits by banks only.",
    ),
    bad="40702…, БИК казначейства 004525988",
    good="40702…, БИК 044525225",
    law=_LAW,
    fields=("account", "bik"),
)

_BANKS: Final = frozenset(("bank", "branch", "clearing", "liquidator"))
_OF_BANKS: Final = ("407", "408", "420", "421", "422", "423", "425", "426")


def dated(directory: BankDirectory) -> dict[str, str]:
    """
    Return the parameters that say which day the directory is of: ``day_ru``, ``day_en``.
    """
    day = directory.as_of
    if day is None:
        return in_words(day=Texts("без даты", "without a date"))
    return in_words(day=Texts(f"на {_russian(day)}", f"of {day.isoformat()}"))


def _russian(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"


@check(UNKNOWN, CLOSED, RESTRICTED)
def _participant(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Ask the directory for each BIC: is it there, in use, free of restrictions?
    """
    if context.directory is None:
        return
    day = dated(context.directory)
    for number, bank in banks(card):
        code = _bik.check(bank.bik or "").normalized
        if code is None:
            continue
        where, entry = at(numbered("bik", number)), context.directory.get(code)
        if entry is None:
            yield UNKNOWN.finding(where, value=bank.bik, **day)
            continue
        life = _life(entry, context.today)
        if life is not None:
            yield CLOSED.finding(where, value=bank.bik, **day, **in_words(found=life))
        for one in entry.restrictions:
            yield RESTRICTED.finding(where, value=bank.bik, found=one.code, **day, **in_words(found=_limit(one)))


def _life(entry: BankEntry, today: dt.date) -> Texts | None:
    if entry.kind == "liquidator":
        return Texts("это ликвидатор банка без лицензии", "this is the liquidator of a bank without a licence")
    return _span("БИК", "the BIC", entry.opened, entry.closed, today)


def _span(ru: str, en: str, opened: dt.date | None, closed: dt.date | None, today: dt.date) -> Texts | None:
    if closed is not None and closed <= today:
        return Texts(f"{ru} не действует с {_russian(closed)}", f"{en} is not in use since {closed.isoformat()}")
    if opened is not None and opened > today:
        return Texts(f"{ru} действует лишь с {_russian(opened)}", f"{en} is in use only from {opened.isoformat()}")
    return None


def _limit(one: Restriction) -> Texts:
    ru, en = one.title_ru or f"код {one.code}", one.title_en or f"code {one.code}"
    if one.since is None:
        return Texts(ru, en)
    return Texts(f"{ru}, с {_russian(one.since)}", f"{en}, since {one.since.isoformat()}")


@check(DIFFERENCE, CLOSED, RESTRICTED)
def _beside(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the bank's name and correspondent account with the directory's.
    """
    for number, bank, entry, day in _known(card, context):
        if bank.bank_name and not same_name(bank.bank_name, entry.name):
            where = at(numbered("bank_name", number))
            yield DIFFERENCE.finding(where, value=bank.bank_name, fix=entry.name, **day, **reason("bank_name"))
        if bank.corr_account:
            yield from _correspondent(bank.corr_account, numbered("corr_account", number), entry, day, context)


def _correspondent(
    value: str, field: str, entry: BankEntry, day: dict[str, str], context: Context
) -> Iterator[Finding]:
    number = _corr.compact(value)
    if entry.denies(number):
        usable = entry.correspondents(context.today)
        fix = usable[0] if len(usable) == 1 else None
        yield DIFFERENCE.finding(at(field), value=value, fix=fix, **day, **reason("corr_account"))
    listed = next((one for one in entry.accounts if one.number == number), None)
    if listed is None:
        return
    life = _span("счёт", "the account", listed.opened, listed.closed, context.today)
    if life is not None:
        yield CLOSED.finding(at(field), value=value, **day, **in_words(found=life))
    for one in listed.restrictions:
        yield RESTRICTED.finding(at(field), value=value, found=one.code, **day, **in_words(found=_limit(one)))


@check(ELSEWHERE)
def _kind_of_account(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Find accounts of a kind that the participant does not keep.
    """
    for number, bank, entry, day in _known(card, context):
        code = _misplaced(bank, entry, context)
        if code is not None:
            yield ELSEWHERE.finding(at(numbered("account", number)), value=bank.account, **day, **reason(code))


def _misplaced(bank: BankAccount, entry: BankEntry, context: Context) -> str | None:
    if bank.account is None:
        return None
    verdict = _account.check(bank.account, bank.bik, directory=context.directory)
    if verdict.code == "unlisted":
        return "unlisted"
    value = verdict.normalized or ""
    if value.startswith("03") and entry.kind in _BANKS:
        return "treasury_at_bank"
    if value.startswith(_OF_BANKS) and entry.kind == "treasury":
        return "client_at_treasury"
    return None


def _known(card: ClientCard, context: Context) -> Iterator[tuple[int, BankAccount, BankEntry, dict[str, str]]]:
    """
    Yield the bank accounts whose BIC is in the directory, with its entry and its day.
    """
    if context.directory is None:
        return
    day = dated(context.directory)
    for number, bank in banks(card):
        code = _bik.check(bank.bik or "").normalized
        entry = None if code is None else context.directory.get(code)
        if entry is not None:
            yield number, bank, entry, day


def _is_clean(card: ClientCard, context: Context) -> bool:
    """
    Know that nothing can be asked, or one account of the usual kind at a bank that was found in order before.
    """
    if context.directory is None or not card.bank_accounts:
        return True
    bank = card.bank_accounts[0]
    if len(card.bank_accounts) > 1 or bank.bik is None:
        return False
    if bank.account is not None and ("account:bik" not in context.proven or bank.account.startswith("03")):
        return False
    key = (f"{bank.bik} {bank.corr_account}", bank.bank_name or "")
    return key in context.known or (_is_in_order(bank, context.directory, context) and context.remember(*key))


def _is_in_order(bank: BankAccount, directory: BankDirectory, context: Context) -> bool:
    """
    Know that a bank is listed, open without an end, free, and called and reached so.
    """
    entry = directory.get(bank.bik or "")
    if entry is None or entry.kind not in ("bank", "branch") or entry.restrictions or entry.closed is not None:
        return False
    if not entry.is_open(context.today) or (bank.bank_name and not same_name(bank.bank_name, entry.name)):
        return False
    if not bank.corr_account:
        return True
    listed = next((one for one in entry.accounts if one.number == bank.corr_account), None)
    if listed is None:
        return not entry.denies(bank.corr_account)
    return not listed.restrictions and listed.closed is None and listed.is_open(context.today)


DIRECTORY: Final[Subject[ClientCard]] = Subject(
    name="directory", is_clean=_is_clean, checks=(_participant, _beside, _kind_of_account)
)
