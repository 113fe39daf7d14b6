"""
DUP001–DUP039: what the search for duplicates finds, and what becomes of decisions. CFG195–CFG199: mistakes of the call.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "ANOTHER_KEY",
    "BROKEN_MEMORY",
    "CAPPED_BLOCK",
    "DEDUPE_RULES",
    "EDITED_KEY",
    "FORBIDDEN_MERGE",
    "LEFT_FOR_REVIEW",
    "MERGED_CARDS",
    "NEWER_MEMORY",
    "NOT_A_REVIEW",
    "NOT_JOINED",
    "NO_CARDS_HERE",
    "NO_MATCHER",
    "NO_RAPIDFUZZ",
    "REVIEW_CUT",
    "SHORT_KEY",
    "STRANGE_DECISION",
    "TORN_DECISION",
    "TORN_GROUP",
    "UNKNOWN_PAIR",
    "UNSEEN_MEMORY",
]

CAPPED_BLOCK = Rule(
    code="DUP001",
    severity=Severity.WARNING,
    title=Texts("Общее у слишком многих карточек", "Shared by too many cards"),
    text=Texts(
        "одно значение «{kind}» у {cards} карточек, это больше {largest}: по нему карточки не сравнивались; поднимите "
        "--largest-block, если это не коммутатор и не почта холдинга",
        "{cards} cards share one value of the kind “{kind}”, more than {largest}: they were not compared by it; raise "
        "--largest-block unless it is a switchboard or the mail of a holding",
    ),
    why=Texts(
        "Сравнить каждую с каждой стоит квадрата их числа, а общее у всех ни о ком не говорит.",
        "Comparing each with each costs the square of their number, and what all share tells of nobody.",
    ),
)

MERGED_CARDS = Rule(
    code="DUP002",
    severity=Severity.INFO,
    title=Texts("Карточки слиты", "Cards were merged"),
    text=Texts(
        "слито карточек: {count} ({numbers}); прочие места: {others}",
        "cards merged: {count} ({numbers}); the other places: {others}",
    ),
    why=Texts(
        "Это один клиент: так видно по карточкам или решено.", "They are one client: by the cards or by decision."
    ),
)

LEFT_FOR_REVIEW = Rule(
    code="DUP003",
    severity=Severity.WARNING,
    title=Texts("Возможно, один клиент", "Maybe one client"),
    text=Texts(
        "карточки {a} и {b} ({other}), возможно, один клиент: {reasons_ru}; решите в книге пар (--review)",
        "cards {a} and {b} ({other}) may be one client: {reasons_en}; decide in the workbook of pairs (--review)",
    ),
    why=Texts(
        "Похожи, но не настолько, чтобы слить без человека: филиал, однофамилец, общий телефон.",
        "They are alike, but not so much as to merge without a human: a branch, a namesake, a shared phone.",
    ),
)

NOT_JOINED = Rule(
    code="DUP004",
    severity=Severity.WARNING,
    title=Texts("Пара не слита из-за третьей карточки", "A pair was not merged because of a third card"),
    text=Texts(
        "карточки {a} и {b} ({other}) – верная пара ({reasons_ru}), но одна из них уже слита с карточкой, которой "
        "другая противоречит; решите в книге пар (--review)",
        "cards {a} and {b} ({other}) are a sure pair ({reasons_en}), but one of them is merged with a card that the "
        "other contradicts; decide in the workbook of pairs (--review)",
    ),
    why=Texts(
        "Карточка без КПП похожа и на компанию, и на её филиал, а они – разные карточки.",
        "A card without a KPP is like the company and like its branch, and these are two cards.",
    ),
)

REVIEW_CUT = Rule(
    code="DUP005",
    severity=Severity.WARNING,
    title=Texts("В книгу вошли не все пары", "Not all pairs are in the workbook"),
    text=Texts(
        "в книге пар первые {shown}, не вошло {rest}: решите эти и запустите снова с --decisions и --remember",
        "the workbook has the first {shown} pairs, {rest} are not in it: decide these, and run again with --decisions "
        "and --remember",
    ),
    why=Texts("Больше за раз человек не просмотрит.", "Nobody looks through more at once."),
)

STRANGE_DECISION = Rule(
    code="DUP010",
    severity=Severity.ERROR,
    title=Texts("Решение не понято", "A decision was not understood"),
    text=Texts(
        "решение не понято: нужно одно из слов: {known}; пара осталась без решения",
        "the decision was not understood: one of these is wanted: {known}; the pair is undecided",
    ),
    why=Texts("Догадка слила бы или развела клиентов без вас.", "A guess would merge or part clients without you."),
    bad="наверное, да",
    good="объединить",
)

EDITED_KEY = Rule(
    code="DUP011",
    severity=Severity.ERROR,
    title=Texts("Ключ пары изменён", "The key of a pair was changed"),
    text=Texts(
        "решение есть, а ключ пары в скрытом столбце изменён или стёрт: решение не исполнено",
        "there is a decision, but the key of the pair in the hidden column was changed or erased: it was not obeyed",
    ),
    why=Texts(
        "По ключу решение находит свои карточки; по названию нашло бы чужие.",
        "By the key a decision finds its cards; by a name it would find those of others.",
    ),
)

UNKNOWN_PAIR = Rule(
    code="DUP012",
    severity=Severity.WARNING,
    title=Texts("Карточек этого решения в базе нет", "The cards of a decision are not in the base"),
    text=Texts(
        "карточек этой пары в базе нет или они с тех пор изменились: решение не исполнено, пара, если она есть, "
        "спрашивается снова",
        "the cards of this pair are not in the base, or have changed since: the decision was not obeyed, and the pair "
        "is asked again if it is there",
    ),
    why=Texts(
        "Решение принималось о том, что было в карточках; новое – повод спросить снова.",
        "The decision was about what the cards held; what is new is a reason to ask again.",
    ),
)

TORN_DECISION = Rule(
    code="DUP013",
    severity=Severity.ERROR,
    title=Texts("Два решения об одной паре", "Two decisions about one pair"),
    text=Texts(
        "об этой паре решено по-разному (ещё здесь: {other}): не исполнено ни одно",
        "this pair was decided in two ways (also at {other}): neither was obeyed",
    ),
    why=Texts("Какое из двух верно, знаете только вы.", "Only you know which of the two is right."),
)

TORN_GROUP = Rule(
    code="DUP014",
    severity=Severity.ERROR,
    title=Texts("Решения противоречат друг другу", "Decisions contradict each other"),
    text=Texts(
        "решения связывают карточки {numbers} в одного клиента, а о карточках {a} и {b} решено «оставить»: ни одно "
        "объединение этой группы не исполнено",
        "decisions make one client of the cards {numbers}, and of cards {a} and {b} it was decided to keep them apart: "
        "no merge of this group was obeyed",
    ),
    why=Texts("Если А – это Б, а Б – это В, то и А – это В.", "If A is B and B is C, then A is C."),
    bad=Texts("А=Б, Б=В, А≠В", "A=B, B=C, A≠C"),
    good=Texts("А=Б, А≠В, Б≠В", "A=B, A≠C, B≠C"),
)

FORBIDDEN_MERGE = Rule(
    code="DUP015",
    severity=Severity.ERROR,
    title=Texts("Решено слить разных клиентов", "A merge of different clients was decided"),
    text=Texts(
        "решения связывают карточки {numbers} в одного клиента, а у карточек {a} и {b} разные ИНН, КПП, ОГРН, форма "
        "или дата рождения: ни одно объединение этой группы не исполнено; исправьте карточку, если в ней ошибка",
        "decisions make one client of the cards {numbers}, and cards {a} and {b} differ in INN, KPP, OGRN, legal form "
        "or birth date: no merge of this group was obeyed; correct the card if it is wrong",
    ),
    why=Texts(
        "Филиал отличается от компании КПП (НК РФ, ст. 83), ООО и ИП одного человека – разные лица.",
        "A branch differs from its company in the KPP (Tax Code, art. 83); a company and its owner are two parties.",
    ),
    law=Texts("НК РФ, ст. 83, 84; приказ ФНС ЕД-7-14/820@", "Tax Code of Russia, art. 83, 84; order ЕД-7-14/820@"),
)

UNSEEN_MEMORY = Rule(
    code="DUP016",
    severity=Severity.INFO,
    title=Texts("Помнятся решения о других карточках", "Decisions about other cards are remembered"),
    text=Texts(
        "из запомненных решений к этой базе не относится {count}: карточек нет, или они изменились; решения остались "
        "в файле",
        "{count} of the remembered decisions are not about this base: the cards are not there, or have changed; the "
        "decisions stay in the file",
    ),
    why=Texts("Один файл решений служит разным базам.", "One file of decisions serves several bases."),
)

NOT_A_REVIEW = Rule(
    code="DUP020",
    severity=Severity.ERROR,
    title=Texts("Не книга пар", "Not a workbook of pairs"),
    text=Texts(
        "это не книга пар: нет листа со столбцами «{decision}» и «{key}»; её пишет cjmkit dedupe --review",
        "this is no workbook of pairs: no sheet has the columns “{decision}” and “{key}”; cjmkit dedupe --review "
        "writes one",
    ),
    why=Texts("Решения читаются по этим двум столбцам.", "Decisions are read from these two columns."),
    bad="--decisions clients.xlsx",
    good="--decisions pairs.xlsx",
)

BROKEN_MEMORY = Rule(
    code="DUP021",
    severity=Severity.ERROR,
    title=Texts("Файл решений повреждён", "The file of decisions is damaged"),
    text=Texts(
        "файл решений повреждён: {found_ru}; ожидается {expected_ru}; верните его из git или из копии",
        "the file of decisions is damaged: {found_en}; expected {expected_en}; take it back from git or a copy",
    ),
    why=Texts(
        "Потерянное решение слило бы клиентов, которых человек развёл.",
        "A lost decision would merge clients that a human has parted.",
    ),
)

NEWER_MEMORY = Rule(
    code="DUP022",
    severity=Severity.ERROR,
    title=Texts("Файл решений новее cjmkit", "The file of decisions is newer than cjmkit"),
    text=Texts(
        "файл решений записан по схеме {found}, эта версия читает {expected}: обновите cjmkit",
        "the file of decisions follows the schema {found}, this release reads {expected}: update cjmkit",
    ),
    why=Texts("Новая схема может значить другое.", "A newer schema may mean something else."),
)

ANOTHER_KEY = Rule(
    code="DUP023",
    severity=Severity.ERROR,
    title=Texts("Другой ключ файла решений", "Another key of the file of decisions"),
    text=Texts(
        "файл решений сделан с другим ключом: назовите тот же файл ключа (--decisions-key-file) или не называйте его, "
        "если файл сделан без ключа",
        "the file of decisions was made with another key: name the same key file (--decisions-key-file), or none if "
        "it was made without",
    ),
    why=Texts(
        "С чужим ключом ни одно решение не найдёт своих карточек.",
        "With another key no decision would find its cards.",
    ),
)

SHORT_KEY = Rule(
    code="CFG195",
    severity=Severity.ERROR,
    title=Texts("Ключ короток", "The key is too short"),
    text=Texts(
        "ключ файла решений – {found} байт, нужно хотя бы {least}: openssl rand -hex 32 > key",
        "the key of the file of decisions has {found} bytes, at least {least} are wanted: openssl rand -hex 32 > key",
    ),
    why=Texts("Короткий ключ подбирается.", "A short key can be guessed."),
)

NO_MATCHER = Rule(
    code="CFG196",
    severity=Severity.ERROR,
    title=Texts("Сравнивать этим нельзя", "Nothing compares so"),
    text=Texts("{option}: «{found}» неизвестно; есть: {known}", "{option}: “{found}” is unknown; there are: {known}"),
    why=Texts(
        "Оценивают похожесть и дают ключи встроенные способы и плагины.",
        "The built-in matchers and those of plugins tell likeness and give keys.",
    ),
    bad="--scorer fuzzy",
    good="--scorer rapidfuzz",
)

NO_RAPIDFUZZ = Rule(
    code="CFG197",
    severity=Severity.ERROR,
    title=Texts("Нужен rapidfuzz", "rapidfuzz is wanted"),
    text=Texts(
        'rapidfuzz не установлен: pip install "cjmkit[fuzzy]", или уберите --scorer rapidfuzz',
        'rapidfuzz is not installed: pip install "cjmkit[fuzzy]", or leave --scorer rapidfuzz out',
    ),
    why=Texts("Ядро не тянет его за собой.", "The core does not bring it along."),
)

NO_CARDS_HERE = Rule(
    code="CFG198",
    severity=Severity.ERROR,
    title=Texts("Дубли ищут среди карточек", "Duplicates are found among cards"),
    text=Texts(
        "на входе проект (персоны и карты пути), а дубли ищут среди карточек клиентов",
        "the input is a project (personas and journeys), duplicates are found among client cards",
    ),
    why=Texts(
        "У персон нет реквизитов, по которым узнают клиента.", "Personas have no requisites to know a client by."
    ),
    bad="cjmkit dedupe map.toml -o clean.jsonl",
    good="cjmkit dedupe clients.xlsx -o clean.jsonl",
)

DEDUPE_RULES: Final = tuple(rule for rule in list(vars().values()) if isinstance(rule, Rule))
"""Every entry."""
