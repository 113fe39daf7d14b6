"""
Columns of passports: series and number, and what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cjmkit.codes import passport
from cjmkit.intake.catalogue import readings
from cjmkit.intake.repair.base import Cleaned, Note, Proof
from cjmkit.intake.repair.cells import EDGES, is_digits, says_nothing
from cjmkit.intake.repair.dates import read_date
from cjmkit.intake.repair.tidy import as_texts
from cjmkit.intake.rows.table import Cell
from cjmkit.model.person import Passport

__all__ = ["clean_passports", "read_passport"]

_LONGEST: Final = 500
_NUMBER: Final = re.compile(
    r"(?<![0-9])([0-9]{2}) ?([0-9]{2})[ ,№N:-]{0,4}(?:номер|ном\.?)?[ №N:-]{0,3}([0-9]{6})(?![0-9])"
)
_CODE: Final = re.compile(r"(?<![0-9-])([0-9]{3}) ?[-–—] ?([0-9]{3})(?![0-9-])")
_DATE: Final = re.compile(r"(?<![0-9.])[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9])")
_LABELS: Final = re.compile(
    r"(?<![а-яё])(?:паспортные данные|паспорт|гражданина|рф|серия|сер|выдан[ао]?|дата выдачи|код подразделения|код|к/п"
    r"|подр)(?![а-яё])\.?:?",
    re.IGNORECASE,
)


def clean_passports(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of passports.
    """
    notes: list[Note] = []
    cleaned: list[Passport | None] = []
    for row, text in enumerate(as_texts(values, notes)):
        if text is None:
            cleaned.append(None)
        elif len(text) == 10 and is_digits(text):
            cleaned.append(Passport(series=text[:4], number=text[4:]))
        elif says_nothing(row, text, notes, values[row]):
            cleaned.append(None)
        else:
            found = read_passport(text)
            rule = readings.PASSPORT_UNKNOWN if found is None else readings.PASSPORT_READ
            proof = Proof.NONE if found is None else Proof.EXACT
            notes.append(Note(row, rule, values[row], found, found is not None, proof))
            # A card can hold a wrong value: the rules will say what is wrong with this number.
            cleaned.append(found or Passport(number=text.strip(EDGES)))
    return Cleaned(cleaned, notes)


def read_passport(text: str) -> Passport | None:
    """
    Return the passport that *text* names, with what it says of the issue; None if it names none.
    """
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    found = _NUMBER.search(text)
    if found is None:
        digits = passport.compact(text)
        return Passport(series=digits[:4], number=digits[4:]) if len(digits) == 10 and is_digits(digits) else None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    code = _CODE.search(rest)
    rest = rest[: code.start()] + rest[code.end() :] if code else rest
    date = _DATE.search(rest)
    issued = read_date(date[0]).date if date else None
    rest = rest[: date.start()] + rest[date.end() :] if date and issued else rest
    return Passport(
        series=found[1] + found[2],
        number=found[3],
        issued_by=" ".join(_LABELS.sub(" ", rest).split()).strip(" ,.;:№") or None,
        issued_on=issued,
        code=f"{code[1]}-{code[2]}" if code else None,
    )
