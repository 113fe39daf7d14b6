"""
What a toolkit lets plugins do: rules, directories, formats known by their content, and failures told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

from cjmkit import ClientCard, ConfigError, PluginError, Project, Severity, Toolkit
from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Rule, Texts
from cjmkit.intake.mapping import load_mapping
from cjmkit.model import Requisites
from cjmkit.plugins import CardRecord, NoOptions, Row, Source, Table, hookimpl
from cjmkit.rules import read_settings

WORD = Texts("проба", "a trial")
LOUD = Rule(
    code="TRY001",
    severity=Severity.WARNING,
    title=Texts("Громко", "Loud"),
    text=Texts("комментарий длиннее {limit}", "the comment is longer than {limit}"),
    why=WORD,
)
CARD = ClientCard(short_name="ООО «Яндекс»", requisites=Requisites(inn="7736207543"), comment="!" * 20)


@attrs.frozen(kw_only=True)
class LoudOptions:
    """The options of the trial's rules."""

    limit: int = 10


@attrs.frozen(kw_only=True)
class Loud:
    """Rules about the length of comments."""

    name: str = "loud"
    title: Texts = WORD
    kind: str = "cards"
    api: int = 1
    options: type[LoudOptions] = LoudOptions
    rules: tuple[Rule, ...] = (LOUD,)

    def check(self, entity: Any, context: Any, options: LoudOptions) -> Iterator[Finding]:
        """Tell of a long comment, and stumble over the number of a firm."""
        if isinstance(entity, ClientCard) and entity.comment == "stumble":
            raise ZeroDivisionError(entity.requisites.inn)
        text = entity.comment if isinstance(entity, ClientCard) else entity.title
        if text and len(text) > options.limit:
            yield LOUD.finding(limit=options.limit)


@attrs.frozen(kw_only=True)
class Format:
    """A format that does what its verb says."""

    name: str
    verb: Any
    extensions: tuple[str, ...] = ("try",)
    title: Texts = WORD
    kind: str = "cards"
    api: int = 1
    options: type[NoOptions] = NoOptions

    def read(self, source: Source, options: NoOptions) -> Iterator[Table | CardRecord]:
        """Do it."""
        return self.verb(source)

    def write(self, items: Iterable[Any], stream: Any, options: NoOptions, progress: Any) -> Any:
        """Do it."""
        return self.verb(items, stream)


@attrs.frozen(kw_only=True)
class Guessing(Format):
    """A format that knows its files by their first bytes."""

    extensions: tuple[str, ...] = ("csv",)

    def recognises(self, source: Source) -> bool:
        """Look at the content."""
        with source.open() as stream:
            return stream.read(3) == b"try"


@attrs.frozen(kw_only=True)
class Towns:
    """Loads a directory of towns: its lines."""

    name: str = "towns-txt"
    subject: str = "towns"
    title: Texts = WORD
    extensions: tuple[str, ...] = ("txt",)
    api: int = 1
    options: type[NoOptions] = NoOptions

    def load(self, source: Source, options: NoOptions) -> list[str]:
        """Read every line."""
        with source.open() as stream:
            return stream.read().decode().split()


def _plugin(name: str, **hooks: list[Any]) -> Any:
    def answer(found: list[Any]) -> Any:
        return hookimpl(lambda: found)

    module = ModuleType(name)
    for hook, found in hooks.items():
        setattr(module, hook, answer(found))
    return module


def _kit(settings: dict[str, Any] | None = None, **hooks: list[Any]) -> Toolkit:
    kit = Toolkit(plugins=(_plugin("trial", **hooks),), settings=read_settings(settings or {}))
    assert kit.problems == ()
    return kit


def test_rules_of_a_plugin_check_cards() -> None:
    """Findings of a plugin's rules come with the others, and settings give their options and grades."""
    loud = [Loud()]

    assert "TRY001" in {one.code for one in _kit(cjmkit_rules=loud).check(CARD)}
    assert "TRY001" not in {
        one.code for one in _kit({"plugins": {"loud": {"limit": 99}}}, cjmkit_rules=loud).check(CARD)
    }
    (graded,) = (
        one for one in _kit({"severity": {"TRY": "error"}}, cjmkit_rules=loud).check(CARD) if one.code == "TRY001"
    )
    assert graded.severity is Severity.ERROR
    assert "TRY001" not in {one.code for one in _kit({"ignore": ["TRY"]}, cjmkit_rules=loud).check(CARD)}


def test_a_wrong_option_of_rules_is_told() -> None:
    """An option that the rules do not have is the caller's mistake."""
    with pytest.raises(ConfigError, match="limits"):
        _kit({"plugins": {"loud": {"limits": 9}}}, cjmkit_rules=[Loud()]).check(CARD)


def test_rules_that_fail_do_not_end_a_check() -> None:
    """A rule set that raises becomes a finding with the place of its mistake and without the card's values."""
    kit = _kit(cjmkit_rules=[Loud()])

    (failed,) = (one for one in kit.check(attrs.evolve(CARD, comment="stumble")) if one.code == "EXP103")

    assert "ZeroDivisionError" in failed.message("en")
    assert "7736207543" not in failed.message("en") + failed.message("ru")


def test_rules_of_a_plugin_check_projects() -> None:
    """A rule set of the kind «project» sees the project."""
    kit = _kit(cjmkit_rules=[Loud(kind="project")])

    assert "TRY001" in {one.code for one in kit.check(Project(title="Очень длинное название"))}
    assert "TRY001" not in {one.code for one in kit.check(Project(title="Коротко"))}


def test_a_directory_is_loaded_once(tmp_path: Path) -> None:
    """A directory is loaded when first asked for, by its name or subject, and kept."""
    path = tmp_path / "towns.txt"
    path.write_text("Тверь Псков", "utf-8")
    kit = Toolkit(plugins=(_plugin("trial", cjmkit_references=[Towns()]),), references={"towns": path})

    assert kit.reference("towns") == ["Тверь", "Псков"]
    assert kit.reference("towns-txt") is kit.reference("towns")
    assert kit.reference("banks") is None


def test_a_directory_may_stand_in_the_settings(tmp_path: Path) -> None:
    """Settings name the file of a directory, from their own folder."""
    (tmp_path / "towns.txt").write_text("Тверь", "utf-8")
    settings = read_settings({"references": {"towns": "towns.txt"}}, folder=tmp_path)
    kit = Toolkit(plugins=(_plugin("trial", cjmkit_references=[Towns()]),), settings=settings)

    assert kit.reference("towns") == ["Тверь"]


def test_a_directory_of_banks_is_held_to_its_protocol(tmp_path: Path) -> None:
    """A plugin that gives something else for a directory of banks is told of when it is loaded."""
    (tmp_path / "towns.txt").write_text("Тверь", "utf-8")
    plugin = _plugin("trial", cjmkit_references=[Towns(subject="banks")])
    kit = Toolkit(plugins=(plugin,), references={"banks": tmp_path / "towns.txt"})

    with pytest.raises(PluginError, match=r"returned list, a BankDirectory is wanted"):
        kit.check(CARD)


def test_a_directory_that_nothing_loads_is_told() -> None:
    """A file for a directory that no plugin loads is the caller's mistake: nothing would look at it."""
    with pytest.raises(ConfigError, match=r"towns.*CFG112"):
        Toolkit(plugins=(), references={"towns": "a.txt"}).check(CARD)


def test_content_tells_before_the_extension(tmp_path: Path) -> None:
    """An importer that knows its files by their content takes a file of our extension, and leaves others."""
    found = Guessing(name="guessing", verb=lambda source: iter((CardRecord(card=CARD),)))
    kit = _kit(cjmkit_importers=[found])
    (tmp_path / "a.csv").write_text("try", "utf-8")
    (tmp_path / "b.csv").write_text("ИНН;Название\n7736207543;ООО «Яндекс»\n", "utf-8")

    with kit.read_cards(tmp_path / "a.csv") as batch:
        assert list(batch) == [CARD]
    with kit.read_cards(tmp_path / "b.csv") as batch:
        assert [card.origin is not None for card in batch] == [True]


def test_known_columns_are_obeyed() -> None:
    """What a reader knows of its columns is obeyed; the others are found out, and a mapping file is stronger."""

    def read(source: Source) -> Iterator[Table]:
        rows = [Row(1, ["7736207543", "ООО «Яндекс»", "Москва", "x"])]
        header = ["Код А", "Код Б", "Город", "Код В"]
        yield Table(source=source.name, header=header, fields={"Код А": "inn", "Код Б": "short_name"}, rows=iter(rows))

    kit = _kit(cjmkit_importers=[Format(name="known", verb=read)])

    with kit.read_cards(b"", format="known") as batch:
        (card,) = batch
    assert (card.requisites.inn, card.short_name, card.city, card.custom["Код В"]) == (
        "7736207543",
        "ООО «Яндекс»",
        "Москва",
        "x",
    )
    mapping = '[[column]]\nheader = "Код Б"\nfield = "comment"\n'
    with kit.read_cards(b"", format="known", mapping=load_mapping(mapping)) as batch:
        (card,) = batch
    assert (card.requisites.inn, card.short_name, card.comment) == ("7736207543", None, "ООО «Яндекс»")


def test_a_field_that_there_is_not_is_the_readers_mistake() -> None:
    """An importer that names an unknown field is a broken plugin."""

    def read(source: Source) -> Iterator[Table]:
        yield Table(source=source.name, header=["А"], fields={"А": "iin"}, rows=iter([Row(1, ["1"])]))

    kit = _kit(cjmkit_importers=[Format(name="known", verb=read)])

    with kit.read_cards(b"", format="known") as batch, pytest.raises(PluginError, match="iin"):
        list(batch)


def test_a_failing_reader_is_blamed() -> None:
    """What a plugin's reader raises by mistake names its plugin and place, not the data; in rows, too."""

    def at_once(source: Source) -> Iterator[Table]:
        raise KeyError("7736207543")

    def in_rows(source: Source) -> Iterator[Table]:
        def rows() -> Iterator[Row]:
            yield Row(1, ["7736207543"])
            raise KeyError("7736207543")

        yield Table(source=source.name, header=["ИНН"], rows=rows())

    for verb in (at_once, in_rows):
        kit = _kit(cjmkit_importers=[Format(name="failing", verb=verb)])
        with kit.read_cards(b"x", format="failing") as batch, pytest.raises(PluginError) as caught:
            list(batch)
        assert "failing" in str(caught.value)
        assert "KeyError (tests/test_toolkit_plugins.py" in str(caught.value)
        assert "7736207543" not in str(caught.value)


def test_a_failing_writer_is_blamed_and_leaves_the_old_file(tmp_path: Path) -> None:
    """A plugin that fails in mid-file leaves what was there; what the caller's cards raise passes as it is."""

    def write(items: Iterable[Any], stream: Any) -> Any:
        stream.write(b"half")
        for item in items:
            raise TypeError(item)

    path = tmp_path / "a.try"
    path.write_bytes(b"old")
    kit = _kit(cjmkit_exporters=[Format(name="failing", verb=write)])

    with pytest.raises(PluginError, match="TypeError"):
        kit.write_cards([CARD], path)
    with pytest.raises(PluginError, match="TypeError"):
        kit.write_project(Project(), tmp_path / "b.prj", format=_project_writer(kit, write))
    assert path.read_bytes() == b"old"

    def broken() -> Iterator[ClientCard]:
        raise LookupError("mine")
        yield CARD

    with pytest.raises(LookupError, match="mine"):
        kit.write_cards(broken(), path)


def _project_writer(kit: Toolkit, write: Any) -> str:
    kit.host._found["cjmkit_exporters"]["failing-project"] = Format(name="failing-project", verb=write, kind="project")
    kit.host._owners["failing-project"] = kit.host._owners["failing"]
    return "failing-project"


def test_cjmkits_own_errors_of_a_plugin_pass() -> None:
    """A plugin that raises one of cjmkit's errors speaks as it should."""

    def read(source: Source) -> Iterator[Table]:
        raise FormatError("the file is of another year")

    kit = _kit(cjmkit_importers=[Format(name="saying", verb=read)])

    with kit.read_cards(b"x", format="saying") as batch, pytest.raises(FormatError, match="another year"):
        list(batch)


def test_several_writers_of_an_extension_are_not_guessed(tmp_path: Path) -> None:
    """Where two plugins write an extension, one must be named."""
    formats = [Format(name="one", verb=lambda items, stream: ()), Format(name="two", verb=lambda items, stream: ())]
    kit = _kit(cjmkit_exporters=formats)

    with pytest.raises(ConfigError, match=r"one, two.*CFG103"):
        kit.write_cards([], tmp_path / "a.try")
    kit.write_cards([], tmp_path / "a.try", format="two")


def test_progress_is_told_of_every_card(tmp_path: Path) -> None:
    """A writing tells how many cards are done, all of them in the end."""
    for name in ("a.csv", "a.xlsx", "a.json", "a.jsonl"):
        told: list[int] = []
        Toolkit(plugins=()).write_cards([CARD] * 300, tmp_path / name, progress=told.append)
        assert sum(told) == 300
