"""
DOC001–DOC029: what is found while a company's document is read.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "AMBIGUOUS",
    "BY_FORM",
    "CHANGED",
    "DOCS_RULES",
    "DOUBTFUL",
    "INFERRED_KIND",
    "LEGACY",
    "NOTHING",
    "NOT_DOCX",
    "NO_NAME",
    "OUR_CARD_LOST",
    "OUT_OF_BOUNDS",
    "SEVERAL_APART",
    "SEVERAL_MIXED",
    "SWAPPED",
    "UNREAD",
    "WRONG_SHAPE",
]

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

NOT_DOCX = Rule(
    code="DOC001",
    severity=_ERROR,
    title=Texts("Не документ Word", "Not a Word document"),
    text=Texts(
        "это zip-архив, но не документ Word (внутри {found_ru}): укажите файл .docx",
        "this is a zip archive, but no Word document (it holds {found_en}): give a .docx file",
    ),
    why=Texts(
        "В документе Word есть часть officeDocument с телом document; без неё читать нечего.",
        "A Word document has an officeDocument part with a body; without it there is nothing to read.",
    ),
    bad="реквизиты.docx = архив с фотографиями",
    good="реквизиты.docx, сохранённый из Word или LibreOffice",
    law="ECMA-376, часть 2 (OPC)",
)

LEGACY = Rule(
    code="DOC002",
    severity=_ERROR,
    title=Texts("Файл другого вида", "A file of another kind"),
    text=Texts(
        "это {found_ru}, такой файл здесь не читается: {fix_ru}",
        "this is {found_en}, which is not read here: {fix_en}",
    ),
    why=Texts(
        "Двоичный .doc, PDF и RTF устроены иначе, чем .docx, и прочитать их наугад значит исказить реквизиты.",
        "A binary .doc, a PDF and an RTF are built otherwise; to read them by guessing is to distort requisites.",
    ),
    bad="реквизиты.doc",
    good="реквизиты.docx",
)

NOTHING = Rule(
    code="DOC003",
    severity=_ERROR,
    title=Texts("Реквизитов не найдено", "No requisites found"),
    text=Texts(
        "в документе нет ни одного узнанного реквизита: проверьте, тот ли это файл и есть ли в нём текст, а не рисунок",
        "no requisite was recognised: check that it is the right file, and that it holds text and not a picture",
    ),
    why=Texts(
        "Скан, вставленный в документ рисунком, текста не содержит.",
        "A scan that was put into a document as a picture holds no text.",
    ),
    bad="документ с одним рисунком",
    good="ИНН 7707083893",
)

SEVERAL_APART = Rule(
    code="DOC004",
    severity=_INFO,
    title=Texts("В документе реквизиты нескольких сторон", "Requisites of several parties"),
    text=Texts(
        "в документе реквизиты нескольких организаций ({count}): прочитаны раздельно, это {number}-я; "
        "удалите лишние карточки",
        "the document holds requisites of several organisations ({count}): read apart, this is no. {number}; "
        "remove the cards that you do not need",
    ),
    why=Texts(
        "В договоре реквизиты сторон стоят двумя столбцами; смешать их – значит заплатить не тому.",
        "In a contract the parties stand in two columns; to mix them is to pay the wrong one.",
    ),
    bad="Поставщик: ИНН … | Покупатель: ИНН …",
    good=Texts("две карточки", "two cards"),
)

SEVERAL_MIXED = Rule(
    code="DOC005",
    severity=_ERROR,
    title=Texts("Реквизиты сторон не разделить", "Parties that cannot be told apart"),
    text=Texts(
        "в документе ИНН разных организаций ({count}), и неясно, где чьи реквизиты: карточка не создана, "
        "оставьте в файле реквизиты одной",
        "the document holds ИНН of different organisations ({count}), and it is unclear what belongs to whom: "
        "no card was made, leave the requisites of one in the file",
    ),
    why=Texts(
        "Счёт одной организации на карточке другой – это платёж не туда.",
        "One organisation's account on another's card is a payment gone astray.",
    ),
    bad="ИНН 7707083893 … ИНН 7736050003",
    good="ИНН 7707083893",
)

DOUBTFUL = Rule(
    code="DOC006",
    severity=_WARNING,
    title=Texts("Сомнительное значение не взято", "A doubtful value was left out"),
    text=Texts(
        "поле оставлено пустым: есть значение ({how_ru}), но уверенность {confidence} ниже порога {threshold}; "
        "впишите его сами или снизьте порог",
        "the field was left empty: there is a value ({how_en}), but its confidence {confidence} is below "
        "{threshold}; fill it in yourself or lower the threshold",
    ),
    why=Texts("Пустое поле видно, неверное – нет.", "An empty field is seen, a wrong one is not."),
    bad=Texts("имя в родительном падеже: «в лице директора Иванова И. И.»", "a name in the genitive case"),
    good="Директор: Иванов И. И.",
)

AMBIGUOUS = Rule(
    code="DOC007",
    severity=_WARNING,
    title=Texts("Несколько разных значений", "Several different values"),
    text=Texts(
        "для поля найдено разных значений: {count}, и выбрать между ними нечем: поле оставлено пустым, впишите верное",
        "{count} different values were found for the field, and nothing tells which is right: it was left empty, "
        "fill it in",
    ),
    why=Texts("Выбор наугад исказил бы карточку.", "A guess would distort the card."),
    bad="КПП 773601001 … КПП 997950001",
    good="КПП 773601001",
)

WRONG_SHAPE = Rule(
    code="DOC008",
    severity=_WARNING,
    title=Texts("Под подписью не то значение", "A label with another kind of value"),
    text=Texts(
        "рядом с подписью «{label}» стоит не то, что она обещает (цифр: {found}): "
        "значение не взято, сверьте с оригиналом",
        "beside the label “{label}” stands something else ({found} digits): it was not taken, compare the original",
    ),
    why=Texts(
        "Цифра потеряна или лишняя, или значение попало не в ту строку.",
        "A digit is missing or too many, or the value is in another row.",
    ),
    bad="ИНН 770708389",
    good="ИНН 7707083893",
)

BY_FORM = Rule(
    code="DOC009",
    severity=_INFO,
    title=Texts("Значение узнано без подписи", "A value recognised without a label"),
    text=Texts(
        "подписи у значения нет, оно узнано по виду ({how_ru}): сверьте его",
        "the value has no label, it was recognised by its form ({how_en}): compare it",
    ),
    why=Texts(
        "Банк в реквизитах часто пишут без слова «Банк», а счета узнаются по первым цифрам и ключу.",
        "A bank is often written without the word, and accounts are known by first digits and key.",
    ),
    bad="ПАО Сбербанк",
    good="Банк: ПАО Сбербанк",
)

SWAPPED = Rule(
    code="DOC010",
    severity=_WARNING,
    title=Texts("Подписи перепутаны", "Labels that are swapped"),
    text=Texts(
        "по ключу счёта это «{found}», хотя подписано «{label}»: записано по ключу, сверьте с оригиналом",
        "by the account's key this is “{found}”, though the label says “{label}”: it was taken by the key, compare it",
    ),
    why=Texts(
        "КПП и БИК – по девять цифр, расчётный и корреспондентский счёт – по двадцать.",
        "КПП and БИК have nine digits each, both accounts twenty.",
    ),
    bad="КПП 044525225, БИК 773601001",
    good="КПП 773601001, БИК 044525225",
    law="Порядок Банка России № 515 от 08.09.1997",
)

UNREAD = Rule(
    code="DOC011",
    severity=_INFO,
    title=Texts("Строки без места на карточке", "Lines without a place on the card"),
    text=Texts(
        "строк, для которых на карточке нет места: {count}, они не взяты; посмотрите, нет ли среди них нужного",
        "{count} lines have no place on the card and were not taken; see whether you need any of them",
    ),
    why=Texts("В документе бывают заголовки, подписи и условия.", "A document has titles, signatures and terms."),
)

CHANGED = Rule(
    code="DOC012",
    severity=_INFO,
    title=Texts("Значение приведено к обычному виду", "A value brought to its usual form"),
    text=Texts(
        "значение записано иначе, чем в документе ({how_ru}): сверьте, если это важно",
        "the value is written otherwise than in the document ({how_en}): compare it if that matters",
    ),
    why=Texts(
        "Пробелы в номере и похожие буквы другого алфавита мешают искать и сверять.",
        "Spaces in a number and look-alike letters of another alphabet hinder searching and comparing.",
    ),
    bad="40702 810 4 3800 0060473",
    good="40702810438000060473",
)

INFERRED_KIND = Rule(
    code="DOC013",
    severity=_INFO,
    title=Texts("Вид клиента определён по номерам", "Who the client is was told by its numbers"),
    text=Texts(
        "в документе не сказано, кто это; по номерам и форме это {kind_ru}: проверьте вид клиента",
        "the document does not say who it is; by numbers and legal form it is {kind_en}: check the kind",
    ),
    why=Texts(
        "ИНН из 10 цифр и ОГРН бывают у организаций, ОГРНИП – у предпринимателей.",
        "An ИНН of 10 digits and an ОГРН belong to organisations, an ОГРНИП to sole proprietors.",
    ),
    law="приказ ФНС ЕД-7-14/559@",
)

NO_NAME = Rule(
    code="DOC014",
    severity=_WARNING,
    title=Texts("Наименование не найдено", "No name found"),
    text=Texts(
        "в документе не нашлось наименования организации: впишите его",
        "no name of the organisation was found: fill it in",
    ),
    why=Texts("Карточку без имени не найти.", "Nobody finds a card without a name."),
    bad="ИНН 7707083893",
    good="ПАО Сбербанк, ИНН 7707083893",
)

OUT_OF_BOUNDS = Rule(
    code="DOC015",
    severity=_ERROR,
    title=Texts("Документ слишком длинный", "A document that is too long"),
    text=Texts(
        "в документе больше {limit} строк: карточка столько не занимает, оставьте страницу с реквизитами",
        "the document has more than {limit} lines: no card is so long, leave the page with the requisites",
    ),
    why=Texts("Предел бережёт память и время.", "The limit saves memory and time."),
)

OUR_CARD_LOST = Rule(
    code="DOC016",
    severity=_WARNING,
    title=Texts("Метка без подписи", "A mark without its row"),
    text=Texts(
        "строка карточки потеряла свою метку или стоит дважды: взята первая, сверьте карточку с документом",
        "a row of the card lost its mark or stands twice: the first was taken, compare the card with the document",
    ),
    why=Texts(
        "Карточка, записанная этой программой, помечает строки закладками; их удаляют вместе со строкой.",
        "A card written by this program marks its rows by bookmarks, which go with the row.",
    ),
)

DOCS_RULES: Final = (
    NOT_DOCX,
    LEGACY,
    NOTHING,
    SEVERAL_APART,
    SEVERAL_MIXED,
    DOUBTFUL,
    AMBIGUOUS,
    WRONG_SHAPE,
    BY_FORM,
    SWAPPED,
    UNREAD,
    CHANGED,
    INFERRED_KIND,
    NO_NAME,
    OUT_OF_BOUNDS,
    OUR_CARD_LOST,
)
"""Every entry, in the order of codes."""
