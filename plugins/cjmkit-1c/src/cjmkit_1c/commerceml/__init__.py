"""
CommerceML 2: counterparties as 1C and sites exchange them.

The order of elements is that of the type «Контрагент» of schemas 2.05–2.10. An organisation has an
«ОфициальноеНаименование», a person or a sole proprietor a «ПолноеНаименование»: 1C tells them apart by that.
"""

from __future__ import annotations

from cjmkit_1c.commerceml.reader import read_parties
from cjmkit_1c.commerceml.writer import write_parties

__all__ = ["read_parties", "write_parties"]
