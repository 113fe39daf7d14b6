"""
Read one workbook in a process of its own: print its outcome, CPU seconds, and growth in megabytes.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from cjmkit.intake.rows.source import open_source
from intake.rows.xlsx.handmade import book
from intake.rows.xlsx.outcomes import outcome


def main() -> None:
    outcome(open_source(book('<row><c t="s"><v>0</v></c></row>'), name="warm.xlsx"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    came = outcome(open_source(sys.argv[1]))
    spent = time.process_time() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(json.dumps([came, spent, grown]))  # noqa: T201 - the parent reads it


if __name__ == "__main__":
    main()
