"""
Erasing: one subject taken out of a whole base, with a receipt.

Law: 152-FZ, article 14 (the subject's right), article 20 part 3 and article 21 parts 3–5.1 (when personal data must be
destroyed and how soon), article 21 part 7 (that destruction must be confirmed); order of Roskomnadzor No. 179 of
28 October 2022 (what the confirmation holds).

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.privacy.erasing.base import Base
from cjmkit.privacy.erasing.erase import erased_lines
from cjmkit.privacy.erasing.erasure import Erasure, receipt, receipt_schema
from cjmkit.privacy.erasing.keys import SubjectKey, read_key
from cjmkit.privacy.erasing.search import Found, search

__all__ = [
    "Base",
    "Erasure",
    "Found",
    "SubjectKey",
    "erased_lines",
    "read_key",
    "receipt",
    "receipt_schema",
    "search",
]
