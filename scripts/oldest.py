"""
Print the oldest versions that pyproject.toml claims, as pip constraints.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path


def oldest(pyproject: Path) -> list[str]:
    """
    Return ``name==version`` for every run-time dependency and extra with a lower bound.
    """
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        wanted += extra
    return [f"{found[1]}=={found[2]}" for line in wanted if (found := re.match(r"([\w.-]+)>=([\w.]+)", line))]


if __name__ == "__main__":
    print("\n".join(oldest(Path(sys.argv[1]))))
