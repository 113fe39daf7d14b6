"""
Every comparison of the project, side by side, as tables: ``make bench`` (some minutes).
"""

from __future__ import annotations

import runpy
import sys

PARTS = (
    "road",
    "codes",
    "xlsx_read",
    "xlsx_write",
    "text_read",
    "codec",
    "rules",
    "projects",
    "pictures",
    "repair",
    "directory",
    "quality",
    "duplicates",
)


def main(names: list[str]) -> None:
    """
    Run the parts called *names*, or all of them.
    """
    for part in names or PARTS:
        print(f"\n## {part}\n", flush=True)
        sys.argv = [part]
        runpy.run_module(f"benchmarks.{part}", run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])
