import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROAD = """
import sys
from cjmkit import Toolkit
kit = Toolkit()
assert not kit.problems, kit.problems
with kit.read_cards(sys.argv[1]) as batch:
    written = kit.write_cards(batch, sys.argv[2])
    kit.write_rejects(batch.rejects, sys.argv[3])
assert written.cards == batch.report.cards > 0
assert "click" not in sys.modules and "orjson" not in sys.modules
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """A fresh environment with the built wheel and the core dependencies alone."""
    folder = tmp_path_factory.mktemp("wheel")
    run = {"check": True, "capture_output": True, "cwd": folder}
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT], **run)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "-q", "--disable-pip-version-check", "install", wheel], **run)
    return python


@pytest.mark.slow
def test_road_works_from_the_wheel_with_core_dependencies(python, tmp_path):
    """The whole road runs outside the checkout, from the wheel, with four dependencies."""
    base = ROOT / "examples" / "clients_messy.xlsx"
    outputs = [tmp_path / "cards.jsonl", tmp_path / "rejects.xlsx"]

    subprocess.run([python, "-I", "-c", ROAD, base, *outputs], check=True, cwd=tmp_path)

    assert all(path.stat().st_size for path in outputs)


@pytest.mark.slow
def test_command_line_names_its_extra(python, tmp_path):
    """Without click the command says in one sentence what to install, and ends with 2."""
    done = subprocess.run([python.parent / "cjmkit"], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert done.returncode == 2
    assert "pip install 'cjmkit[cli]'" in done.stderr
    assert "Traceback" not in done.stderr
