"""
Text that fits: where Russian words may be divided, and how a text is broken into lines of a width.
"""

from __future__ import annotations

from cjmkit_html.text.hyphenation import bound, syllable_breaks
from cjmkit_html.text.widths import width_of
from cjmkit_html.text.wrapping import wrapped

__all__ = ["bound", "syllable_breaks", "width_of", "wrapped"]
