"""
What a column's values are, whatever its heading says.

Every sampled value is put to the tests that its shape allows; a column's profile is the share of its
values that pass each. Shares of numbers with check digits are near to proof, shares of words are hints.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from cjmkit.codes import bik, inn, kpp, ogrn, ogrnip, snils
from cjmkit.intake.rows.table import Cell
from cjmkit.intake.vocabulary import words

__all__ = ["Profile", "cell_text", "kinds_of", "one_line", "profile"]

_LONGEST: Final = 300
_SAMPLE: Final = 150
"""More values than that change no share by as much as matters, and only cost time."""

_GLUE: Final = str.maketrans("", "", " \u00a0\u2009\u202f\u200b\ufeff'`’-–—")
_PHONE: Final = re.compile(r"\+?[0-9(][0-9() .\-–\u00a0]{4,24}(?:[0-9]|доб\.? ?[0-9]{1,6}|ext\.? ?[0-9]{1,6})?")
_EMAIL: Final = re.compile(r"[^\s@,;<>()]{1,64}@[^\s@,;<>()]{1,190}\.[^\s@,;<>().\d]{2,24}")
_URL: Final = re.compile(
    r"https?://\S{3,}|www\.\S{3,}"
    r"|[a-zа-я0-9\-.]{1,200}\.(?:ru|рф|com|net|org|su|info|biz|pro|shop|online|io|by|kz)(?:/\S*)?"
)
_DATE: Final = re.compile(
    r"(?:[0-9]{1,2}[./\-][0-9]{1,2}[./\-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[ t][0-9:.]{4,15})?(?: ?г\.?)?"
)
_WORD_DATE: Final = re.compile(
    r"[0-9]{1,2} (?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)[а-я]* (?:[0-9]{4}|[0-9]{2})(?: ?г\.?| ?года)?"
)
_MONEY: Final = re.compile(
    r"(?:около |~ ?|от |до )?-?[0-9][0-9 \u00a0,.]{0,20}"
    r"(?:₽|руб\.?|р\.|тыс\.?(?: ?(?:руб|р)\.?)?|т\. ?р\.?|млн\.?|\$|€|usd|eur|%)(?:/мес\.?|/год)?"
)
_NUMBER: Final = re.compile(r"-?[0-9][0-9 \u00a0]{0,20}[.,][0-9]{1,4}")
_OKVED: Final = re.compile(r"[0-9]{2}\.[0-9]{1,2}(?:\.[0-9]{1,2})?(?:[ -].*)?")
_PASSPORT: Final = re.compile(
    r"[0-9]{2} ?[0-9]{2}[ ,№N]{0,4}[0-9]{6}(?:[ ,].*)?|(?:паспорт|серия) .*[0-9]{4}.*[0-9]{6}.*"
)
_SERIES_NUMBER: Final = re.compile(r"[0-9]{2} ?[0-9]{2} [0-9]{6}")
_INITIALS: Final = re.compile(
    r"[А-ЯЁA-Z][а-яёa-z\-А-ЯЁ]{1,30} ?[А-ЯЁA-Z]\. ?(?:[А-ЯЁA-Z]\.)?|[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?[А-ЯЁ][а-яё\-]{1,30}"
)
_EXPONENT: Final = re.compile(r"[0-9][.,][0-9]{1,15}[eEеЕ]\+[0-9]{1,2}")
_ACCOUNT: Final = re.compile(r"(?:40[0-9]|42[0-9]|03[0-9])[0-9]{17}")


@attrs.frozen(kw_only=True)
class Profile:
    """
    The shares of a column's sampled values that are of each kind; *count* values were looked at.

    *distinct* is the share of different values, *spread* the number of distinct words, *texts* some values.
    """

    count: int = 0
    shares: Mapping[str, float] = attrs.field(factory=dict)
    distinct: float = 0.0
    samples: tuple[str, ...] = attrs.field(default=(), repr=False)

    def share(self, *kinds: str) -> float:
        """
        Return the greatest share among *kinds*.
        """
        return max((self.shares.get(kind, 0.0) for kind in kinds), default=0.0)


def cell_text(value: Cell) -> str:
    """
    Return a cell as a person would have typed it: no ``.0`` behind whole numbers, dates as ISO.
    """
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def profile(values: Iterable[Cell]) -> Profile:
    """
    Look at the first non-empty values of a column and count what they are.
    """
    counts: Counter[str] = Counter()
    seen: list[str] = []
    for value in values:
        text = cell_text(value)
        if not text or text in words.NOTHING:
            continue
        seen.append(text)
        counts.update(kinds_of(value))
        if len(seen) >= _SAMPLE:
            break
    total = len(seen)
    if not total:
        return Profile()
    shares = {kind: count / total for kind, count in counts.items()}
    return Profile(count=total, shares=shares, distinct=len(set(seen)) / total, samples=tuple(dict.fromkeys(seen))[:3])


def kinds_of(value: Cell) -> frozenset[str]:
    """
    Return every kind that *value* may be.
    """
    if isinstance(value, bool):
        return frozenset({"yes_no"})
    if isinstance(value, (dt.date, dt.datetime)):
        return frozenset({"date"})
    text = cell_text(value)[:_LONGEST]
    digits = text.translate(_GLUE)
    if digits.isascii() and digits.isdigit():
        if text != digits and _DATE.fullmatch(text):
            return frozenset({"date"})
        return frozenset(_digit_kinds(digits, text))
    kinds: set[str] = {"number"} if isinstance(value, (int, float)) else set()
    has_digit = any(char in "0123456789" for char in text)
    (_mixed_kinds if has_digit or "@" in text or "." in text else _word_kinds)(text, kinds)
    return frozenset(kinds)


def _digit_kinds(digits: str, text: str) -> set[str]:
    kinds = {"digits"}
    length = len(digits)
    tests = _BY_LENGTH.get(length)
    if tests is not None:
        tests(digits, kinds)
    if "inn_checked" not in kinds and _is_phone(digits, text):
        kinds.add("phone")
    if length <= 9:
        kinds.add("integer")
    if length == 4:
        kinds.add("series")
    return kinds


def _is_phone(digits: str, text: str) -> bool:
    length = len(digits)
    if length == 10 and _SERIES_NUMBER.fullmatch(text):
        return False
    if length in (10, 11):
        # Area codes of Russia begin with 3, 4 or 8, mobile ones with 9.
        return digits[-10] in "3489" and (length == 10 or digits[0] in "78")
    return (length in (5, 6, 7) and text != digits) or (length == 12 and text[0] == "+")


def _of_9(digits: str, kinds: set[str]) -> None:
    # A BIC of Russia begins with 04; so does a КПП of the Altai, which ends as a КПП of a firm does.
    if (
        bik.check(digits).ok is not False
        and digits[:2] in ("04", "00", "01", "02")
        and digits[4:] not in ("01001", "45001", "43001")
    ):
        kinds.add("bik")
    elif kpp.check(digits).ok is not False and digits[4:6] in words.KPP_REASONS:
        kinds.add("kpp")
    if inn.check("0" + digits).ok is True:
        kinds.add("inn_short")


def _of_8(digits: str, kinds: set[str]) -> None:
    kinds.add("okpo")
    if digits[0] == "4":
        kinds.add("bik_short")
    if digits[-5:] in ("01001", "45001", "43001", "50001"):
        kinds.add("kpp_short")


def _of_10(digits: str, kinds: set[str]) -> None:
    if inn.check(digits).ok is True:
        kinds.update(("inn", "inn_checked"))
    kinds.update(("inn_shape", "passport"))


def _of_11(digits: str, kinds: set[str]) -> None:
    if snils.check(digits).ok is True:
        kinds.add("snils")
    if inn.check("0" + digits).ok is True:
        kinds.add("inn_short")


def _of_12(digits: str, kinds: set[str]) -> None:
    if inn.check(digits).ok is True:
        kinds.update(("inn", "inn_checked"))
    kinds.add("inn_shape")


def _of_13(digits: str, kinds: set[str]) -> None:
    kinds.add("ogrn" if ogrn.check(digits).ok is True else "ogrn_shape")


def _of_15(digits: str, kinds: set[str]) -> None:
    kinds.add("ogrnip" if ogrnip.check(digits).ok is True else "ogrnip_shape")


def _of_20(digits: str, kinds: set[str]) -> None:
    if digits[:3] == "301":
        kinds.add("corr_account")
    elif _ACCOUNT.fullmatch(digits):
        kinds.add("account")


def _of_19(digits: str, kinds: set[str]) -> None:
    if inn.check(digits[:-9]).ok is True:
        kinds.add("inn_kpp")


def _of_29(digits: str, kinds: set[str]) -> None:
    if digits[9:12] == "301" and digits[:2] == "04":
        kinds.add("bik_corr")


_BY_LENGTH: Final = {
    8: _of_8,
    9: _of_9,
    10: _of_10,
    11: _of_11,
    12: _of_12,
    13: _of_13,
    15: _of_15,
    19: _of_19,
    20: _of_20,
    21: _of_19,
    29: _of_29,
}


def _mixed_kinds(text: str, kinds: set[str]) -> None:
    """
    Add the kinds of a text with digits, dots or an at sign.
    """
    low = text.lower()
    if "@" in low:
        _with_at_sign(low, kinds)
    elif _PHONE.fullmatch(low) and 5 <= sum(char in "0123456789" for char in low) <= 18 and not _DATE.fullmatch(low):
        if not kinds:
            kinds.add("phone")
    elif _several_phones(low):
        kinds.update(("phone", "phones"))
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(low):
            kinds.add(kind)
    if "/" in text or "\\" in text or "," in text or " " in text:
        _pairs(text, low, kinds)
    if "inn_kpp" in kinds:
        kinds.difference_update(("phone", "phones"))
    if not kinds & {"email", "url", "phone", "date", "inn_kpp", "bank_details", "bik_corr"}:
        _word_kinds(text, kinds)
        _addresses(low, kinds)


_PATTERNS: Final = (
    ("url", _URL),
    ("date", _DATE),
    ("date", _WORD_DATE),
    ("money", _MONEY),
    ("number", _NUMBER),
    ("okved", _OKVED),
    ("passport", _PASSPORT),
    ("lost", _EXPONENT),
)


def _with_at_sign(low: str, kinds: set[str]) -> None:
    parts = [part for part in re.split(r"[,;\s]+", low) if part]
    mails = sum(1 for part in parts if _EMAIL.fullmatch(part.strip("<>()")))
    if mails and mails == len(parts):
        kinds.add("email")
    elif mails and any(char in "0123456789" for part in parts if "@" not in part for char in part):
        kinds.add("contacts")
    elif mails:
        kinds.add("name_contacts")
    elif low.startswith("@") and " " not in low:
        kinds.add("nick")


def _several_phones(low: str) -> bool:
    parts = [part.strip() for part in re.split(r"[,;\n/]+", low) if part.strip()]
    return len(parts) > 1 and all(_PHONE.fullmatch(part) for part in parts) and len(parts[0]) > 4 and low.count(".") < 2


def _pairs(text: str, low: str, kinds: set[str]) -> None:
    """
    Add the kinds of cells that hold several numbers or a name with numbers.
    """
    numbers = re.findall(r"[0-9]{6,25}", text[:_LONGEST])
    lengths = [len(number) for number in numbers]
    if len(numbers) == 2 and sorted(lengths) in ([9, 10], [9, 12]) and inn.check(max(numbers, key=len)).ok is True:
        kinds.add("inn_kpp")
    elif 20 in lengths:
        kinds.add("bik_corr" if _is_bik_corr(numbers, low) else "bank_details")
        if "инн" in low and len(numbers) > 2:
            kinds.add("requisites")
    elif len(numbers) == 1 and lengths[0] in (10, 12) and "инн" in low:
        kinds.add("inn" if inn.check(numbers[0]).ok is True else "inn_shape")
    found = words.first_name_in(low)
    if found and "@" not in low and re.search(r"[0-9](?:[ ()\-]{0,3}[0-9]){6}", low):
        kinds.add("name_contacts")


def _is_bik_corr(numbers: list[str], low: str) -> bool:
    return len(numbers) == 2 and any(number.startswith("301") for number in numbers) and not re.search(r"[а-я]{6}", low)


def _word_kinds(text: str, kinds: set[str]) -> None:
    """
    Add the kinds of a text that is mostly words.
    """
    low = text.lower().replace("ё", "е")
    kinds.update(words.exact_kinds(low))
    parts = low.replace(",", " ").split()
    if words.is_bank(low):
        kinds.add("bank_name")
    elif words.has_legal_form(low):
        kinds.update(("company_name", "any_name"))
    elif _is_person(text, parts):
        kinds.add("person_name")
        if len(parts) >= 2 and not _INITIALS.fullmatch(text):
            kinds.update(("several_names", "any_name"))
    if len(parts) <= 2 and parts:
        kinds.update(words.name_part_kinds(parts[0]) if len(parts) == 1 else ())
    if not any(char in "0123456789" for char in text):
        kinds.add("words")
        _addresses(low, kinds)


def _is_person(text: str, parts: list[str]) -> bool:
    if not 2 <= len(parts) <= 5:
        return bool(_INITIALS.fullmatch(text))
    if any(words.is_patronymic(part) for part in parts[1:]) and len(parts) <= 4:
        return True
    if _INITIALS.fullmatch(text):
        return True
    return len(parts) == 2 and any(part in words.FIRST_NAMES for part in parts) and text[:1].isupper()


def _addresses(low: str, kinds: set[str]) -> None:
    if words.address_score(low) >= 2:
        kinds.add("address")


def one_line(text: str) -> str:
    """
    Return *text* on one line, without control characters, at most sixty characters of it.
    """
    plain = "".join(char if char.isprintable() else " " for char in text[:200])
    return " ".join(plain.split())[:60]
