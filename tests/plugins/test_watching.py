"""
What a plugin prints or changes while it is loaded is told and given back.
"""

import decimal
import os
import sys
import threading
import warnings
from pathlib import Path
from types import ModuleType

import pytest

from cjmkit.plugins import Host, hookimpl
from cjmkit.plugins.watching import watched


def _path():
    sys.path.append("/nowhere")


def _environ():
    os.environ["CJMKIT_TRIAL"] = "1"
    os.environ.pop("HOME", None)


def _environ_and_error():
    os.environ["CJMKIT_TRIAL"] = "1"
    raise KeyError("x")


def _precision():
    decimal.getcontext().prec = 3
    decimal.getcontext().traps[decimal.InvalidOperation] = False


def _hook():
    sys.excepthook = print


def _stream():
    sys.stdout = sys.stderr


DEEDS = {
    "printed 5 characters": lambda: sys.stdout.write("ayai\n"),
    "changed sys.path": _path,
    "changed the environment": _environ,
    "changed the decimal context": _precision,
    "changed warning filters": lambda: warnings.simplefilter("ignore"),
    "changed the current folder": lambda: os.chdir("/"),
    "changed the recursion limit": lambda: sys.setrecursionlimit(sys.getrecursionlimit() + 1),
    "changed sys.excepthook": _hook,
    "changed sys.stdout or sys.stderr": _stream,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_noisy_plugin_works_and_is_told(deed, capsys):
    """A plugin that prints or changes the process is told with its deed, what it changed is given back."""
    module = ModuleType("noisy")

    def cjmkit_importers():
        DEEDS[deed]()
        return []

    module.cjmkit_importers = hookimpl(cjmkit_importers)
    before = (sys.path[:], dict(os.environ), decimal.getcontext().prec, Path.cwd(), sys.excepthook, sys.stdout)

    (problem,) = Host([module]).problems

    assert (problem.stage, problem.error) == ("watch", deed)
    assert "noisy" in problem.message("ru")
    after = (sys.path[:], dict(os.environ), decimal.getcontext().prec, Path.cwd(), sys.excepthook, sys.stdout)
    assert before == after
    assert capsys.readouterr().out == ""


def test_other_threads_print_on(capsys):
    """While a plugin is loaded, what other threads print reaches its place."""

    def chat():
        sys.stdout.write("from beside\n")
        sys.stdout.flush()

    with watched() as watch:
        sys.stdout.write("from within\n")
        sys.stdout.flush()
        beside = threading.Thread(target=chat)
        beside.start()
        beside.join()

    assert watch.deeds == ["printed 12 characters"]
    assert capsys.readouterr().out == "from beside\n"


def test_an_error_goes_through():
    """What the block raises is raised, and what it changed is given back."""
    with pytest.raises(KeyError, match="x"), watched():
        _environ_and_error()

    assert "CJMKIT_TRIAL" not in os.environ
