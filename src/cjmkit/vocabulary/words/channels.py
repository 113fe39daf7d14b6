"""
Channels that companies and clients meet through; the group tells what a channel is made of.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["CHANNEL"]

CHANNEL: Final = (
    # Sixteen that a company speaks through.
    word("own_event", "Собственные мероприятия", "Own events", "собственное мероприятие|мероприятия", group="physical"),
    word("office", "Офис компании", "Office", "офис|производство|шоурум|завод|экскурсия на завод", group="physical"),
    word("partner", "Партнёры", "Partners", "партнёр|партнёрский маркетинг|дилер|дилеры|дистрибьютор", group="human"),
    word(
        "word_of_mouth",
        "Сарафанное радио",
        "Word of mouth",
        "рекомендации друзей|советы подруг|знакомые|друзья|советы друзей|приведи друга",
        group="human",
    ),
    word("ad_board", "Площадки объявлений", "Classified ads", "доски объявлений|авито|avito", group="digital"),
    word(
        "social",
        "Социальные сети",
        "Social media",
        "соцсети|smm|группы в соц. сетях|вк|вконтакте|vk|tiktok|тикток",
        group="digital",
    ),
    word("portal", "Тематические порталы", "Trade portals", "отраслевые порталы|профильные порталы", group="digital"),
    word(
        "video",
        "Видео на YouTube",
        "YouTube video",
        "youtube|видео youtube|видео реклама youtube|ютуб|видео|канал на youtube|rutube",
        group="digital",
    ),
    word(
        "industry_event",
        "Сторонние мероприятия",
        "Industry events",
        "выставка|выставки|конференция|конференции|форум|стенд на выставке|отраслевые мероприятия|expo",
        group="physical",
    ),
    word(
        "shop",
        "Розничный магазин",
        "Shop",
        "магазин|магазины|салон|салон продаж|точка продаж|офлайн-точка продаж|store",
        group="physical",
    ),
    word("supplier", "Поставщики", "Suppliers", "поставщик", group="human"),
    word(
        "context_ads",
        "Контекстная реклама",
        "Search ads",
        "контекст|директ|яндекс.директ|google ads|ppc",
        group="digital",
    ),
    word(
        "email",
        "Рассылки",
        "E-mail",
        "рассылка|e-mail рассылка|e-mail рассылки|электронная почта|письмо|почта|email-маркетинг",
        group="digital",
    ),
    word("messenger", "Мессенджеры", "Messengers", "мессенджер|telegram|телеграм|whatsapp|viber", group="digital"),
    word("press", "Пресса", "Press", "сми|журнал|отраслевой журнал|газета|печатные издания", group="physical"),
    word(
        "broadcast",
        "Телевидение и радио",
        "TV and radio",
        "телевидение, радио|телевидение|радио|тв|tv|реклама на тв",
        group="physical",
    ),
    # The other digital ones.
    word("site", "Сайт", "Site", "сайт компании|лендинг|website|landing page|блог на сайте", group="digital"),
    word(
        "search",
        "Поисковые системы",
        "Search engines",
        "поиск|поисковая выдача|seo|яндекс|google|сайт seo|яндекс/google",
        group="digital",
    ),
    word(
        "online_ads",
        "Онлайн-реклама",
        "Online ads",
        "баннеры|баннер|таргетированная реклама|таргет|таргетинг|ретаргетинг|display ads",
        group="digital",
    ),
    word("webinar", "Вебинары", "Webinars", "вебинар|онлайн-конференция|онлайн-конференции", group="digital"),
    word(
        "chat",
        "Чат и бот на сайте",
        "Chat and bot",
        "чат|онлайн-чат|онлайн-консультант|on-line консультант|чат-бот|чат-боты|bot",
        group="digital",
    ),
    word("account", "Личный кабинет", "Client portal", "клиентский портал|кабинет клиента|портал", group="digital"),
    word(
        "configurator",
        "Калькуляторы и конфигураторы",
        "Calculators and configurators",
        "калькулятор|конфигуратор|калькуляторы на сайте|calculator",
        group="digital",
    ),
    word("app", "Мобильное приложение", "Mobile app", "приложение|приложения|application", group="digital"),
    word("aggregator", "Прайс-агрегаторы", "Price aggregators", "агрегатор|агрегаторы|яндекс.маркет", group="digital"),
    word("marketplace", "Маркетплейсы", "Marketplaces", "маркетплейс|ozon|wildberries", group="digital"),
    word("bloggers", "Блогеры", "Bloggers", "блогер|лидеры мнений|реклама у блогеров|influencers", group="digital"),
    word("reviews", "Отзывы и обзоры", "Reviews", "отзывы|отзовик|обзоры|2гис|карты", group="digital"),
    word("forum", "Форумы и сообщества", "Forums", "форумы|сообщество|сообщества|тематические форумы", group="digital"),
    word("maps", "Геосервисы", "Maps", "геолокационные сервисы|яндекс.карты|google maps", group="digital"),
    word("sms", "SMS", "SMS", "смс|sms-рассылка", group="digital"),
    # The other physical ones.
    word("seminar", "Семинары", "Seminars", "семинар|мастер-класс|воркшоп|бизнес-завтрак|workshop", group="physical"),
    word("print", "Печатные материалы", "Print", "каталог|буклет|прайс-лист|листовка|брошюра", group="physical"),
    word("product", "Сам продукт", "The product itself", "продукт|товар|упаковка", group="physical"),
    word("direct_mail", "Бумажные письма", "Direct mail", "почтовая рассылка|прямая почта", group="physical"),
    word("outdoor", "Наружная реклама", "Outdoor ads", "билборд|реклама в транспорте|бигборд", group="physical"),
    word("pickup_point", "Пункты выдачи", "Pick-up points", "пункт выдачи|пвз|постамат", group="physical"),
    word("document", "Документы", "Documents", "договор|счёт|кп|коммерческое предложение|инструкция", group="physical"),
    # People: clients buy from them.
    word(
        "sales",
        "Менеджер по продажам",
        "Sales manager",
        "менеджер|отдел продаж|продавец|консультант|персональный менеджер|аккаунт-менеджер",
        group="human",
    ),
    word("engineer", "Технический специалист", "Engineer", "инженер|технические специалисты|технолог", group="human"),
    word(
        "support",
        "Служба поддержки",
        "Support",
        "поддержка|техподдержка|сервис|сервис-центр|сервисная служба|сервисный инженер",
        group="human",
    ),
    word(
        "phone",
        "Телефон",
        "Phone",
        "звонок|колл-центр|call-центр|контакт-центр|горячая линия|секретарь|ресепшн|call centre",
        group="human",
    ),
    word("management", "Руководство компании", "Management", "руководство|директор", group="human"),
    word(
        "delivery",
        "Доставка и монтаж",
        "Delivery and installation",
        "доставка|курьер|водитель|монтажник|монтаж|наладчик|служба логистики|логистика",
        group="human",
    ),
    word("meeting", "Встреча", "Meeting", "личная встреча|визит|переговоры|референс-визит", group="human"),
)
