"""
Read one workbook in a process of its own: print its outcome, CPU seconds, and growth in megabytes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from cjmkit.intake.rows.source import open_source
from intake.rows.xlsx.handmade import book
from intake.rows.xlsx.outcomes import outcome


def peak() -> int:
    """
    Return the most memory that this process ever had, in KB.
    """
    status = Path("/proc/self/status")
    if status.exists():
        # Elsewhere getrusage must do, but on Linux it also counts what the parent had before the start.
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    outcome(open_source(book('<row><c t="s"><v>0</v></c></row>'), name="warm.xlsx"))
    before = peak()
    started = time.process_time()
    came = outcome(open_source(sys.argv[1]))
    spent = time.process_time() - started
    grown = (peak() - before) / 1024
    print(json.dumps([came, spent, grown]))  # noqa: T201 - the parent reads it


if __name__ == "__main__":
    main()
