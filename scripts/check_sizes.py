"""
Hold the sizes that make code readable: a function fits a screen, a module fits a head.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FUNCTION = 60
MODULE = 500
ROOT = Path(__file__).resolve().parent.parent


def oversized(path: Path, text: str) -> Iterator[str]:
    """
    Yield a line for the module and for each function in it that is too long.
    """
    lines = text.count("\n")
    if lines > MODULE:
        yield f"{path}:1: {lines} lines, a module has {MODULE} at most: move one idea into a file of its own"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                yield f"{path}:{node.lineno}: {node.name}() has {length} lines, a function has {FUNCTION} at most"


def main() -> int:
    """
    Print what is too long, and return 1 if anything is.
    """
    folders = ("src", "scripts", *(path.relative_to(ROOT) for path in sorted(ROOT.glob("plugins/*/src"))))
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    found = [line for file in files for line in oversized(file.relative_to(ROOT), file.read_text("utf-8"))]
    print("\n".join(found) or f"sizes: {len(files)} modules within {MODULE} lines, functions within {FUNCTION}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
