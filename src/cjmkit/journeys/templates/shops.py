"""
Maps of persons who buy: an online shop in eight stages, and three shorter ones.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.templates.outline import Outline, StageOutline, points

__all__ = ["ESHOP", "LINEAR", "MINI", "SIMPLE"]

_NEED: Final = StageOutline(
    id="awareness",
    title=Texts("Возникновение потребности", "Need"),
    client_goal=Texts("Понять, чего не хватает", "Understand what is lacking"),
    task=Texts("Показаться там, где рождается желание", "Be seen where the wish is born"),
    kpis=("reach",),
    points=points(
        "word_of_mouth | Советы друзей | Advice of friends",
        "social | Социальные сети | Social media",
        "bloggers | Реклама у блогеров | Bloggers' ads",
    ),
)
_ESHOP: Final = (
    _NEED,
    StageOutline(
        id="interest",
        title=Texts("Интерес", "Interest"),
        client_goal=Texts("Найти магазины, где это есть", "Find shops that have it"),
        task=Texts("Привести на нужную страницу", "Lead to the right page"),
        kpis=("target_traffic",),
        points=points(
            "search | Поисковые системы | Search engines",
            "context_ads | Контекстная реклама | Search ads",
            "marketplace | Маркетплейсы | Marketplaces",
        ),
    ),
    StageOutline(
        id="research",
        title=Texts("Исследование", "Research"),
        client_goal=Texts("Сравнить ассортимент, цены и отзывы", "Compare range, prices and reviews"),
        task=Texts("Ответить на вопросы до того, как их задали", "Answer questions before they are asked"),
        kpis=("conversion",),
        tools=("consultation", "reviews", "product_review"),
        points=points(
            "site | Карточка товара | Product page",
            "aggregator | Прайс-агрегаторы | Price aggregators",
            "reviews | Отзывы в сети | Reviews on the net",
            "chat | Чат с консультантом | Chat with a consultant",
        ),
    ),
    StageOutline(
        id="purchase",
        title=Texts("Покупка", "Purchase"),
        client_goal=Texts("Заказать быстро и без риска", "Order quickly and without risk"),
        task=Texts("Не мешать заказывать и платить", "Do not stand in the way of ordering and paying"),
        kpis=("purchases", "average_check", "conversion"),
        tools=("gift",),
        points=points(
            "site | Корзина | Basket",
            "site | Оплата | Payment",
            "email | Подтверждение заказа | Order confirmation",
        ),
    ),
    StageOutline(
        id="use",
        title=Texts("Опыт использования", "Use"),
        client_goal=Texts("Получить то, чего ждал", "Get what was expected"),
        task=Texts("Привезти в срок и спросить о впечатлении", "Deliver in time and ask for the impression"),
        kpis=("delivery_speed", "positive_reviews"),
        tools=("complaints",),
        points=points(
            "pickup_point | Пункты выдачи | Pick-up points",
            "delivery | Курьер | Courier",
            "product | Сам товар | The product itself",
        ),
    ),
    StageOutline(
        id="repeat",
        title=Texts("Повторная покупка", "Repeat purchase"),
        client_goal=Texts("Заказать снова, не думая", "Order again without a thought"),
        task=Texts("Вернуть клиента и увеличить заказ", "Bring the client back, with a bigger order"),
        kpis=("repeat_share", "average_check", "nps"),
        tools=("upsell", "special_offers"),
        points=points(
            "email | Письма с предложениями | Letters with offers",
            "account | Личный кабинет | Client portal",
        ),
    ),
    StageOutline(
        id="loyalty",
        title=Texts("Постоянный клиент", "Loyal client"),
        client_goal=Texts("Пользоваться выгодами своего магазина", "Have the benefits of a shop of one's own"),
        task=Texts("Сделать так, чтобы уходить было незачем", "Give no reason to leave"),
        kpis=("ltv", "nps"),
        tools=("loyalty_programme", "personal_offers"),
        points=points(
            "account | Программа лояльности | Loyalty programme",
            "messenger | Сообщения в мессенджере | Messages",
        ),
    ),
    StageOutline(
        id="advocacy",
        title=Texts("Рекомендация", "Recommendation"),
        client_goal=Texts("Поделиться находкой", "Share the find"),
        task=Texts("Попросить отзыв и отблагодарить", "Ask for a review and say thanks"),
        kpis=("crv", "positive_reviews"),
        tools=("community_invitation",),
        points=points(
            "reviews | Отзыв на сайте | Review on the site",
            "word_of_mouth | Рассказ друзьям | Talk to friends",
        ),
    ),
)

ESHOP: Final = Outline(
    name="eshop",
    title=Texts("Путь клиента интернет-магазина: восемь этапов", "Journey of an online shop's client: eight stages"),
    about=Texts(
        "Восемь этапов интернет-магазина: от потребности до постоянного клиента и рекомендации.",
        "Eight stages of an online shop: from the need to a loyal client and a recommendation.",
    ),
    goal=Texts("Найти и убрать барьеры перед покупкой", "Find and take away the barriers before the purchase"),
    goal_kind="barriers",
    stages=_ESHOP,
)

_WORD_OF_MOUTH: Final = StageOutline(
    id="advocacy",
    title=Texts("Сарафанное радио", "Word of mouth"),
    client_goal=Texts("Посоветовать близким то, что понравилось", "Advise friends what was good"),
    task=Texts("Дать повод рассказать", "Give a reason to tell"),
    kpis=("crv",),
    points=points("word_of_mouth | Разговор с друзьями | Talk to friends", "reviews | Отзыв | Review"),
)

SIMPLE: Final = Outline(
    name="simple",
    title=Texts("Путь клиента: пять этапов", "Customer journey: five stages"),
    about=Texts(
        "Пять этапов: осознание, исследование, покупка, использование, сарафанное радио.",
        "Five stages: awareness, research, purchase, use, word of mouth.",
    ),
    goal=Texts("Понять, что клиент чувствует на каждом этапе", "Learn what the client feels at each stage"),
    goal_kind="emotions",
    stages=(
        StageOutline(
            id="awareness",
            title=Texts("Осознание", "Awareness"),
            client_goal=Texts("Понять, что нужно", "Understand what is needed"),
            task=Texts("Напомнить о себе вовремя", "Be remembered in time"),
            kpis=("reach",),
            points=points("social | Социальные сети | Social media", "word_of_mouth | Знакомые | Acquaintances"),
        ),
        StageOutline(
            id="research",
            title=Texts("Исследование", "Research"),
            client_goal=Texts("Найти подходящее", "Find what fits"),
            task=Texts("Найтись и объяснить", "Be found and explain"),
            kpis=("target_traffic", "conversion"),
            tools=("consultation", "product_review"),
            points=points(
                "search | Поисковые системы | Search engines",
                "marketplace | Маркетплейсы | Marketplaces",
                "social | Тематические страницы в соцсетях | Pages on social media",
            ),
        ),
        StageOutline(
            id="purchase",
            title=Texts("Покупка", "Purchase"),
            client_goal=Texts("Купить по подходящей цене, с удобной доставкой", "Buy at a fair price, well delivered"),
            task=Texts("Продать без лишних шагов", "Sell without needless steps"),
            kpis=("purchases", "average_check"),
            points=points("site | Заказ на сайте | Order on the site", "delivery | Доставка | Delivery"),
        ),
        StageOutline(
            id="use",
            title=Texts("Использование", "Use"),
            client_goal=Texts("Убедиться, что выбор верен", "See that the choice was right"),
            task=Texts("Оправдать ожидания", "Meet the expectations"),
            kpis=("positive_reviews",),
            points=points("product | Сам продукт | The product itself", "support | Поддержка | Support"),
        ),
        _WORD_OF_MOUTH,
    ),
)

LINEAR: Final = Outline(
    name="linear",
    title=Texts("Путь клиента по прямой: пять шагов", "A straight journey: five steps"),
    about=Texts(
        "Пять шагов по прямой: узнал, зашёл, купил, использовал, вернулся.",
        "Five straight steps: heard, came, bought, used, came back.",
    ),
    goal=Texts("Увидеть путь целиком и найти слабые места", "See the whole way and find weak points"),
    stages=(
        StageOutline(
            id="awareness",
            title=Texts("Узнал", "Heard"),
            task=Texts("Стать известными", "Become known"),
            kpis=("reach",),
            points=points("social | Социальные сети | Social media", "online_ads | Онлайн-реклама | Online ads"),
        ),
        StageOutline(
            id="interest",
            title=Texts("Зашёл", "Came"),
            task=Texts("Показать ассортимент", "Show the range"),
            kpis=("target_traffic",),
            points=points("search | Поисковые системы | Search engines", "site | Сайт | Site"),
        ),
        StageOutline(
            id="purchase",
            title=Texts("Купил", "Bought"),
            task=Texts("Продать понравившееся", "Sell what was liked"),
            kpis=("purchases", "conversion"),
            points=points("site | Корзина | Basket", "delivery | Доставка | Delivery"),
        ),
        StageOutline(
            id="use",
            title=Texts("Использовал", "Used"),
            task=Texts("Помочь, если что-то не так", "Help if something is wrong"),
            kpis=("positive_reviews",),
            points=points("product | Сам продукт | The product itself", "support | Поддержка | Support"),
        ),
        StageOutline(
            id="repeat",
            title=Texts("Вернулся", "Came back"),
            task=Texts("Дать повод вернуться", "Give a reason to come back"),
            kpis=("repeat_share", "nps"),
            points=points("email | Рассылка | Newsletter", "site | Сайт | Site"),
        ),
    ),
)

MINI: Final = Outline(
    name="mini",
    title=Texts("Путь клиента в трёх словах", "Customer journey in three words"),
    about=Texts(
        "Пришёл, изучил, купил: для первого разговора. Это воронка, проверка попросит этап после покупки.",
        "Came, looked, bought: for a first talk. It is a funnel, a check asks for a stage after the purchase.",
    ),
    goal=Texts("Договориться, о каком пути речь", "Agree which way is meant"),
    stages=(
        StageOutline(
            id="interest",
            title=Texts("Пришёл", "Came"),
            task=Texts("Привести", "Bring the client in"),
            kpis=("target_traffic",),
            points=points("search | Поисковые системы | Search engines", "word_of_mouth | Знакомые | Acquaintances"),
        ),
        StageOutline(
            id="research",
            title=Texts("Изучил", "Looked"),
            task=Texts("Ответить на вопросы", "Answer questions"),
            kpis=("conversion",),
            tools=("consultation",),
            points=points("reviews | Отзывы | Reviews", "site | Сайт | Site"),
        ),
        StageOutline(
            id="purchase",
            title=Texts("Купил", "Bought"),
            task=Texts("Продать", "Sell"),
            kpis=("purchases", "conversion"),
            points=points("site | Заявка на сайте | Request on the site", "phone | Звонок | Call"),
        ),
    ),
)
