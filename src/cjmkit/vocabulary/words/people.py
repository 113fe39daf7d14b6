"""
People: who decides at a business client, and who makes the map.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["BUYING_ROLE", "TEAM_ROLE"]

BUYING_ROLE: Final = (
    word("chief_engineer", "Главный инженер", "Chief engineer", "инженер|технический директор", group="use"),
    word("procurement", "Снабженец", "Procurement", "снабжение|закупщик|отдел закупок|buyer", group="buy"),
    word("director", "Директор", "Director", "генеральный директор|руководитель|ceo", group="decide"),
    word("technologist", "Технолог", "Process engineer", "главный технолог", group="use"),
    word("finance", "Финансист", "Finance", "финансовый директор|бухгалтер|cfo", group="decide"),
    word("decision_maker", "ЛПР", "Decision maker", "лицо, принимающее решение", group="decide"),
)

TEAM_ROLE: Final = (
    word("marketer", "Маркетолог", "Marketer", "маркетинг", group="needed"),
    word("analyst", "Аналитик", "Analyst", "аналитика", group="needed"),
    word("ux_designer", "UX-дизайнер", "UX designer", "ux|дизайнер|дизайнер интерфейсов", group="needed"),
    word("sales", "Продажи", "Sales", "менеджер по продажам|отдел продаж", group="client_facing"),
    word("service", "Сервис", "Service", "поддержка|служба поддержки", group="client_facing"),
    word("logistics", "Логистика", "Logistics", "доставка", group="client_facing"),
    word("production", "Производство", "Production", "завод", group="inside"),
    word("finance", "Финансы", "Finance", "бухгалтерия", group="inside"),
    word("it", "ИТ", "IT", "разработка|программист", group="inside"),
    word("newcomer", "Новый сотрудник", "Newcomer", "свежий взгляд", group="inside"),
    word("outside_expert", "Сторонний специалист", "Outside expert", "консультант|подрядчик", group="inside"),
)
