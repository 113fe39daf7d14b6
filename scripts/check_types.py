"""
Check that every type a user can meet is written down: pyright's measure of a typed package must be whole.

mypy sees the library from the inside; pyright reads it as a stranger's editor does, where a type that is
only inferred may come out otherwise.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """
    Print what is not known and return 1, or print the count and return 0.
    """
    # pyright finds the environment of its interpreter by these two names alone.
    environment = {
        **os.environ,
        "VIRTUAL_ENV": sys.prefix,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
    }
    command = [sys.executable, "-m", "pyright", "--verifytypes", "cjmkit", "--ignoreexternal", "--outputjson"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)["typeCompleteness"]
    except (ValueError, KeyError):
        print(done.stdout + done.stderr, file=sys.stderr)
        return 1
    for symbol in found["symbols"]:
        if symbol["isExported"] and not symbol["isTypeKnown"]:
            print(f"{symbol['name']}: its type is not written down", file=sys.stderr)
    counts = found["exportedSymbolCounts"]
    unknown = counts["withUnknownType"] + counts["withAmbiguousType"]
    print(f"types: {counts['withKnownType']} public symbols known, {unknown} not")
    return 1 if unknown or not counts["withKnownType"] else 0


if __name__ == "__main__":
    sys.exit(main())
