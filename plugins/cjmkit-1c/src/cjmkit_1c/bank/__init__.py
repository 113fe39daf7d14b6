"""
1CClientBankExchange: the counterparties of a bank statement.

A text of ``key=value`` lines, versions 1.01 to 1.03: a header, sections of the owner's accounts, and a section
for each payment with its payer and its payee. Payments are not kept: only who paid and who was paid.
"""

from __future__ import annotations

from cjmkit_1c.bank.table import read_statement

__all__ = ["read_statement"]
