"""
Notices: a letter to partners about what changed in a company's requisites.

>>> from cjmkit.model import CardKind, ClientCard, Requisites
>>> old = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Ромашка»", requisites=Requisites(kpp="773601001"))
>>> notice = change_notice(old, ClientCard(kind=CardKind.COMPANY, short_name="ООО «Василёк»"))
>>> [change.topic for change in notice.changes]
['short_name']
>>> print(notice.text("ru").splitlines()[0])
УВЕДОМЛЕНИЕ ОБ ИЗМЕНЕНИИ СВЕДЕНИЙ

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.dedupe.notices.changes import NoticeChange
from cjmkit.dedupe.notices.notice import Notice, change_notice, check_notice

__all__ = ["Notice", "NoticeChange", "change_notice", "check_notice"]
