"""
Hold the coverage that the last test run measured: every branch of codes/ and rules/, 95 % of the whole.

Says nothing when all is well, so that the closing line of the tests stays the last; else the lines
that no test walks through.
"""

from __future__ import annotations

import io
import sys

import coverage

WHOLE = 95.0
EXACT = ("src/cjmkit/codes/*", "src/cjmkit/rules/*")


def report(measured: coverage.Coverage, *include: str) -> tuple[float, str]:
    """
    Return the share of what *include* names (of everything if nothing) and the table of what is missing.
    """
    table = io.StringIO()
    share = measured.report(include=list(include) or None, file=table, skip_covered=True, show_missing=True)
    return share, table.getvalue()


def main() -> int:
    """
    Print what falls short, and return 1 if anything does.
    """
    measured = coverage.Coverage()
    measured.load()
    failed = False
    for wanted, include in ((100.0, EXACT), (WHOLE, ())):
        share, table = report(measured, *include)
        if share < wanted:
            failed = True
            print(f"{table}coverage of {', '.join(include) or 'the whole'}: {share:.2f} %, wanted {wanted:g} %")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
