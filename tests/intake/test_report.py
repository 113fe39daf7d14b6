"""
The intake report: the account of rows, by table and in sum.
"""

from __future__ import annotations

import pytest

from cjmkit.errors import CjmkitError
from cjmkit.findings import Rule, Severity, Texts
from cjmkit.intake.report import IntakeReport, TableReport


def reason(code: str, ru: str, en: str) -> Rule:
    """A reason to skip a row."""
    return Rule(code=code, severity=Severity.INFO, title=Texts(ru, en), text=Texts("", ""), why=Texts("", ""))


TOTAL, TITLE = reason("IMP113", "Итоги", "Totals"), reason("IMP110", "Над шапкой", "Above the heading")


def table(sheet: str | None, rows: int, cards: int, rejected: int, *skipped: Rule) -> TableReport:
    """An account of one table."""
    made = TableReport(source="a.xlsx", sheet=sheet, rows=rows, cards=cards, rejected=rejected)
    for rule in skipped:
        made.skip(rule)
    return made


def test_account_of_one_table() -> None:
    """One table: one equation, then the reasons of skipping by code."""
    report = IntakeReport()
    report.tables.append(table(None, 10, 6, 1, TOTAL, TITLE, TOTAL))
    assert report.account("ru").splitlines() == [
        "a.xlsx: строк 10 = карточек 6 + отклонено 1 + пропущено 3",
        "    1 × Над шапкой (IMP110)",
        "    2 × Итоги (IMP113)",
    ]
    assert report.account("en").splitlines()[0] == "a.xlsx: rows 10 = cards 6 + rejected 1 + skipped 3"
    assert report.summary("en").endswith("errors: 0, warnings: 0, notes: 0")
    report.check_account()


def test_account_of_several_tables() -> None:
    """Several tables: an equation each, and the sum."""
    report = IntakeReport()
    report.tables += [table("А", 3, 2, 0, TITLE), table("Б", 4, 2, 1, TITLE)]
    assert report.account("ru").splitlines() == [
        "a.xlsx[А]: строк 3 = карточек 2 + отклонено 0 + пропущено 1",
        "    1 × Над шапкой (IMP110)",
        "a.xlsx[Б]: строк 4 = карточек 2 + отклонено 1 + пропущено 1",
        "    1 × Над шапкой (IMP110)",
        "Всего: строк 7 = карточек 4 + отклонено 1 + пропущено 2",
    ]
    assert (report.rows, report.cards, report.rejected, report.skipped) == (7, 4, 1, {"IMP110": 2})
    report.check_account()


def test_account_of_nothing() -> None:
    """Without a table the sum alone is told."""
    assert IntakeReport().account("en") == "Total: rows 0 = cards 0 + rejected 0 + skipped 0"


@pytest.mark.parametrize(("rows", "cards"), [(3, 1), (1, 3)])
def test_a_row_that_is_not_accounted_for_is_a_bug(rows: int, cards: int) -> None:
    """An account that does not add up is our bug, and says so in both languages, by its code."""
    report = IntakeReport()
    report.tables.append(table(None, rows, cards, 0))
    with pytest.raises(CjmkitError, match=f"{rows} read, {cards} accounted for; a bug in cjmkit") as raised:
        report.check_account()
    russian = f"a.xlsx: счёт строк не сошёлся: прочитано {rows}, а учтено {cards};"
    assert raised.value.message("ru").startswith(russian)
    assert raised.value.finding is not None
    assert raised.value.finding.code == "IMP455"
