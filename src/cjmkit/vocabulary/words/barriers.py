"""
Kinds of barriers, and kinds of remedies.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["BARRIER", "REMEDY"]

BARRIER: Final = (
    # Seven of a site.
    word("site_errors", "Ошибки на сайте", "Errors on the site", "опечатки|технические ошибки", group="online"),
    word("no_usp", "Нет внятного УТП", "No clear proposition", "нет утп|отсутствие утп", group="online"),
    word("bad_reviews", "Плохие отзывы", "Bad reviews", "негативные отзывы|негатив", group="online"),
    word(
        "hard_checkout",
        "Сложное оформление заказа",
        "Hard checkout",
        "неудобная форма заказа|сложная процедура оформления заказа|длинная форма",
        group="online",
    ),
    word(
        "slow_site", "Медленный сайт", "Slow site", "долгая загрузка|перегруженный сайт|сайт зависает", group="online"
    ),
    word(
        "wrong_association",
        "Неверное впечатление о товаре",
        "Wrong association",
        "барьер ассоциаций|барьеры ассоциаций|неправильное преподнесение",
        group="online",
    ),
    word(
        "mobile_layout", "Неудобно с телефона", "Poor on mobile", "мобильная версия|мобильная вёрстка", group="online"
    ),
    # Four places where a client loses the thread.
    word("description", "Непонятное описание", "Unclear description", "непонятно описание|нет описания", group="place"),
    word("ordering", "Трудно заказать", "Hard to order", "сложный заказ|навигация|нет нужной оплаты", group="place"),
    word("call_centre", "Плохо отвечают по телефону", "Poor call centre", "колл-центр|не дозвониться", group="place"),
    word("live_talk", "Неприятный разговор вживую", "Poor live talk", "навязчивый консультант|грубость", group="place"),
    # A client of a business meets these too.
    word("no_prices", "Цены скрыты", "Prices hidden", "нет цен|нет цен в открытом доступе", group="b2b"),
    word("slow_answer", "Долго отвечают", "Slow answer", "долгий ответ|долгий ответ на запрос", group="b2b"),
    word("incompetent", "Некомпетентный сотрудник", "Incompetent staff", "некомпетентный менеджер", group="b2b"),
    word("hard_contract", "Трудно согласовать договор", "Hard contract", "сложное согласование", group="b2b"),
    word("late_delivery", "Задержка поставки", "Late delivery", "срыв сроков|задержка доставки", group="b2b"),
    word("installation_faults", "Ошибки при монтаже", "Faults at installation", "ошибки монтажа", group="b2b"),
    word("unclear_manual", "Непонятная инструкция", "Unclear manual", "плохая инструкция", group="b2b"),
    # The offer itself.
    word("price", "Высокая цена", "High price", "дорого|высокая стоимость|цена", group="offer"),
    word("delivery_cost", "Дорогая доставка", "Costly delivery", "высокая стоимость доставки", group="offer"),
    word("quality", "Плохое качество", "Poor quality", "брак|некачественный продукт|качество", group="offer"),
    word("distrust", "Сомнения", "Distrust", "недоверие|сомнения в эффективности", group="offer"),
    word("no_information", "Негде узнать", "No information", "нет информации|не знает, где искать", group="offer"),
    word("no_contact", "Не найти контактов", "No contact details", "нет телефона|нет контактов", group="offer"),
    # What the company does not rule over.
    word("rival_promotion", "Акция у другого товара", "A rival's promotion", "акция конкурента", group="external"),
    word("lost_need", "Потребность пропала", "The need is gone", "потеря потребности", group="external"),
    word("no_time", "Нет времени", "No time", "некогда", group="external"),
)

REMEDY: Final = (
    word("reorganise", "Изменить работу", "Reorganise", "реорганизация|перестроить процесс", group="kind"),
    word("new_tool", "Внедрить инструмент", "Bring in a tool", "новый инструмент|автоматизация", group="kind"),
    word("outsource", "Отдать на сторону", "Outsource", "аутсорс|аутсорсинг|подрядчик", group="kind"),
    word("test_site", "Проверить сайт", "Test the site", "тестирование сайта|тест сайта", group="method"),
    word("heat_map", "Посмотреть тепловую карту", "Look at the heat map", "тепловая карта", group="method"),
    word("listen_calls", "Прослушать звонки", "Listen to calls", "прослушка звонков|анализ звонков", group="method"),
    word("test_scripts", "Проверить скрипты", "Test the scripts", "скрипты|тест скриптов", group="method"),
    word("shorter_form", "Упростить форму заявки", "Shorten the form", "сократить форму", group="opportunity"),
    word("chat", "Завести чат с консультантом", "Open a chat", "онлайн-чат|форма обратной связи", group="opportunity"),
    word("standard_contracts", "Типовые договоры", "Standard contracts", "шаблоны договоров", group="opportunity"),
    word("order_tracking", "Статус заказа онлайн", "Order tracking", "отслеживание заказа", group="opportunity"),
    word("video_manuals", "Видеоинструкции", "Video manuals", "видеоинструкция", group="opportunity"),
    word("personal_manager", "Личный менеджер", "Personal manager", "персональный менеджер", group="opportunity"),
    word(
        "service_reminders", "Напоминать об обслуживании", "Service reminders", "напоминания о то", group="opportunity"
    ),
)
