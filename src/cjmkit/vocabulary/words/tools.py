"""
Tools that lead a client on, get a contact, or bring the client back.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["FORM_KIND", "LOYALTY_TOOL", "TOOL"]

FORM_KIND: Final = (
    word("calculate_order", "Рассчитать заказ", "Calculate an order", "расчёт заказа"),
    word("calculate_project", "Рассчитать проект", "Calculate a project", "расчёт проекта"),
    word("calculate_instalments", "Рассчитать рассрочку", "Calculate instalments", "расчёт рассрочки"),
    word("order_selection", "Заказать подбор", "Order a selection", "подбор"),
)

LOYALTY_TOOL: Final = (
    word("expert_content", "Полезный бесплатный контент", "Useful free content", "блог эксперта|экспертный блог"),
    word("master_classes", "Мастер-классы и вебинары", "Master classes and webinars", "обучающие мастер-классы"),
    word("coupons", "Купоны и промокоды", "Coupons and promo codes", "купоны|промокоды"),
    word("happy_hours", "«Счастливые часы»", "Happy hours", "акции счастливые часы|счастливый час"),
    word("nth_free", "N-я покупка в подарок", "Every Nth purchase free", "n-покупка в подарок"),
    word("gifts_for_reviews", "Подарки за отзывы", "Gifts for reviews", "подарки в обмен на отзывы|скидки за отзывы"),
    word("useful_mailings", "Полезные рассылки", "Useful mailings", "регулярные рассылки"),
    word("personal_offers", "Личные предложения", "Personal offers", "персонализированные предложения"),
    word("wider_range", "Расширить ассортимент", "Widen the range", "ассортиментная матрица|расширение ассортимента"),
    word("after_sales", "Лучше обслуживать после продажи", "Better after-sales service", "постпродажное обслуживание"),
    word("guarantees", "Гарантии и понятный возврат", "Guarantees and clear returns", "гарантии|условия возврата"),
    word("partner_programme", "Партнёрская программа", "Partner programme", "партнёрские программы"),
    word("nps", "Измерять NPS", "Measure NPS", "индекс nps|замер nps"),
)

_CAPTURE: Final = (
    word("test_drive", "Тест-драйв", "Test drive", group="lead_capture"),
    word(
        "trial",
        "Пробный период",
        "Trial period",
        "демо-версия|тестовая версия|тестовая версия продукта",
        group="lead_capture",
    ),
    word("subscription", "Подписка на рассылку", "Subscription", "подписка", group="lead_capture"),
    word(
        "call_back", "Обратный звонок", "Call back", "заказать звонок|обратный звонок (заказать)", group="lead_capture"
    ),
    word("pop_up", "Окно на входе и выходе", "Pop-up", "pop-up окна|всплывающее окно|поп-ап", group="lead_capture"),
    word("demonstration", "Демонстрация", "Demonstration", "демо|показ", group="lead_capture"),
    word("consultation", "Консультация", "Consultation", "детальная консультация", group="lead_capture"),
    word(
        "express_fix",
        "Быстрое решение малой задачи",
        "Express fix",
        "экспресс-решение|экспресс-решение мини-проблемы",
        group="lead_capture",
    ),
    word("questionnaire", "Анкета", "Questionnaire", "анкеты|опросник", group="lead_capture"),
    word("tests", "Тесты", "Tests", "тест", group="lead_capture"),
    word("price_list", "Прайс-лист", "Price list", "прайс", group="lead_capture"),
    word("presentation", "Презентация", "Presentation", "презентации", group="lead_capture"),
    word(
        "info_product",
        "Мини-книга, чек-лист, методичка",
        "Booklet, checklist, guide",
        "чек-лист|методичка|статьи, книги, методички|брошюры, инструкции",
        group="lead_capture",
    ),
    word("seminar", "Семинар, вебинар", "Seminar, webinar", "семинары|вебинары|вебинар", group="lead_capture"),
    word("master_class", "Мастер-класс", "Master class", "мастер-классы|конференция", group="lead_capture"),
    word("coupon", "Купон, промокод", "Coupon, promo code", "купоны|промокоды|купон|промокод", group="lead_capture"),
    word("likes", "Лайки клиентов", "Likes of clients", "лайки", group="lead_capture"),
    word("form", "Форма расчёта или подбора", "Calculator form", "формы|калькулятор|форма", group="lead_capture"),
)

_TRANSFER: Final = (
    word("viral_video", "Вирусное видео", "Viral video", "вирусные видео", group="transfer"),
    word(
        "product_review",
        "Обзор продуктов",
        "Product review",
        "обзоры|обзоры свойств и преимуществ товара",
        group="transfer",
    ),
    word("forum_advice", "Советы на форумах", "Advice on forums", "советы по решению проблемы", group="transfer"),
    word("celebrity", "Известные лица", "Celebrities", "селебрити-маркетинг", group="transfer"),
    word("cases", "Кейсы", "Cases", "кейс", group="transfer"),
    word("contest", "Конкурсы", "Contests", "конкурс", group="transfer"),
    word("partner_marketing", "Партнёрский маркетинг", "Partner marketing", group="transfer"),
    word("training_video", "Обучающее видео", "Training video", group="transfer"),
    word("expert_video", "Экспертное видео", "Expert video", group="transfer"),
    word("diagnostics", "Диагностика", "Diagnostics", "аудит|экскурсия|встреча", group="transfer"),
    word("expert_blog", "Блог эксперта", "Expert's blog", "блог эксперта на сайте", group="transfer"),
    word("research", "Результаты исследований", "Research results", "исследования", group="transfer"),
    word("expert_advice", "Рекомендации экспертов", "Experts' advice", group="transfer"),
    word("reviews", "Отзывы клиентов", "Clients' reviews", "отзывы|работа с отзывами", group="transfer"),
    word(
        "site_content",
        "Хорошие тексты на сайте",
        "Good content on the site",
        "качественный контент на сайте",
        group="transfer",
    ),
    word("offer", "Расчёт коммерческого предложения", "Calculated offer", "расчёт кп|кп", group="transfer"),
    word("gift", "Подарок за покупку", "Gift for a purchase", "подарок", group="transfer"),
    word("nps", "Замер NPS", "NPS survey", "nps", group="loyalty"),
    word("complaints", "Работа с негативом", "Work with complaints", "негатив", group="loyalty"),
    word(
        "upsell",
        "Up-sell и cross-sell",
        "Up-sell and cross-sell",
        "линейки продуктов up-sell, cross-sell|допродажи",
        group="loyalty",
    ),
    word("special_offers", "Специальные предложения", "Special offers", "спец. предложения", group="loyalty"),
    word("promotions", "Акции", "Promotions", "акция", group="loyalty"),
    word("loyalty_programme", "Программа лояльности", "Loyalty programme", "бонусная программа", group="loyalty"),
    word(
        "personal_offers", "Личные предложения", "Personal offers", "персонализированные предложения", group="loyalty"
    ),
    word("group_invitation", "Приглашение в группу", "Invitation to a group", group="referral"),
    word("partner_programme", "Партнёрская программа", "Partner programme", group="referral"),
    word("community_invitation", "Приглашение в сообщество", "Invitation to a community", group="referral"),
)

TOOL: Final = (*_CAPTURE, *_TRANSFER)
