"""
Catalogue: what the sender finds in lines of calls and hears from the portal.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["CALL_RULES"]

_BATCH: Final = "Битрикс24, REST: crm.company.add, batch; коды ошибок (apidocs.bitrix24.ru)"
_LIMITS: Final = "Битрикс24, REST: лимиты (apidocs.bitrix24.ru/limits.html)"


def _rule(code: str, severity: Severity, title: Texts, text: Texts, why: Texts, law: str = "") -> Rule:
    return Rule(code=f"BTX{code}", severity=severity, title=title, text=text, why=why, law=law)


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

NOT_JSON: Final = _rule(
    "201",
    _E,
    Texts("Строка – не JSON", "A line is no JSON"),
    Texts(
        "строка не читается как объект JSON; выгрузите файл заново",
        "the line cannot be read as a JSON object; export the file again",
    ),
    Texts("Строка оборвана или файл правили руками.", "The line was cut off, or the file was edited by hand."),
)
NOT_CALLS: Final = _rule(
    "202",
    _E,
    Texts("Не строка вызовов", "No line of calls"),
    Texts(
        "нужна строка формата cjmkit-bitrix24/calls@1; её пишет cjmkit convert --to bitrix24-rest",
        "expected a line of cjmkit-bitrix24/calls@1; cjmkit convert --to bitrix24-rest writes it",
    ),
    Texts("Отправляется только то, что записано как вызовы.", "Only what is written as calls is sent."),
)
NEWER_CALLS: Final = _rule(
    "203",
    _E,
    Texts("Формат строки новее", "A newer format"),
    Texts(
        "формат {found}, а здесь известен {known}; обновите cjmkit-bitrix24",
        "the format is {found}, known here is {known}; update cjmkit-bitrix24",
    ),
    Texts("Новый формат может значить то, чего эта версия не знает.", "A newer format may mean what is unknown here."),
)
BAD_CALLS: Final = _rule(
    "204",
    _E,
    Texts("Строка вызовов неполна", "An incomplete line of calls"),
    Texts("{found_ru}; выгрузите файл заново", "{found_en}; export the file again"),
    Texts(
        "Вызов без внешнего ключа нельзя найти на портале после обрыва связи, и он создался бы дважды.",
        "A call without an external key cannot be found on the portal after a lost answer, and would be done twice.",
    ),
)
LONG_LINE: Final = _rule(
    "205",
    _E,
    Texts("Строка слишком длинна", "Too long a line"),
    Texts(
        "строка длиннее {limit} байт; карточка не бывает такой большой",
        "the line is longer than {limit} bytes; no card is that big",
    ),
    Texts("Длина строки ограничена, чтобы хватило памяти.", "Lines are bounded so that memory suffices."),
)
REPEATED_KEY: Final = _rule(
    "206",
    _E,
    Texts("Ключ повторяется", "A repeated key"),
    Texts(
        "у строки {first} тот же ключ, а содержание другое; объедините карточки (cjmkit dedupe) или дайте им id",
        "line {first} has the same key and other contents; merge the cards (cjmkit dedupe) or give them ids",
    ),
    Texts(
        "Ключ – id карточки или ИНН с КПП. Две карточки с одним ключом портал не различит.",
        "The key is the card's id, or its ИНН and КПП. The portal cannot tell two cards of one key apart.",
    ),
)
SAME_LINE: Final = _rule(
    "207",
    _I,
    Texts("Строка повторяется", "A repeated line"),
    Texts("та же карточка, что в строке {first}; второй раз не отправлена", "the card of line {first}; not sent again"),
    Texts("Одинаковые строки – одна карточка.", "Equal lines are one card."),
)
NO_PRESET: Final = _rule(
    "208",
    _E,
    Texts("Не указан шаблон реквизитов", "No requisite template"),
    Texts(
        "не указан шаблон реквизитов: добавьте --preset {name}=НОМЕР (номера: cjmkit-bitrix24 presets)",
        "no requisite template is given: add --preset {name}=ID (the ids: cjmkit-bitrix24 presets)",
    ),
    Texts(
        "Номера шаблонов на каждом портале свои, и угадывать их нельзя.",
        "The ids of templates differ from portal to portal and cannot be guessed.",
    ),
    "Битрикс24, REST: crm.requisite.preset.list",
)
UNKNOWN_PRESET: Final = _rule(
    "209",
    _E,
    Texts("Шаблона нет на портале", "The portal has no such template"),
    Texts(
        "шаблона реквизитов {found} на портале нет; есть: {known} (cjmkit-bitrix24 presets)",
        "the portal has no requisite template {found}; there are: {known} (cjmkit-bitrix24 presets)",
    ),
    Texts(
        "Без шаблона портал откажет в реквизите, когда компания уже создана; поэтому проверяется заранее.",
        "Without it the portal refuses the requisite after the company is made; so it is looked at beforehand.",
    ),
    "Битрикс24, REST: crm.requisite.add",
)
REFUSED: Final = _rule(
    "211",
    _E,
    Texts("Портал отказал", "The portal refused"),
    Texts(
        "портал отказал в вызове {method} («{step}»): {code} {said}; исправьте и отправьте снова",
        "the portal refused {method} (“{step}”): {code} {said}; mend it and send again",
    ),
    Texts(
        "Отказ касается этой карточки; остальные отправляются дальше.",
        "The refusal concerns this card; the others are sent on.",
    ),
    _BATCH,
)
MANDATORY: Final = _rule(
    "212",
    _E,
    Texts("На портале есть обязательное поле", "The portal has a mandatory field"),
    Texts(
        "портал отказал в вызове {method}: {said}; если это ИНН, выгрузите с --out-option inn_field=UF_CRM_…, "
        "иначе с fields=поле=UF_CRM_…, или снимите обязательность на время отправки",
        "the portal refused {method}: {said}; if that is ИНН, export with --out-option inn_field=UF_CRM_…, else with "
        "fields=field=UF_CRM_…, or make the field optional while sending",
    ),
    Texts(
        "ИНН пишется в реквизит, а реквизит создаётся после компании: портал, где ИНН обязателен, компанию не примет.",
        "ИНН is a requisite's, made after its company: a portal where it is mandatory refuses the company.",
    ),
    _BATCH,
)
UNSETTLED: Final = _rule(
    "213",
    _E,
    Texts("Портал не отвечает на вызов", "The portal gives no answer to a call"),
    Texts(
        "вызов {method} («{step}») {attempts} раз остался без ответа и на портале его следа нет; отправьте снова позже",
        "{method} (“{step}”) got no answer {attempts} times and left no trace on the portal; send again later",
    ),
    Texts(
        "Перед каждым повтором портал спрашивают, не создано ли уже.",
        "Before each repetition the portal is asked whether it is done already.",
    ),
)
SEVERAL: Final = _rule(
    "214",
    _W,
    Texts("На портале несколько записей с этим ключом", "Several records of this key"),
    Texts(
        "на портале {count} записи с ключом этой карточки ({method}); взята первая",
        "the portal has {count} records with this card's key ({method}); the first is taken",
    ),
    Texts("Отправка ничего не удаляет.", "The sender removes nothing."),
)
CHANGED: Final = _rule(
    "215",
    _W,
    Texts("Карточка изменилась после отправки", "The card changed after it was sent"),
    Texts(
        "«{step}» уже на портале, а в файле содержание другое; отправка только создаёт, измените на портале сами",
        "“{step}” is on the portal and differs in the file; the sender only creates, change it on the portal",
    ),
    Texts("Изменения на портале могли внести люди: их нельзя затереть.", "People may have changed it on the portal."),
)
FOUND: Final = _rule(
    "216",
    _I,
    Texts("Уже на портале", "On the portal already"),
    Texts(
        "«{step}» уже есть на портале (ключ совпал), второй раз не создано",
        "“{step}” is on the portal already (by its key) and was not made again",
    ),
    Texts("Внешний ключ карточки один и тот же при каждой выгрузке.", "A card's external key is that of every export."),
)

BAD_WEBHOOK: Final = _rule(
    "221",
    _E,
    Texts("Негодный адрес вебхука", "An unusable webhook"),
    Texts(
        "адрес вебхука {found_ru}; нужен вида https://ПОРТАЛ/rest/НОМЕР/КОД/",
        "the webhook {found_en}; expected is https://PORTAL/rest/NUMBER/CODE/",
    ),
    Texts(
        "Адрес вебхука – секрет: его читают из файла или переменной среды и нигде не показывают.",
        "The address of a webhook is a secret: it is read from a file or a variable and shown nowhere.",
    ),
)
NO_ACCESS: Final = _rule(
    "222",
    _E,
    Texts("Портал не пускает", "The portal lets nobody in"),
    Texts(
        "портал не принял вебхук: {code} ({status}); {advice_ru}",
        "the portal did not accept the webhook: {code} ({status}); {advice_en}",
    ),
    Texts("Без доступа отправлять нечего: ничего не потеряно.", "Without access nothing is sent: nothing is lost."),
    _BATCH,
)
NO_PORTAL: Final = _rule(
    "223",
    _E,
    Texts("Портал недоступен", "The portal is out of reach"),
    Texts(
        "портал {host} не отвечает как надо ({reason}), попыток: {attempts}; запустите ту же команду позже: "
        "отправка продолжится",
        "the portal {host} does not answer as it should ({reason}), attempts: {attempts}; run the same command later: "
        "sending goes on",
    ),
    Texts("Журнал помнит, что отправлено.", "The journal remembers what was sent."),
    _LIMITS,
)
MOVED: Final = _rule(
    "224",
    _E,
    Texts("Портал переехал", "The portal has moved"),
    Texts(
        "портал {host} отсылает на другой адрес ({to}); создайте вебхук заново на новом адресе",
        "the portal {host} redirects to another address ({to}); make a webhook at the new one",
    ),
    Texts("Секрет вебхука чужому адресу не передаётся.", "The webhook's secret is not handed to another host."),
)
OTHER_JOURNAL: Final = _rule(
    "225",
    _E,
    Texts("Журнал чужой", "A journal of something else"),
    Texts(
        "журнал {found_ru}; укажите другой файл ключом --journal",
        "the journal {found_en}; name another file by --journal",
    ),
    Texts(
        "По журналу решается, что уже создано: чужой журнал привёл бы к пропускам.",
        "The journal decides what is made already: a wrong one would leave cards out.",
    ),
)
NO_CALLS_FILE: Final = _rule(
    "226",
    _E,
    Texts("Файл не открыть", "A file cannot be opened"),
    Texts("файл «{name}» не открыть: {reason_ru}", "the file “{name}” cannot be opened: {reason_en}"),
    Texts("Проверьте имя файла и права.", "Check the name and the permissions."),
)

CALL_RULES: Final = (
    NOT_JSON,
    NOT_CALLS,
    NEWER_CALLS,
    BAD_CALLS,
    LONG_LINE,
    REPEATED_KEY,
    SAME_LINE,
    NO_PRESET,
    UNKNOWN_PRESET,
    REFUSED,
    MANDATORY,
    UNSETTLED,
    SEVERAL,
    CHANGED,
    FOUND,
    BAD_WEBHOOK,
    NO_ACCESS,
    NO_PORTAL,
    MOVED,
    OTHER_JOURNAL,
    NO_CALLS_FILE,
)
"""Every entry."""
