"""
Wheels and environments for `check_plugins`: made once, and again only when what they are made of changed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "BUILD",
    "ROOT",
    "CheckFailedError",
    "Plugin",
    "digest",
    "environment",
    "passed",
    "plugins",
    "run",
    "wheel",
    "workshop",
]

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "plugins"
_SHOWN = 6000
_SHARED = ("docs", "examples")
"""What tests read of the repository beside their plugin."""
_LEFT_OUT = {"__pycache__", ".pytest_cache", ".mypy_cache", ".hypothesis", "dist", "build"}
_INI = """[pytest]
addopts = {addopts}
xfail_strict = true
pythonpath = {path}
filterwarnings = error
markers =
  {markers}
"""


class CheckFailedError(Exception):
    """
    A command failed; the text says which, and the end of what it printed.
    """


@dataclass(frozen=True)
class Plugin:
    """
    A distribution in plugins/.
    """

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def module(self) -> str:
        return self.name.replace("-", "_")

    @property
    def settings(self) -> dict[str, object]:
        return tomllib.loads((self.folder / "pyproject.toml").read_text("utf-8"))


def plugins() -> tuple[Plugin, ...]:
    """
    Return the plugins of this repository by name.
    """
    return tuple(Plugin(path.parent) for path in sorted((ROOT / "plugins").glob("*/pyproject.toml")))


def digest(*inputs: object) -> str:
    """
    Return a short hash of texts, and of files and folders with all that is in them.
    """
    known = hashlib.sha256(sys.version.encode())
    for one in inputs:
        for path in _files(one) if isinstance(one, Path) else ():
            known.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
        known.update(b"" if isinstance(one, Path) else str(one).encode())
    return known.hexdigest()[:16]


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    found = (file for file in path.rglob("*") if not _LEFT_OUT & set(file.parts[len(path.parts) :]))
    return sorted(file for file in found if file.is_file() and file.suffix != ".pyc")


def run(command: Sequence[str | Path], *, cwd: Path, log: Path | None = None, **variables: str) -> str:
    """
    Run *command* without this checkout on its path, and return what it printed.

    Raises:
        CheckFailedError: it failed.

    """
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CJMKIT", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "PYTHONUTF8": "1", **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if log is not None:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(done.stdout, "utf-8")
    if done.returncode:
        words = " ".join(str(part).removeprefix(f"{ROOT}/") for part in command)
        raise CheckFailedError(f"{words}\nended with {done.returncode}:\n{done.stdout[-_SHOWN:]}")
    return done.stdout


def wheel(folder: Path, *inputs: Path) -> Path:
    """
    Return the wheel built of *folder*, which depends on *inputs*.
    """
    target = BUILD / "wheels" / f"{folder.name}-{digest(*inputs)}"
    if not list(target.glob("*.whl")):
        shutil.rmtree(target, ignore_errors=True)
        run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target], cwd=folder)
    (found,) = target.glob("*.whl")
    return found


def environment(
    name: str, core: Path, wheels: Sequence[Path], wanted: Sequence[str | Path], *, extra: str = ""
) -> Path:
    """
    Return the Python of an environment that has the wheels, what they need, and what is *wanted*.

    A path among the *wanted* is a pyproject.toml whose group ``test`` is meant. An environment of the same needs
    is used again, with the wheels put into it anew.
    """
    folder = BUILD / "env" / name
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "--python", folder, "install"]
    needs = digest(ROOT / "pyproject.toml", extra, *(path.name for path in wheels), *wanted)
    mark = folder / "needs"
    if mark.exists() and mark.read_text() == needs:
        run([*pip, "--no-deps", "--force-reinstall", core, *wheels], cwd=BUILD)
        return python
    shutil.rmtree(folder, ignore_errors=True)
    run([sys.executable, "-m", "venv", "--without-pip", folder], cwd=BUILD)
    groups = [part for one in wanted if isinstance(one, Path) for part in ("--group", f"{one}:test")]
    others = [one for one in wanted if isinstance(one, str)]
    run([*pip, f"cjmkit{extra} @ {core.as_uri()}", *wheels, *groups, *others], cwd=BUILD)
    mark.write_text(needs)
    return python


def workshop(name: str, folders: Sequence[Path], pattern: str = "**/test_*.py") -> Path:
    """
    Return a folder away from the checkout's sources with the tests of *folders*, and the repository's test settings.

    Only the test files that fit *pattern* are taken, and whatever stands beside them.
    """
    work = BUILD / "work" / name
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for folder in folders:
        target = work / folder.name
        shutil.copytree(folder / "tests", target / "tests", ignore=shutil.ignore_patterns(*_LEFT_OUT))
        for file in folder.glob("*.*"):
            # Where somebody ran the tests by hand, folders of caches stand beside.
            if file.is_file():
                shutil.copy(file, target)
        chosen = set(target.glob(f"tests/{pattern}"))
        for file in set(target.glob("tests/**/test_*.py")) - chosen:
            file.unlink()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    path = " ".join(f"{folder.name}/tests" for folder in folders)
    words = {"addopts": " ".join(settings["addopts"]), "markers": "\n  ".join(settings["markers"]), "path": path}
    (work / "pytest.ini").write_text(_INI.format(**words), "utf-8")
    shutil.copy(ROOT / "conftest.py", work)
    for name in _SHARED:
        # They stand where a test finds them in the checkout, too: beside the folder that holds the plugin's.
        with suppress(FileExistsError):
            (work.parent / name).symlink_to(ROOT / name)
    return work


def passed(printed: str) -> str:
    """
    Return how many tests passed, by pytest's last words.
    """
    found = re.findall(r"(\d+ passed[^\n]*?) in ", printed)
    return str(found[-1]) if found else "no tests"
