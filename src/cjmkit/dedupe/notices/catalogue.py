"""
DUP131–DUP139: what is wrong with a notice before it is sent.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["NOTICE_RULES", "OTHER_PARTY", "WRONG_NUMBER"]

WRONG_NUMBER = Rule(
    code="DUP131",
    severity=Severity.ERROR,
    title=Texts("В уведомлении ошибочный реквизит", "A wrong number in a notice"),
    text=Texts(
        "{topic_ru}: новое значение неверно ({reason}); исправьте карточку, прежде чем рассылать уведомление",
        "{topic}: the new value is wrong ({reason}); correct the card before the notice goes out",
    ),
    why=Texts(
        "По ошибочному счёту партнёры не заплатят, а по чужому заплатят не тому.",
        "Partners cannot pay to a wrong account, and pay the wrong party to somebody else's.",
    ),
    bad="ИНН 7707083894",
    good="ИНН 7707083893",
)

OTHER_PARTY = Rule(
    code="DUP132",
    severity=Severity.WARNING,
    title=Texts("Похоже, это другое лицо", "This seems to be another party"),
    text=Texts(
        "{topic_ru} у действующего лица не меняется: проверьте, что обе карточки об одном клиенте",
        "{topic} of a party does not change: make sure that both cards are of one client",
    ),
    why=Texts(
        "ИНН, ОГРН и ОГРНИП присваиваются один раз: с другим номером договор заключён с другим лицом.",
        "ИНН, ОГРН and ОГРНИП are given once: with another number the contract is with another party.",
    ),
    bad="ОГРН 1027700132195 → 1027700092661",
    good="КПП 773601001 → 774301001",
    law="НК РФ, статья 84 (7); 129-ФЗ, статья 5",
)

NOTICE_RULES: Final = (WRONG_NUMBER, OTHER_PARTY)
