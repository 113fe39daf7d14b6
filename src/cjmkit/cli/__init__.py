"""
The command line: one module a command; needs the extra ``cli``.
"""

from __future__ import annotations

import sys

__all__ = ["main"]

_NO_EXTRA = (
    "cjmkit: командной строке нужны click и rich: pip install 'cjmkit[cli]'\n"
    "cjmkit: the command line needs click and rich: pip install 'cjmkit[cli]'\n"
)


def main() -> None:
    """
    Run the command line; the process ends with 0, 1 (the data has errors), 2 (the call failed) or 130 (interrupted).
    """
    try:
        _run()
    except KeyboardInterrupt:
        # Pressed while modules were loaded, so that nothing has begun and there is nothing to say.
        raise SystemExit(130) from None


def _run() -> None:
    try:
        import click  # noqa: F401 - only asks whether the extra is installed
        import rich  # noqa: F401
    except ModuleNotFoundError:
        sys.stderr.write(_NO_EXTRA)
        raise SystemExit(2) from None
    from cjmkit.cli.app import run

    run()
