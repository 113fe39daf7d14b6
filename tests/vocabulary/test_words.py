import re
from collections import Counter

import pytest

from cjmkit.model.journeys import Barrier, ChannelKind, Direction, Emotion, Remedy, Stage, Touchpoint
from cjmkit.rules.wording import Phrases
from cjmkit.vocabulary import NAMES, key_of, methods_against, vocabulary

CHANNELS_OF_A_COMPANY = [
    *("Собственные мероприятия", "Офис компании", "Партнеры", "Сарафанное радио", "Площадки объявлений"),
    *("Социальные сети", "Тематические порталы", "Видео YouTube", "Сторонние мероприятия", "Розничный магазин"),
    *("Поставщики", "Контекстная реклама", "Рассылки", "Мессенджеры", "Пресса", "Телевидение, радио"),
]

# How many words the source texts list; where we know more, those of the texts are a group.
COUNTS = {
    ("emotion", "journey"): 11,
    ("tool", "lead_capture"): 12 + 6,
    ("loyalty_tool", None): 7 + 6,
    ("churn", None): 8,
    ("churn_method", "cure"): 6,
    ("churn_method", "prevention"): 4,
    ("benefit", None): 13,
    ("moment_of_truth", None): 8,
    ("discovery", None): 5,
    ("barrier", "online"): 7,
    ("barrier", "place"): 4,
    ("barrier", "b2b"): 7,
    ("buying_role", None): 5 + 1,
    ("journey_goal", "map"): 4,
    ("journey_goal", "use"): 5,
    ("empathy_use", None): 9,
    ("form_kind", None): 4,
    ("conversion_factor", None): 8,
    ("conversion_step", None): 6,
    ("team_role", "needed"): 3,
    ("audience", None): 4,
    ("remedy", "kind"): 3,
    ("remedy", "opportunity"): 7,
    ("research", None): 6 + 1,
}


@pytest.mark.parametrize("name", NAMES)
def test_words_are_whole(name):
    """Every word has an id in latin letters and digits, a Russian and an English label, and names none twice."""
    for word in vocabulary(name).words:
        assert re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z_]+)?", word.id)
        assert word.label.strip()
        assert word.label_en.isascii() or word.label_en == "Clichés"
        keys = [key_of(alias) for alias in word.aliases]
        assert all(keys)
        assert not {key for key, number in Counter(keys).items() if number > 1}


@pytest.mark.parametrize("name", NAMES)
def test_no_name_means_two_words(name):
    """Within a vocabulary an id, a label or an alias belongs to one word alone."""
    owner = {}
    for word in vocabulary(name).words:
        for text in (word.id, word.label, word.label_en, *word.aliases):
            assert owner.setdefault(key_of(text), word.id) == word.id


@pytest.mark.parametrize(
    ("wanted", "number"), COUNTS.items(), ids=lambda each: "-".join(map(str, each)) if isinstance(each, tuple) else ""
)
def test_as_many_words_as_the_texts_list(wanted, number):
    """Each list of the source texts is there in full."""
    name, group = wanted

    assert len(vocabulary(name).ids(group)) == number


def test_the_sixteen_channels_of_a_company():
    """The sixteen channels through which a company speaks are found by their usual names, each another one."""
    words = vocabulary("channel")
    found = [
        words.find(text.replace("Телевидение, радио", "Телевидение")) or words.find("видео")
        for text in CHANNELS_OF_A_COMPANY
    ]

    assert len({word.id for word in found}) == len(CHANNELS_OF_A_COMPANY) == 16
    assert words.ids()[:16] == tuple(word.id for word in found)


def test_every_channel_is_digital_physical_or_human():
    """The group of a channel is a kind of the model."""
    assert {word.group for word in vocabulary("channel").words} == {kind.value for kind in ChannelKind}


def test_every_emotion_has_a_valence():
    """Emotions are from −2 to 2; of the eleven, five are unpleasant."""
    words = vocabulary("emotion")

    assert all(-2 <= word.valence <= 2 for word in words.words)
    unpleasant = {word.label for word in words.words if word.group == "journey" and word.valence < 0}
    assert unpleasant == {"Растерянность", "Сомнение", "Раздражение", "Нетерпение", "Разочарование"}


def test_only_emotions_have_a_valence():
    """No other word says how pleasant it is."""
    others = [word for name in NAMES if name != "emotion" for word in vocabulary(name).words]

    assert all(word.valence is None for word in others)


def test_the_group_of_an_indicator_is_its_direction():
    """Indicators get better upwards or downwards; a speed may be told either way, so nobody says."""
    groups = {word.id: word.group for word in vocabulary("kpi").words}

    assert {group for group in groups.values() if group} == {direction.value for direction in Direction}
    assert [name for name, group in groups.items() if group is None] == ["delivery_speed"]


@pytest.mark.parametrize(
    "names",
    [
        ("Осознание", "Формирование потребности", "Возникновение потребности", "Осознание проблемы/потребности"),
        ("Желание", "Желание - потребности"),
        ("Поиск решений", "Поиск решения", "Поиск информации/решений"),
        ("Сравнение", "Оценка вариантов"),
        ("Покупка", "Приобретение - покупка", "Принятие решения/Покупка"),
        ("Внедрение", "Поставка/Внедрение/Адаптация (Onboarding)"),
        ("Удовлетворение", "Положительное впечатление - удовлетворение"),
        ("Лояльность", "Лояльность/Повторные покупки", "Конвертация в постоянного клиента"),
        ("Рекомендации", "Рекомендации знакомым", "Сарафанное радио", "Адвокация бренда"),
    ],
)
def test_the_texts_names_of_a_stage_are_one(names):
    """What the source texts call differently is one stage."""
    words = vocabulary("stage")

    assert len({words.find(name).id for name in names}) == 1


def test_a_repeated_purchase_is_near_to_loyalty():
    """A repeated purchase is a stage of its own that stands where loyalty does."""
    words = vocabulary("stage")

    assert words.find("Повторная покупка").id != words.find("Лояльность").id
    assert words.find("Повторная покупка").group == words.find("Лояльность").group


def test_lanes_are_fields():
    """The id of a lane is a field of a stage, or after a dot a field of the part that its group names."""
    classes = {"stage": Stage, "touchpoint": Touchpoint, "emotion": Emotion, "barrier": Barrier, "remedy": Remedy}
    for word in vocabulary("lane").words:
        assert word.id.rpartition(".")[2] in {field.name for field in classes[word.group].__attrs_attrs__}


def test_every_reason_to_leave_has_an_answer():
    """For each reason the vocabulary has methods, and each method answers some reason."""
    answers = {reason: methods_against(reason) for reason in vocabulary("churn").ids()}

    assert all(answers.values())
    answered = {method for methods in answers.values() for method in methods}
    assert answered == set(vocabulary("churn_method").ids())
    assert methods_against("boredom") == ()


def test_no_label_of_a_stage_is_a_process_word():
    """The names of stages that we know are a client's, not those of departments."""
    phrases = Phrases(name for word in vocabulary("process_word").words for name in (word.label, *word.aliases))

    assert not [word.label for word in vocabulary("stage").words if phrases.within(word.label)]
