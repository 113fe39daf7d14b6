"""
Check the plugins as their users get them: wheels in environments that have nothing else.

1. Each plugin alone: the core's wheel, its wheel, its group ``test``; its tests pass, and ``mypy --strict``.
2. All of them together: every contract runs, and ``cjmkit plugins`` lists them all without a problem.
3. What ``cjmkit new plugin`` writes: it installs, passes its tests and type-checks at once.

What passed is not done again while nothing it depends on changed (``build/plugins/done``); ``--all`` does it anyway.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from plugin_rooms import (
    BUILD,
    ROOT,
    CheckFailedError,
    Plugin,
    digest,
    environment,
    passed,
    plugins,
    run,
    wheel,
    workshop,
)

_CORE = (ROOT / "src", ROOT / "pyproject.toml", ROOT / "README.md")
_TOOLS = (Path(__file__), Path(__file__).with_name("plugin_rooms.py"), ROOT / "conftest.py")
_READ = (ROOT / "docs" / "how-to", ROOT / "docs" / "images", ROOT / "examples")
_TOGETHER = ROOT / "tests" / "together"
_FRESH = "cjmkit-fresh"
_PYTEST = ("-m", "pytest", "-q", "-c", "pytest.ini", "-p", "no:cacheprovider", "-m", "not slow")


def alone(plugin: Plugin, core: Path) -> str:
    """
    Check one plugin in an environment of its own.
    """
    made = wheel(plugin.folder, plugin.folder)
    python = environment(plugin.name, core, [made], [plugin.folder / "pyproject.toml"])
    work = workshop(plugin.name, [plugin.folder])
    told = passed(run([python, *_PYTEST, "."], cwd=work, log=BUILD / "logs" / f"{plugin.name}.log", CI="true"))
    _mypy(python, plugin.folder)
    return told


def together(found: tuple[Plugin, ...], core: Path) -> str:
    """
    Check all plugins in one environment.
    """
    wheels = [wheel(plugin.folder, plugin.folder) for plugin in found]
    groups = [plugin.folder / "pyproject.toml" for plugin in found]
    python = environment("together", core, wheels, groups, extra="[cli,testing,yaml]")
    listed = json.loads(run([python, "-m", "cjmkit", "plugins", "--output", "json"], cwd=BUILD))
    if listed["problems"]:
        raise CheckFailedError(f"cjmkit plugins: {json.dumps(listed['problems'], ensure_ascii=False, indent=1)}")
    silent = {plugin.name for plugin in found} - {one["distribution"] for one in listed["plugins"]}
    if silent:
        raise CheckFailedError(f"cjmkit plugins does not list {', '.join(sorted(silent))}")
    work = workshop("together", [plugin.folder for plugin in found], "**/test_*contracts*.py")
    shutil.copytree(_TOGETHER, work / "together", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "examples", work / "examples")
    return passed(run([python, *_PYTEST, "."], cwd=work, log=BUILD / "logs" / "together.log", CI="true"))


def fresh(core: Path) -> str:
    """
    Check the plugin that ``cjmkit new plugin`` writes.
    """
    home = BUILD / "fresh"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    writer = environment("writer", core, [], [], extra="[cli]")
    kinds = ("--exporter", "--importer", "--rules", "--reference", "--matcher")
    run([writer, "-m", "cjmkit", "new", "plugin", _FRESH, "--dir", home, *kinds], cwd=home)
    plugin = Plugin(home / _FRESH)
    made = wheel(plugin.folder, plugin.folder)
    python = environment(_FRESH, core, [made], [plugin.folder / "pyproject.toml"])
    told = passed(run([python, "-m", "pytest", "-q"], cwd=plugin.folder, log=BUILD / "logs" / "fresh.log", CI="true"))
    _mypy(python, plugin.folder)
    return told


def _mypy(python: Path, folder: Path) -> None:
    # mypy is this interpreter's, what it sees is the other one's. What it knows of the core holds in every
    # environment: it compares contents, so a cache for each thread is enough.
    cache = BUILD / "mypy" / threading.current_thread().name.rpartition("_")[2]
    settings = ("--config-file", folder / "pyproject.toml", "--cache-dir", cache)
    run([sys.executable, "-m", "mypy", "--strict", *settings, "--python-executable", python, folder / "src"], cwd=BUILD)


def _built(found: tuple[Plugin, ...]) -> tuple[Plugin, ...]:
    """
    Build the wheel of each plugin, and return those that could be built.
    """
    fine = []
    for plugin in found:
        try:
            wheel(plugin.folder, plugin.folder)
            fine.append(plugin)
        except CheckFailedError as error:
            print(f"{plugin.name}: FAILED\n{error}", flush=True)
    return tuple(fine)


def _once(name: str, inputs: tuple[object, ...], work: Callable[[], str], *, again: bool) -> bool:
    """
    Do *work* unless it was done for the same inputs, and say how it went; return whether it is well.
    """
    mark = BUILD / "done" / name
    known = digest(*inputs)
    if not again and mark.exists() and mark.read_text().startswith(known):
        print(f"{name}: unchanged since {mark.read_text().partition(' ')[2]}", flush=True)
        return True
    began = time.monotonic()
    try:
        told = work()
    except CheckFailedError as error:
        print(f"{name}: FAILED\n{error}", flush=True)
        return False
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(f"{known} {told}")
    print(f"{name}: {told} ({time.monotonic() - began:.0f} s)", flush=True)
    return True


def main() -> int:
    """
    Check what is named, or everything; return 1 if anything fails.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="plugins to check alone, “together”, “new”; everything if none")
    parser.add_argument("--all", action="store_true", help="check also what passed before")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    core = wheel(ROOT, *_CORE)
    everybody = plugins()
    # Before the threads, so that no two of them build the same wheel.
    found = _built(everybody)
    base = (*_CORE, *_TOOLS, *_READ)
    folders = tuple(plugin.folder for plugin in found)
    jobs: dict[str, tuple[tuple[object, ...], Callable[[], str]]] = {
        "together": ((*base, *folders, _TOGETHER), partial(together, found, core)),
        **{plugin.name: ((*base, plugin.folder), partial(alone, plugin, core)) for plugin in found},
        "new": (base, partial(fresh, core)),
    }
    unknown = set(given.names) - set(jobs)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(jobs)}")
    with ThreadPoolExecutor(given.jobs) as pool:
        chosen = [name for name in jobs if not given.names or name in given.names]
        fine = list(pool.map(lambda name: _once(name, *jobs[name], again=given.all), chosen))
    return 0 if all(fine) and found == everybody else 1


if __name__ == "__main__":
    raise SystemExit(main())
