"""
Findings, places, rules and the report that counts them.
"""

from __future__ import annotations

import attrs
import pytest

from cjmkit.errors import DataError
from cjmkit.findings import NOWHERE, Finding, Location, Report, Rule, Severity, Texts


def rule(code: str = "CRD011", severity: Severity = Severity.ERROR) -> Rule:
    """A rule with a field in its text."""
    return Rule(
        code=code,
        severity=severity,
        title=Texts("Длина ИНН", "Length of an INN"),
        text=Texts("{found} цифр, у ИНН их 10 или 12", "{found} digits, an INN has 10 or 12"),
        why=Texts("", ""),
    )


WHERE = Location(source="clients.xlsx", sheet="База", row=17, column="D", header="ИНН", field="inn")


def test_line_of_the_design() -> None:
    """A finding prints as the design says: place, field, sentence, code."""
    finding = rule().finding(WHERE, found=9)
    assert finding.line("ru") == str(finding) == "clients.xlsx[База!D17] inn: 9 цифр, у ИНН их 10 или 12 (CRD011)"
    assert finding.line("en") == "clients.xlsx[База!D17] inn: 9 digits, an INN has 10 or 12 (CRD011)"
    assert finding.message("ru") == "9 цифр, у ИНН их 10 или 12"
    assert finding.message() == finding.message("ru")


@pytest.mark.parametrize(
    ("where", "printed"),
    [
        (NOWHERE, ""),
        (Location(source="a.csv"), "a.csv"),
        (Location(source="a.csv", row=3), "a.csv[3]"),
        (Location(source="a.csv", row=3, column="B"), "a.csv[B3]"),
        (Location(source="a.csv", column="B"), "a.csv[B]"),
        (Location(source="a.xlsx", sheet="Л"), "a.xlsx[Л]"),
        (Location(source="a.xlsx", sheet="Л", column="B"), "a.xlsx[Л!B]"),
        (Location(source="a.jsonl", line=5), "a.jsonl[5]"),
        (Location(source="a.jsonl", line=5, position=7), "a.jsonl[5:7]"),
        (Location(source="a.csv", row=3, line=5), "a.csv[3]"),
        (Location(field="inn"), "inn"),
        (Location(sheet="Л", row=1, field="inn"), "[Л!1] inn"),
        (Location(row=0), "[0]"),
    ],
)
def test_places(where: Location, printed: str) -> None:
    """Whatever part of a place is known is printed, and nothing else."""
    assert str(where) == printed


def test_finding_without_a_place() -> None:
    """A finding from nowhere prints without a colon in front."""
    assert rule().finding(found=9).line("en") == "9 digits, an INN has 10 or 12 (CRD011)"


def test_place_is_added_by_upper_layers() -> None:
    """Who knows the row adds it, and the field that was known stays."""
    low = rule().finding(Location(field="inn"), found=9)
    high = attrs.evolve(low, where=attrs.evolve(WHERE, field=low.where.field))
    assert high.where == WHERE


def test_missing_params_stay_visible() -> None:
    """A text whose field was not given shows the field's name instead of failing."""
    assert rule().finding().message("en") == "{found} digits, an INN has 10 or 12"
    assert Texts("без полей", "no fields").get("ru", found=1) == "без полей"
    assert Texts("{a} и {b}", "{a} and {b}").get("en", b=2) == "{a} and 2"


def test_other_languages_get_english() -> None:
    """Only ru is Russian."""
    assert Texts("да", "yes").get("de") == "yes"


def test_finding_without_texts_says_its_code() -> None:
    """A plugin's finding without texts still prints something that can be looked up."""
    assert Finding(code="X1", severity=Severity.INFO).line() == "X1 (X1)"


def test_values_stay_out_of_repr_and_lines() -> None:
    """Value and fix are personal: neither repr nor lines hold them."""
    finding = rule().finding(WHERE, value="7707083894", fix="7707083893", found=10)
    assert finding.value == "7707083894"
    assert finding.fix == "7707083893"
    assert "77070838" not in repr(finding) + finding.line("ru") + finding.line("en")


def test_severities_have_ranks() -> None:
    """Severities sort by how much they matter."""
    assert sorted(Severity, key=lambda one: one.rank) == [Severity.INFO, Severity.WARNING, Severity.ERROR]


def test_frozen() -> None:
    """Findings, places and rules cannot be changed."""
    for thing in (rule(), rule().finding(), WHERE, Texts("", "")):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            thing.code = "Y"  # type: ignore[union-attr, misc]


def report(*severities: Severity, keep: int = 1000) -> Report:
    """A report of findings, each severity with a code of its own."""
    made = Report(keep=keep)
    made.extend(rule(severity.value, severity).finding(found=1) for severity in severities)
    return made


def test_report_counts() -> None:
    """Errors, warnings and notes are counted apart, codes too, in order."""
    made = report(Severity.ERROR, Severity.INFO, Severity.WARNING, Severity.INFO)
    assert (made.errors, made.warnings, made.infos, len(made), made.dropped) == (1, 1, 2, 4, 0)
    assert list(made.counts.items()) == [("error", 1), ("info", 2), ("warning", 1)]
    assert [finding.code for finding in made] == ["error", "info", "warning", "info"]
    assert made.findings == tuple(made)
    assert made.summary() == "ошибок: 1, предупреждений: 1, заметок: 2"
    assert made.summary("en") == "errors: 1, warnings: 1, notes: 2"


def test_report_is_bounded_by_code() -> None:
    """Of each code the first ones are kept, all are counted."""
    made = Report(keep=3)
    for number in range(10):
        made.add(rule("A").finding(found=number))
        made.add(rule("B").finding(found=number))
    assert [(one.code, one.params["found"]) for one in made][:4] == [("A", 0), ("B", 0), ("A", 1), ("B", 1)]
    assert (len(made), len(made.findings), made.dropped) == (20, 6, 14)
    assert made.room("A") == 0
    assert made.room("C") == 3


def test_report_that_keeps_nothing() -> None:
    """A report may keep nothing: it still counts, and still raises."""
    made = report(Severity.ERROR, keep=0)
    assert (made.errors, made.findings, made.dropped) == (1, (), 1)
    assert made.room("error") == 0
    with pytest.raises(DataError, match="error"):
        made.raise_for_errors()


def test_errors_counted_at_once_raise_too() -> None:
    """Errors that nobody kept one by one are errors; none of them is none."""
    made = Report()
    made.count(rule("E"), 0)
    made.raise_for_errors()
    made.count(rule("E"), 5)
    with pytest.raises(DataError, match="E"):
        made.raise_for_errors()


def test_uncounted_by_one() -> None:
    """Many findings of a rule can be counted at once."""
    made = Report()
    made.count(rule("A", Severity.WARNING), 5)
    assert (made.warnings, len(made), made.dropped, made.counts) == (5, 5, 5, {"A": 5})


def test_empty_report() -> None:
    """An empty report is empty, and raises nothing."""
    made = Report()
    assert (len(made), list(made), made.counts, made.errors) == (0, [], {}, 0)
    made.raise_for_errors()
    report(Severity.WARNING).raise_for_errors()


def test_raise_for_errors() -> None:
    """The first error becomes an exception that carries the whole report."""
    made = Report()
    made.add(rule("W", Severity.WARNING).finding())
    made.add(rule("E").finding(WHERE, found=9))
    made.add(rule("F").finding())
    with pytest.raises(DataError, match=r"clients.xlsx\[База!D17\] inn: 9 digits") as raised:
        made.raise_for_errors()
    assert raised.value.report is made
    assert raised.value.finding is made.findings[1]
    assert raised.value.message("ru").endswith("9 цифр, у ИНН их 10 или 12 (E)")
