"""
Runs the command line: in a process of its own as users do, or here where its lines can be counted.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import attrs

ROOT = Path(__file__).parents[2]
MESSY = ROOT / "examples" / "clients_messy.xlsx"
COMMAND = (sys.executable, "-m", "cjmkit")
PATIENCE = 120

GOOD = (
    "ИНН;КПП;Наименование;Телефон\n"
    "7707083893;773601001;ПАО Сбербанк;8 916 000-12-02\n"
    "7736050003;781401001;ПАО Газпром;8 916 000-12-03\n"
)
"""A base without an error."""

WRONG = GOOD + "7707083894;773601001;ПАО Ошибка;8 916 000-12-04\n"
"""The same with one row whose check digit is wrong."""


@attrs.frozen
class Answer:
    """What a call gave back."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.data.decode()


def environment(**more: str) -> dict[str, str]:
    """The environment of a Russian user whose terminal is 100 wide; what else is on the machine does not matter."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT")}
    return {
        **kept,
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
        "PYTHONDONTWRITEBYTECODE": "1",
        "CJMKIT_DISABLE_PLUGINS": "*",
        **more,
    }


def call(
    *arguments: str | bytes,
    cwd: Path,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
) -> Answer:
    """Run the command in a process of its own; *before* is what starts it."""
    done = subprocess.run(
        [*before, *COMMAND, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment() if env is None else dict(env),
        timeout=PATIENCE,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


class _Stream(io.TextIOWrapper):
    def __init__(self, data: bytes = b"") -> None:
        self.raw_bytes = io.BytesIO(data)
        super().__init__(self.raw_bytes, encoding="utf-8", write_through=True)


@contextlib.contextmanager
def _folder(path: Path) -> Iterator[None]:
    with contextlib.chdir(path):
        yield


def here(*arguments: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Answer:
    """Run the command in this process."""
    from cjmkit.cli.app import run

    out, err = _Stream(), _Stream()
    with (
        _folder(cwd),
        patch.dict(os.environ, environment() if env is None else env, clear=True),
        patch.multiple(sys, stdin=_Stream(stdin), stdout=out, stderr=err, argv=["cjmkit", *arguments]),
    ):
        try:
            run()
        except SystemExit as ending:
            code = ending.code
    return Answer(code if isinstance(code, int) else 0, out.raw_bytes.getvalue(), err.raw_bytes.getvalue().decode())


def base(folder: Path, text: str = GOOD, name: str = "clients.csv") -> Path:
    """Write a base and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def one_sentence(answer: Answer) -> str:
    """Return the only line on standard error, after proving that it is one and that nothing else was said."""
    lines = answer.err.splitlines()
    assert len(lines) == 1, answer.err
    assert lines[0].startswith("cjmkit: "), answer.err
    assert "Traceback" not in answer.err
    assert "внутренняя ошибка" not in answer.err
    assert not answer.data, answer.out
    return lines[0]


def leftovers(folder: Path) -> list[str]:
    """Return the names of temporary files in *folder*."""
    return [path.name for path in folder.rglob("*.tmp")]


def names(folder: Path) -> list[str]:
    """Return the names in *folder*, sorted."""
    return sorted(path.name for path in folder.iterdir())
