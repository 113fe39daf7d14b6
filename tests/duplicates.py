"""
The generators of bases with known duplicates, which the benchmarks use.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_PATH = Path(__file__).parents[1] / "benchmarks" / "duplicates_base.py"
_SPEC = importlib.util.spec_from_file_location("duplicates_base", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
_MODULE = importlib.util.module_from_spec(_SPEC)
sys.modules["duplicates_base"] = _MODULE
_SPEC.loader.exec_module(_MODULE)

base, other_base = _MODULE.base, _MODULE.other_base
