"""
The pages about plugins say what the code says: hooks, contracts, modules, the example's files.
"""

import inspect
import pkgutil
import re
import tomllib

import pytest

import cjmkit.plugins
from cjmkit.plugins import Host, contracts, hookspecs
from cjmkit.plugins.vetting import CONTRACTS
from docs.pages import REFERENCE, ROOT, script

PAGE = (REFERENCE / "plugins.md").read_text("utf-8")
FOLDERS = sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def section(title):
    """Return the section of the page with this title."""
    return PAGE.partition(f"\n### {title}\n")[2].partition("\n### ")[0].partition("\n## ")[0]


def test_every_hook_has_a_contract():
    """What each hook returns is held to a contract, and the page links it."""
    hooks = {name for name in dir(hookspecs) if name.startswith("cjmkit_")}

    assert hooks == set(CONTRACTS)
    for name, contract in CONTRACTS.items():
        assert f"[{contract.__name__}](#{contract.__name__.lower()})" in section(name)


@pytest.mark.parametrize("name", sorted(CONTRACTS))
def test_a_hook_says_since_when_and_all_its_arguments(name):
    """The docstring of a hook has ``versionadded`` and names each argument; the page shows both."""
    hook = getattr(hookspecs, name)

    assert ".. versionadded:: " in hook.__doc__
    assert "*Since " in section(name)
    assert not [one for one in inspect.signature(hook).parameters if f"*{one}*" not in hook.__doc__]


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.__name__)
def test_a_contract_tells_every_member(contract):
    """Each attribute stands on the page with its type, each verb with its arguments."""
    told = section(contract.__name__) + section("Extension")

    for name, member in {**vars(contracts.Extension), **vars(contract)}.items():
        if isinstance(member, property):
            assert f"\n{name}: " in told
        elif inspect.isfunction(member) and not name.startswith("_"):
            wanted = inspect.signature(member)
            assert all(one in told for one in wanted.parameters)
            assert f"\n{name}(self, " in told


def test_every_public_module_is_told():
    """A plugin's author finds each module of `cjmkit.plugins` that is not a part of the host, with all its names."""
    hidden = script("plugin_pages")._HIDDEN
    public = {one.name for one in pkgutil.iter_modules(cjmkit.plugins.__path__)} - hidden

    assert {"hostile", "tables", "options", "progress", "flat"} <= public
    for name in public:
        module = __import__(f"cjmkit.plugins.{name}", fromlist=["__all__"])
        assert not [one for one in module.__all__ if f"`{one}`" not in section(f"cjmkit.plugins.{name}")]


def test_names_of_the_host_are_no_hole_in_the_page():
    """What is hidden as a part of the host is there: a renamed module does not stay hidden by its old name."""
    there = {one.name for one in pkgutil.iter_modules(cjmkit.plugins.__path__)}

    assert there >= script("plugin_pages")._HIDDEN


def test_the_tutorial_shows_the_tested_files():
    """Each block of the tutorial that names a file holds that file, and the module of the first plugin is one."""
    page = (ROOT / "docs/tutorial/first-plugin.md").read_text("utf-8")
    blocks = re.findall(r"<!-- code: (\S+) -->\n(.*?)<!-- end -->\n", page, re.DOTALL)

    assert len(blocks) >= 4
    for place, block in blocks:
        assert block == script("plugin_pages").code_of(place)


def test_some_objects_of_a_file():
    """``path#name`` takes an object with its decorators, as it stands in the source."""
    made = script("plugin_pages").code_of(
        "plugins/cjmkit-example/src/cjmkit_example/__init__.py#NO_COLUMN,cjmkit_exporters"
    )

    assert made.startswith("```python\nNO_COLUMN = Texts(")
    assert "\n\n\n@hookimpl\ndef cjmkit_exporters()" in made


def test_settings_know_every_plugin():
    """The tests of every plugin find the helpers beside them, and every plugin is in the list of plugins."""
    path = PROJECT["tool"]["pytest"]["ini_options"]["pythonpath"]
    told = (ROOT / "plugins/README.md").read_text("utf-8")

    assert [f"plugins/{folder.name}/tests" for folder in FOLDERS] == sorted(path)[: len(FOLDERS)]
    assert not [folder.name for folder in FOLDERS if f"[{folder.name}]({folder.name}/" not in told]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_plugin_has_what_users_need(folder):
    """Licence, both READMEs, types, an entry point, nothing pinned from above, tests of its own."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    module = folder.name.replace("-", "_")
    named = re.compile(r"(?:test_)?" + module.removeprefix("cjmkit_").replace("_", "_?"))

    assert (folder / "LICENSE").read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")
    assert all((folder / name).read_text("utf-8").strip() for name in ("README.md", "README.ru.md"))
    assert (folder / "src" / module / "py.typed").exists()
    assert project["project"]["name"] == folder.name
    assert module in project["project"]["entry-points"]["cjmkit"].values()
    assert not [one for one in project["project"]["dependencies"] if "<" in one or "==" in one]
    assert list(folder.glob("tests/**/test_*contract*.py"))
    assert not [one.name for one in folder.glob("tests/**/test_*.py") if not named.match(one.name)]


def test_of_two_claims_the_newer_is_the_oldest_that_works(tmp_path):
    """Constraints for the oldest dependencies come from the core and every plugin; cjmkit itself is not among them."""
    for name, line in {"a": '"attrs>=23.2", "segno>=1.6"', "b": '"cjmkit[cli]>=0.1", "Segno[x]>=1.10.0"'}.items():
        (tmp_path / f"{name}.toml").write_text(f"[project]\ndependencies = [{line}]\n")

    assert script("oldest").oldest(tmp_path / "a.toml", tmp_path / "b.toml") == ["attrs==23.2", "segno==1.10.0"]


def test_every_format_is_in_both_readmes():
    """The tables of formats name each format of the core and of the plugins, and what is lost as it was measured."""
    for name in ("README.md", "README.ru.md"):
        table = (ROOT / name).read_text("utf-8").partition("<!-- made: formats-table")[2].partition("<!-- end -->")[0]
        for one in script("loss_pages").every_format():
            assert f"| `{one.name}` | " in table
        assert "| `json` | " in table
    assert Host(()).exporter("json")
