"""``cjmkit convert --report FILE``: the extension chooses between data and what a plugin draws."""

from __future__ import annotations

import gzip
import json
import sys
import types
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import pytest

from cjmkit import Toolkit
from cjmkit.errors import UnknownFormatError
from cjmkit.findings import Texts
from cjmkit.intake.import_report import ImportReport, import_report
from cjmkit.plugins import API, Exporter, Loss, NoOptions, hookimpl
from cli.running import GOOD, base, here, leftovers, one_sentence

WRONG = GOOD + "7736050004;773601001;ПАО Ошибка;8 916 000-12-04\n"
"""A base with one wrong number, which no example of the catalogue shows."""


@attrs.frozen(kw_only=True)
class Wishes:
    """The language."""

    lang: str = "ru"


@attrs.frozen(kw_only=True)
class Teller:
    """Writes a report as the plain data that it is."""

    name: str = "report-html"
    title: Texts = Texts("Проба", "A trial")
    extensions: tuple[str, ...] = ("html",)
    kind: Any = "report"
    api: int = API
    options: type[Any] = Wishes

    def write(
        self, items: Iterable[ImportReport], stream: BinaryIO, options: Any, progress: Callable[[int], None]
    ) -> Sequence[Loss]:
        """Write the one report."""
        (report,) = items
        told = {**attrs.asdict(report), "lang": getattr(options, "lang", None)}
        stream.write(json.dumps(told, ensure_ascii=False, default=str).encode())
        progress(1)
        return ()


def plugin_of(*exporters: Exporter) -> types.ModuleType:
    """A plugin that brings these."""
    module = types.ModuleType("small_telling_plugin")
    module.cjmkit_exporters = hookimpl(lambda: exporters)  # type: ignore[attr-defined]
    return module


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Gives the command line a toolkit with exporters of reports."""

    def give(*exporters: Exporter) -> None:
        monkeypatch.setattr(
            sys.modules["cjmkit.cli.convert"], "toolkit", lambda: Toolkit(plugins=(plugin_of(*exporters),))
        )

    here("convert", "--help", cwd=Path.cwd())  # loads the module of the command
    return give


def test_html_is_drawn_by_a_plugin(tmp_path: Path, telling: Callable[..., None]) -> None:
    """The exporter of reports gets the one report, in the language of the call, with the name and the losses."""
    telling(Teller())
    base(tmp_path, WRONG)
    answer = here("convert", "clients.csv", "out.csv", "--report", "r.html", "--lang", "en", cwd=tmp_path)
    assert answer.code == 1
    assert "wrote r.html (report)" in answer.out
    told = json.loads((tmp_path / "r.html").read_text("utf-8"))
    assert (told["rows"], told["cards"], told["rejected"], told["skipped"]) == (4, 2, 1, 1)
    assert (told["lang"], told["target"], told["with_values"]) == ("en", "out.csv", False)
    assert "7736050004" not in json.dumps(told)
    assert leftovers(tmp_path) == []


def test_values_are_drawn_if_asked_for(tmp_path: Path, telling: Callable[..., None]) -> None:
    """``--report-values`` asks for the values, as for data; what goes to standard output has no name."""
    telling(Teller(options=NoOptions))
    base(tmp_path, WRONG)
    answer = here("convert", "clients.csv", "-", "--report", "r.html", "--report-values", cwd=tmp_path)
    assert answer.code == 1
    told = json.loads((tmp_path / "r.html").read_text("utf-8"))
    assert told["with_values"]
    assert "7736050004" in json.dumps(told)
    assert (told["target"], told["lang"]) == (None, None)


def test_nothing_is_written_where_nothing_was(tmp_path: Path, telling: Callable[..., None]) -> None:
    """A dry run writes no report; without a client the report is written, and names no file."""
    telling(Teller())
    base(tmp_path)
    here("convert", "clients.csv", "out.csv", "--report", "r.html", "--dry-run", cwd=tmp_path)
    assert not (tmp_path / "r.html").exists()
    base(tmp_path, "ИНН;КПП;Наименование;Телефон\nИтого;;;\n")
    here("convert", "clients.csv", "out.csv", "--report", "r.html", cwd=tmp_path)
    assert json.loads((tmp_path / "r.html").read_text("utf-8"))["target"] is None
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("name", ["r.json", "r", "r.JSON"])
def test_data_as_ever(tmp_path: Path, telling: Callable[..., None], name: str) -> None:
    """A report of the extension json, or of none, is data whatever plugins there are."""
    telling(Teller(extensions=("html", "json")))
    base(tmp_path)
    assert here("convert", "clients.csv", "out.csv", "--report", name, cwd=tmp_path).code == 0
    assert json.loads((tmp_path / name).read_text("utf-8"))["schema"] == "cjmkit/report@1"


def test_packed_data(tmp_path: Path) -> None:
    """Data of the extension json.gz is packed, and standard output takes a report as it takes cards."""
    base(tmp_path)
    here("convert", "clients.csv", "out.csv", "--report", "r.json.gz", cwd=tmp_path)
    told = json.loads(gzip.decompress((tmp_path / "r.json.gz").read_bytes()))
    answer = here("convert", "clients.csv", "out.csv", "--report", "-", cwd=tmp_path)
    assert json.loads(answer.data) == told


def test_another_extension_is_refused(tmp_path: Path, telling: Callable[..., None]) -> None:
    """What nothing writes is refused before anything is read, with what there is."""
    base(tmp_path)
    for exporters, known in (((Teller(),), ".json, .html"), ((), ".json, .html (pip install -U cjmkit-html)")):
        telling(*exporters)
        answer = here("convert", "clients.csv", "out.csv", "--report", "r.pdf", cwd=tmp_path)
        assert answer.code == 2
        assert f"есть: {known};" in one_sentence(answer)
        assert not (tmp_path / "out.csv").exists()


def test_the_plugin_is_named(tmp_path: Path) -> None:
    """Without the plugin the call says what to install."""
    base(tmp_path)
    answer = here("convert", "clients.csv", "out.csv", "--report", "r.html", cwd=tmp_path)
    assert answer.code == 2
    assert "pip install cjmkit-html" in one_sentence(answer)


def test_in_python(tmp_path: Path) -> None:
    """A toolkit writes the report of a batch without values, or one that was made with them."""
    kit = Toolkit(plugins=(plugin_of(Teller()),))
    base(tmp_path)
    with kit.read_cards(tmp_path / "clients.csv") as batch:
        list(batch)
    kit.write_report(batch.report, tmp_path / "a.html", options={"lang": "en"})
    kit.write_report(import_report(batch.report, values=True), tmp_path / "b.bin", format="html")
    told = [json.loads((tmp_path / name).read_text("utf-8")) for name in ("a.html", "b.bin")]
    assert [(one["with_values"], one["lang"]) for one in told] == [(False, "en"), (True, "ru")]
    with pytest.raises(UnknownFormatError, match=r"pip install cjmkit-html.*\(CFG104\)"):
        Toolkit(plugins=()).write_report(batch.report, tmp_path / "a.html")
