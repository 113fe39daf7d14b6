"""
The workbook of pairs: what may be one client, for a human to decide, and the decisions read back.

    from cjmkit.formats.review import read_review, write_review

It holds personal values, because nobody can decide without them: keep it as you keep the base.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.formats.review.book import write_review
from cjmkit.formats.review.reading import Reviewed, read_review

__all__ = ["Reviewed", "read_review", "write_review"]
