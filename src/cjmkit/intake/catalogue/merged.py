"""
IMP130–IMP139: cells merged over several rows.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["FILLED_DOWN", "TOO_MANY_FILLED", "TOO_MANY_MERGES"]

FILLED_DOWN = Rule(
    code="IMP130",
    severity=Severity.WARNING,
    title=Texts("Объединённые ячейки повторены в строках", "Merged cells were repeated in their rows"),
    text=Texts(
        "ячейки, объединённые по вертикали: значение повторено в строках, которые они занимают (ячеек {cells}, "
        "строк {rows}, первая здесь); фирма на трёх строках даст три карточки с одним ИНН: объедините их",
        "cells merged over several rows: the value was repeated in the rows that they span (cells {cells}, rows "
        "{rows}, the first is here); a firm over three rows makes three cards of one INN: join them",
    ),
    why=Texts(
        "Excel хранит значение объединённой ячейки только в первой строке, а относится оно ко всем: само объединение "
        "это доказывает. Склеивать строки в одну карточку оно права не даёт: над разными клиентами так же объединяют "
        "город или менеджера.",
        "Excel keeps a merged cell's value in the first row alone, and it speaks of all of them: the merge itself "
        "proves it. To join the rows into one card it does not: a city or a manager is merged over different clients "
        "in the same way.",
    ),
    bad="название фирмы объединено на три строки с тремя контактами",
    good="название и ИНН в каждой строке",
)

TOO_MANY_FILLED = Rule(
    code="IMP131",
    severity=Severity.ERROR,
    title=Texts("Объединённые ячейки слишком велики", "Merged cells are too large"),
    text=Texts(
        "объединённые ячейки надо повторить больше {limit} раз, у базы клиентов столько не бывает: снимите "
        "объединение в файле и прочитайте его снова",
        "merged cells would have to be repeated more than {limit} times, which no client base needs: unmerge them in "
        "the file and read it again",
    ),
    why=Texts("Предел бережёт время и память.", "The limit saves time and memory."),
)

TOO_MANY_MERGES = Rule(
    code="IMP132",
    severity=Severity.WARNING,
    title=Texts("Слишком много объединённых ячеек", "Too many merged cells"),
    text=Texts(
        "объединений больше, чем читается, лишних {count}, первое здесь: их значения в нижних строках не повторены; "
        "снимите объединение в файле",
        "more merged cells than are read, {count} beyond that, the first is here: their values are not repeated in "
        "the rows below; unmerge them in the file",
    ),
    why=Texts("Предел бережёт память.", "The limit saves memory."),
)
