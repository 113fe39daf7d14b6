import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
OWN = {"cjmkit", "benchmarks", *(path.name for path in (ROOT / "tests").iterdir() if path.is_dir())}
EXTRAS = [one for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra]


def names(requirements):
    """Return the distributions that requirements name, in their one form."""
    return {re.split(r"[<>=!~\[; ]", one, maxsplit=1)[0].lower().replace("_", "-") for one in requirements}


def imported(folder, *, top_only=False):
    """Return the foreign packages that the modules of a folder import."""
    found = set()
    local = {path.stem for path in (ROOT / folder).rglob("*.py")} | {path.name for path in (ROOT / folder).rglob("*/")}
    for path in (ROOT / folder).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in tree.body if top_only else ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((node.module or "").partition(".")[0])
    return found - set(sys.stdlib_module_names) - local - OWN


def distributions(packages):
    """Return the distributions that packages come from; what is not installed stays itself."""
    known = packages_distributions()
    return {one.lower().replace("_", "-") for name in packages for one in known.get(name, [name])}


def test_core_depends_on_four():
    """The library needs attrs, cattrs, pluggy and openpyxl, and nothing else at run time."""
    assert names(PROJECT["project"]["dependencies"]) == {"attrs", "cattrs", "pluggy", "openpyxl"}


def test_library_imports_what_it_declares():
    """Each foreign package that the library imports is a dependency or one of an extra."""
    declared = names([*PROJECT["project"]["dependencies"], *EXTRAS])

    assert distributions(imported("src")) <= declared


def test_only_the_command_line_imports_its_extra():
    """click and rich are imported by the command line alone."""
    for path in (ROOT / "src" / "cjmkit").rglob("*.py"):
        if "cli" not in path.parts:
            assert not re.search(r"^\s*(?:import|from) (?:click|rich)\b", path.read_text("utf-8"), re.MULTILINE), path


@pytest.mark.parametrize("folder", ["tests", "benchmarks", "scripts"])
def test_tools_are_declared(folder):
    """Each foreign package that tests, benchmarks and scripts import is declared, so that a clean clone has it."""
    groups = PROJECT["dependency-groups"]
    declared = names([*PROJECT["project"]["dependencies"], *EXTRAS, *groups["dev"]])
    if folder == "benchmarks":
        declared |= names(groups["bench"]) | {path.parent.name for path in ROOT.glob("plugins/*/pyproject.toml")}
    # coverage comes with pytest-cov, and a benchmark may borrow what a plugin's tests make up.
    borrowed = {path.stem for path in ROOT.glob("plugins/*/tests/*.py")}
    found = imported(folder) - (borrowed if folder == "benchmarks" else set())
    assert distributions(found) <= declared | {"coverage"}


def test_oldest_versions_are_pinned_for_their_test():
    """`make test-oldest` pins each run-time dependency and each extra to the oldest version that is claimed."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "oldest.py", ROOT / "pyproject.toml"], capture_output=True, check=True
    )
    pinned = names(done.stdout.decode().split())

    assert pinned == names([*PROJECT["project"]["dependencies"], *EXTRAS])
    assert {"attrs", "cattrs", "pluggy", "openpyxl", "click", "rich", "orjson", "pyyaml"} <= pinned


def test_modules_and_functions_are_small():
    """No module of the library has more than 500 lines, no function more than 60."""
    done = subprocess.run([sys.executable, ROOT / "scripts" / "check_sizes.py"], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout.decode()


def test_changelog_fragments_have_a_known_type():
    """Each fragment is named <name>.<type>.md and says one sentence for users."""
    fragments = list((ROOT / "changelog.d").glob("*.md"))
    types = "|".join(one["directory"] for one in PROJECT["tool"]["towncrier"]["type"])

    assert fragments
    for path in fragments:
        assert re.fullmatch(rf"[a-z0-9-]+\.(?:{types})\.md", path.name)
        assert path.read_text("utf-8").strip().endswith(".")


def test_types_ship():
    """The package says that it is typed."""
    assert (ROOT / "src" / "cjmkit" / "py.typed").exists()
    assert PROJECT["project"]["license"] == {"file": "LICENSE"}
