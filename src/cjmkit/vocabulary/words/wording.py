"""
Words that give a text away: what every offer says, and what only the company itself says.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["CLICHE", "PROCESS_WORD"]

CLICHE: Final = (
    word(
        "high_quality", "высокое качество", "high quality", "высокого качества|высочайшее качество|качество на высоте"
    ),
    word(
        "fair_prices", "разумные цены", "reasonable prices", "доступные цены|приемлемые цены|низкие цены|выгодные цены"
    ),
    word(
        "great_service", "отличный сервис", "great service", "высокий уровень сервиса|качественный сервис|лучший сервис"
    ),
    word("growing_company", "динамично развивающаяся", "fast-growing", "динамично развивающаяся компания"),
    word("individual_approach", "индивидуальный подход", "individual approach", "индивидуальный подход к каждому"),
    word("team_of_professionals", "команда профессионалов", "team of professionals", "коллектив профессионалов"),
    word("market_leader", "лидер рынка", "market leader", "лидеры рынка|один из лидеров"),
    word("full_range", "широкий ассортимент", "wide range", "полный спектр услуг|широкий выбор"),
    word("years_of_experience", "многолетний опыт", "years of experience", "большой опыт"),
    word("mutually_beneficial", "взаимовыгодное сотрудничество", "mutually beneficial", "взаимовыгодных условиях"),
    word("best_price", "лучшая цена", "best price", "лучшие цены"),
    word("client_oriented", "клиентоориентированность", "client-oriented", "клиентоориентированная компания"),
)

PROCESS_WORD: Final = (
    word("department", "отдел", "department", "отдела|отделом|отделу|департамент"),
    word("approval", "согласование", "approval", "согласования|визирование|утверждение"),
    word("shipment", "отгрузка", "shipment", "отгрузки"),
    word(
        "request_handling",
        "обработка заявки",
        "request handling",
        "обработка заявок|обработка обращения|обработка лида",
    ),
    word("order_handling", "обработка заказа", "order handling", "обработка заказов|сборка заказа|комплектация"),
    word("qualification", "квалификация лида", "lead qualification", "квалификация лидов|квалификация"),
    word("cold_calls", "холодные звонки", "cold calls", "холодный обзвон|обзвон"),
    word("invoicing", "выставление счета", "invoicing", "выставление счетов|счет выставлен"),
    word("crm_entry", "внесение в crm", "crm entry", "занесение в crm|crm"),
    word("handover", "передача в производство", "handover to production", "передача в работу|передача в сервис"),
    word("lead_generation", "лидогенерация", "lead generation", "генерация лидов"),
    word("contract_work", "документооборот", "paperwork", "подготовка документов|оформление документов"),
    word("warehouse", "складская обработка", "warehouse handling", "складской учет"),
    word("upselling", "допродажа", "upselling", "допродажи"),
)
