"""
Cells that hold several registration numbers or bank details.
"""

from __future__ import annotations

import re
from typing import Final

from cjmkit.codes import inn, kpp
from cjmkit.findings import Rule
from cjmkit.intake.catalogue import readings, repairs
from cjmkit.intake.repair.base import ColumnContext, Note, Proof
from cjmkit.intake.repair.cells import is_digits, plain_digits, proof_text, raised, shown, too_weak
from cjmkit.intake.repair.pieces import Pieces, Remainder
from cjmkit.intake.repair.tidy import tidy
from cjmkit.intake.rows.table import Cell

__all__ = ["split_bank_details", "split_bik_corr", "split_inn_kpp", "split_ogrn_ogrnip", "split_requisites"]

_USUAL: Final = re.compile(r"([0-9]{10}|[0-9]{12}) ?[/\\,; ] ?([0-9]{9})")
_STRONG: Final = re.compile(r"[/\\,;|\n]")
_LABEL_INN: Final = re.compile(r"(?<![А-Яа-яЁёA-Za-z])(?:ИНН|INN)(?![А-Яа-яЁёA-Za-z])", re.IGNORECASE)
_LABEL_KPP: Final = re.compile(r"(?<![А-Яа-яЁёA-Za-z])(?:КПП|KPP)(?![А-Яа-яЁёA-Za-z])", re.IGNORECASE)
_LABELS: Final = re.compile(
    r"(?<![А-Яа-яЁёA-Za-z])(?:ИНН|INN|КПП|KPP)(?: ?[/\\|,-] ?(?:ИНН|INN|КПП|KPP))?(?![А-Яа-яЁёA-Za-z])", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"[0-9A-Za-zА-Яа-яЁё?*]{5,25}|(?<=[\s/\\,;|])[-–—0](?=\s|$)")
_BEFORE: Final = r"(?:(?:ИНН|INN|КПП|KPP|инн|кпп)[ :№]{0,4}){0,2}"
_OGRN_LABELS: Final = re.compile(r"(?<![А-Яа-яЁё])ОГРН ?(?:ИП)?(?![А-Яа-яЁё])", re.IGNORECASE)
_SHORT_KPP: Final = (8, 9)
_INN_LENGTHS: Final = (9, 10, 11, 12)


def _as_text(value: Cell, digits: int) -> tuple[str, Note | None, bool]:
    """
    Return the cell as text, a note if it was a number, and whether its digits are lost.
    """
    found = plain_digits(value, digits)
    if found is None:
        return tidy(shown(value), lines=True).text, None, False
    if found.rule is None:
        return found.text, None, False
    proof = Proof.NONE if found.lost else Proof.EXACT
    return found.text, Note(0, found.rule, value, None, not found.lost, proof, found.params), found.lost


def split_inn_kpp(value: Cell, context: ColumnContext) -> Pieces:
    """
    Take «ИНН/КПП» apart: by separators, labels, or, where they are glued, by length and check digit.
    """
    usual = _USUAL.fullmatch(value) if isinstance(value, str) else None
    if usual is not None:
        return Pieces({"inn": usual[1], "kpp": usual[2]}, None)
    text, note, lost = _as_text(value, 19)
    notes = () if note is None else (note,)
    if lost:
        return Pieces({}, text, notes)
    if is_digits(text) and len(text) in (19, 21):
        return _glued(text, context, notes)
    labelled = _by_labels(text)
    if labelled is not None:
        return Pieces(labelled, None, notes)
    parts = [part.strip() for part in _STRONG.split(_LABELS.sub(" ", text)) if part.strip(" :№-")]
    compact = [part if is_digits(part) else inn.compact(part) for part in parts]
    if not all(_is_code(part) for part in compact):
        return _from_words(text, notes)
    return _in_order(compact, text, notes)


def _glued(text: str, context: ColumnContext, notes: tuple[Note, ...]) -> Pieces:
    first, second = text[:-9], text[-9:]
    if not (inn.check(first).ok and kpp.check(second).ok):
        return Pieces({}, text, notes)
    proof = Proof.ONE_HUNDREDTH if len(first) == 12 or first[:2] == second[:2] else Proof.ONE_TENTH
    proof = raised(proof, context)
    applied = not too_weak(proof, context)
    note = Note(0, readings.SPLIT_GLUED, None, f"{first} / {second}", applied, proof, {"proof": proof_text(proof)})
    pieces = {"inn": first, "kpp": second} if applied else {}
    return Pieces(pieces, None if applied else text, (*notes, note))


def _by_labels(text: str) -> dict[str, str] | None:
    """
    Return the numbers that stand behind their own labels: «ИНН 7707083893 КПП 773601001».
    """
    first, second = _LABEL_INN.search(text), _LABEL_KPP.search(text)
    if first is None or second is None or abs(first.end() - second.end()) < 8:
        return None
    if first.start() < second.start():
        before, head, tail = text[: first.start()], text[first.end() : second.start()], text[second.end() :]
    else:
        before, tail, head = text[: second.start()], text[second.end() : first.start()], text[first.end() :]
    pieces = {"inn": inn.compact(head).strip("/\\,;|:"), "kpp": kpp.compact(tail).strip("/\\,;|:")}
    return pieces if not before.strip() and all(_is_code(piece) for piece in pieces.values()) else None


def _is_code(text: str) -> bool:
    return (8 <= len(text) <= 12 and text.isalnum() and any(map(is_digits, text))) or text in ("-", "–", "—", "0")


def _in_order(parts: list[str], text: str, notes: tuple[Note, ...]) -> Pieces:
    if len(parts) == 1:
        name = "kpp" if _LABEL_KPP.search(text) and not _LABEL_INN.search(text) else "inn"
        return Pieces({name: parts[0]}, None, notes)
    if len(parts) != 2:
        return Pieces({}, text, notes)
    first, second = parts
    # «КПП/ИНН» in this order: nine characters cannot be an ИНН beside one of ten or twelve digits.
    if len(first) in _SHORT_KPP and is_digits(second) and len(second) in (10, 12):
        first, second = second, first
    if (len(first) in _INN_LENGTHS or len(first) == 1) and (len(second) in _SHORT_KPP or len(second) == 1):
        return Pieces({"inn": first, "kpp": second}, None, notes)
    return Pieces({}, text, notes)


def _from_words(text: str, notes: tuple[Note, ...]) -> Pieces:
    """
    Find the numbers among spaces and words; the words are the rest.
    """
    left = Remainder(text)
    numbers = [match[0] for match in _NUMBER.finditer(_LABELS.sub(" ", text)) if _is_code(match[0])]
    found = _in_order(numbers, text, notes) if numbers else Pieces({}, text, notes)
    if not found.pieces:
        return found
    for number in numbers:
        left.take(re.compile(rf"{_BEFORE}(?<![0-9A-Za-z]){re.escape(number)}(?![0-9A-Za-z])"), number)
    return found._replace(rest=left.words() or None)


def split_ogrn_ogrnip(value: Cell, context: ColumnContext) -> Pieces:
    """
    Put numbers of 13 digits into ОГРН and of 15 into ОГРНИП.
    """
    text, note, lost = _as_text(value, 15)
    notes = () if note is None else (note,)
    if lost:
        return Pieces({}, text, notes)
    left = Remainder(text)
    left.drop(_OGRN_LABELS)
    left.take(_FIFTEEN, "ogrnip")
    left.take(_THIRTEEN, "ogrn")
    if not left.pieces:
        joined = "".join(char for char in left.text if char not in " \n-–./:№")
        if is_digits(joined) and len(joined) <= 15:
            return Pieces({"ogrnip" if len(joined) == 15 else "ogrn": joined}, None, notes)
    return Pieces(left.pieces, left.words() or None, notes)


_THIRTEEN: Final = re.compile(r"(?<![0-9])[0-9]{13}(?![0-9])")
_FIFTEEN: Final = re.compile(r"(?<![0-9])[0-9]{15}(?![0-9])")

_L: Final = r"(?<![А-Яа-яЁёA-Za-z])"
_R: Final = r"[.]?[ :№=\n-]{0,5}"
_TWENTY: Final = r"([0-9]{5} ?[0-9ABCEHKMPTX]{3} ?[0-9] ?[0-9]{4} ?[0-9]{7}|[0-9]{4}(?: [0-9]{4}){4})(?![0-9])"
_LABEL_ACCOUNT: Final = (
    r"(?:р/сч?|р/счет|р/счёт|р\.с|рс|расч[её]тный сч[её]т|расч\.? ?сч[её]?т?|сч[её]т|сч|№ ?сч[её]та)"
)
_LABEL_CORR: Final = r"(?:к/сч?|к/счет|к/счёт|к\.с|кс|кор\.?р?\.? ?/? ?сч?[её]?т?|корреспондентский сч[её]т)"
_CORR: Final = re.compile(rf"{_L}{_LABEL_CORR}{_R}{_TWENTY}", re.IGNORECASE)
_ACCOUNT: Final = re.compile(rf"{_L}{_LABEL_ACCOUNT}{_R}{_TWENTY}", re.IGNORECASE)
_BARE_CORR: Final = re.compile(r"(?<![0-9])(301[0-9]{17})(?![0-9])")
_BARE_ACCOUNT: Final = re.compile(rf"(?<![0-9]){_TWENTY}")
_BIK: Final = re.compile(rf"{_L}(?:БИК|BIK|BIC)(?: банка)?{_R}([0-9]{{8,9}})(?![0-9])", re.IGNORECASE)
_BARE_BIK: Final = re.compile(r"(?<![0-9])([012][0-9]{8})(?![0-9])")
_INN: Final = re.compile(rf"{_L}ИНН{_R}([0-9]{{10}}(?:[0-9]{{2}})?)(?![0-9])", re.IGNORECASE)
_KPP: Final = re.compile(rf"{_L}КПП{_R}([0-9]{{4}}[0-9A-Z]{{2}}[0-9]{{3}})(?![0-9])", re.IGNORECASE)
_OGRN: Final = re.compile(rf"{_L}ОГРН{_R}([0-9]{{13}})(?![0-9])", re.IGNORECASE)
_BANK_LABELS: Final = re.compile(
    rf"(?<![А-Яа-яЁёA-Za-z-])(?:{_LABEL_ACCOUNT}|{_LABEL_CORR}|БИК|банк получателя|наименование банка|банк(?= ?:))"
    r"(?![А-Яа-яЁёA-Za-z])[.]? ?[:№]?",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"(?<![А-Яа-яЁё])в (?=[А-ЯЁ«\"A-Z])")
_BANK: Final = re.compile(r"банк|bank|(?<![а-яё])втб(?![а-яё])", re.IGNORECASE)
_NAMED: Final = re.compile(r"[A-Za-zА-Яа-яЁё]{3}")


def _numbers_of_bank(left: Remainder) -> None:
    for pattern, piece in (
        (_CORR, "corr_account"),
        (_ACCOUNT, "account"),
        (_BIK, "bik"),
        (_INN, "inn"),
        (_KPP, "kpp"),
        (_OGRN, "ogrn"),
        (_BARE_CORR, "corr_account"),
        (_BARE_ACCOUNT, "account"),
        (_BARE_BIK, "bik"),
    ):
        left.take(pattern, piece, 1)
    for piece in ("account", "corr_account"):
        if piece in left.pieces:
            left.pieces[piece] = left.pieces[piece].replace(" ", "")


def split_bank_details(value: Cell, context: ColumnContext) -> Pieces:
    """
    Take bank details apart: accounts, БИК, and the bank's name from what is left.
    """
    if not isinstance(value, str):
        return _not_text(value)
    left = Remainder(tidy(value, lines=True).text)
    _numbers_of_bank(left)
    if left.pieces:
        left.drop(_BANK_LABELS)
        left.drop(_IN)
    words = left.words()
    if left.pieces and _NAMED.search(words) and not re.search(r"[0-9]{5}", words):
        return Pieces({**left.pieces, "bank_name": words}, None)
    return Pieces(left.pieces, words or None)


def split_requisites(value: Cell, context: ColumnContext) -> Pieces:
    """
    Take apart all the requisites of a firm that stand in one cell: numbers by their labels, then the bank's name.

    Of the words that are left only those that name a bank are its name; a firm's own name stays in the rest.
    """
    found = split_inn_kpp(value, context)
    if found.rest is None or not isinstance(value, str):
        return found
    left = Remainder(tidy(value, lines=True).text)
    _numbers_of_bank(left)
    if not left.pieces:
        return found
    left.drop(_BANK_LABELS)
    left.drop(_IN)
    words = [word for word in left.words().split(", ") if word]
    banks = [word for word in words if _BANK.search(word)]
    if len(banks) == 1 and ("account" in left.pieces or "bik" in left.pieces):
        left.pieces["bank_name"] = banks[0]
        words.remove(banks[0])
    return Pieces(left.pieces, ", ".join(words) or None)


def split_bik_corr(value: Cell, context: ColumnContext) -> Pieces:
    """
    Take «БИК, к/с» apart.
    """
    if not isinstance(value, str):
        return _not_text(value)
    left = Remainder(tidy(value, lines=True).text)
    for pattern, piece in ((_CORR, "corr_account"), (_BIK, "bik"), (_BARE_CORR, "corr_account")):
        left.take(pattern, piece, 1)
    left.take(_BARE_ACCOUNT, "corr_account", 1)
    left.take(_BARE_BIK, "bik", 1)
    if "corr_account" in left.pieces:
        left.pieces["corr_account"] = left.pieces["corr_account"].replace(" ", "")
    if left.pieces:
        left.drop(_BANK_LABELS)
    return Pieces(left.pieces, left.words() or None)


def _not_text(value: Cell) -> Pieces:
    """
    Read a number cell: eight or nine digits are a БИК, twenty do not survive in a number.
    """
    found = plain_digits(value, 20)
    if found is None:
        return Pieces({}, shown(value), (_note(repairs.WRONG_TYPE),))
    if found.lost:
        return Pieces({}, found.text, (_note(found.rule or repairs.PRECISION_LOST),))
    names = {8: "bik", 9: "bik", 20: "account"}
    name = names.get(len(found.text))
    return Pieces({name: found.text}, None) if name else Pieces({}, found.text)


def _note(rule: Rule) -> Note:
    return Note(0, rule, None, None, False, Proof.NONE)
