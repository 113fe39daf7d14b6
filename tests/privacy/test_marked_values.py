"""
Personal data is quiet everywhere: a base of marked values goes through every command and every exporter there is.

Commands are found in the program and exporters in the host, so that a new one cannot be forgotten.
"""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import attrs
import click
import pytest

from cjmkit import Toolkit
from cjmkit.cli.app import program
from cjmkit.errors import PluginError
from cjmkit.findings import Texts
from cjmkit.intake.import_report import import_report
from cjmkit.model import ClientCard
from cjmkit.plugins import Host, hookimpl
from cjmkit.plugins.contracts import API, NoOptions
from cjmkit.plugins.host import DISABLE_VARIABLE
from cjmkit.privacy import Redactor, redaction_named
from cli.running import ROOT, Answer, call, environment, here
from privacy.marked import CARDS, CHANGED, jsonl, phone, shown, shown_in

PROJECT = str(ROOT / "examples" / "journeys" / "cream.toml")
KEY = b"0123456789abcdef0123456789abcdef"
SECRET = ("--redaction-key-file", "key.txt")

CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "analyse": (("{project}", "--cards", "base.jsonl"),),
    "check": (("base.jsonl", "--level", "info"), ("broken.jsonl",), ("base.csv", "--level", "info")),
    "convert": (
        ("base.jsonl", "out.jsonl", "--on-error", "keep", "--report", "told.json", "--manifest", "told2.json"),
        ("base.csv", "out.xlsx", "--on-error", "reject", "--report", "told.json"),
        ("base.jsonl", "told.jsonl", "--on-error", "keep", "--redaction", "share"),
        ("base.jsonl", "told.csv", "--on-error", "keep", "--redaction", "analytics", *SECRET),
        ("base.jsonl", "told.xlsx", "--on-error", "keep", "--redaction", "demo", *SECRET),
        ("base.jsonl", "out.csv", "--only-consented", "marketing"),
        ("broken.jsonl", "out.jsonl", "--on-error", "stop"),
    ),
    "dedupe": (
        ("twice.jsonl", "-o", "out.jsonl", "--review", "review.xlsx"),
        ("twice.jsonl", "-o", "out.jsonl", "--remember", "told.memory.jsonl", "--decisions-key-file", "key.txt"),
    ),
    "diff": (("base.jsonl", "new.jsonl"), ("new.jsonl", "twice.jsonl", "--output", "markdown")),
    "erase": (
        ("base.jsonl", "--phone", "{phone}", "--dry-run"),
        ("base.jsonl", "--phone", "{phone}", "-o", "out.jsonl", "--yes", "--receipt", "told.json"),
        ("twice.jsonl", "--name", "{name}", "--dry-run"),
        ("base.jsonl", "--phone", "{phone}5", "--dry-run"),
    ),
    "expired": (("base.jsonl", "--retain", "processing=1y", "-o", "out.jsonl"),),
    "explain": (("PRV104",),),
    "fmt": (("base.jsonl",),),
    "inspect": (("base.csv", "--no-samples"), ("base.jsonl", "--no-samples"), ("broken.jsonl", "--no-samples")),
    "new checklist": (("map",),),
    "new journey": (("told.toml", "--force"),),
    "new plugin": (("told",),),
    "new template": (("told.csv",),),
    "notice": (("base.jsonl", "new.jsonl", "-o", "out.txt"),),
    "plugins": ((),),
    "render": (("base.jsonl", "-o", "out.html"), ("{project}", "-o", "out.html")),
    "schema": (("card",),),
    "update": (
        ("base.jsonl", "new.jsonl", "-o", "out.jsonl", "--preview", "-"),
        ("base.jsonl", "new.jsonl", "-o", "out.jsonl", "--mode", "replace", "--preview", "preview.xlsx"),
    ),
}
"""What each command is called with. Files called «told…» are not to show a value either."""

REFUSED = (CALLS["fmt"][0], CALLS["erase"][-1], CALLS["render"][0], CALLS["new plugin"][0])
"""Calls that are, or may be, refused: what a refusal says is looked at, too."""

ASKED = {
    ("convert", "--report-values"): ("base.csv", "out.jsonl", "--report", "told.json"),
    ("diff", "--values"): ("base.jsonl", "changed.jsonl"),
    ("inspect", "--samples"): ("base.csv",),
    ("update", "--values"): ("changed.jsonl", "base.jsonl", "--preview", "-", "--mode", "replace"),
}
"""The switches that ask for values, and a call in which they show them."""


def commands(group: click.Group = program, before: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command there is, by its words."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, (*before, name))
        else:
            yield " ".join((*before, name)), found


COMMANDS = dict(commands())
OUTPUTS = {
    name: next((one.type.choices for one in command.params if one.name == "output"), (None,))  # type: ignore[attr-defined]
    for name, command in COMMANDS.items()
}


@pytest.fixture
def folder(tmp_path):
    """The base in several forms, a damaged one, one with duplicates, a newer one, and a key."""
    (tmp_path / "base.jsonl").write_bytes(jsonl())
    (tmp_path / "twice.jsonl").write_bytes(jsonl((*CARDS, *(attrs.evolve(one, id=f"{one.id}x") for one in CARDS))))
    (tmp_path / "new.jsonl").write_bytes(jsonl(CHANGED))
    changed = [attrs.evolve(one, referred_by="Ктото", contacts=one.contacts[1:]) for one in CARDS]
    (tmp_path / "changed.jsonl").write_bytes(jsonl(tuple(changed)))
    (tmp_path / "broken.jsonl").write_bytes(jsonl()[:-60] + b"\n" + jsonl()[:300] + b"\n")
    (tmp_path / "key.txt").write_bytes(KEY)
    Toolkit(plugins=()).write_cards(CARDS, tmp_path / "base.csv")
    return tmp_path


@pytest.fixture
def logs():
    """The root logger at its most talkative."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def filled(argument: str) -> str:
    return argument.format(project=PROJECT, phone=phone(0), name="Меченина Меченинаович")


def leaks(answer: Answer, logs: io.StringIO, folder: Path) -> list[tuple[str, list[str]]]:
    """Where a mark shows: in what was said, in logs, in files that are not to hold values."""
    said = {"out": answer.out, "err": answer.err, "logs": logs.getvalue()}
    found = [(f"{name}: {line[:200]}", shown(line)) for name, text in said.items() for line in text.splitlines()]
    for path in folder.rglob("told*"):
        found += [(path.name, shown_in(path.read_bytes()))] if path.is_file() else []
    return [(where, marks) for where, marks in found if marks]


def test_every_command_is_known():
    """The tables of this test know every command and every switch that asks for values."""
    assert sorted(COMMANDS) == sorted(CALLS)
    asking = {
        (name, option)
        for name, command in COMMANDS.items()
        for one in command.params
        for option in one.opts
        if option.endswith(("values", "samples"))
    }
    assert asking == set(ASKED)


@pytest.mark.slow
@pytest.mark.parametrize("name", CALLS)
def test_every_command(folder, logs, name):
    """No command says a personal value, in any form of output and either language, nor writes it into a report."""
    for arguments in CALLS[name]:
        for output in OUTPUTS.get(name, (None,)):
            form = ("--output", output) if output and "--output" not in arguments else ()
            for lang in ("ru", "en"):
                env = environment(COLUMNS="300", CJMKIT_DISABLE_PLUGINS="")
                words = [*name.split(), *map(filled, arguments), *form, "--lang", lang]
                answer = here(*words, cwd=folder, env=env)
                assert not leaks(answer, logs, folder), words
                assert answer.code < 2 or arguments in REFUSED, answer.err
                assert "Traceback" not in answer.err
                assert "внутренняя" not in answer.err, answer.err
                assert "internal error" not in answer.err, answer.err


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_what_is_asked_for_shows(folder, logs, asked):
    """The test is not blind: each switch that asks for values gets them."""
    name, switch = asked
    answer = here(name, *ASKED[asked], switch, cwd=folder, env=environment(COLUMNS="300"))
    assert leaks(answer, logs, folder)


def exporters() -> list[str]:
    disabled = os.environ.pop(DISABLE_VARIABLE, None)
    try:
        return [one.name for one in Host().exporters if one.kind == "cards"]
    finally:
        if disabled is not None:
            os.environ[DISABLE_VARIABLE] = disabled


@pytest.mark.parametrize("redaction", ["share", "analytics", "demo"])
@pytest.mark.parametrize("name", exporters())
def test_every_exporter(monkeypatch, logs, name, redaction):
    """Nothing that an exporter writes or tells after a redaction shows a mark, archives unpacked."""
    monkeypatch.delenv(DISABLE_VARIABLE, raising=False)
    stream = io.BytesIO()
    written = Toolkit().write_cards(CARDS, stream, format=name, redaction=redaction, key=KEY)
    assert not shown_in(stream.getvalue())
    assert not shown(repr(written) + logs.getvalue())
    assert not shown("".join(f"{loss.field} {loss.reason.ru} {loss.reason.en}" for loss in written.losses))


def test_every_report(monkeypatch, logs, folder):
    """No exporter of import reports shows a mark, unless values were asked for: then it shows them."""
    monkeypatch.delenv(DISABLE_VARIABLE, raising=False)
    kit = Toolkit()
    with kit.read_cards(folder / "base.csv", on_error="keep") as batch:
        list(batch)
    for exporter in (one for one in kit.host.exporters if one.kind == "report"):
        for values in (False, True):
            stream = io.BytesIO()
            kit.write_report(import_report(batch.report, values=values), stream, format=exporter.name)
            assert bool(shown_in(stream.getvalue())) is values, exporter.name
    assert not shown(logs.getvalue())


@pytest.mark.parametrize("name", [name for name in exporters() if name in ("csv", "jsonl", "xlsx", "vcard")])
def test_exporters_would_show_it(monkeypatch, name):
    """The test is not blind: without a redaction the same files show every mark."""
    monkeypatch.delenv(DISABLE_VARIABLE, raising=False)
    stream = io.BytesIO()
    Toolkit().write_cards(CARDS, stream, format=name)
    assert len(shown_in(stream.getvalue())) == 3


def test_made_up_names_keep_their_parts():
    """In a demonstration a last name is one word, a first name another, and a whole name three."""
    for card in Redactor(redaction_named("demo")).all(CARDS[:2]):
        assert card.person is not None
        parts = (card.person.last_name, card.person.first_name, card.person.patronymic)
        assert [len((part or "").split()) for part in (*parts, card.full_name)] == [1, 1, 1, 3]


def test_objects_say_nothing():
    """The repr of cards and of each of their parts shows no value."""
    for card in CARDS:
        parts = [card, *card.contacts, *card.addresses, *card.people, *card.bank_accounts, *card.consents, *card.tasks]
        parts += [card.person, card.requisites, card.origin, card.loyalty_card, card.photo]
        assert not [part for part in parts if shown(repr(part))]


@attrs.frozen(kw_only=True)
class Leaky:
    """An exporter that fails with the data in its message, as strangers do."""

    name: str = "leaky"
    title: Texts = Texts("Дырявый", "Leaky")
    extensions: tuple[str, ...] = ("leaky",)
    kind: str = "cards"
    api: int = API
    options: type[NoOptions] = NoOptions

    def write(self, cards, stream, options, progress):
        del stream, options, progress
        for card in cards:
            raise ValueError(f"cannot write {card.full_name} {card.contacts[0].value}") from KeyError(card.full_name)


class LeakyPlugin:
    """Brings `Leaky`."""

    @staticmethod
    @hookimpl
    def cjmkit_exporters():
        """Return it."""
        return (Leaky(),)


def test_unexpected_errors_of_plugins(logs):
    """What a stranger says while it fails is in no message of ours, nor in the repr of the error or of its report."""
    kit = Toolkit(plugins=(LeakyPlugin(),))
    with pytest.raises(PluginError, match=r"\(EXP102\)$") as caught:
        kit.write_cards(CARDS, io.BytesIO(), format="leaky")
    error = caught.value
    said = [str(error), repr(error), error.message("ru"), repr(error.finding), repr(kit.problems), logs.getvalue()]
    said += [problem.message(lang) for problem in kit.problems for lang in ("ru", "en")]
    assert not [text for text in said if shown(text)]
    told = "".join(traceback.format_exception(error, chain=False))
    assert not shown(told)


PLUGIN = """
from cjmkit.plugins import hookimpl
from cjmkit.plugins.contracts import API, NoOptions
from cjmkit.findings import Texts
from cjmkit.intake.import_report import import_report

class Leaky:
    name, title, extensions, kind, api, options = "leaky", Texts("Д", "L"), ("leaky",), "cards", API, NoOptions
    def write(self, cards, stream, options, progress):
        for card in cards:
            raise ValueError(f"cannot write {card.full_name} {card.contacts[0].value}")

@hookimpl
def cjmkit_exporters():
    return (Leaky(),)
"""


def test_an_installed_plugin_that_fails(folder):
    """The program tells of an installed exporter that fails in one sentence without a value, and its code is 2."""
    place = folder / "site"
    described = place / "leaky_plugin-1.0.dist-info"
    described.mkdir(parents=True)
    (place / "leaky_plugin.py").write_text(PLUGIN, encoding="utf-8")
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: leaky-plugin\nVersion: 1.0\n", encoding="utf-8")
    (described / "entry_points.txt").write_text("[cjmkit]\nleaky = leaky_plugin\n", encoding="utf-8")
    env = environment(PYTHONPATH=os.pathsep.join((str(place), *sys.path[1:2])), CJMKIT_DISABLE_PLUGINS="")
    answer = call("convert", "base.jsonl", "out.leaky", "--on-error", "keep", cwd=folder, env=env)
    assert answer.code == 2
    assert "leaky" in answer.err
    assert not shown(answer.out + answer.err)
    assert len(answer.err.strip().splitlines()) == 1, answer.err


def test_a_defect_of_ours(folder, monkeypatch):
    """An error that nobody foresaw is told by its kind and place: its message may hold anything."""

    def broken(*_: object, **__: object) -> None:
        raise LookupError(CARDS[0].full_name)

    monkeypatch.setattr("cjmkit.toolkit.kit.Toolkit.write_cards", broken)
    answer = here("convert", "base.jsonl", "out.jsonl", cwd=folder)
    assert answer.code == 2
    assert "LookupError" in answer.err
    assert not shown(answer.out + answer.err)


def test_marks_are_everywhere():
    """The base is worth its name: every card shows all marks once it is written as it is."""
    for card in CARDS:
        assert isinstance(card, ClientCard)
        assert len(shown(jsonl((card,)).decode())) == 3
