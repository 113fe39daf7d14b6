"""
Bring the generated parts of the documentation up to date, or check with ``--check`` that they are.

In any Markdown file a comment ``<!-- run: COMMAND -->`` is followed by a code block that holds what the
command really prints (run in a scratch folder that has ``examples/``, at 100 columns), and what stands
between ``<!-- made: NAME -->`` and ``<!-- end -->`` is made from the code, and between ``<!-- code: PATH -->`` and
``<!-- end -->`` stands a file of the repository, or with ``#name,name`` some objects of it. Whole pages of
docs/reference/ are made by `reference_pages` and, for the rules of cards, by generate_rules_reference.py.

A command that fails stops everything before a page is written. To fail is to end with a code above 1 (1 says that
the data has errors, which a page may well show), in any part of a list or pipe, or with a traceback.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from loss_pages import PluginsMissingError
from plugin_pages import code_of
from reference_pages import BLOCKS, PAGES

ROOT = Path(__file__).resolve().parent.parent
_RUN = re.compile(r"(?P<head><!-- run: (?P<command>[^\n]+?) -->\n```[a-z]*\n)(?P<body>.*?)(?P<tail>```\n)", re.DOTALL)
_MADE = re.compile(r"(?P<head><!-- made: (?P<name>[a-z-]+) -->\n)(?P<body>.*?)(?P<tail><!-- end -->\n)", re.DOTALL)
_CODE = re.compile(r"(?P<head><!-- code: (?P<place>\S+) -->\n)(?P<body>.*?)(?P<tail><!-- end -->\n)", re.DOTALL)
_STRICT = "set -o pipefail; trap 'code=$?; [ $code -lt 2 ] || exit $code' ERR; "
_SHOWN_OF_FAILURE = 2000


class CommandFailedError(Exception):
    """
    A command of a page failed; the text says which, and what it printed.
    """


def pages() -> Iterator[tuple[Path, str]]:
    """
    Yield each page that has a generated part, with the text it should have.
    """
    for path in [
        *sorted(ROOT.glob("*.md")),
        *sorted(ROOT.glob("plugins/*.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
    ]:
        text = path.read_text("utf-8")
        if any(mark.search(text) for mark in (_RUN, _MADE, _CODE)):
            try:
                yield path, _brought_up_to_date(text)
            except CommandFailedError as error:
                raise CommandFailedError(f"{path.relative_to(ROOT)}: {error}") from None
    for name, page in PAGES.items():
        yield ROOT / "docs/reference" / name, page()


def _brought_up_to_date(text: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        text = _CODE.sub(lambda found: f"{found['head']}{code_of(found['place'])}{found['tail']}", text)
        return _MADE.sub(_made, _RUN.sub(lambda found: _printed(found, Path(folder)), text))


def _made(found: re.Match[str]) -> str:
    return f"{found['head']}{BLOCKS[found['name']]()}{found['tail']}"


def _printed(found: re.Match[str], scratch: Path) -> str:
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(scratch),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "CJMKIT_DISABLE_PLUGINS": "*",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-c", _STRICT + found["command"]],
        cwd=scratch,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    printed = done.stdout.decode(errors="replace")
    if done.returncode not in (0, 1) or "Traceback (most recent call last)" in printed:
        raise CommandFailedError(_told(found["command"], done.returncode, printed))
    lines = "".join(line.rstrip() + "\n" for line in printed.splitlines())
    return f"{found['head']}{lines}{found['tail']}"


def _told(command: str, code: int, printed: str) -> str:
    return f"the command failed with code {code}: {command}\n{printed[-_SHOWN_OF_FAILURE:]}"


def stale() -> list[Path]:
    """
    Return the pages that are not what they should be.
    """
    return [path for path, text in pages() if not path.exists() or path.read_text("utf-8") != text]


def main() -> int:
    """
    Write the pages, or with ``--check`` say which are stale and return 1.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    try:
        old = stale() if check else _write()
    except (CommandFailedError, PluginsMissingError) as error:
        print(error, file=sys.stderr)
        return 2
    for path in old:
        print(f"stale: {path.relative_to(ROOT)} (make docs-update)" if check else f"wrote {path.relative_to(ROOT)}")
    rules = [sys.executable, str(ROOT / "scripts/generate_rules_reference.py"), *(["--check"] if check else [])]
    return 1 if subprocess.run(rules, check=False).returncode or (check and old) else 0


def _write() -> list[Path]:
    written = []
    # All of them first: a page is not written while another cannot be made.
    for path, text in list(pages()):
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            written.append(path)
    return written


if __name__ == "__main__":
    raise SystemExit(main())
