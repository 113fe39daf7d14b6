import sys
import textwrap
from importlib.metadata import entry_points
from types import ModuleType

import attrs
import pytest

from cjmkit.errors import PluginError, UnknownFormatError
from cjmkit.findings import Texts
from cjmkit.plugins import Host, NoOptions, hookimpl


@attrs.frozen
class Format:
    name: str
    title: Texts = Texts("проба", "a trial")
    extensions: tuple[str, ...] = ("try",)
    kind: str = "cards"
    api: int = 1
    options: type = NoOptions

    def read(self, source, options):
        return iter(())

    def write(self, items, stream, options, progress):
        return ()


def plugin(name, **hooks):
    module = ModuleType(name)
    for hook, answer in hooks.items():
        setattr(module, hook, hookimpl(_answering(hook, answer)))
    return module


def _answering(hook, answer):
    def ask():
        if isinstance(answer, BaseException):
            raise answer
        return answer

    ask.__name__ = hook
    return ask


GOOD = ("good", {"cjmkit_importers": [Format("trial")], "cjmkit_exporters": [Format("trial")]})

BROKEN = {
    "raises": ({"cjmkit_importers": RuntimeError("boom")}, "ask", "RuntimeError: boom"),
    "exits": ({"cjmkit_importers": SystemExit(3)}, "ask", "SystemExit: 3"),
    "not a list": ({"cjmkit_importers": 7}, "ask", "a list is wanted"),
    "a text": ({"cjmkit_exporters": "csv"}, "ask", "a list is wanted"),
    "no contract": (
        {"cjmkit_importers": [object()]},
        "ask",
        "follow Importer: no api, extensions, kind, name",
    ),
    "too new": ({"cjmkit_importers": [Format("x", api=9)]}, "ask", "wants api 9, this release has 1"),
    "nameless": ({"cjmkit_importers": [Format("")]}, "ask", "name must be a text"),
    "bad options": ({"cjmkit_importers": [Format("x", options=int)]}, "ask", "options must be an attrs class"),
    "doubled": ({"cjmkit_importers": [Format("x"), Format("x")]}, "ask", "'x' is taken"),
    "takes csv": ({"cjmkit_importers": [Format("csv")]}, "ask", "'csv' is taken"),
    "misspelt": ({"cjmkit_importer": []}, "register", "did you mean cjmkit_importers?"),
    "strange": ({"something_else": []}, "register", "unknown hook something_else"),
    "empty": ({}, "register", "no hook implementation"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_plugin_breaks_alone(name):
    """A broken plugin becomes a problem that names stage and reason; good ones keep working."""
    hooks, stage, reason = BROKEN[name]
    host = Host([plugin(name, **hooks), plugin("good", **GOOD[1])])

    (problem,) = host.problems

    assert (name, stage) == (problem.plugin, problem.stage)
    assert reason in problem.error
    assert reason in problem.message("en")
    assert problem.fix.ru in problem.message("ru")
    assert {"csv", "json", "jsonl", "xlsx", "trial"} <= {found.name for found in host.importers}


def test_half_taken_plugin_leaves_nothing():
    """A plugin whose exporters are refused brings no importers either."""
    host = Host([plugin("half", cjmkit_importers=[Format("fresh")], cjmkit_exporters=[Format("csv")])])

    assert "fresh" not in {found.name for found in host.importers}


def test_wrong_arguments_are_refused_on_registration():
    """A hook that wants an argument that the specification lacks is a problem, not a crash."""
    module = ModuleType("greedy")

    def cjmkit_importers(more):
        return []

    module.cjmkit_importers = hookimpl(cjmkit_importers)

    (problem,) = Host([module]).problems

    assert problem.stage == "register"


def test_unknown_format_names_the_nearest():
    """Asking for a misspelt format tells what there is."""
    with pytest.raises(UnknownFormatError, match=r"xslx.*xlsx"):
        Host(()).exporter("xslx")


def test_a_format_that_goes_the_other_way_is_told():
    """A format that is only read, or only written, is not called unknown."""
    host = Host([plugin("papers", cjmkit_importers=[Format("paper")])])
    with pytest.raises(UnknownFormatError, match="“paper” is only read"):
        host.exporter("paper")
    with pytest.raises(UnknownFormatError, match="“rejects” is only written"):
        Host(()).importer("rejects")


def test_asking_a_broken_plugin_by_name_raises_its_cause():
    """The cause of a broken plugin is told when it is asked for by name."""
    host = Host([plugin("boomer", cjmkit_importers=RuntimeError("boom"))])

    with pytest.raises(PluginError, match="RuntimeError: boom"):
        host.importer("boomer")


def _install(folder, dist, entry, code, version="1.0"):
    info = folder / f"{dist}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {dist}\nVersion: {version}\n")
    (info / "entry_points.txt").write_text(f"[cjmkit]\n{entry} = {dist}_module\n")
    (folder / f"{dist}_module.py").write_text(textwrap.dedent(code))


GOOD_CODE = """
    import attrs
    from cjmkit.findings import Texts
    from cjmkit.plugins import NoOptions, hookimpl

    @attrs.frozen
    class Good:
        name: str = "{name}"
        title: Texts = Texts("х", "x")
        extensions: tuple = ("{name}",)
        kind: str = "cards"
        api: int = 1
        options: type = NoOptions
        def read(self, source, options):
            return iter(())

    @hookimpl
    def cjmkit_importers():
        return [Good()]
"""


def _neighbours():
    return {entry.name for entry in entry_points(group="cjmkit")} - {"alpha", "broken", "quits", "omega"}


@pytest.fixture
def installed(tmp_path, monkeypatch):
    _install(tmp_path, "alpha", "alpha", GOOD_CODE.replace("{name}", "alpha"))
    _install(tmp_path, "broken", "broken", "import a_module_that_is_not_there\n", "2.3")
    _install(tmp_path, "quits", "quits", "raise SystemExit(1)\n")
    _install(tmp_path, "omega", "omega", GOOD_CODE.replace("{name}", "omega"))
    monkeypatch.syspath_prepend(str(tmp_path))
    # The plugins of this repository may be installed beside.
    monkeypatch.setenv("CJMKIT_DISABLE_PLUGINS", ",".join(_neighbours()))
    yield
    for name in ("alpha", "broken", "quits", "omega"):
        sys.modules.pop(f"{name}_module", None)


@pytest.mark.usefixtures("installed")
def test_installed_plugins_load_one_by_one():
    """A failing import and a SystemExit leave the plugins before and after them working."""
    host = Host()

    assert {"alpha", "omega"} <= {found.name for found in host.importers}
    assert [(problem.distribution, problem.version) for problem in host.problems] == [
        ("broken", "2.3"),
        ("quits", "1.0"),
    ]
    assert host.owner("alpha") == "alpha 1.0"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(("switch", "left"), [("broken, quits", {"alpha", "omega"}), ("*", set())])
def test_environment_switches_plugins_off(monkeypatch, switch, left):
    """CJMKIT_DISABLE_PLUGINS leaves plugins out by name, or all of them."""
    monkeypatch.setenv("CJMKIT_DISABLE_PLUGINS", switch)

    host = Host()

    assert host.problems == ()
    assert left == {found.name for found in host.importers} & {"alpha", "omega"}


@pytest.mark.usefixtures("installed")
def test_two_hosts_are_apart():
    """Two hosts in one process do not see each other's plugins."""
    assert "alpha" in {found.name for found in Host().importers}
    assert "alpha" not in {found.name for found in Host(()).importers}
