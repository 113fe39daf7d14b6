"""
Privacy: personal data is made less of before anybody outside sees a card.

A `Redaction` says for each kind of personal data what happens to it; a `Redactor` does it to cards. The
toolkit applies it before an exporter is called, so no exporter can forget.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.privacy.consents import ConsentFilter
from cjmkit.privacy.manifest import Manifest
from cjmkit.privacy.redactions import REDACTIONS, Operator, Redaction, Subject, redaction_named, redactions_from
from cjmkit.privacy.redactor import Redactor
from cjmkit.privacy.retention import Expired, expired, terms_from

__all__ = [
    "REDACTIONS",
    "ConsentFilter",
    "Expired",
    "Manifest",
    "Operator",
    "Redaction",
    "Redactor",
    "Subject",
    "expired",
    "redaction_named",
    "redactions_from",
    "terms_from",
]
