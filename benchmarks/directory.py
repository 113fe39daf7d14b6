"""
The directory of banks: loading an ED807 of 1400 entries, and asking it, in CPU milliseconds.

The message is made up (`plugins/cjmkit-banks/tests/ed807_maker.py`) and as big as the real one. Beside our loading
stands what the standard library needs to walk the same XML without keeping anything, and ru-requisites, which keeps
the name, the status and the numbers of the accounts.

    python benchmarks/directory.py [entries]
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

TESTS = Path(__file__).parents[1] / "plugins" / "cjmkit-banks" / "tests"
ROUNDS = 15


def best(run: Callable[[], object]) -> float:
    """
    Return the least CPU milliseconds of some rounds.
    """
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found) * 1000


def main(entries: int) -> None:
    """
    Print the table.
    """
    sys.path.insert(0, str(TESTS))
    import ed807_maker
    from ru_requisites.ed807 import parse_ed807_zip

    from cjmkit.codes import account
    from cjmkit.plugins import open_source
    from cjmkit_banks.reading import read_directory

    data = ed807_maker.directory(entries)
    packed = ed807_maker.archive(data)
    banks = read_directory(open_source(io.BytesIO(packed)))
    biks = [one.bik for one in banks]
    print(f"{entries} entries, {len(data):,} bytes of XML, {len(packed):,} bytes of zip\n")
    print("| | ms |")
    print("|---|---|")
    number = "40702810438000060473"
    rows: tuple[tuple[str, Callable[[], object]], ...] = (
        ("zip to directory", lambda: read_directory(open_source(io.BytesIO(packed)))),
        ("zip to the snapshot of ru-requisites", lambda: parse_ed807_zip(packed)),
        ("XML to directory", lambda: read_directory(open_source(io.BytesIO(data)))),
        ("ElementTree.iterparse of the XML alone", lambda: sum(1 for _ in ElementTree.iterparse(io.BytesIO(data)))),
        ("each BIC looked up", lambda: [banks.get(bik) for bik in biks]),
        ("an account checked at each BIC", lambda: [account.check(number, bik, directory=banks) for bik in biks]),
    )
    for name, run in rows:
        print(f"| {name} | {best(run):.1f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1400)
