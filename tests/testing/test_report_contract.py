"""
The contract of exporters holds those of import reports, too: with samples of its own, and it can fail.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO

import attrs
import pytest

from cjmkit.findings import Texts
from cjmkit.intake.import_report import ImportReport
from cjmkit.plugins import API, Kind, Loss, NoOptions
from cjmkit.testing import samples
from cjmkit.testing.contracts import ExporterContract


@attrs.frozen(kw_only=True)
class Lines:
    """Writes a line for each code, and loses the examples."""

    name: str = "report-lines"
    title: Texts = Texts("Строки", "Lines")
    extensions: tuple[str, ...] = ("lines",)
    kind: Kind = "report"
    api: int = API
    options: type[Any] = NoOptions
    lost: str = "ReportCode.examples"

    def write(
        self, items: Iterable[ImportReport], stream: BinaryIO, options: Any, progress: Callable[[int], None]
    ) -> Sequence[Loss]:
        """Write the one report."""
        del options
        (report,) = items
        for code in report.codes:
            line = {"code": code.code, "told": [one.message.get("ru") for one in code.examples]}
            stream.write(json.dumps(line).encode() + b"\n")
        progress(1)
        lost = sum(len(code.examples) for code in report.codes)
        return [Loss(field=self.lost, count=lost, reason=Texts("не пишутся", "not written"))] if lost else []


class TestLines(ExporterContract):
    exporter = Lines()

    def check_file(self, data: bytes) -> None:
        """Every line is JSON."""
        for line in data.splitlines():
            json.loads(line)


def test_a_loss_of_no_field_fails() -> None:
    """A loss must name a field of a report, as it must of a card or a project."""

    class Wrong(ExporterContract):
        exporter = Lines(lost="ReportCode.nothing")

    with pytest.raises(AssertionError, match=r"ReportCode\.nothing: no field"):
        Wrong().test_losses_are_well_told()


def test_samples_add_up() -> None:
    """The samples are reports as an import gives them: their numbers are sums, and hostile texts stay as they are."""
    for report in (samples.report_of_every_field(), samples.text_report("{x} }"), *samples.empty_reports()[::2]):
        assert report.rows == report.cards + report.rejected + report.skipped
        assert report.rows == sum(table.rows for table in report.tables)
        assert report.errors + report.warnings + report.notes == sum(code.count for code in report.codes)
    (first, *_) = samples.text_report("{x} }").codes
    assert first.examples[0].message.get("ru") == "{x} }"
