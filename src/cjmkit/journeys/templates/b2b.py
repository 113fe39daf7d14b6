"""
Eight stages of a business client, with the buying centre.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.templates.outline import Outline, Role, StageOutline, points
from cjmkit.model.journeys import Market

__all__ = ["B2B"]

_STAGES: Final = (
    StageOutline(
        id="awareness",
        title=Texts("Осознание потребности", "Awareness"),
        client_goal=Texts("Понять, что именно мешает работать", "Understand what stands in the way"),
        task=Texts("Показать, что задачу можно решить", "Show that the problem can be solved"),
        kpis=("reach",),
        points=points(
            "site | Статьи в блоге | Blog articles",
            "search | Поисковая выдача (SEO) | Search results (SEO)",
            "press | Новости отрасли | News of the trade",
            "forum | Обсуждения на форумах | Talk on forums",
        ),
    ),
    StageOutline(
        id="search",
        title=Texts("Поиск решений", "Search"),
        client_goal=Texts(
            "Узнать, какие решения есть и кто их предлагает", "Learn what solutions there are, and whose"
        ),
        task=Texts("Оказаться среди первых и получить контакт", "Be among the first, get the contact"),
        kpis=("target_traffic", "conversion"),
        tools=("consultation", "seminar", "price_list"),
        points=points(
            "site | Сайт | Site",
            "search | Поисковые системы | Search engines",
            "print | Каталоги | Catalogues",
            "industry_event | Выставки | Trade fairs",
            "webinar | Вебинары | Webinars",
            "sales | Консультация менеджера | Consultation by a manager",
        ),
    ),
    StageOutline(
        id="compare",
        title=Texts("Оценка вариантов", "Evaluation"),
        client_goal=Texts("Выбрать поставщика без риска для дела", "Choose a supplier without risk to the business"),
        task=Texts(
            "Доказать, что решение подходит именно этому клиенту", "Prove that the solution fits this very client"
        ),
        kpis=("conversion", "response_time"),
        tools=("cases", "trial", "demonstration", "reviews"),
        points=points(
            "site | Сравнение на сайте | Comparison on the site",
            "site | Кейсы | Cases",
            "reviews | Отзывы | Reviews",
            "document | Коммерческое предложение | Offer",
            "product | Демоверсия | Demo version",
            "meeting | Встречи | Meetings",
            "meeting | Референс-визит | Reference visit",
        ),
    ),
    StageOutline(
        id="purchase",
        title=Texts("Решение и покупка", "Decision and purchase"),
        client_goal=Texts("Договориться об условиях и сроках", "Agree on terms and dates"),
        task=Texts("Провести сделку быстро и прозрачно", "Close the deal quickly and openly"),
        kpis=("purchases", "average_check"),
        tools=("offer",),
        steps=(
            Texts("Договор", "Contract"),
            Texts("Тендер?", "Tender?"),
            Texts("Оплата", "Payment"),
        ),
        points=points(
            "document | Договор | Contract",
            "document | Счёт | Invoice",
            "phone | Разговор с бухгалтерией | Talk to the accounts department",
            "sales | Персональный менеджер | Personal manager",
        ),
    ),
    StageOutline(
        id="onboarding",
        title=Texts("Поставка и внедрение", "Delivery and onboarding"),
        client_goal=Texts("Начать работать без простоев", "Start without standstill"),
        task=Texts("Запустить в срок и научить людей", "Launch in time and teach the people"),
        kpis=("csi", "delivery_speed"),
        tools=("training_video",),
        points=points(
            "document | Инструкции | Manuals",
            "seminar | Обучение персонала | Training of the staff",
            "delivery | Монтажники | Installers",
            "engineer | Инженеры поддержки | Support engineers",
        ),
    ),
    StageOutline(
        id="use",
        title=Texts("Использование и поддержка", "Use and support"),
        client_goal=Texts("Работать и быстро получать помощь", "Work, and get help quickly"),
        task=Texts("Решать вопросы раньше, чем они станут бедой", "Solve questions before they turn into trouble"),
        kpis=("csi", "response_time"),
        tools=("complaints",),
        points=points(
            "product | Сам продукт | The product itself",
            "support | Сервис | Service",
            "account | Заказ запчастей | Orders of spare parts",
            "account | База знаний | Knowledge base",
        ),
    ),
    StageOutline(
        id="loyalty",
        title=Texts("Лояльность и повторные покупки", "Loyalty and repeat purchases"),
        client_goal=Texts("Расширить парк у проверенного поставщика", "Grow with a proven supplier"),
        task=Texts("Предложить следующее раньше других", "Offer the next thing before others do"),
        kpis=("nps", "repeat_share", "ltv"),
        tools=("special_offers", "loyalty_programme", "nps"),
        points=points(
            "sales | Аккаунт-менеджер | Account manager",
            "email | Специальные предложения | Special offers",
            "account | Программа лояльности | Loyalty programme",
            "phone | Опрос удовлетворённости | Satisfaction survey",
        ),
    ),
    StageOutline(
        id="advocacy",
        title=Texts("Адвокация", "Advocacy"),
        client_goal=Texts("Поделиться опытом и укрепить своё имя", "Share experience and earn a name"),
        task=Texts("Помочь клиенту рассказать о нас", "Help the client to tell about us"),
        kpis=("crv",),
        tools=("partner_programme",),
        points=points(
            "reviews | Просьба об отзыве | Request for a review",
            "partner | Партнёрская программа | Partner programme",
            "press | Совместные кейсы | Joint cases",
        ),
    ),
)

B2B: Final = Outline(
    name="b2b",
    title=Texts("Путь бизнес-клиента: восемь этапов", "Journey of a business client: eight stages"),
    about=Texts(
        "Восемь этапов бизнес-клиента с внедрением и закупочным центром, у каждого этапа типичные точки контакта.",
        "Eight stages of a business client with onboarding and a buying centre, each with its usual touchpoints.",
    ),
    goal=Texts("Решить, с какого этапа начать улучшения", "Decide which stage to improve first"),
    goal_kind="decisions",
    market=Market.B2B,
    stages=_STAGES,
    roles=(
        Role(
            id="chief_engineer",
            pains=(Texts("Простои", "Standstill"), Texts("Аварии", "Breakdowns"), Texts("Бюджет", "The budget")),
        ),
        Role(
            id="procurement",
            pains=(
                Texts("Сроки", "Dates"),
                Texts("Цена", "The price"),
                Texts("Надёжность поставщика", "How reliable the supplier is"),
            ),
        ),
        Role(
            id="director",
            pains=(Texts("Прибыль", "Profit"), Texts("Стратегия", "Strategy"), Texts("Риски", "Risks")),
        ),
        Role(id="technologist"),
        Role(id="finance"),
    ),
)
