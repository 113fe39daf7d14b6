"""
Two versions side by side: what came, went, moved, got better and got worse.

`exporter` is loaded with the plugin; `beside` and `curve` are the plain data, `body` the part of a page.
"""

from __future__ import annotations
