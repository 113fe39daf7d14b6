import subprocess
import sys

import pytest

from docs.pages import ROOT, script


@pytest.mark.slow
def test_generated_pages_are_current():
    """What the pages say that commands print, and what they take from the code, is what is true now."""
    assert [path.name for path in script("generate_docs").stale()] == []


def test_rules_reference_is_current():
    """The page of rules is the one that the catalogue makes."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "generate_rules_reference.py", "--check"], capture_output=True, check=False
    )

    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
