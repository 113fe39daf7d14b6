"""
The toolkit: what it owns, how it chooses importers and exporters, and how a batch behaves.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import cjmkit
from cjmkit import CjmkitError, ClientCard, ConfigError, FormatError, SourceError, Toolkit, UnknownFormatError
from cjmkit.findings import Location, Severity, Texts
from cjmkit.intake.rejects import Rejected
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Row, Table
from cjmkit.model import CardKind, Profile, Requisites
from cjmkit.plugins import CardRecord, Loss, hookimpl
from cjmkit.rules import read_settings
from cjmkit.toolkit import CardBatch, ReadOptions, Written

BASE = "Наименование;ИНН;КПП\nПАО «Сбербанк»;7707083893;773601001\nООО «Яндекс»;7736207543;770401001\n".encode()
CARD = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Яндекс»", requisites=Requisites(inn="7736207543"))


@attrs.frozen(kw_only=True)
class NoteOptions:
    """The options of the made-up format."""

    mark: str = "*"

    def __attrs_post_init__(self) -> None:
        if self.mark == "config":
            raise ConfigError("the mark is wrong")
        if not isinstance(self.mark, str):
            msg = "a mark is text"
            raise TypeError(msg)


class NoteImporter:
    """Reads `*name` lines as tables or finished records."""

    name = "notes"
    title = Texts("Заметки", "Notes")
    extensions = ("note", "csv")
    api = 1
    kind = "cards"
    options = NoteOptions

    def read(self, source: Source, options: NoteOptions) -> Iterator[Table | CardRecord]:
        """Yield a table of names, then a record, then a table again."""
        with source.open() as stream:
            names = [line.decode().strip().removeprefix(options.mark) for line in stream]
        rows = [Row(1, ["Название", "ИНН"]), *(Row(at, [name, "7736207543"]) for at, name in enumerate(names, 2))]
        yield Table(source=source.name, sheet="первая", rows=iter(rows))
        yield CardRecord(card=CARD, where=Location(source=source.name, line=1))
        yield Table(source=source.name, sheet="вторая", rows=iter(rows))
        yield CardRecord(card=CARD, where=Location(source=source.name, line=2))


class NoteExporter:
    """Writes names, and loses the rest."""

    name = "notes"
    title = Texts("Заметки", "Notes")
    extensions = ("note",)
    api = 1
    kind = "cards"
    options = NoteOptions

    def write(self, cards: Any, stream: Any, options: NoteOptions, progress: Any) -> list[Loss]:
        """Write a line for each card."""
        for card in cards:
            stream.write(f"{options.mark}{card.name}\n".encode())
        return [Loss(field="inn", count=1, reason=Texts("нет места", "no room"))]


class NotePlugin:
    """A plugin of one made-up format."""

    @hookimpl
    def cjmkit_importers(self) -> list[NoteImporter]:
        """Give the importer."""
        return [NoteImporter()]

    @hookimpl
    def cjmkit_exporters(self) -> list[NoteExporter]:
        """Give the exporter."""
        return [NoteExporter()]


def test_two_toolkits_in_one_process() -> None:
    """Each toolkit has its own plugins and settings; neither knows of the other."""
    plain = Toolkit(plugins=())
    own = Toolkit(plugins=(NotePlugin(),), settings=read_settings({"ignore": ["CRD021"]}))
    assert "notes" in {one.name for one in own.host.importers}
    assert "notes" not in {one.name for one in plain.host.importers}
    assert "CRD021" in {one.code for one in plain.check(CARD)}
    assert "CRD021" not in {one.code for one in own.check(CARD)}
    assert plain.problems == own.problems == ()


def test_check_with_a_profile() -> None:
    """A card can be checked against a profile, by its name or itself."""
    kit = Toolkit(plugins=())
    profile = Profile(name="p", required=("phone",))
    assert ("CRD090", "phone") in {(one.code, one.where.field) for one in kit.check(CARD, profile=profile)}
    assert "CRD090" in {one.code for one in kit.check(CARD, profile="invoice")}
    assert "CRD090" not in {one.code for one in kit.check(CARD)}
    with pytest.raises(ConfigError, match="invoice"):
        kit.check(CARD, profile="invoise")


def test_checker_knows_the_day() -> None:
    """A checker judges dates by the day it was given."""
    card = attrs.evolve(CARD, next_contact_on=dt.date(2020, 1, 1))
    kit = Toolkit(plugins=())
    late = {one.code for one in kit.checker(today=dt.date(2026, 1, 1)).check(card)}
    early = {one.code for one in kit.checker(today=dt.date(2019, 1, 1)).check(card)}
    assert late - early


def test_plugins_take_extensions_of_their_own(tmp_path: Path) -> None:
    """A stranger's importer is taken by an extension that is not ours; ours it takes by its name or the content."""
    path = tmp_path / "a.csv"
    path.write_bytes(BASE)
    kit = Toolkit(plugins=(NotePlugin(),))
    with kit.read_cards(path) as batch:
        assert [card.name for card in batch] == ["ПАО «Сбербанк»", "ООО «Яндекс»"]
    with kit.read_cards(path, format="notes") as batch:
        assert {card.origin.sheet if card.origin else None for card in batch} == {"первая", "вторая", None}
    (tmp_path / "a.note").write_bytes(BASE)
    with kit.read_cards(tmp_path / "a.note") as batch:
        assert {card.origin.sheet if card.origin else None for card in batch} == {"первая", "вторая", None}
    with pytest.raises(UnknownFormatError, match="EXP100"):
        kit.read_cards(path, format="docx")
    with pytest.raises(SourceError, match="IMP001"):
        kit.read_cards(tmp_path / "нет.csv", format="csv")


def test_tables_and_records_of_one_importer(tmp_path: Path) -> None:
    """An importer may give tables and finished cards by turns: each is accounted for, records together."""
    path = tmp_path / "a.note"
    path.write_text("*ООО «Яндекс»\n", "utf-8")
    with Toolkit(plugins=(NotePlugin(),)).read_cards(path) as batch:
        assert len(list(batch)) == 4
    assert [(table.sheet, table.rows, table.cards) for table in batch.report.tables] == [
        ("первая", 2, 1),
        (None, 2, 2),
        ("вторая", 2, 1),
    ]
    batch.report.check_account()


def test_options_of_a_format(tmp_path: Path) -> None:
    """Options come as the format's own class or as a mapping; what it refuses becomes a clear mistake of the call."""
    path = tmp_path / "a.note"
    path.write_text("#ООО «Яндекс»\n", "utf-8")
    kit = Toolkit(plugins=(NotePlugin(),))
    for options in (NoteOptions(mark="#"), {"mark": "#"}):
        with kit.read_cards(path, options=options) as batch:
            assert {card.name for card in batch} == {"ООО «Яндекс»"}
    for wrong, match in (({"mark": 5}, "CFG012"), ({"mark": "config"}, "the mark is wrong"), ([1], "CFG011")):
        with pytest.raises(ConfigError, match=match):
            kit.read_cards(path, options=wrong)
    with pytest.raises(ConfigError, match="CFG010"):
        kit.write_cards([CARD], tmp_path / "b.note", options={"marks": "#"})


def test_inspect_reads_no_further_than_it_must(tmp_path: Path) -> None:
    """Inspect gives the plan of each table and stops at finished cards, which have no columns."""
    path = tmp_path / "a.note"
    path.write_text("*ООО «Яндекс»\n", "utf-8")
    kit = Toolkit(plugins=(NotePlugin(),))
    (plan,) = kit.inspect(path)
    assert [decision.targets for decision in plan.decisions] == [("name",), ("inn",)]
    assert kit.inspect(BASE)[0].homes["inn"].column == "B"


def test_writing_counts_and_tells_losses(tmp_path: Path) -> None:
    """Writing says how many cards there were and what was lost; a generator will do for cards."""
    path = tmp_path / "a.note"
    written = Toolkit(plugins=(NotePlugin(),)).write_cards((card for card in [CARD, CARD]), path)
    assert (written.cards, [loss.field for loss in written.losses]) == (2, ["inn"])
    assert path.read_text("utf-8") == "*ООО «Яндекс»\n" * 2
    assert Written(cards=0).losses == ()


def test_targets(tmp_path: Path) -> None:
    """A target is a path, a stream with or without a name, or a dash for standard output."""
    kit = Toolkit(plugins=())
    kit.write_cards([CARD], tmp_path / "a.jsonl")
    kit.write_cards([CARD], str(tmp_path / "b.jsonl"))
    with (tmp_path / "c.jsonl").open("wb") as stream:
        kit.write_cards([CARD], stream)
    memory = io.BytesIO()
    kit.write_cards([CARD], memory, format="jsonl")
    data = {(tmp_path / f"{name}.jsonl").read_bytes() for name in "abc"}
    assert data == {memory.getvalue()}
    with pytest.raises(UnknownFormatError, match=r"CFG015"):
        kit.write_cards([CARD], io.BytesIO())
    code = "from cjmkit import *; Toolkit(plugins=()).write_cards([ClientCard(id='1')], '-', format='jsonl')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert b'"id"' in done.stdout


def test_packed_target_is_the_same_every_time(tmp_path: Path) -> None:
    """A `.gz` target holds no clock and no name, so that equal cards give equal files."""
    kit = Toolkit(plugins=())
    for name in ("a.jsonl.gz", "b.jsonl.gz"):
        kit.write_cards([CARD], tmp_path / name)
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()
    with kit.read_cards(tmp_path / "a.jsonl.gz") as batch:
        assert list(batch) == [CARD]


def test_rejects_and_templates_choose_their_own_exporters(tmp_path: Path) -> None:
    """The same extension gives cards, rejects or a form, as the call says."""
    kit = Toolkit(plugins=())
    kit.write_rejects([Rejected(header=("ИНН",), values=("1",))], tmp_path / "a.xlsx", options={"lang": "en"})
    kit.write_template(tmp_path / "b.xlsx", profile="invoice")
    kit.write_template(tmp_path / "c.csv")
    assert all((tmp_path / name).stat().st_size for name in ("a.xlsx", "b.xlsx", "c.csv"))
    with pytest.raises(UnknownFormatError, match="CFG015"):
        kit.write_rejects([], tmp_path / "a.jsonl")


def test_batch_is_a_stream() -> None:
    """A batch is its own iterator, walked once; the report is whole when the walk is over."""
    with Toolkit(plugins=()).read_cards(BASE) as batch:
        assert isinstance(batch, CardBatch)
        assert iter(batch) is iter(batch)
        assert next(batch).name == "ПАО «Сбербанк»"
        assert [card.name for card in batch] == ["ООО «Яндекс»"]
        assert list(batch) == []
    assert batch.report.summary("en").startswith("<bytes>: rows 3 = cards 2 + rejected 0 + skipped 1\n")


def test_batch_that_is_left_early() -> None:
    """Leaving in the middle gives temporary files back; the report tells of what was read."""
    with Toolkit(plugins=()).read_cards(BASE) as batch:
        next(batch)
    assert list(batch) == []
    assert batch.report.tables[0].rows == 3
    batch.close()


def test_rejects_after_the_block_say_what_to_do() -> None:
    """Rejected rows live as long as the block of their batch; later walks say so."""
    bad = BASE.replace(b"7707083893", b"7707083894")
    with Toolkit(plugins=()).read_cards(bad) as batch:
        list(batch)
        assert [one.number for one in batch.rejects] == [2]
        assert [one.number for one in batch.rejects] == [2]
    with pytest.raises(ValueError, match="inside the `with` block"):
        list(batch.rejects)


def test_collector_runs_between_cards() -> None:
    """The pause of the garbage collector ends before the caller sees a card."""
    assert gc.isenabled()
    with Toolkit(plugins=()).read_cards(BASE) as batch:
        for _ in batch:
            assert gc.isenabled()


def test_read_options_have_safe_defaults() -> None:
    """Without options errors are kept back and only well proven repairs are applied."""
    options = ReadOptions()
    assert (options.on_error, options.repair.label, options.keep) == ("reject", "1/100", 1000)


def test_empty_inputs() -> None:
    """Nothing at all, and a heading alone, are refused or told in words."""
    kit = Toolkit(plugins=())
    for data in (b"", b"\n\n", "привет\n".encode()):
        with pytest.raises(FormatError, match="IMP"), kit.read_cards(data) as batch:
            list(batch)
    with kit.read_cards("ИНН;Наименование\n".encode()) as batch:
        assert list(batch) == []
    assert batch.report.rows == batch.report.skipped["IMP111"] == 1


def test_every_public_name_is_there() -> None:
    """The public names load one by one, and a misspelt one is no attribute."""
    for name in cjmkit.__all__:
        assert getattr(cjmkit, name) is not None
    assert set(cjmkit.__all__) <= set(dir(cjmkit))
    assert cjmkit.__version__.count(".") == 2
    with pytest.raises(AttributeError, match="no attribute 'Toolkitt'"):
        _ = cjmkit.Toolkitt


def test_import_is_light() -> None:
    """Importing the library, and making a toolkit, loads no openpyxl, click, rich, and reads no entry point."""
    code = (
        "import sys, cjmkit; from cjmkit import Toolkit; Toolkit(plugins=());"
        "heavy = {'openpyxl', 'click', 'rich', 'orjson'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", "import sys, cjmkit; assert 'pluggy' not in sys.modules"], check=True)
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, env={**os.environ, "PYTHONUTF8": "1"})


def test_errors_of_findings_have_severity() -> None:
    """The exceptions of the toolkit are made of findings that are errors."""
    with pytest.raises(CjmkitError) as raised:
        Toolkit(plugins=()).read_cards("/нет/такого.xlsx")
    assert raised.value.finding is not None
    assert raised.value.finding.severity is Severity.ERROR
