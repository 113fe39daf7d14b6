"""
The real mermaid and the real Graphviz, in Node, for the tests: `make node` installs them under build/node.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parents[3]
_HOME = _ROOT / "build" / "node"
_ENTITY = re.compile("ﬂ°°(\\d+)¶ß")
MERMAIDS = ("mermaid", "mermaid-oldest")
"""The newest release, and the oldest that we claim to write for."""


def understood(texts: Sequence[str], package: str) -> list[dict[str, Any]]:
    """
    Return what mermaid understands of each text, with its entities decoded as its pictures show them.
    """
    return [_decoded(found) for found in _asked("mermaid.mjs", texts, package)]


def laid_out(texts: Sequence[str]) -> list[dict[str, Any]]:
    """
    Return what Graphviz draws of each graph.
    """
    return _asked("graphviz.mjs", texts, "@hpcc-js/wasm-graphviz")


def _asked(script: str, texts: Sequence[str], package: str) -> list[dict[str, Any]]:
    node = shutil.which("node")
    if node is None or not (_HOME / "node_modules" / package).is_dir():
        pytest.skip(f"{package} is not installed: run `make node`, which needs npm")
    done = subprocess.run(
        [node, str(_ROOT / "tests" / "node" / script), str(_HOME), package],
        input=json.dumps(list(texts)),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def _decoded(value: Any) -> Any:
    if isinstance(value, str):
        return _ENTITY.sub(lambda found: chr(int(found.group(1))), value)
    if isinstance(value, list):
        return [_decoded(each) for each in value]
    if isinstance(value, dict):
        return {key: _decoded(each) for key, each in value.items()}
    return value
