"""
EnterpriseData: the counterparties of 1C's universal exchange. Experimental.

The official schema was not at hand: what is read and written are the key properties that public exchanges show. Try
a file on a copy of your base first.
"""

from __future__ import annotations

from cjmkit_1c.enterprise.parties import read_parties, write_parties

__all__ = ["read_parties", "write_parties"]
