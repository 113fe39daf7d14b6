"""
УПД: the parties of a universal transfer document, an invoice or a correction of the Russian tax service.

Files ON_NSCHFDOPPR of the formats 5.01 (order ММВ-7-15/820@) and 5.02–5.03 (order ЕД-7-26/970@). The older one has
phone and e-mail as attributes of «Контакт», the newer as elements; both are read.
"""

from __future__ import annotations

from cjmkit_1c.upd.reader import read_parties
from cjmkit_1c.upd.writer import party_xml, write_parties

__all__ = ["party_xml", "read_parties", "write_parties"]
