import json

import pytest

from cli.running import environment, here

METADATA = "Metadata-Version: 2.1\nName: cjmkit-{name}\nVersion: 1.2\n"
GOOD = """
import attrs
from cjmkit.findings import Rule, Severity, Texts
from cjmkit.plugins import API, NoOptions, hookimpl

RULE = Rule(code="GOO001", severity=Severity.INFO, title=Texts("Х", "Good"), text=Texts("х", "x"), why=Texts("х", "x"))


@attrs.frozen(kw_only=True)
class GoodRules:
    name: str = "good-rules"
    title: Texts = Texts("Хорошие правила", "Good rules")
    kind: str = "cards"
    api: int = API
    options: type = NoOptions
    rules: tuple = (RULE,)

    def check(self, entity, context, options):
        return ()


@attrs.frozen(kw_only=True)
class GoodReference:
    name: str = "good-list"
    title: Texts = Texts("Список", "A list")
    extensions: tuple = ("lst",)
    subject: str = "goods"
    api: int = API
    options: type = NoOptions

    def load(self, source, options):
        return {}


@hookimpl
def cjmkit_rules():
    return [GoodRules()]


@hookimpl
def cjmkit_references():
    return [GoodReference()]
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A good plugin and a broken one, as an installer would leave them."""
    site = tmp_path / "site"
    for name, text in {"good": GOOD, "broken": "import there_is_no_such_module\n"}.items():
        info = site / f"cjmkit_{name}-1.2.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(METADATA.format(name=name))
        (info / "entry_points.txt").write_text(f"[cjmkit]\n{name} = cjmkit_{name}_of_tests\n")
        (site / f"cjmkit_{name}_of_tests.py").write_text(text)
    monkeypatch.syspath_prepend(site)
    return environment(CJMKIT_DISABLE_PLUGINS="", COLUMNS="80")


def test_json_tells_all_that_the_table_tells(installed, tmp_path):
    """Programs get every distribution with what it brings, and every problem with its stage and fix."""
    answer = here("plugins", "--output", "json", cwd=tmp_path, env=installed)
    told = json.loads(answer.out)
    by_name = {one["distribution"]: one for one in told["plugins"]}

    assert answer.code == 1
    assert by_name["cjmkit-good"] == {
        "distribution": "cjmkit-good",
        "version": "1.2",
        "brings": [
            {
                "name": "good-list",
                "what": "reference",
                "kind": "goods",
                "title": {"ru": "Список", "en": "A list"},
                "extensions": ["lst"],
                "api": 1,
                "options": [],
                "codes": [],
            },
            {
                "name": "good-rules",
                "what": "rules",
                "kind": "cards",
                "title": {"ru": "Хорошие правила", "en": "Good rules"},
                "extensions": [],
                "api": 1,
                "options": [],
                "codes": ["GOO001"],
            },
        ],
    }
    (problem,) = (one for one in told["problems"] if one["plugin"] == "broken")
    assert (problem["distribution"], problem["version"], problem["stage"]) == ("cjmkit-broken", "1.2", "load")
    assert problem["error"] == "ModuleNotFoundError: No module named 'there_is_no_such_module'"
    assert problem["fix"]["en"] == "Update the plugin, or switch it off"
    assert problem["message"]["en"].startswith("plugin “broken” (cjmkit-broken 1.2) broke at stage load")


def test_the_table_fits_eighty_columns(installed, tmp_path):
    """Formats, rules and directories stand under their distribution, ours first; no line of the table is wider."""
    text = here("plugins", "--lang", "en", cwd=tmp_path, env=installed).out
    lines = text.splitlines()
    titles = [line for line in lines if line.startswith("cjmkit")]

    assert titles[0].startswith("cjmkit 0.")
    assert "cjmkit-good 1.2" in titles
    assert [line for line in lines if "good-rules" in line and "checks" in line]
    assert [line for line in lines if "good-list" in line and "directory" in line and "lst" in line]
    assert [line for line in lines if " json " in line and "reads, writes" in line]
    assert max(len(line) for line in lines if not line.startswith("plugin ")) <= 80


@pytest.mark.parametrize(
    ("value", "told"), [("*", "all installed plugins"), ("broken,good", "broken,good"), ("", None)]
)
def test_what_is_switched_off_is_told(installed, tmp_path, value, told):
    """Whoever misses a plugin reads which variable hides it."""
    text = here("plugins", "--lang", "en", cwd=tmp_path, env={**installed, "CJMKIT_DISABLE_PLUGINS": value}).out

    assert ("switched off by the variable CJMKIT_DISABLE_PLUGINS" in text) is (told is not None)
    assert told is None or f"CJMKIT_DISABLE_PLUGINS: {told}\n" in text
