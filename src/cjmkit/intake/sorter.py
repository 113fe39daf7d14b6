"""
Tell the rows of clients from everything else that stands in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from cjmkit.findings import Rule
from cjmkit.intake.catalogue import table as catalogue
from cjmkit.intake.decision import Header
from cjmkit.intake.hints import is_hint, is_mark
from cjmkit.intake.rows.table import Cell, Row
from cjmkit.intake.vocabulary.content import cell_text, kinds_of
from cjmkit.intake.vocabulary.normalise import normalise
from cjmkit.intake.vocabulary.synonyms import header_words, look_up
from cjmkit.intake.vocabulary.words import CITIES, first_name_in, has_legal_form
from cjmkit.intake.vocabulary.wordset import phrases, words_of
from cjmkit.model.flat import FLAT_FIELDS, ValueKind

__all__ = ["RowSorter", "is_numbering"]

_TOTAL: Final = re.compile(
    r"(?:(?:общий|общая|общее) )?(?:итого|всего|итог|итоги|под[иы]тог|(?:grand |sub)?totals?|сумма|в среднем|среднее)\b"
    r"|(?:общее |общая )?(?:количество|кол-во|число|сумма) "
    r"(?:клиентов|контрагентов|записей|строк|организаций|позиций|покупателей|компаний|карточек|карт)"
)
_FOOT: Final = re.compile(
    r"(?:страница|стр\.?|лист|page) ?№? ?[0-9]+|-+ ?[0-9]{1,4} ?-+$|[0-9]{1,4} ?(?:из|/|of) ?[0-9]{1,4}$"
    r"|(?:исполнитель|составил[аи]?|подготовил[аи]?|проверил[аи]?|утвердил[аи]?|утверждаю|ответственный за \w{1,20}"
    r"|руководитель|директор|генеральный директор|главный бухгалтер|бухгалтер|сдал|принял|дата печати"
    r"|дата формирования|дата составления|дата выгрузки|дата|примечани[ея]|подпись|печать|автор|файл создан"
    r"|источник данных|prepared by|signature) ?(?:отчета)?(?::|_{2,}|$)"
    r"|[^_]{0,60}_{4}|м\. ?п\.?$|(?:отчет|выгрузка|документ|данные|список|файл) (?:сформирован|актуал|получен|выгружен)"
    r"|(?:сформирован|выгружен|распечатан|напечатан)[оа]?\b|конец (?:отчета|списка|таблицы|файла)|©|\*{1,3} "
    r"|отобрано|printed|generated"
)
_SECTION: Final = re.compile(
    r"(?:раздел|группа|категория|регион|область|город|филиал|отдел|менеджер|сегмент|подразделение|участок|район|округ"
    r"|часть|блок|период|месяц)(?: ?[:№\-–—] ?| )\S"
    r"|[^,]{1,40}(?:область|край|республика|округ|район|обл\.)$|(?:г\. ?|город )[а-я\- ]{2,40}$"
    r"|(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)"
    r"(?: 20[0-9]{2}(?: ?г(?:\.|ода)?)?)?$|20[0-9]{2}(?: ?(?:г\.?|год))?$"
    r"|[а-яa-z0-9][.)]?$|(?:юридические|физические) лица$|(?:юр|физ)\.? ?лица$|индивидуальные предприниматели$"
    r"|[а-я ]{0,40}\b(?:клиенты|контрагенты|покупатели|поставщики|организации|партнеры|заказчики|лиды|компании)"
    r"(?: [а-яa-z\- ]{2,40})?$"
)
_NUMBER_SIGN: Final = phrases(
    "# | # п п | п п | no | n | н п п | пп | # строки | порядковый номер | n п п | номер п п | # пп"
)
_SUSPECTS: Final = 4
"""First letters of a cell that send a row to the careful look."""

_HINTS: Final = 3
"""Hints stand in the first rows under the heading; further down nobody looks for them."""

_IDENTIFIERS: Final = frozenset({ValueKind.INN, ValueKind.PHONE, ValueKind.EMAIL})
_STARTS: Final = frozenset(
    word[:_SUSPECTS]
    for word in words_of(
        "итого всего итог подытог подитог total subtotal grand сумма среднее общее общая общий количество кол-во число "
        "страница стр. лист page исполнитель составил подготовил проверил утвердил утверждаю отчет отчёт ответственный "
        "руководитель директор генеральный главный бухгалтер менеджер сдал принял дата примечание подпись печать автор "
        "файл источник prepared signature сформирован выгружен распечатан напечатан конец отобрано данные printed "
        "generated выгрузка документ список"
    )
) | {"стр ", "в ср", "1", "1.", "(1)"}


class RowSorter:
    """
    Judges rows one by one: a client, or the reason why not.

    The doubtful is a client: a row that holds an ИНН, a phone or an e-mail in a cell of its own is never
    skipped, nor is one that merely looks odd.
    """

    def __init__(
        self, header: Header, sample: Sequence[Row] = (), *, merged: Iterable[tuple[int, int, int, int]] = ()
    ) -> None:
        self._header = header
        self._data_from = header.data_from
        self._past_hints = header.data_from + _HINTS if header.rows else 0
        self._forms = [frozenset(_forms(name)) for name in header.names]
        self._kinds = [_identifier(name) for name in header.names]
        self._counter = next(
            (i for i, name in enumerate(header.names) if name and normalise(name) in _NUMBER_SIGN), None
        )
        self._names = frozenset(i for i, name in enumerate(header.names) if name and _names_client(name))
        self._captions = frozenset(
            cell_text(cell)
            for row in sample
            if row.number < header.data_from
            for cell in row.values
            if cell is not None
        )
        self._across = frozenset(top for top, left, bottom, right in merged if right > left and top == bottom)
        self._probes = self._choose_probes(sample)
        self._starts = _STARTS | _title_starts(header, sample, self._forms)

    def _choose_probes(self, sample: Sequence[Row]) -> tuple[int, int, int, int]:
        """
        Return the leftmost column, and the three that are filled most often: who fills them is a client.
        """
        counts: dict[int, int] = {}
        for row in sample:
            for at, value in enumerate(row.values):
                if value is not None:
                    counts[at] = counts.get(at, 0) + 1
        # Without a sample three filled cells at the beginning are asked for.
        order = sorted(counts, key=lambda at: (-counts[at], at))[:3] or [0, 1, 2]
        first, second, third = (order + order[-1:] * 2)[:3]
        return min(counts, default=0), first, second, third

    def judge(self, row: Row) -> Rule | None:
        """
        Return None for a client, else the rule that says what the row is.
        """
        # The road asks this of every row: an ordinary one must cost no more than a few comparisons.
        values = row.values
        left, first, second, third = self._probes
        try:
            if (
                values[third] is not None
                and values[second] is not None
                and values[first] is not None
                and row.number >= self._data_from
            ):
                cell, starts = values[left], self._starts
                if cell != 1 and not (cell.__class__ is str and cell[:_SUSPECTS].lower() in starts):
                    cell = values[left + 1] if left + 1 < len(values) else None
                    if not (cell.__class__ is str and cell[:_SUSPECTS].lower() in starts):
                        return None if row.number >= self._past_hints else self._hints(row)
        except IndexError:
            pass
        return self._look(row)

    def _look(self, row: Row) -> Rule | None:
        """
        Look at a row that is short, or begins with a suspicious word.
        """
        filled = [(at, value) for at, value in enumerate(row.values) if value is not None]
        if not filled:
            return catalogue.BLANK_FORM_ROW
        if row.number < self._data_from:
            return self._above(row, filled)
        if is_numbering(row.values):
            return catalogue.NUMBERING_ROW
        if row.number < self._past_hints and self._hints(row):
            return catalogue.HINT_ROW
        if self._is_header_again(filled):
            return catalogue.REPEATED_HEADER
        text = next((cell for _, value in filled if isinstance(value, str) and (cell := _low(value))), "")
        if _FOOT.match(text) and not self._has_identifier(filled, only_known=True):
            return catalogue.FOOTER_ROW if self._is_foot(text, filled) else None
        if _TOTAL.match(text) and self._is_total(filled):
            return catalogue.TOTAL_ROW
        if self._has_identifier(filled, only_known=False):
            return None
        if _TOTAL.match(text) or self._is_sums(filled):
            return catalogue.TOTAL_ROW
        return self._lone(row, filled, text)

    def _hints(self, row: Row) -> Rule | None:
        """
        Judge a row under the heading: half of its cells are hints, and none is a client's name or number.
        """
        filled = [(at, value) for at, value in enumerate(row.values) if value is not None]
        hints = {at for at, value in filled if is_hint(value)}
        if len(hints) * 2 < len(filled) or (len(hints) < 2 and not is_mark(filled[0][1])):
            return None
        named = any(at in self._names and at not in hints and not _tells_column(value) for at, value in filled)
        rest = [(at, value) for at, value in filled if at not in hints]
        if named or self._has_identifier(rest, only_known=False):
            return None
        return catalogue.HINT_ROW

    def _above(self, row: Row, filled: Sequence[tuple[int, Cell]]) -> Rule | None:
        if row.number in self._header.rows:
            return catalogue.HEADER_ROW
        if len(filled) > 2 and self._has_identifier(filled, only_known=True):
            return None
        return catalogue.TITLE_ROW

    def _is_header_again(self, filled: Sequence[tuple[int, Cell]]) -> bool:
        """
        Tell whether the cells stand as titles in these very columns.
        """
        if not self._forms or (len(filled) < 2 and len(self._forms) > 1):
            return False
        hits = sum(at < len(self._forms) and normalise(cell_text(value)) in self._forms[at] for at, value in filled)
        return hits * 5 >= len(filled) * 4

    def _has_identifier(self, filled: Sequence[tuple[int, Cell]], *, only_known: bool) -> bool:
        """
        Tell whether some cell is a valid-looking ИНН, phone or e-mail.

        *only_known* asks for one in a column that is titled so, or in a table without titles; otherwise a
        text that is an e-mail or a formatted phone counts anywhere, but a bare number (a sum) does not.
        """
        for at, value in filled:
            kind = self._kinds[at] if at < len(self._kinds) else None
            kinds = kinds_of(value)
            if kind is not None and kinds & _LOOKS[kind]:
                return True
            if (not only_known or not self._kinds) and "email" in kinds:
                return True
            if not only_known and isinstance(value, str) and kinds & {"inn", "phone"} and "date" not in kinds:
                return True
        return False

    def _is_foot(self, text: str, filled: Sequence[tuple[int, Cell]]) -> bool:
        # «Директор» may be a firm's odd name in a full row; a foot fills two or three cells.
        return len(filled) <= max(3, len(self._forms) // 3)

    def _is_total(self, filled: Sequence[tuple[int, Cell]]) -> bool:
        """
        Tell whether all that stands behind the word are sums, even such as «1 950 000», which a short phone looks like.
        """
        words = [value for _, value in filled if isinstance(value, str) and not _may_be_sum(value)]
        return len(words) == 1 and not self._has_identifier(filled, only_known=True)

    def _is_sums(self, filled: Sequence[tuple[int, Cell]]) -> bool:
        """
        Tell whether there are only numbers, none of them where a client's name or number stands.
        """
        if not all(_is_sum(value) for _, value in filled):
            return False
        named = self._names | {at for at, kind in enumerate(self._kinds) if kind is not None}
        return bool(named) and self._counter not in dict(filled) and not named & {at for at, _ in filled}

    def _lone(self, row: Row, filled: Sequence[tuple[int, Cell]], text: str) -> Rule | None:
        """
        Judge a row of one filled cell, or of one beside its number: a caption, a reserved number, a client.
        """
        if len(self._forms) == 1 or len(filled) > 2:
            return None
        if all(at == self._counter for at, _ in filled) and not isinstance(filled[0][1], str):
            return catalogue.BLANK_FORM_ROW
        if len(filled) == 2:
            return None
        at, value = filled[0]
        if at not in self._names and len(text) < 6 and text.isascii() and text.isdigit():
            return catalogue.BLANK_FORM_ROW
        if has_legal_form(text) or not isinstance(value, str):
            return None if at in self._names or isinstance(value, str) else _reserved(value)
        if cell_text(value) in self._captions or row.number in self._across:
            return catalogue.SECTION_ROW
        if at == self._counter or _SECTION.match(text) or text.removeprefix("г. ") in CITIES:
            return catalogue.SECTION_ROW
        return None if at in self._names or first_name_in(text) else self._caption()

    def _caption(self) -> Rule | None:
        # A lone text outside the column of names is a caption, but only where that column is known.
        return catalogue.SECTION_ROW if self._names else None


_LOOKS: Final = {
    ValueKind.INN: frozenset({"inn", "inn_shape", "inn_short"}),
    ValueKind.PHONE: frozenset({"phone", "phones"}),
    ValueKind.EMAIL: frozenset({"email"}),
}


_WHOLE_PHONE: Final = 10
_SUMS: Final = frozenset({"number", "money", "integer", "digits"})


def _is_sum(value: Cell) -> bool:
    if isinstance(value, str):
        kinds = kinds_of(value)
        return bool(kinds & _SUMS) and not kinds & {"date", "phone", "okved"}
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _may_be_sum(text: str) -> bool:
    kinds = kinds_of(text)
    return bool(kinds & _SUMS) and not ("phone" in kinds and sum(map(str.isdigit, text)) >= _WHOLE_PHONE)


def _tells_column(value: Cell) -> bool:
    """
    Tell whether a text says in the words of titles what belongs here: «полное наименование фирмы».
    """
    found = normalise(value).split(" ") if isinstance(value, str) else []
    return bool(found) and all(word in header_words() for word in found if len(word) > 2)


def _reserved(value: Cell) -> Rule | None:
    return catalogue.BLANK_FORM_ROW if isinstance(value, int) and 0 < value < 1_000_000 else None


def _low(value: str) -> str:
    return " ".join(value[:200].lower().replace("ё", "е").split())


def _forms(name: str | None) -> set[str]:
    """
    Return the texts that the rows of a heading may hold for a column: the whole title and its parts.
    """
    if not name:
        return set()
    words = normalise(name).split(" ")
    return {" ".join(words[:end]) for end in range(1, len(words) + 1)} | {
        " ".join(words[start:]) for start in range(len(words))
    }


def _identifier(name: str | None) -> ValueKind | None:
    target = _target(name)
    kind = FLAT_FIELDS[target].kind if target else None
    return kind if kind in _IDENTIFIERS else None


def _names_client(name: str) -> bool:
    target = _target(name)
    return target is not None and FLAT_FIELDS[target].kind in (
        ValueKind.COMPANY_NAME,
        ValueKind.PERSON_NAME,
        ValueKind.NAME_PART,
    )


def _target(name: str | None) -> str | None:
    known = look_up(name) if name else None
    return known.meaning.targets[0] if known is not None and known.meaning.targets else None


def _title_starts(header: Header, sample: Sequence[Row], forms: Iterable[frozenset[str]]) -> set[str]:
    """
    Return how a row of the heading would begin if it came again.
    """
    cells = {cell_text(cell) for row in sample if row.number in header.rows for cell in row.values}
    return {text[:_SUSPECTS].lower() for text in cells.union(*forms) if text}


def is_numbering(values: Sequence[Cell]) -> bool:
    """
    Tell whether the cells number the columns: 1, 2, 3 … from the first filled one on.
    """
    expected = 1
    for value in values:
        if value is None:
            continue
        if value != expected and not (isinstance(value, str) and value.strip(" .()") == str(expected)):
            return False
        expected += 1
    return expected > 3
