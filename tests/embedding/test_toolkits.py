import io
import threading
from types import ModuleType

import pytest

from cjmkit import ConfigError, DataError, OutputError, SourceError, Toolkit, UnknownFormatError
from cjmkit.model import CardKind, ClientCard, Requisites
from cjmkit.rules import Settings

CSV = "Наименование;ИНН;Телефон\nООО «Ромашка»;7707083893;8 (495) 123-45-67\nООО «Лютик»;7707083894;\n".encode()


def test_two_toolkits_do_not_share_settings():
    """What one toolkit switches off, another in the same process still finds."""
    wrong = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Лютик»", requisites=Requisites(inn="7707083894"))
    quiet, loud = Toolkit(plugins=(), settings=Settings(ignore=("CRD",))), Toolkit(plugins=())

    assert quiet.check(wrong) == ()
    assert "CRD012" in {finding.code for finding in loud.check(wrong)}


def test_bytes_streams_and_paths_read_alike(tmp_path):
    """A base gives the same cards from a path, from bytes and from a stream."""
    path = tmp_path / "base.csv"
    path.write_bytes(CSV)
    kit = Toolkit(plugins=())

    names = [[card.name for card in kit.read_cards(source)] for source in (path, CSV, io.BytesIO(CSV))]

    assert names == [["ООО «Ромашка»"]] * 3


def test_stopping_at_the_first_error_raises_the_finding():
    """With on_error="stop" the first wrong row ends the road with its finding and its cell."""
    with pytest.raises(DataError, match=r"B3\] inn") as caught:
        list(Toolkit(plugins=()).read_cards(CSV, on_error="stop"))

    assert caught.value.finding.code == "CRD012"
    assert caught.value.report.cards == 1


def test_keeping_errors_loses_no_row():
    """With on_error="keep" a wrong row becomes a card that holds the wrong value."""
    batch = Toolkit(plugins=()).read_cards(CSV, on_error="keep")

    inns = [card.requisites.inn for card in batch]

    assert inns == ["7707083893", "7707083894"]
    assert batch.report.errors == 1
    with pytest.raises(DataError):
        batch.report.raise_for_errors()


def test_rejected_rows_keep_their_cells_and_reasons():
    """A rejected row is given with its number, its original cells and its findings."""
    with Toolkit(plugins=()).read_cards(CSV) as batch:
        list(batch)
        (rejected,) = batch.rejects

    assert rejected.number == 3
    assert tuple(rejected.values)[:2] == ("ООО «Лютик»", "7707083894")
    assert [finding.where.column for finding in rejected.findings if finding.code == "CRD012"] == ["B"]


@pytest.mark.parametrize(
    ("options", "error", "match"),
    [
        ({"format": "xslx"}, UnknownFormatError, "xlsx"),
        ({"profile": "invoise"}, ConfigError, "invoice"),
        ({"mapping": "no-such-mapping.toml"}, SourceError, "no such file"),
        ({"sheets": ("База",)}, ConfigError, "has no sheets"),
        ({"options": {"delimeter": ";"}}, ConfigError, "delimiter"),
        ({"synonyms": {"Прозвище": "nickname"}}, ConfigError, "nickname"),
        ({"colour": "red"}, TypeError, "no option 'colour'"),
    ],
)
def test_wrong_options_are_refused_with_what_there_is(options, error, match):
    """Each wrong option raises at once or while reading, and says what was meant."""
    with pytest.raises(error, match=match):
        list(Toolkit(plugins=()).read_cards(CSV, **options))


def test_input_is_never_overwritten(tmp_path):
    """Writing cards onto the file they come from is refused, and the file stays."""
    path = tmp_path / "base.csv"
    path.write_bytes(CSV)
    kit = Toolkit(plugins=())

    with kit.read_cards(path) as batch, pytest.raises(OutputError, match="the very file"):
        kit.write_cards(batch, path)

    assert path.read_bytes() == CSV


def test_broken_plugin_leaves_the_toolkit_working():
    """A plugin without hooks is a problem of the toolkit; reading goes on."""
    kit = Toolkit(plugins=[ModuleType("empty")])

    assert [problem.plugin for problem in kit.problems] == ["empty"]
    assert len(list(kit.read_cards(CSV))) == 1


def test_progress_counts_every_row():
    """The numbers that progress is called with add up to the rows of the table."""
    done = []

    with Toolkit(plugins=()).read_cards(CSV, progress=done.append) as batch:
        list(batch)

    assert sum(done) == batch.report.rows == 3


def test_cancelling_leaves_the_old_file(tmp_path):
    """An exception of progress ends the road with that very exception, and an old output stays as it was."""

    class Cancelled(Exception):
        pass

    def cancel(rows):
        raise Cancelled

    target = tmp_path / "cards.jsonl"
    target.write_text("old")
    kit = Toolkit(plugins=())

    with kit.read_cards(CSV, progress=cancel) as batch, pytest.raises(Cancelled):
        kit.write_cards(batch, target)

    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["cards.jsonl"]


def test_stopping_early_gives_temporary_files_back():
    """A base may be left in the middle: the batch closes, and its report tells what was done until then."""
    with Toolkit(plugins=()).read_cards(CSV) as batch:
        first = next(batch)

    assert first.name == "ООО «Ромашка»"
    assert batch.report.rows >= 1
    assert not list(batch)


def test_plugins_are_switched_off_by_the_environment(monkeypatch):
    """With CJMKIT_DISABLE_PLUGINS=* no installed plugin is loaded, and the built-in formats stay."""
    monkeypatch.setenv("CJMKIT_DISABLE_PLUGINS", "*")
    kit = Toolkit()

    of_cards = {importer.name for importer in kit.host.importers if importer.kind == "cards"}
    assert of_cards == {"csv", "json", "jsonl", "xlsx"}
    assert not kit.problems


def test_personal_data_stays_out_of_repr():
    """Neither a card nor a finding nor a rejected row shows what a client's cells hold when it is printed."""
    with Toolkit(plugins=()).read_cards(CSV) as batch:
        cards = list(batch)
        shown = repr([*cards, *batch.report, *batch.rejects])

    assert "123-45-67" not in shown
    assert "+74951234567" not in shown


def test_threads_share_a_toolkit():
    """Eight threads read through one toolkit and get the same cards."""
    kit, found = Toolkit(plugins=()), []

    def read():
        found.append([card.name for card in kit.read_cards(CSV)])

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [["ООО «Ромашка»"]] * 8
