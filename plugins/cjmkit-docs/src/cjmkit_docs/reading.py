"""
Reading: what each pair of a document says, as values for flat fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs

from cjmkit_docs import catalogue as rules
from cjmkit_docs.folding import fold
from cjmkit_docs.found import Found, Notes
from cjmkit_docs.names import clean, is_bank, is_company, split_names, untitled
from cjmkit_docs.numbers import LENGTHS, Number, digit_runs, labelled_numbers, unlabelled_numbers
from cjmkit_docs.pairs import Pair
from cjmkit_docs.people import basis_of, is_position, named
from cjmkit_docs.reaching import Reached, emails, phones, sites
from cjmkit_docs.vocabulary import OWNERS, SECTION, UNNAMED

__all__ = ["Reading", "read_pairs"]

_NOTHING: Final = re.compile(r"[\s_.\-–—/\\]*|нет|отсутствует|не имеется|не применимо|б/н|н/д|n/a", re.IGNORECASE)
_SAME: Final = re.compile(
    r"тот же|там же|тот-же|он же|то же|совпадает(?: с юридическим)?(?: адресом)?|"
    r"соответствует юридическому(?: адресу)?|по юридическому адресу|аналогичен юридическому",
    re.IGNORECASE,
)
_AS_ANOTHER: Final = re.compile(
    r"\(?(?:совпадает|соответствует) (?:с )?(?:фактическ|юридическ)[а-я]{1,4}(?: адрес[а-я]{0,2})?\)?\s?:\s?",
    re.IGNORECASE,
)
_ADDRESSES: Final = ("legal_address", "actual_address", "postal_address", "address")
_NAMES: Final = ("full_name", "short_name", "name")
_PHONES: Final = ("phone", "mobile", "fax", "_phone_fax")
_IN_BANK: Final = re.compile(r"\A(?:открыт[а-я]* )?(?:в|банк:)\s+(?=\S)", re.IGNORECASE)
_CURRENCY: Final = re.compile(
    r"(?<![^\W_])(RUB|RUR|USD|EUR|CNY)(?![^\W_])|\(?(руб(?:л[а-яё]*|\.)?)\)?(?![^\W_])", re.IGNORECASE
)
_CODE: Final = re.compile(r"[0-9]{2}(?:\.[0-9]{1,2}){0,3}")
_WORDS: Final = re.compile(r"[^\W\d_]{2}")
_ADDRESS_HINT: Final = re.compile(r"[0-9]|(?<![^\W_])(?:г|город|ул|обл|область|край|респ)(?![^\W_])", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Reading:
    """
    What a document says: the values *found*, the *custom* fields, and the lines that nothing was made of.
    """

    found: list[Found] = attrs.field(factory=list)
    custom: dict[str, str] = attrs.field(factory=dict, repr=False)
    unread: list[Pair] = attrs.field(factory=list)


def read_pairs(pairs: Iterable[Pair], notes: Notes) -> Reading:
    """
    Return what *pairs* say; what is odd about one of them goes to *notes*.
    """
    reader = _Reader(notes)
    for pair in pairs:
        reader.read(pair)
    return reader.reading


class _Reader:
    def __init__(self, notes: Notes) -> None:
        self.reading = Reading()
        self._notes = notes
        self._pair = Pair(fields=(), value="")

    def read(self, pair: Pair) -> None:
        self._pair = pair
        fields = pair.fields
        if _NOTHING.fullmatch(pair.value.strip()):
            return
        handler = self._handler(fields)
        handler(fields, pair.value)

    def _handler(self, fields: tuple[str, ...]) -> Callable[[tuple[str, ...], str], None]:
        if not fields or fields == (SECTION,):
            return self._loose
        first = fields[0]
        handlers: tuple[tuple[tuple[str, ...], Callable[[tuple[str, ...], str], None]], ...] = (
            (_NAMES, self._name),
            (_ADDRESSES, self._address),
            (_PHONES, self._phone),
            (("email",), self._email),
            (("website",), self._website),
            (("director", "chief_accountant", "contact_person", "_in_person"), self._person),
            (("director_position", "director_basis"), self._text_of_director),
            (("bank_name",), self._bank),
            (("_unknown",), self._unknown),
            (("okved",), self._okved),
            (("currency",), self._currency),
        )
        if any(field in LENGTHS for field in fields):
            return self._numbers
        return next((handler for names, handler in handlers if first in names), self._plain)

    def _add(self, field: str, value: str, confidence: float, **more: Any) -> None:
        more.setdefault("raw", self._pair.value)
        more.setdefault("label", self._pair.label)
        order = len(self.reading.found)
        self.reading.found.append(
            Found(field=field, value=value, confidence=confidence, where=self._pair.where, order=order, **more)
        )

    def _numbers(self, fields: tuple[str, ...], text: str) -> None:
        wanted = tuple(field for field in fields if field in LENGTHS)
        numbers = labelled_numbers(wanted, text)
        for number in numbers:
            self._number(number)
        # A label of two numbers (ОГРН/ОГРНИП, ИНН/КПП of a sole proprietor) may well have one.
        missing = not numbers
        if missing and any(map(str.isdigit, text)):
            count = sum(len(run.digits) for run in digit_runs(text))
            self._notes.say(
                rules.WRONG_SHAPE,
                self._pair.where,
                field=_shown(wanted[0]),
                label=self._pair.label,
                found=count,
                value=text,
            )
        rest = _without(text, numbers)
        if rest and not missing:
            self._beside(wanted[0], rest)
        others = tuple(field for field in fields if field not in LENGTHS and not field.startswith("_"))
        if others and rest:
            self.read(attrs.evolve(self._pair, fields=others, value=rest))

    def _number(self, number: Number) -> None:
        if number.field in UNNAMED:
            self._custom(UNNAMED[number.field], number.value)
            return
        how = "label" if number.value in number.raw.replace(" ", "") else "zero"
        how = "zero" if len(number.value) > sum(map(str.isdigit, number.raw)) else how
        self._add(number.field, number.value, number.confidence, raw=number.raw, proven=number.proven, how=how)

    def _beside(self, field: str, rest: str) -> None:
        """
        Read the words beside a number: an account's bank, its currency.
        """
        words = clean(rest)
        if field in ("account", "corr_account", "bik"):
            currency = _CURRENCY.search(words)
            if currency and field == "account":
                code = (currency[1] or "RUB").upper()
                self._add("currency", "RUB" if code == "RUR" else code, 0.8)
                words = clean(words[: currency.start()] + words[currency.end() :])
            bank = _IN_BANK.sub("", words)
            if is_bank(bank) and len(bank) > 4:
                self._add("bank_name", bank, 0.8 if bank != words else 0.65, how="bank_words")
                return
        if _WORDS.search(words) and field != "inn":
            self.reading.unread.append(attrs.evolve(self._pair, value=words, fields=()))

    def _name(self, fields: tuple[str, ...], text: str) -> None:
        value = clean(untitled(text))
        if not _WORDS.search(value):
            return
        name, shorter = split_names(value)
        certain = is_company(name)
        for field in [field for field in fields if field in _NAMES]:
            self._add(field, name, 0.95 if certain else 0.8)
        if shorter is not None:
            self._add("short_name", shorter, 0.8)

    def _address(self, fields: tuple[str, ...], text: str) -> None:
        value = clean(", ".join(line.strip(" ,;") for line in text.split("\n")))
        remark = _AS_ANOTHER.match(value)
        if remark:
            value = clean(value[remark.end() :])
            fields = (*fields, *(field for field in ("legal_address", "actual_address") if field not in fields))
        if _SAME.match(value):
            legal = next((one for one in self.reading.found if one.field == "legal_address"), None)
            if legal is not None:
                for field in fields:
                    self._add(field, legal.value, 0.8, how="same")
                return
        certain = _WORDS.search(value) and _ADDRESS_HINT.search(value) and len(value) > 7
        for field in fields:
            if field in _ADDRESSES:
                self._add(field, value, 0.85 if certain else 0.4)

    def _phone(self, fields: tuple[str, ...], text: str) -> None:
        kind = "_phone_fax" if "fax" in fields and len(fields) > 1 else fields[0]
        others = [*emails(text), *(() if "@" in text else sites(text))]
        for other in others:
            text = text.replace(other.raw, " ")
        reached, rest = phones(kind, text)
        for one in (*reached, *others):
            self._reach(one, 0.9 if one in reached else 0.8)
        if not reached and any(map(str.isdigit, text)):
            shown = "phone" if kind == "_phone_fax" else kind
            self._add(shown, clean(text), 0.3, how="phone")
        elif _WORDS.search(rest):
            self.reading.unread.append(attrs.evolve(self._pair, value=rest, fields=()))

    def _reach(self, one: Reached, confidence: float) -> None:
        self._add(
            one.field,
            one.value,
            confidence,
            raw=one.raw,
            how=one.how or "label",
            extension=one.extension,
            note=one.note,
        )

    def _email(self, fields: tuple[str, ...], text: str) -> None:
        found = list(emails(text))
        for one in found:
            self._reach(one, 0.95)
        rest = text
        for one in found:
            rest = rest.replace(one.raw, " ")
        for site in sites(rest) if found or "website" in fields else ():
            self._reach(site, 0.8)
        if not found:
            self._add("email", clean(text), 0.2, how="email")

    def _website(self, fields: tuple[str, ...], text: str) -> None:
        mails = list(emails(text))
        rest = text
        for mail in mails:
            self._reach(mail, 0.8)
            rest = rest.replace(mail.raw, " ")
        for site in sites(rest):
            self._reach(site, 0.9)

    def _person(self, fields: tuple[str, ...], text: str) -> None:
        role = "director" if fields[0] == "_in_person" else fields[0]
        if any(is_bank(line) for line in (text,)) and named(text) is None:
            self._loose(fields, text)
            return
        person = named(text)
        if person is None:
            if is_position(text) and role == "director":
                self._add("director_position", clean(text), 0.7)
            elif _WORDS.search(text):
                self._add(role, clean(text), 0.4, how="no_name")
            return
        doubt = fields[0] == "_in_person" or person.genitive
        self._add(role, person.name, 0.4 if doubt else 0.9, how="genitive" if doubt else "label")
        position = person.position or _post(self._pair.label)
        if position and role == "director" and not doubt:
            self._add("director_position", clean(position), 0.85)
        elif position and role == "contact_person" and person.position:
            self._add("contact_position", clean(position), 0.85)
        self._behind_name(person.rest)

    def _behind_name(self, rest: str) -> None:
        reached, _ = phones("phone", rest)
        for one in (*reached, *emails(rest)):
            self._reach(one, 0.8)

    def _text_of_director(self, fields: tuple[str, ...], text: str) -> None:
        if fields[0] == "director_basis":
            basis = basis_of(clean(text))
            if basis and _WORDS.search(basis) and len(basis) <= 160:
                self._add("director_basis", basis, 0.85)
            return
        person = named(text)
        if person is not None:
            self._person(("director",), text)
        elif _WORDS.search(text):
            self._add("director_position", clean(text), 0.85)

    def _bank(self, fields: tuple[str, ...], text: str) -> None:
        value = clean(_IN_BANK.sub("", text))
        if not _WORDS.search(value):
            return
        self._add("bank_name", value, 0.9 if is_bank(value) else 0.75)

    def _okved(self, fields: tuple[str, ...], text: str) -> None:
        match = _CODE.search(text)
        if match:
            self._add("okved", match.group(), 0.85)

    def _currency(self, fields: tuple[str, ...], text: str) -> None:
        match = _CURRENCY.search(text)
        if match:
            code = (match[1] or "RUB").upper()
            self._add("currency", "RUB" if code == "RUR" else code, 0.9)

    def _plain(self, fields: tuple[str, ...], text: str) -> None:
        first = fields[0]
        if first in UNNAMED:
            self._custom(UNNAMED[first], clean(text))
        elif not first.startswith("_"):
            self._add(first, clean(text), 0.8)
        else:
            self._loose(fields, text)

    def _unknown(self, fields: tuple[str, ...], text: str) -> None:
        if is_position(self._pair.label) and named(text) is not None:
            self._person(("contact_person",), f"{self._pair.label} {text}")
        elif any(one.raw == text.strip() for one in (*emails(text), *sites(text))):
            self._loose(fields, text)
        else:
            self._custom(self._pair.label, clean(text))

    def _custom(self, name: str, value: str) -> None:
        number, free = 1, name
        while free in self.reading.custom and self.reading.custom[free] != value:
            number += 1
            free = f"{name} {number}"
        self.reading.custom[free] = value

    def _loose(self, fields: tuple[str, ...], text: str) -> None:
        """
        Read a line without a label by its form.
        """
        self._pair = attrs.evolve(self._pair, label="")
        before = len(self.reading.found)
        for one in (*emails(text), *sites(text)):
            self._reach(one, 0.8)
        numbers = unlabelled_numbers(text)
        for number in numbers:
            self._add(number.field, number.value, number.confidence, raw=number.raw, proven=number.proven, how="form")
        value = clean(untitled(_without(text, numbers)))
        if is_bank(_IN_BANK.sub("", value)) and _looks_like_name(value):
            self._add("bank_name", _IN_BANK.sub("", value), 0.55, how="bank_words")
        elif is_company(value) and len(value) <= 200 and _looks_like_name(value):
            name, shorter = split_names(value)
            self._add("name", name, 0.6, how="legal_form")
            if shorter is not None:
                self._add("short_name", shorter, 0.6, how="legal_form")
        elif len(self.reading.found) == before and value:
            self.reading.unread.append(self._pair)


def _looks_like_name(value: str) -> bool:
    # A sentence of a contract that begins with «ООО» goes on with verbs.
    return len(value) <= 120 and ", в лице" not in value and not value.endswith((";", ":"))


_NOT_A_POST: Final = re.compile(r"руковод|фио|ф\.|подписант|лиц|орган|бухгалтер", re.IGNORECASE)
_OWNER: Final = re.compile(OWNERS.replace(" ", r"\s{1,3}") + r"\Z")


def _post(label: str) -> str | None:
    """
    Return the position that *label* names, without the words that say whose it is.
    """
    owner = _OWNER.search(fold(label))
    post = label if owner is None else label[: owner.start()]
    return post if is_position(post) and not _NOT_A_POST.search(post) else None


def _shown(field: str) -> str | None:
    return None if field.startswith("_") else field


def _without(text: str, numbers: list[Number]) -> str:
    for number in sorted(numbers, key=lambda one: -one.start):
        text = f"{text[: number.start]} {text[number.end :]}"
    return clean(text.strip(" \t\n,;/|:№").replace("( )", " "))
