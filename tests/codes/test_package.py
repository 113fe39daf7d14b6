"""
The package: lazy, cheap, complete.
"""

import subprocess
import sys

import pytest

import cjmkit.codes
from cjmkit.codes import lookalikes

CHEAP = """
import sys
before = set(sys.modules)
import cjmkit.codes.inn
assert not {"attr", "attrs", "cattrs", "openpyxl", "pluggy"} & set(sys.modules), "heavy import"
assert "cjmkit.codes.phone" not in sys.modules
from cjmkit.codes import Verdict, Verdicts, phone
assert isinstance(cjmkit.codes.inn.check_many([]), Verdicts)
"""


def test_import_is_cheap():
    """
    One code loads neither attrs nor the other codes.
    """
    done = subprocess.run([sys.executable, "-c", CHEAP], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_names():
    """
    Every public name is there, and every module lists what it holds.
    """
    for name in cjmkit.codes.__all__:
        thing = getattr(cjmkit.codes, name)
        if name[0].islower():
            assert len(set(thing.__all__)) == len(thing.__all__)
            assert all(hasattr(thing, each) for each in thing.__all__)
    assert set(cjmkit.codes.__all__) <= set(dir(cjmkit.codes))


def test_unknown_name():
    """
    A name that is not there is an AttributeError that says so.
    """
    with pytest.raises(AttributeError, match="has no attribute 'swift'"):
        cjmkit.codes.swift  # noqa: B018


def test_lazy_verdicts():
    """
    The class of columns comes from the package too.
    """
    assert cjmkit.codes.__getattr__("Verdicts").__name__ == "Verdicts"


def test_lookalikes():
    """
    The maps are one to one, and take letters there and back.
    """
    assert lookalikes.to_digits("ОЗбВlЧ") == "036814"
    assert lookalikes.to_cyrillic("ABEKMHOPCTYX") == "АВЕКМНОРСТУХ"
    assert lookalikes.to_latin("АВЕКМНОРСТУХ") == "ABEKMHOPCTYX"
