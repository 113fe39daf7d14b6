"""
CRD050–CRD058: BIC, account, correspondent account.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.codes import account as _account
from cjmkit.codes import bik as _bik
from cjmkit.codes import corr_account as _corr
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import BankAccount, CardKind, ClientCard
from cjmkit.model.flat import numbered
from cjmkit.rules.base import Context, Subject, at, check
from cjmkit.rules.cards.numbers import COMMON_RULES, Number, is_right, judge
from cjmkit.rules.cards.places import banks, kind_of
from cjmkit.rules.cards.reasons import reason

__all__ = ["BANK", "owners"]

_KEY_LAW: Final = "Порядок Банка России № 515 от 08.09.1997"
_CLASS_LAW: Final = "Положение Банка России 809-П от 24.11.2022"

BIK_SHAPE: Final = Rule(
    code="CRD050",
    severity=Severity.ERROR,
    title=Texts("Строение БИК", "The structure of the BIC"),
    text=Texts(
        "знаков: {found}, а БИК – это 9 цифр, первая 0, 1 или 2: возьмите БИК из справочника Банка России",
        "characters: {found}, a BIC has 9 digits, the first 0, 1 or 2: take it from the Bank of Russia's directory",
    ),
    why=Texts(
        "По БИК банк находит, куда платить. Числовая ячейка теряет ведущий ноль.",
        "The BIC says where to pay. A numeric cell loses the leading zero.",
    ),
    bad="944525225",
    good="044525225",
    law="Положение Банка России 732-П от 24.09.2020",
    fields=("bik",),
)
_LOST: Final = Texts(
    "{found} цифр, у БИК их 9: похоже, потерян ведущий ноль; сверьте с документом и верните его",
    "{found} digits, a BIC has 9: a leading zero seems lost; compare with the document and put it back",
)

BIK_DOUBT: Final = Rule(
    code="CRD051",
    severity=Severity.WARNING,
    title=Texts("Сомнительный БИК", "A doubtful BIC"),
    text=Texts(
        "такого вида БИК не встречаются: у банков это 04 в начале и 050–999 в конце; сверьте со справочником",
        "no BIC is known to look so: a bank's begins with 04 and ends with 050–999; compare with the directory",
    ),
    why=Texts(
        "Контрольной цифры у БИК нет, поэтому необычный вид – повод сверить, а не ошибка.",
        "A BIC has no check digit, so that an unusual look is a reason to compare and no error.",
    ),
    bad="044525010",
    good="044525225",
    law="Положение Банка России 732-П от 24.09.2020",
    fields=("bik",),
)

SHAPE: Final = Rule(
    code="CRD052",
    severity=Severity.ERROR,
    title=Texts("Строение счёта", "The structure of an account"),
    text=Texts(
        "знаков: {found}, а в счёте 20 цифр (шестой знак бывает буквой): возьмите счёт из документа",
        "characters: {found}, an account has 20 digits (character 6 may be a letter): take it from the document",
    ),
    why=Texts(
        "Счёт в числовой ячейке теряет цифры после пятнадцатой, восстановить их нельзя.",
        "An account in a numeric cell loses the digits after the fifteenth, and nothing brings them back.",
    ),
    bad="4070281093800006047",
    good="40702810438000060473",
    law=_CLASS_LAW,
    fields=("account", "corr_account"),
)

KEY: Final = Rule(
    code="CRD053",
    severity=Severity.ERROR,
    title=Texts("Ключ счёта не сходится с БИК", "The key of the account does not fit the BIC"),
    text=Texts(
        "контрольный ключ счёта не сходится с БИК: опечатка в счёте или БИК другого банка, сверьте оба с документом",
        "the key of the account does not fit the BIC: a typing error, or the BIC of another bank; compare both",
    ),
    why=Texts(
        "Девятый знак счёта вычисляется из остальных и из БИК; расхождение доказывает ошибку в одном из них.",
        "Character 9 of the account is computed from the others and the BIC; a difference proves that one is wrong.",
    ),
    bad="40702810938000060473, БИК 044525225",
    good="40702810438000060473, БИК 044525225",
    law=_KEY_LAW,
    fields=("account", "bik"),
)

DOUBT: Final = Rule(
    code="CRD054",
    severity=Severity.WARNING,
    title=Texts("В поле стоит счёт другого вида", "An account of another kind stands in the field"),
    text=Texts(
        "ключ сходится, но это счёт другого вида (расчётный и корреспондентский перепутаны): переставьте счета",
        "the key fits, but the account is of another kind (settlement and correspondent are mixed up): swap them",
    ),
    why=Texts(
        "Корреспондентский счёт начинается с 301 (у казначейства с 40102), расчётный – с 40 и других классов.",
        "A correspondent account begins with 301 (a treasury's with 40102), a settlement account with 40 and others.",
    ),
    bad="р/с 30101810400000000225",
    good="к/с 30101810400000000225",
    law=_CLASS_LAW,
    fields=("account", "corr_account"),
)

CURRENCY: Final = Rule(
    code="CRD055",
    severity=Severity.WARNING,
    title=Texts("Код валюты в счёте", "The currency code in the account"),
    text=Texts(
        "в счёте стоит код валюты {found}, ожидался {expected}: сверьте счёт и валюту с документом",
        "the account holds the currency code {found}, {expected} is expected: compare account and currency",
    ),
    why=Texts(
        "Знаки 6–8 счёта – валюта: рубли в банке 810, в казначейских счетах 643.",
        "Characters 6–8 are the currency: roubles are 810 in a bank and 643 in treasury accounts.",
    ),
    bad="40702643938000000001",
    good="40702810438000060473",
    law=_CLASS_LAW,
    fields=("account", "currency"),
)

CORRESPONDENT: Final = Rule(
    code="CRD056",
    severity=Severity.ERROR,
    title=Texts("Корреспондентский счёт не этого банка", "The correspondent account of another bank"),
    text=Texts(
        "корреспондентский счёт не сходится с БИК ({found_ru}): опечатка или счёт другого банка, сверьте с документом",
        "the correspondent account does not fit the BIC ({found_en}): a typing error or another bank; compare",
    ),
    why=Texts(
        "Счёт 301… оканчивается теми же тремя цифрами, что и БИК, а его ключ вычисляется с БИК.",
        "An account 301… ends with the last three digits of the BIC, and its key is computed with the BIC.",
    ),
    bad="30101810145250000974, БИК 044525225",
    good="30101810400000000225, БИК 044525225",
    law=_KEY_LAW,
    fields=("corr_account", "bik"),
)

OWNER: Final = Rule(
    code="CRD057",
    severity=Severity.WARNING,
    title=Texts("Счёт не для такого владельца", "An account for another kind of owner"),
    text=Texts(
        "счета {found}… открывают другим владельцам, чем в карточке: сверьте счёт и вид клиента",
        "accounts {found}… are opened for other owners than the card's: compare account and kind of client",
    ),
    why=Texts(
        "40802 – счёт ИП, 40817 – человека, 407 – организации; бизнес-платёж на счёт 40817 банк может отклонить.",
        "40802 is a sole proprietor's account, 40817 a person's, 407 an organisation's.",
    ),
    bad="ООО, счёт 40802810…",
    good="ООО, счёт 40702810…",
    law=_CLASS_LAW,
    fields=("account", "kind"),
)

TREASURY: Final = Rule(
    code="CRD058",
    severity=Severity.WARNING,
    title=Texts("Казначейский счёт без своей пары", "A treasury account without its pair"),
    text=Texts(
        "к казначейскому счёту 03… нужен единый счёт 40102… в поле корреспондентского и БИК казначейства (00, 01, 02, "
        "04): найдено иное, сверьте с письмом казначейства",
        "a treasury account 03… wants a single account 40102… in the correspondent field and a treasury's BIC (00, 01, "
        "02 or 04): something else was found, compare with the treasury's letter",
    ),
    why=Texts(
        "С 01.05.2021 в платёжке в казначейство указывают два счёта: 40102… и 03….",
        "Since 1 May 2021 a payment to a treasury names two accounts: 40102… and 03….",
    ),
    bad="03100643000000017300, к/с 30101…",
    good="03100643000000017300, к/с 40102810545370000003, БИК 004525988",
    law="письмо ФНС КЧ-4-8/16504@ от 08.10.2020",
    fields=("account", "corr_account", "bik"),
)

_BIK: Final = Number(
    check=_bik.check,
    compact=_bik.compact,
    form=BIK_SHAPE,
    by_code={"length": BIK_SHAPE, "tail": BIK_DOUBT, "class_unknown": BIK_DOUBT},
    lost_zero=(8,),
    lost=_LOST,
)
_ACCOUNT: Final = Number(
    check=_account.check,
    compact=_account.compact,
    form=SHAPE,
    by_code={"key": KEY, "corr_account": DOUBT},
)
_CORR: Final = Number(
    check=_corr.check,
    compact=_corr.compact,
    form=SHAPE,
    by_code={"balance": DOUBT},
)
_PAIR_CODES: Final = frozenset(("key", "tail", "other_bank"))
_COMPANY: Final = frozenset((CardKind.COMPANY,))
_PROPRIETOR: Final = frozenset((CardKind.SOLE_PROPRIETOR,))
_PERSON: Final = frozenset((CardKind.PERSON,))
_OWNERS: Final = {
    "405": _COMPANY,
    "406": _COMPANY,
    "407": _COMPANY,
    "40802": _PROPRIETOR,
    "40817": _PERSON,
    "40820": _PERSON | _PROPRIETOR,
    "40807": _COMPANY,
    "423": _PERSON,
}


def owners(account: str) -> frozenset[CardKind] | None:
    """
    Return who may own an account of this class; None if its class says nothing.
    """
    return _OWNERS.get(account[:5]) or _OWNERS.get(account[:3])


@check(BIK_SHAPE, BIK_DOUBT, *COMMON_RULES)
def _bik_itself(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge each BIC itself.
    """
    for number, bank in banks(card):
        field = numbered("bik", number)
        if bank.bik is not None and field not in context.proven:
            yield from judge(_BIK, field, bank.bik, _bik.check(bank.bik, directory=context.directory))


@check(SHAPE, KEY, DOUBT, CURRENCY, *COMMON_RULES)
def _account_with_bik(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge each account with its BIC: shape, key, currency.
    """
    for number, bank in banks(card):
        field = numbered("account", number)
        if bank.account is None or f"{field}:bik" in context.proven:
            continue
        verdict = _account.check(bank.account, bank.bik, directory=context.directory)
        if verdict.code == "currency":
            yield _currency(field, bank.account, "810" if verdict.ok else "643")
        if verdict.code != "currency" or verdict.ok:
            yield from judge(_ACCOUNT, field, bank.account, verdict)


def _currency(field: str, account: str, expected: str) -> Finding:
    return CURRENCY.finding(at(field), value=account, found=_account.compact(account)[5:8], expected=expected)


@check(SHAPE, CORRESPONDENT, DOUBT, *COMMON_RULES)
def _corr_with_bik(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge each correspondent account with its BIC.
    """
    for number, bank in banks(card):
        field = numbered("corr_account", number)
        if bank.corr_account is None or f"{field}:bik" in context.proven:
            continue
        verdict = _corr.check(bank.corr_account, bank.bik, directory=context.directory)
        if verdict.ok is False and verdict.code in _PAIR_CODES:
            yield CORRESPONDENT.finding(at(field), value=bank.corr_account, **reason(verdict.code))
        else:
            yield from judge(_CORR, field, bank.corr_account, verdict)


_CODES: Final = {"RUB": ("810", "643"), "RUR": ("810", "643"), "USD": ("840",), "EUR": ("978",), "CNY": ("156",)}


@check(CURRENCY)
def _named_currency(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the named currency with the code in the account, for the currencies that are sure.
    """
    for number, bank in banks(card):
        expected = _CODES.get((bank.currency or "").upper())
        account = bank.account or ""
        if expected is not None and _is_account(account) and account[5:8] not in expected:
            yield _currency(numbered("account", number), account, expected[0])


def _is_account(text: str) -> bool:
    return len(text) == 20 and text.isascii() and text.isdigit()


@check(OWNER)
def _owner(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the class of each account with the kind of client.
    """
    kind = kind_of(card)
    for number, bank in banks(card):
        account = bank.account or ""
        expected = owners(account) if _is_account(account) else None
        if kind is not None and expected is not None and kind not in expected:
            yield OWNER.finding(at(numbered("account", number)), value=account, found=account[:5])


@check(TREASURY)
def _treasury(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Expect the single treasury account and a treasury's BIC beside an account 03….
    """
    for number, bank in banks(card):
        if _is_account(bank.account or "") and not _is_paired(bank):
            yield TREASURY.finding(at(numbered("corr_account", number)), value=bank.corr_account)


def _is_paired(bank: BankAccount) -> bool:
    if not (bank.account or "").startswith("03"):
        return True
    corr, bik = bank.corr_account or "", bank.bik or ""
    return corr.startswith("40102") and bik.startswith(("00", "01", "02", "04"))


def _is_clean(card: ClientCard, context: Context) -> bool:
    """
    Know one account of the usual kind in roubles, with its bank.
    """
    accounts = card.bank_accounts
    if not accounts:
        return True
    if len(accounts) > 1:
        return False
    bank, proven = accounts[0], context.proven
    bik, account, corr = bank.bik, bank.account, bank.corr_account
    if bik is None or (bank.currency is not None and bank.currency != "RUB"):
        return bik is None and account is None and corr is None
    if account is not None:
        if len(account) != 20 or card.kind is None or _USUAL.get(account[:8]) is not card.kind:
            return False
        if "account:bik" not in proven and not is_right(_account.check(account, bik), account):
            return False
    return (bik, corr or "") in context.known or _is_bank(bik, corr, context)


_USUAL: Final = {
    "40702810": CardKind.COMPANY,
    "40703810": CardKind.COMPANY,
    "40802810": CardKind.SOLE_PROPRIETOR,
    "40817810": CardKind.PERSON,
}


def _is_bank(bik: str, corr: str | None, context: Context) -> bool:
    """
    Judge BIC and correspondent account, and remember them: a base has few banks and many clients.
    """
    if not is_right(_bik.check(bik), bik) or (corr is not None and not is_right(_corr.check(corr, bik), corr)):
        return False
    return context.remember(bik, corr or "")


BANK: Final[Subject[ClientCard]] = Subject(
    name="bank",
    is_clean=_is_clean,
    checks=(_bik_itself, _account_with_bik, _corr_with_bik, _named_currency, _owner, _treasury),
)
