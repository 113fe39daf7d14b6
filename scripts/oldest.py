"""
Print the oldest versions that pyproject.toml files claim, as pip constraints; of two claims the newer.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

_OURS = "cjmkit"


def oldest(*pyprojects: Path) -> list[str]:
    """
    Return ``name==version`` for every run-time dependency and extra with a lower bound.
    """
    newest: dict[str, str] = {}
    for line in _wanted(pyprojects):
        found = re.match(r"([\w.-]+)(?:\[[\w,-]+\])?>=([\w.]+)", line)
        if found and found[1] != _OURS:
            name, version = found[1].lower(), found[2]
            newest[name] = max(newest.get(name, "0"), version, key=_numbers)
    return [f"{name}=={version}" for name, version in newest.items()]


def _wanted(pyprojects: Iterable[Path]) -> Iterable[str]:
    for path in pyprojects:
        project = tomllib.loads(path.read_text("utf-8"))["project"]
        yield from project.get("dependencies", ())
        for extra in project.get("optional-dependencies", {}).values():
            yield from extra


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


if __name__ == "__main__":
    print("\n".join(oldest(*map(Path, sys.argv[1:]))))
