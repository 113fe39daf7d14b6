"""
The pause of the garbage collector.
"""

from __future__ import annotations

import gc

import pytest

from cjmkit.intake.pause import paused_collector


def test_pause_ends() -> None:
    """The collector is off inside and on afterwards, also after an exception."""
    assert gc.isenabled()
    with paused_collector():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError, match="x"), paused_collector():
        raise KeyError("x")
    assert gc.isenabled()


def test_collector_that_was_off_stays_off() -> None:
    """Who switched the collector off finds it off."""
    gc.disable()
    try:
        with paused_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
