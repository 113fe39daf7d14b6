"""
A verb that gives what its contract does not know is blamed on its plugin, in a sentence that says what is wanted.
"""

from __future__ import annotations

from functools import partial
from itertools import chain, repeat
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

from cjmkit import ClientCard, PluginError, Project, Toolkit
from cjmkit.plugins import CardRecord, Host, Row, Table, hookimpl
from testing.small_plugin import SmallExporter, SmallImporter, SmallRules

CARD = ClientCard(short_name="ПАО Ёж")


@attrs.frozen(kw_only=True)
class Answering(SmallExporter):
    """Writes half a file and answers as told."""

    answer: Any = ()

    def write(self, items: Any, stream: Any, options: Any, progress: Any) -> Any:
        """Write."""
        stream.write(b"half")
        return self.answer


@attrs.frozen(kw_only=True)
class Reading(SmallImporter):
    """Reads as told."""

    answer: Any = ()

    def read(self, source: Any, options: Any) -> Any:
        """Read."""
        return self.answer


@attrs.frozen(kw_only=True)
class Checking(SmallRules):
    """Checks as told."""

    answer: Any = ()

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        """Check."""
        return self.answer


def module(name: str = "answering", **hooks: Any) -> ModuleType:
    """Return a plugin whose hooks give what is told."""
    made = ModuleType(name)
    for hook, answer in hooks.items():

        def ask(answer: Any = answer) -> Any:
            return answer

        setattr(made, hook, hookimpl(ask))
    return made


@pytest.mark.parametrize("kind", ["cards", "project"])
@pytest.mark.parametrize(
    ("answer", "given"), [(None, "NoneType"), (5, "int"), ("abc", "str"), (["a"], "str"), ({"a": 1}, "str")]
)
def test_losses_are_losses(tmp_path: Path, kind: str, answer: Any, given: str) -> None:
    """An exporter that returns anything but losses leaves the old file as it was, and no other behind."""
    (tmp_path / "old.small").write_bytes(b"old")
    kit = Toolkit(plugins=(module(cjmkit_exporters=[Answering(kind=kind, answer=answer)]),))

    write = partial(kit.write_cards, [CARD]) if kind == "cards" else partial(kit.write_project, Project())

    for name in ("old.small", "new.small"):
        with pytest.raises(PluginError, match=rf"“small” \(answering\) failed: write\(\) gave {given}, a list of Loss"):
            write(tmp_path / name, format="small")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("old.small", b"old")]


def table_of(rows: list[Any]) -> Table:
    """Return a table with these rows."""
    return Table(source="x", header=["ИНН"], rows=iter(rows))


WRONG_CARDS: dict[str, tuple[Any, str]] = {
    "nothing": (None, "gave NoneType, something to walk"),
    "a number": (5, "gave int, something to walk"),
    "texts": (["a"], "gave str, a Table or a CardRecord"),
    "a project": ([Project()], "gave Project, a Table or a CardRecord"),
    "no card": ([CardRecord(card="a")], "gave str, a ClientCard or None in a CardRecord"),  # type: ignore[arg-type]
    "no findings": ([CardRecord(card=CARD, findings=None)], "gave NoneType, a tuple"),  # type: ignore[arg-type]
    "no rows": ([table_of([Row(1, ["7736207543"]), ("7736207543",)])], "gave tuple, a Row in a Table"),
}


@pytest.mark.parametrize("name", WRONG_CARDS)
def test_cards_are_records(name: str) -> None:
    """An importer that yields anything but tables and records is named; what it read is not quoted."""
    answer, told = WRONG_CARDS[name]
    kit = Toolkit(plugins=(module(cjmkit_importers=[Reading(answer=answer)]),))

    with kit.read_cards(b"x", format="small") as batch, pytest.raises(PluginError, match=told) as caught:
        list(batch)
    assert "7736207543" not in str(caught.value)


@pytest.mark.parametrize("answer", [["a"], [CardRecord(card=CARD)], [None]])
def test_a_project_is_one_record(answer: Any) -> None:
    """An importer of projects that yields something else is named."""
    kit = Toolkit(plugins=(module(cjmkit_importers=[Reading(kind="project", answer=answer)]),))

    with pytest.raises(PluginError, match="one ProjectRecord is wanted"):
        kit.read_project(b"x", format="small")


@pytest.mark.parametrize(
    ("answer", "told"),
    [(None, "NoneType, something to walk"), (["a"], "str, a Finding"), ([None], "NoneType, a Finding")],
)
def test_findings_are_findings(answer: Any, told: str) -> None:
    """Rules that give anything but findings do not end a check: one warning says what they gave."""
    kit = Toolkit(plugins=(module(cjmkit_rules=[Checking(answer=answer)]),))

    (finding,) = (one for one in kit.check(CARD) if one.code == "EXP103")
    assert f"check() gave {told} is wanted" in finding.message("en")


def test_a_forgotten_return_is_told() -> None:
    """A hook that returns None brings nothing: pluggy passes it in silence, the host does not."""
    (problem,) = Host((module(cjmkit_exporters=None, cjmkit_importers=[SmallImporter()]),)).problems

    assert (problem.stage, problem.error) == ("ask", "TypeError: cjmkit_exporters returned None, a list is wanted")


@pytest.mark.parametrize("api", [0, -1, "1", None])
def test_an_api_is_a_number_from_one(api: Any) -> None:
    """What is no version of the contracts is told as such, not as too new."""
    (problem,) = Host((module(cjmkit_exporters=[SmallExporter(api=api)]),)).problems

    assert "api must be cjmkit.plugins.API, a whole number from 1" in problem.error


def test_two_plugins_of_one_name_are_told_shortly() -> None:
    """The second plugin of a name is refused in one sentence, and the first one works."""
    host = Host((module(cjmkit_exporters=[SmallExporter()]), module(cjmkit_exporters=[SmallExporter(name="other")])))

    (problem,) = host.problems
    assert problem.error == "ValueError: another plugin is called 'answering': rename one of the two entry points"
    assert "small" in {one.name for one in host.exporters}


def test_one_module_by_two_names_is_told() -> None:
    """A module that two entry points name is taken once."""
    names = chain(("first",), repeat("second"))

    class Twice(ModuleType):
        """A plugin that is called otherwise when it is met again."""

        __name__ = property(lambda self: next(names))  # type: ignore[assignment]

    plugin = Twice("plugin")
    vars(plugin).update(vars(module(cjmkit_exporters=[SmallExporter()])))
    (problem,) = Host((plugin, plugin)).problems

    assert (problem.plugin, problem.stage) == ("second", "register")
    assert problem.error == "ValueError: another entry point names the same module: leave one of the two"


def test_a_stream_that_a_plugin_closed_is_a_whole_file(tmp_path: Path) -> None:
    """An exporter that closes what is not its own does no harm: the file is whole."""

    @attrs.frozen(kw_only=True)
    class Closing(SmallExporter):
        def line(self, card: ClientCard) -> bytes:
            return b"line"

        def write(self, items: Any, stream: Any, options: Any, progress: Any) -> Any:
            losses = SmallExporter.write(self, items, stream, options, progress)
            stream.close()
            return losses

    kit = Toolkit(plugins=(module(cjmkit_exporters=[Closing()]),))
    kit.write_cards([CARD, CARD], tmp_path / "new.small", format="small")

    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"lineline"]
