"""
``python -m cjmkit``: the command line.
"""

from __future__ import annotations

from cjmkit.cli import main

if __name__ == "__main__":
    main()
