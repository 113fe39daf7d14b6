"""
The published vectors: every value of a single code gives its verdict.
"""

import importlib
import json
from pathlib import Path

import pytest

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))
OTHER_KINDS = ("excel:", "cross-field")  # these need a column, a cell's type or a second field
OK = {"valid": (True,), "invalid": (False,), "warning": (True, None)}

# That digits were lost is known from the cell's type; a text with the same digits has a wrong key.
NOT_ARITHMETIC = {("40702810938000000000", "precision_lost"): "key"}


def _own():
    return [vector for vector in VECTORS if not vector["kind"].startswith(OTHER_KINDS)]


@pytest.mark.parametrize("vector", _own(), ids=lambda vector: f"{vector['kind']}-{vector['value']}")
def test_vector(vector):
    """
    Verdict and code are those of the vector.
    """
    module = importlib.import_module(f"cjmkit.codes.{vector['kind']}")
    context = [vector["context"]["bic"]] if "bic" in vector["context"] else []
    verdict = module.check(vector["value"], *context)
    assert verdict.ok in OK[vector["expected"]]
    assert verdict.code == NOT_ARITHMETIC.get((vector["value"], vector["code"]), vector["code"])
    assert bool(verdict) is (vector["expected"] != "invalid")


def test_vectors_are_whole():
    """
    There are 147 vectors, and each says why.
    """
    assert len(VECTORS) == 147
    assert all(vector["why"] for vector in VECTORS)
