"""
An interrupt ends the command line quietly, whenever it comes.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

PRESSED = """
import sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Finder())
from cjmkit.cli import main
main()
"""


@pytest.mark.parametrize("module", ["rich", "cjmkit.cli.app", "cjmkit.intake.road"])
def test_interrupted_while_loading(module: str) -> None:
    """Ctrl-C while modules are loaded ends with 130 and without a traceback."""
    done = subprocess.run(
        [sys.executable, "-c", PRESSED.format(module=module), "inspect", "no-such-file.csv"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
