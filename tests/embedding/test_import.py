import json
import subprocess
import sys

import pytest

import cjmkit

HEAVY = ("openpyxl", "pluggy", "click", "rich", "orjson", "attr", "cattrs", "importlib.metadata", "sqlite3")


def loaded_by(code):
    """Return the modules that a fresh interpreter holds after running *code*."""
    program = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, check=True, text=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_import_loads_nothing_heavy():
    """Importing cjmkit loads no openpyxl, no pluggy, no command line, not even attrs."""
    before, after = loaded_by("pass"), loaded_by("import cjmkit")

    assert not [name for name in HEAVY if name in after - before]
    assert {"cjmkit"} == {name for name in after - before if name.split(".")[0] == "cjmkit"}


def test_toolkit_is_made_without_plugins_or_workbooks():
    """Making a toolkit and checking a card reads no entry point and loads no openpyxl."""
    code = "from cjmkit import ClientCard, Toolkit\nToolkit().check(ClientCard(short_name='ООО «Ромашка»'))"

    assert not {"openpyxl", "click", "rich"} & loaded_by(code)


def test_codes_stand_alone():
    """The codes work without attrs."""
    assert not {"attr", "cattrs", "pluggy", "openpyxl"} & loaded_by("from cjmkit.codes import inn; inn.check('1')")


def test_every_public_name_is_there():
    """`__all__` is sorted, and each name in it can be taken from the package."""
    assert sorted(cjmkit.__all__) == cjmkit.__all__
    for name in cjmkit.__all__:
        assert getattr(cjmkit, name) is not None
    assert set(cjmkit.__all__) <= set(dir(cjmkit))


def test_unknown_name_is_an_attribute_error():
    """A name that is not public is refused as any module refuses it."""
    with pytest.raises(AttributeError, match="'cjmkit' has no attribute 'Cards'"):
        cjmkit.Cards  # noqa: B018
