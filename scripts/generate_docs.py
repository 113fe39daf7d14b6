"""
Bring the generated parts of the documentation up to date, or check that they are.

In any Markdown file, a comment ``<!-- run: COMMAND -->`` is followed by a code block that holds what the
command really prints (run in a scratch folder that has ``examples/``, at 100 columns). The reference
pages under docs/reference/ are made from the code.
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

ROOT = Path(__file__).resolve().parent.parent
_RUN = re.compile(r"(?P<head><!-- run: (?P<command>[^\n]+?) -->\n```[a-z]*\n)(?P<body>.*?)(?P<tail>```\n)", re.DOTALL)


def pages() -> Iterator[tuple[Path, str]]:
    """
    Yield each generated page with the text it should have.
    """
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(ROOT / "examples", Path(scratch) / "examples")
        for path in [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]:
            text = path.read_text("utf-8")
            if "<!-- run: " in text:
                yield path, _RUN.sub(lambda found: _block(found, Path(scratch)), text)
    yield ROOT / "docs/reference/command-line.md", _command_line()
    yield ROOT / "docs/reference/fields.md", _fields()


def _block(found: re.Match[str], scratch: Path) -> str:
    printed = _printed(found["command"], scratch)
    return f"{found['head']}{printed}{found['tail']}"


def _printed(command: str, scratch: Path) -> str:
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(scratch),
        "COLUMNS": "100",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=scratch,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    lines = done.stdout.decode().splitlines()
    return "".join(line.rstrip() + "\n" for line in lines)


def _command_line() -> str:
    import click

    from cjmkit.cli.app import program

    parts = ["# Command line\n\nMade from the program itself. `cjmkit --help` prints the same.\n"]
    context = click.Context(program, info_name="cjmkit", max_content_width=100)
    for name, command in [("cjmkit", program), *_commands(program, "cjmkit")]:
        inner = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
        parts.append(f"\n## `{name}`\n\n```text\n{command.get_help(inner)}\n```\n")
    del context
    return "".join(parts)


def _commands(group: object, prefix: str) -> Iterator[tuple[str, object]]:
    for name, command in sorted(getattr(group, "commands", {}).items()):
        yield f"{prefix} {name}", command
        yield from _commands(command, f"{prefix} {name}")


def _fields() -> str:
    from cjmkit.model import FLAT_FIELDS

    lines = [
        "# Fields\n",
        "The fields that a column can map to, by the names that mappings, profiles and findings use. A field that may",
        "repeat gets numbers: `phone`, `phone_2`, `phone_3`.\n",
        "| Field | Heading in Russian | Heading in English | Values | May repeat |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{field.name}` | {field.ru} | {field.en} | {field.kind.value} | {'yes' if field.many else ''} |"
        for field in FLAT_FIELDS.values()
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """
    Write the pages, or with ``--check`` say which are stale and return 1.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = 0
    for path, text in pages():
        if not path.exists() or path.read_text("utf-8") != text:
            if check:
                print(f"stale: {path.relative_to(ROOT)} (make docs-update)")
                stale += 1
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
                print(f"wrote {path.relative_to(ROOT)}")
    rules = [sys.executable, str(ROOT / "scripts/generate_rules_reference.py"), *(["--check"] if check else [])]
    return 1 if subprocess.run(rules, check=False).returncode or stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
