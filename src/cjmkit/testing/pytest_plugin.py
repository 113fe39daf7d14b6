"""
A plugin of pytest: the switch ``--cjmkit-golden=update`` of `cjmkit.testing.golden`.

Load it by ``pytest_plugins = ["cjmkit.testing.pytest_plugin"]`` in the `conftest.py` of the root, or
by ``pytest -p cjmkit.testing.pytest_plugin``.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

import os

import pytest

from cjmkit.testing.golden import SWITCH

__all__ = ["pytest_addoption", "pytest_configure", "pytest_unconfigure"]

_BEFORE: pytest.StashKey[str | None] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """
    Add the switch.
    """
    parser.getgroup("cjmkit").addoption(
        "--cjmkit-golden",
        choices=("check", "update"),
        default="check",
        help="compare golden files, or write them anew (refused in CI)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """
    Turn the switch on for this run; refuse it where files can only prove.
    """
    if config.getoption("--cjmkit-golden") != "update":
        return
    if os.environ.get("CI", "").lower() not in ("", "0", "false", "no"):
        msg = "--cjmkit-golden=update is refused in CI: update golden files where somebody looks at them"
        raise pytest.UsageError(msg)
    config.stash[_BEFORE] = os.environ.get(SWITCH)
    # An environment variable reaches the workers of pytest-xdist, too.
    os.environ[SWITCH] = "1"


def pytest_unconfigure(config: pytest.Config) -> None:
    """
    Leave the environment as it was.
    """
    if _BEFORE not in config.stash:
        return
    before = config.stash[_BEFORE]
    if before is None:
        os.environ.pop(SWITCH, None)
    else:
        os.environ[SWITCH] = before
