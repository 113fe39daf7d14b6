"""
The examples in the docstrings of the codes run, and print what they say.
"""

import doctest
import importlib

import pytest

import cjmkit.codes

MODULES = [name for name in cjmkit.codes.__all__ if name[0].islower()]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    """
    Each module shows examples, and they are true.
    """
    result = doctest.testmod(importlib.import_module(f"cjmkit.codes.{name}"))
    assert result.failed == 0
    assert result.attempted >= 2
