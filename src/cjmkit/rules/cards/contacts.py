"""
CRD060–CRD069: phones, e-mail, sites, addresses, and what stands on the card twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cjmkit.codes import Verdict
from cjmkit.codes import email as _email
from cjmkit.codes import phone as _phone
from cjmkit.codes.lookalikes import to_latin
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import ClientCard, Contact, ContactKind
from cjmkit.model.flat import numbered
from cjmkit.rules.base import Context, Subject, at, check
from cjmkit.rules.cards.numbers import NOT_CLEAN
from cjmkit.rules.cards.places import addresses, banks, contacts
from cjmkit.rules.cards.reasons import in_words, reason, titles

__all__ = ["CONTACTS"]

_E164: Final = "E.164; приказ Минцифры о плане нумерации"
_PHONES: Final = ("phone", "mobile", "home_phone", "extra_phone", "fax")

PHONE: Final = Rule(
    code="CRD060",
    severity=Severity.WARNING,
    title=Texts("Не телефонный номер", "Not a phone number"),
    text=Texts(
        "цифр: {found}, а в российском номере их 10 после +7, и первая из них 3, 4, 8 или 9: уточните номер",
        "digits: {found}, a Russian number has 10 behind +7, the first of them 3, 4, 8 or 9: ask for the number",
    ),
    why=Texts(
        "По такому номеру не дозвониться; но из-за телефона клиента не выбрасывают, поэтому это предупреждение.",
        "Nobody is reached by it; yet a client is not thrown out for a phone, so this is a warning.",
    ),
    bad="+7 916 123-45-6",
    good="+79161234567",
    law=_E164,
    fields=_PHONES,
)

PHONE_DOUBT: Final = Rule(
    code="CRD061",
    severity=Severity.WARNING,
    title=Texts("Телефон с оговоркой", "A phone with a doubt"),
    text=Texts(
        "номер не записать однозначно ({found_ru}), нужен +7 и 10 цифр или + и код страны: допишите код, "
        "добавочный и пометки вынесите в их поля",
        "the number has no one way to be written ({found_en}), +7 and 10 digits or + and the country are expected: "
        "add the code, move extension and remarks to their fields",
    ),
    why=Texts(
        "Без кода города или страны номер подходит многим; добавочный внутри номера ломает набор.",
        "Without its area or country a number fits many; an extension inside breaks dialling.",
    ),
    bad="223-45-67",
    good="+74952234567",
    law=_E164,
    fields=_PHONES,
)

EMAIL: Final = Rule(
    code="CRD062",
    severity=Severity.WARNING,
    title=Texts("Не адрес e-mail", "Not an e-mail address"),
    text=Texts(
        "это не адрес e-mail ({found_ru}), нужен вид имя@домен.зона: исправьте адрес",
        "this is no e-mail address ({found_en}), name@domain.zone is expected: correct it",
    ),
    why=Texts(
        "Письмо по такому адресу не уйдёт. Русская буква среди латинских на вид незаметна.",
        "No letter reaches it. A Cyrillic letter among Latin ones cannot be seen.",
    ),
    bad="info#example.ru",
    good="info@example.ru",
    law="RFC 5321, RFC 5322",
    fields=("email",),
)

EMAIL_DOUBT: Final = Rule(
    code="CRD063",
    severity=Severity.WARNING,
    title=Texts("Сомнительный e-mail", "A doubtful e-mail"),
    text=Texts(
        "адрес необычен ({found_ru}), многие почтовые программы такой не примут: уточните его",
        "the address is unusual ({found_en}), many mail programs refuse it: ask for it",
    ),
    why=Texts(
        "Кавычки, русский ящик или неизвестная зона допустимы, но чаще это опечатка.",
        "Quotes, a Cyrillic mailbox or an unknown zone are allowed, but mostly a mistake.",
    ),
    bad="почта@пример.рус1",
    good="pochta@пример.рф",
    law="RFC 6531",
    fields=("email",),
)

SITE: Final = Rule(
    code="CRD064",
    severity=Severity.WARNING,
    title=Texts("Не адрес сайта", "Not a site's address"),
    text=Texts(
        "это не адрес сайта, нужен вид example.ru или https://example.ru: исправьте или перенесите в своё поле",
        "this is no site's address, example.ru or https://example.ru is expected: correct or move it",
    ),
    why=Texts("В поле сайта часто попадают e-mail и пометки.", "E-mails and remarks often get into the site's field."),
    bad="info@example.ru",
    good="example.ru",
    law="RFC 3986",
    fields=("website",),
)

TWICE: Final = Rule(
    code="CRD065",
    severity=Severity.WARNING,
    title=Texts("Контакт повторяется", "A contact is repeated"),
    text=Texts(
        "то же значение уже стоит в поле {found_ru}, а контакты должны быть разными: удалите повтор или впишите другой",
        "the same value stands in the field {found_en} already, contacts should differ: remove it or write another one",
    ),
    why=Texts(
        "Повтор дважды попадёт в рассылку и в поиск двойников.",
        "A repeat is mailed twice and confuses the search for twins.",
    ),
    bad="+79161234567 и +79161234567",
    good="+79161234567 и +74951234567",
    law="обычай ведения клиентской базы",
    fields=(*_PHONES, "email", "website", "messenger", "social"),
)

ACCOUNT_TWICE: Final = Rule(
    code="CRD066",
    severity=Severity.WARNING,
    title=Texts("Счёт повторяется", "An account is repeated"),
    text=Texts(
        "тот же счёт уже стоит в поле {found_ru}: удалите повтор или впишите другой счёт",
        "the same account stands in the field {found_en} already: remove the repeat or write another account",
    ),
    why=Texts(
        "Второй счёт вписывают копированием и забывают исправить.", "A second account is copied and never changed."
    ),
    bad="р/с 40702810438000060473 дважды",
    good="два разных счёта",
    law="обычай делового оборота: карточка предприятия",
    fields=("account",),
)

SEVERAL: Final = Rule(
    code="CRD067",
    severity=Severity.WARNING,
    title=Texts("Несколько контактов в одном поле", "Several contacts in one field"),
    text=Texts(
        "в одном поле несколько контактов, а нужен один: разнесите их по отдельным полям",
        "one field holds several contacts, one is expected: give each its own field",
    ),
    why=Texts(
        "По склеенным номерам нельзя ни позвонить, ни найти двойника.",
        "Joined numbers can be neither dialled nor matched.",
    ),
    bad="+79161234567, +74951234567",
    good="+79161234567",
    law=_E164,
    fields=(*_PHONES, "email"),
)

POSTAL_CODE: Final = Rule(
    code="CRD068",
    severity=Severity.WARNING,
    title=Texts("Почтовый индекс", "The postal code"),
    text=Texts(
        "знаков: {found}, а российский индекс – это 6 цифр: исправьте индекс или укажите страну",
        "characters: {found}, a Russian postal code has 6 digits: correct it or name the country",
    ),
    why=Texts(
        "Письмо с неверным индексом уйдёт не в то отделение.", "A wrong code sends the letter to another office."
    ),
    bad="1173121",
    good="117312",
    law="правила оказания услуг почтовой связи",
    fields=("legal_address", "actual_address", "postal_address", "address"),
)

_FINE: Final = frozenset((None, "foreign"))
_PHONE_WRONG: Final = frozenset(("length", "prefix", "charset", "empty"))


@check(PHONE, PHONE_DOUBT, SEVERAL, NOT_CLEAN)
def _phones(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge each phone and fax.
    """
    for field, contact in contacts(card):
        if contact.is_phone and field not in context.proven:
            yield from _judge_phone(field, contact.value, _phone.check(contact.value))


def _judge_phone(field: str, text: str, verdict: Verdict) -> Iterator[Finding]:
    code = verdict.code
    if verdict.ok is False:
        yield PHONE.finding(at(field), value=text, found=sum(char.isdigit() for char in text))
    elif code == "several":
        yield SEVERAL.finding(at(field), value=text)
    elif code not in _FINE:
        # An extension or a remark is more than the number: the number alone is no fix.
        fix = verdict.normalized if code == "plus_eight" else None
        yield PHONE_DOUBT.finding(at(field), value=text, fix=fix, **reason(code))
    elif verdict.normalized is not None and verdict.normalized != text:
        clean = verdict.normalized
        yield NOT_CLEAN.finding(at(field), value=text, fix=clean, found=len(text), expected=len(clean))


@check(EMAIL, EMAIL_DOUBT, SEVERAL, NOT_CLEAN)
def _emails(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge each e-mail.
    """
    for field, contact in contacts(card):
        if contact.kind is ContactKind.EMAIL and field not in context.proven:
            yield from _judge_email(field, contact.value, _email.check(contact.value))


def _judge_email(field: str, text: str, verdict: Verdict) -> Iterator[Finding]:
    if verdict.code == "several":
        yield SEVERAL.finding(at(field), value=text)
    elif verdict.ok is False:
        fix = _email.check(to_latin(text)).normalized if verdict.code == "homoglyph" else None
        yield EMAIL.finding(at(field), value=text, fix=fix, **reason(verdict.code))
    elif verdict.code is not None:
        yield EMAIL_DOUBT.finding(at(field), value=text, **reason(verdict.code))
    elif verdict.normalized is not None and verdict.normalized != text:
        clean = verdict.normalized
        yield NOT_CLEAN.finding(at(field), value=text, fix=clean, found=len(text), expected=len(clean))


@check(SITE)
def _sites(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Expect a host with a dot in each site.
    """
    for field, contact in contacts(card):
        if contact.kind is ContactKind.WEBSITE and not _is_site(contact.value):
            yield SITE.finding(at(field), value=contact.value)


def _is_site(text: str) -> bool:
    host = text.partition("://")[2] or text
    host = host.partition("/")[0]
    return "." in host.strip(".") and "@" not in host and text.split() == [text]


@check(TWICE)
def _repeated(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Find the same contact twice; a fax may well share its number with a phone.
    """
    seen: dict[tuple[str, str], str] = {}
    for field, contact in contacts(card):
        key = _key(contact)
        if key in seen:
            words = in_words(found=titles((seen[key],)))
            yield TWICE.finding(at(field), value=contact.value, found=seen[key], **words)
        elif contact.value.strip():
            seen[key] = field


def _key(contact: Contact) -> tuple[str, str]:
    kind = contact.kind
    group = "phone" if contact.is_phone and kind is not ContactKind.FAX else kind.value
    # One number with two extensions reaches two people.
    return group, f"{contact.value.strip().lower()}#{contact.extension or ''}"


@check(ACCOUNT_TWICE)
def _accounts(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Find the same account twice in the same bank; treasury clients share one by design.
    """
    seen: dict[tuple[str, str, str], int] = {}
    for number, bank in banks(card):
        if not bank.account:
            continue
        key = (bank.account, bank.bik or "", bank.personal_account or "")
        if key in seen:
            field = numbered("account", number)
            first = numbered("account", seen[key])
            words = in_words(found=titles((first,)))
            yield ACCOUNT_TWICE.finding(at(field), value=bank.account, found=first, **words)
        else:
            seen[key] = number


_RUSSIA: Final = frozenset(("", "россия", "рф", "российская федерация", "russia", "ru", "rus", "643"))


@check(POSTAL_CODE)
def _postal_codes(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Expect six digits in Russia.
    """
    for field, address in addresses(card):
        code = address.postal_code
        if code and not _is_postal_code(code) and (address.country or "").strip().lower() in _RUSSIA:
            yield POSTAL_CODE.finding(at(field), value=code, found=len(code))


def _is_postal_code(text: str) -> bool:
    return len(text) == 6 and text.isascii() and text.isdigit()


_MOBILE: Final = re.compile(r"\+7[346789][0-9]{9}")
# A label never gives a character back (possessive), and one that may be the zone is not begun: half of the time.
_PLAIN_EMAIL: Final = re.compile(
    r"[a-z0-9_-]{1,30}+(?:\.[a-z0-9_-]{1,30}+)?@[a-z0-9]{1,30}+(?:-[a-z0-9]{1,30}+)?"
    r"(?:\.[a-z0-9]{1,30}+(?=\.))?\.[a-z]{2,10}"
)
_PLAIN_SITE: Final = re.compile(
    r"(?:https?://)?[a-z0-9-]{1,60}+(?:\.[a-z0-9-]{1,60}+(?=\.))?(?:\.[a-z0-9-]{1,60}+(?=\.))?\.[a-z]{2,10}/?"
)


def _is_clean(card: ClientCard, context: Context) -> bool:
    """
    Know Russian phones in E.164 and plain e-mails, each once, and Russian postal codes.
    """
    seen: list[str] = []
    for contact in card.contacts:
        kind, value = contact.kind, contact.value
        if value in seen:
            return False
        seen.append(value)
        # The usual kinds by identity first: a look into a set of kinds costs more than all the rest.
        if kind is ContactKind.PHONE or kind is ContactKind.MOBILE:
            if _MOBILE.fullmatch(value) is None:
                return False
        elif kind is ContactKind.EMAIL:
            if _PLAIN_EMAIL.fullmatch(value) is None:
                return False
        elif kind is ContactKind.WEBSITE:
            if _PLAIN_SITE.fullmatch(value) is None:
                return False
        elif not contact.is_phone or _MOBILE.fullmatch(value) is None:
            return False
    for address in card.addresses:
        if address.postal_code is not None and not _is_postal_code(address.postal_code):
            return False
    return len(card.bank_accounts) < 2


CONTACTS: Final[Subject[ClientCard]] = Subject(
    name="contacts",
    is_clean=_is_clean,
    checks=(_phones, _emails, _sites, _repeated, _accounts, _postal_codes),
)
