"""
The words of an import report that no catalogue has: what to do about a finding, what a file's details are called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cjmkit.findings import Severity, Texts

__all__ = ["detail_words", "hint_for"]

_SKIPPED: Final = Texts(
    "Посмотрите на примеры: если среди них есть клиент, впишите ему название или номер и загрузите файл снова.",
    "Look at the examples: if one of them is a client, give it a name or a number and import the file again.",
)
_ERROR: Final = Texts(
    "Исправьте значение по документу – в исходном файле или в книге отклонённых строк – и загрузите снова.",
    "Correct the value from the document, in the source or in the workbook of rejected rows, and import it again.",
)
_REPAIRED: Final = Texts(
    "Значение уже исправлено. Сверьте несколько примеров с документами.",
    "The value has been mended already. Compare a few examples with the documents.",
)
_READ: Final = Texts(
    "Делать ничего не надо: значения те же, записаны единообразно.",
    "Nothing to do: the values are the same, in one spelling.",
)
_DOUBTFUL: Final = Texts(
    "Строку это не отклоняет. Сверьте значение с документом или спросите клиента.",
    "This keeps no row back. Compare the value with the document, or ask the client.",
)
_NOTED: Final = Texts("Делать ничего не надо, это к сведению.", "Nothing to do, this is for your information.")

_DETAILS: Final = {
    "encoding": Texts("Кодировка", "Encoding"),
    "delimiter": Texts("Разделитель", "Delimiter"),
    "hyperlinks": Texts("Гиперссылок", "Hyperlinks"),
    "hidden": Texts("Лист скрыт", "Hidden sheet"),
}
_VALUES: Final = {"\t": "Tab", ("hidden", "1"): "✓"}


def hint_for(severity: Severity, *, repairs: bool, skips: bool) -> Texts:
    """
    Return what to do about findings of this *severity*.
    """
    if skips:
        return _SKIPPED
    if severity is Severity.ERROR:
        return _ERROR
    if severity is Severity.WARNING:
        return _REPAIRED if repairs else _DOUBTFUL
    return _READ if repairs else _NOTED


def detail_words(details: Mapping[str, str]) -> Iterator[tuple[Texts, str]]:
    """
    Yield the details that people understand, each with what it is called.
    """
    for name, value in details.items():
        if name in _DETAILS:
            yield _DETAILS[name], _VALUES.get((name, value), _VALUES.get(value, value))
