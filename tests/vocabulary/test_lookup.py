import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.model.journeys import Channel, ChannelKind, Project, Word
from cjmkit.vocabulary import NAMES, Vocabulary, key_of, title_of, vocabulary

EVERY = [(name, word) for name in NAMES for word in vocabulary(name).words]


def changed(text, letter):
    """Return a text as somebody else would type it."""
    return "".join(f"{letter}{each.upper()}" for each in text).replace("е", "ё").replace("Е", "Ё")


@pytest.mark.parametrize(("name", "word"), EVERY, ids=[f"{name}-{word.id}" for name, word in EVERY])
def test_every_name_of_a_word_finds_it(name, word):
    """A word is found by its id, by both labels and by each alias, unless a surer name of another word is the same."""
    words = vocabulary(name)
    for text in (word.id, word.label, word.label_en, *word.aliases):
        assert words.find(text) is word
        assert words.find(changed(text, " ")) is word


def test_case_punctuation_and_yo_do_not_matter():
    """Спелый «ё», letters' case, dashes and dots are no part of a name."""
    stages = vocabulary("stage")

    assert stages.find("ЖЕЛАНИЕ - ПОТРЕБНОСТИ").id == "desire"
    assert stages.find("Пришёл!").id == "interest"
    assert vocabulary("channel").find("соц.сети").id == "social"
    assert vocabulary("channel").find("E-mail").id == vocabulary("channel").find("email").id == "email"


@pytest.mark.parametrize("text", ["", " — ", "!?", "нет такого слова", "п" * 201])
def test_what_is_no_word_finds_nothing(text):
    """Text that names no word, has no letters or is too long for a word gives None."""
    assert vocabulary("stage").find(text) is None


@given(st.text())
def test_any_text_may_be_asked_for(text):
    """Looking up any text answers with a word whose name has the same key, or with nothing."""
    found = vocabulary("channel").find(text)

    assert found is None or key_of(text) in {
        key_of(name) for name in (found.id, found.label, found.label_en, *found.aliases)
    }


def test_the_id_is_surer_than_a_label_and_a_label_surer_than_an_alias():
    """Where one text names several words, the word of that id is found, then the word of that label."""
    words = Vocabulary(
        name="any",
        words=(
            Word(id="a", label="Б", aliases=("c", "d")),
            Word(id="c", label="d"),
            Word(id="Б", label="г"),
        ),
    )

    assert [words.find(text).id for text in ("c", "d", "б")] == ["c", "c", "Б"]


def test_get_takes_the_very_id():
    """`get` knows ids alone, exactly as they are written."""
    words = vocabulary("emotion")

    assert words.get("doubt").label == "Сомнение"
    assert words.get("Doubt") is words.get("Сомнение") is None


def test_label_speaks_both_languages():
    """A label is Russian or English; what is no word is its own label."""
    words = vocabulary("emotion")

    assert (words.label("doubt"), words.label("doubt", "en")) == ("Сомнение", "Doubt")
    assert words.label("lost", "en") == "lost"


def test_a_word_without_an_english_label_is_called_by_the_russian_one():
    """A project need not translate its own words."""
    project = Project(words={"emotion": (Word(id="awe", label="Трепет"),)})

    assert vocabulary("emotion", project).label("awe", "en") == "Трепет"


def test_ids_of_all_and_of_a_group():
    """Ids come in the order of the words, all or those of one group."""
    words = vocabulary("emotion")

    assert words.ids() == tuple(word.id for word in words.words)
    assert words.ids("baseline") == ("anxiety", "tension", "fear", "calm")
    assert words.ids("none such") == ()


def test_a_project_adds_words():
    """Words of a project are found by every name of theirs, next to those of the library."""
    project = Project(words={"barrier": (Word(id="queue", label="Очередь", aliases=("стоять в кассу",)),)})
    words = vocabulary("barrier", project)

    assert words.find("Стоять в кассу").id == "queue"
    assert words.find("Плохие отзывы").id == "bad_reviews"
    assert vocabulary("barrier").find("Очередь") is None


def test_a_projects_word_takes_the_place_of_ours():
    """A word of the project that has the id of ours stands for it, and its names win."""
    project = Project(words={"emotion": (Word(id="doubt", label="Колебание", valence=0, aliases=("надежда",)),)})
    words = vocabulary("emotion", project)

    assert words.label("doubt") == "Колебание"
    assert words.find("Сомнение") is None
    assert words.find("Надежда").id == "hope"
    assert words.ids().count("doubt") == 1


def test_of_doubled_words_of_a_project_the_last_counts():
    """A project that writes one word twice does not get it twice."""
    project = Project(words={"emotion": (Word(id="awe", label="Трепет"), Word(id="awe", label="Благоговение"))})
    words = vocabulary("emotion", project)

    assert words.ids().count("awe") == 1
    assert words.label("awe") == "Благоговение"


def test_a_project_adds_channels():
    """The channels of a project are words of the vocabulary of channels, with their kind as the group."""
    project = Project(
        channels=(
            Channel(id="kiosk", title="Киоск", kind=ChannelKind.PHYSICAL, aliases=("ларёк",)),
            Channel(id="drone"),
        )
    )
    words = vocabulary("channel", project)

    assert words.find("Ларек") == Word(id="kiosk", label="Киоск", aliases=("ларёк",), group="physical")
    assert words.get("drone") == Word(id="drone", label="drone")
    assert vocabulary("stage", project) is vocabulary("stage")


def test_a_channel_of_ours_that_a_project_names_keeps_what_it_leaves_out():
    """A project may say something new about a channel of ours: its old names and its kind stay."""
    project = Project(channels=(Channel(id="shop", title="Салон на Ленина"), Channel(id="office", aliases=("хаб",))))
    words = vocabulary("channel", project)

    assert words.find("магазин").label == "Салон на Ленина"
    assert words.label("shop", "en") == "Салон на Ленина"
    assert words.get("shop").group == words.get("office").group == "physical"
    assert (words.label("office"), words.label("office", "en")) == ("Офис компании", "Office")
    assert words.find("хаб") is words.find("шоурум") is words.get("office")


def test_a_vocabulary_without_own_words_is_shared():
    """The words of the library are read once, and a project that adds none gets those very words."""
    assert vocabulary("kpi") is vocabulary("kpi", Project()) is vocabulary("kpi")


def test_an_unknown_vocabulary_is_refused():
    """Asking for a vocabulary that is not there raises, and says which there are."""
    with pytest.raises(LookupError, match=r"there is no vocabulary 'colour'; there are: audience, .*tool"):
        vocabulary("colour")
    with pytest.raises(LookupError, match="no vocabulary 'colour'"):
        title_of("colour")


def test_titles_speak_both_languages():
    """Each vocabulary has a title of its own in Russian and in English."""
    for lang in ("ru", "en"):
        assert len({title_of(name, lang) for name in NAMES}) == len(NAMES)
