"""
Nine stages from the first thought to recommendations: 72 touchpoints, with tasks, indicators, tools and traffic.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.templates.outline import Outline, StageOutline, points
from cjmkit.model.journeys import Traffic

__all__ = ["NINE_STAGES"]

_AWARENESS: Final = StageOutline(
    id="awareness",
    title=Texts("Формирование потребности", "Need"),
    task=Texts(
        "Стать узнаваемыми, напомнить клиенту о его задаче, понять, где он начнёт искать",
        "Become known, remind the client of the problem, learn where the search begins",
    ),
    kpis=("demand_growth", "market_share"),
    traffic=Traffic.COLD,
    tools=("viral_video", "tests", "product_review", "forum_advice", "celebrity"),
    points=points(
        "press | СМИ | Media",
        "bloggers | Блогеры | Bloggers",
        "social | Социальные сети | Social media",
        "industry_event | Конференции и форумы | Conferences and forums",
        "partner | Бизнес-клубы | Business clubs",
        "forum | Сообщества | Communities",
        "broadcast | Реклама на ТВ | TV ads",
        "maps | Геосервисы | Maps",
    ),
)
_INTEREST: Final = StageOutline(
    id="interest",
    title=Texts("Интерес", "Interest"),
    task=Texts(
        "Вызвать интерес к товару и быстро ответить на первые вопросы",
        "Make the client curious, answer the first questions at once",
    ),
    kpis=("reach", "conversion"),
    traffic=Traffic.COLD,
    tools=("seminar", "cases", "info_product", "product_review", "contest", "viral_video", "partner_marketing"),
    points=points(
        "search | Поисковая выдача (SEO) | Search results (SEO)",
        "email | E-mail рассылки | Newsletters",
        "forum | Форумы | Forums",
        "bloggers | Блоги | Blogs",
        "social | Группы в соцсетях | Social media groups",
        "video | Канал на YouTube | YouTube channel",
        "own_event | Мероприятия | Events",
        "partner | Партнёрский маркетинг | Partner marketing",
        "outdoor | Реклама в транспорте | Transport ads",
    ),
)
_DESIRE: Final = StageOutline(
    id="desire",
    title=Texts("Желание", "Desire"),
    task=Texts(
        "Вызвать желание купить и доверие к марке, подвести к сравнению",
        "Make the client want it and trust the brand, lead on to weighing options",
    ),
    kpis=("reach", "conversion"),
    traffic=Traffic.WARM,
    tools=("training_video", "trial", "presentation", "expert_blog"),
    points=points(
        "search | Поисковая выдача (SEO) | Search results (SEO)",
        "site | Сайт | Site",
        "site | Блог эксперта на сайте | Expert's blog on the site",
        "portal | Свой информационный портал | Own information portal",
        "social | Группы в соцсетях | Social media groups",
        "industry_event | Конференции и форумы | Conferences and forums",
        "forum | Сообщества | Communities",
        "outdoor | Реклама в общественных местах | Ads in public places",
    ),
)
_SEARCH: Final = StageOutline(
    id="search",
    title=Texts("Поиск решений", "Search for solutions"),
    task=Texts(
        "Дать ответ, показать знание дела, получить контакт",
        "Give the answer, show expertise, get the contact",
    ),
    kpis=("reach", "conversion"),
    traffic=Traffic.WARM,
    tools=("test_drive", "expert_video", "research", "diagnostics", "info_product"),
    points=points(
        "video | Канал на YouTube | YouTube channel",
        "portal | Тематические порталы | Trade portals",
        "context_ads | Контекстная реклама | Search ads",
        "social | Группы в соцсетях | Social media groups",
        "site | Сайт | Site",
        "site | Лендинг | Landing page",
        "chat | Онлайн-консультант | Online consultant",
        "email | E-mail рассылки | Newsletters",
        "online_ads | Таргетированная реклама | Targeted ads",
    ),
)
_COMPARE: Final = StageOutline(
    id="compare",
    title=Texts("Сравнение", "Comparison"),
    task=Texts(
        "Показать, что мы лучше решаем задачу клиента, не называя конкурентов",
        "Show that we fit the client's task best, naming no competitor",
    ),
    kpis=("target_traffic", "conversion"),
    traffic=Traffic.WARM,
    tools=(
        *("product_review", "consultation", "research", "cases"),
        *("expert_advice", "reviews", "site_content", "trial"),
    ),
    points=points(
        "online_ads | Ретаргетинг | Retargeting",
        "configurator | Калькуляторы на сайте | Calculators on the site",
        "site | Сайт | Site",
        "site | Лендинг | Landing page",
        "chat | Онлайн-консультант | Online consultant",
        "phone | Контакт-центр | Contact centre",
        "forum | Форумы | Forums",
        "shop | Реклама в местах продаж | Point-of-sale ads",
    ),
)
_PURCHASE: Final = StageOutline(
    id="purchase",
    title=Texts("Покупка", "Purchase"),
    task=Texts("Продать товар или услугу", "Sell the product or the service"),
    kpis=("purchases", "average_check", "conversion"),
    traffic=Traffic.HOT,
    tools=("consultation", "offer", "gift"),
    points=points(
        "site | Сайт | Site",
        "site | Лендинг | Landing page",
        "phone | Контакт-центр | Contact centre",
        "sales | Менеджер по продажам | Sales manager",
        "shop | Точка продаж | Outlet",
        "office | Офис | Office",
        "social | Группы в соцсетях | Social media groups",
        "messenger | Мессенджеры | Messengers",
    ),
)
_SATISFACTION: Final = StageOutline(
    id="satisfaction",
    title=Texts("Удовлетворение", "Satisfaction"),
    task=Texts(
        "Порадовать купивших, успокоить недовольных, вернуться к тем, кто не купил; собирать обратную связь",
        "Delight those who bought, calm the unhappy, come back to those who did not buy; gather feedback",
    ),
    kpis=("delivery_speed", "positive_reviews"),
    points=points(
        "delivery | Служба логистики | Logistics",
        "phone | Контакт-центр | Contact centre",
        "support | Сервис-центр | Service centre",
        "support | Техподдержка | Technical support",
        "sales | Менеджер | Manager",
        "seminar | Обучение покупателей | Training of buyers",
    ),
)
_LOYALTY: Final = StageOutline(
    id="loyalty",
    title=Texts("Лояльность", "Loyalty"),
    task=Texts("Сделать постоянных клиентов больше", "Have more loyal clients"),
    kpis=("ltv", "nps", "repeat_share", "average_check"),
    traffic=Traffic.HOT,
    tools=(
        *("nps", "complaints", "upsell", "reviews"),
        *("special_offers", "loyalty_programme", "promotions", "personal_offers"),
    ),
    points=points(
        "email | E-mail рассылка | Newsletter",
        "sales | Менеджер по продажам | Sales manager",
        "messenger | Рассылки в мессенджерах | Messenger mailings",
        "social | Группы в соцсетях | Social media groups",
        "forum | Собственное сообщество | Own community",
        "own_event | Мероприятия | Events",
        "own_event | Клиентские клубы | Clients' clubs",
        "phone | Контакт-центр | Contact centre",
    ),
)
_ADVOCACY: Final = StageOutline(
    id="advocacy",
    title=Texts("Рекомендации знакомым", "Recommendations"),
    task=Texts(
        "Получить рекомендации и новых клиентов от тех, кто доволен",
        "Get recommendations and new clients through those who are content",
    ),
    kpis=("crv",),
    traffic=Traffic.HOT,
    tools=("group_invitation", "partner_programme", "community_invitation"),
    points=points(
        "email | E-mail рассылка | Newsletter",
        "messenger | Рассылки в мессенджерах | Messenger mailings",
        "social | Группы в соцсетях | Social media groups",
        "forum | Форумы | Forums",
        "forum | Сообщества | Communities",
        "own_event | Мероприятия | Events",
        "own_event | Клиентские клубы | Clients' clubs",
        "phone | Контакт-центр | Contact centre",
    ),
)

NINE_STAGES: Final = Outline(
    name="nine-stages",
    title=Texts("Путь клиента: девять этапов", "Customer journey: nine stages"),
    about=Texts(
        "Девять этапов от потребности до рекомендаций: задачи, показатели, 72 точки контакта, инструменты, трафик.",
        "Nine stages from the need to recommendations: tasks, indicators, 72 touchpoints, tools, traffic.",
    ),
    goal=Texts("Найти этапы, на которых мы теряем клиентов", "Find the stages where we lose clients"),
    stages=(_AWARENESS, _INTEREST, _DESIRE, _SEARCH, _COMPARE, _PURCHASE, _SATISFACTION, _LOYALTY, _ADVOCACY),
)
