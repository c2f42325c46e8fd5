import pytest

from diplograph.errors import PackError
from diplograph.packs.inflect import dictionary_form, forms


def test_a_russian_noun_is_given_in_its_six_cases():
    assert list(forms("Казахстан|", "ru")) == ["Казахстан", "Казахстана", "Казахстану", "Казахстаном", "Казахстане"]
    assert set(forms("Росси|я", "ru")) == {"Россия", "России", "Россию", "Россией"}


def test_the_words_of_a_russian_phrase_are_declined_in_step():
    found = set(forms("Саудовск|ая Арави|я", "ru"))
    assert {"Саудовская Аравия", "Саудовской Аравии", "Саудовскую Аравию", "Саудовской Аравией"} == found


def test_a_russian_adjective_with_a_star_is_given_in_all_genders_and_the_plural():
    found = set(forms("казахстанск|ий*", "ru"))
    assert {
        "казахстанский",
        "казахстанская",
        "казахстанского",
        "казахстанскую",
        "казахстанские",
        "казахстанскими",
    } <= found
    assert "морские" in set(forms("морск|ой*", "ru"))
    assert {"бывшая", "бывшее", "бывшие", "бывшего"} <= set(forms("бывш|ий*", "ru"))
    assert {"внешняя", "внешнее", "внешнего"} <= set(forms("внешн|ий*", "ru"))


def test_a_russian_surname_takes_its_own_instrumental():
    assert "Токаевым" in set(forms("Токаев|", "ru"))
    assert "Вучичем" in set(forms("Вучич|", "ru"))


def test_a_russian_form_with_two_dots_is_also_given_without():
    assert {"партнёрства", "партнерства"} <= set(forms("партнёрств|о", "ru"))


@pytest.mark.parametrize(
    ("pattern", "tag", "expected"),
    [
        ("ivoirien|ne", "fr", {"ivoirien", "ivoirienne", "ivoiriens", "ivoiriennes"}),
        ("spéci|al", "fr", {"spécial", "spéciale", "spéciaux", "spéciales"}),
        ("franc|és", "es", {"francés", "francesa", "franceses", "francesas"}),
        ("kazaj|o", "es", {"kazajo", "kazaja", "kazajos", "kazajas"}),
        ("countr|y", "en", {"country", "countries"}),
    ],
)
def test_an_adjective_is_given_in_its_genders_and_numbers(pattern: str, tag: str, expected: set[str]):
    assert set(forms(pattern, tag)) == expected


def test_an_arabic_nisba_is_given_in_both_genders_with_and_without_the_article():
    assert {"صيني", "صينية", "الصيني", "الصينية"} <= set(forms("صين|ي", "ar"))


def test_the_words_of_an_arabic_phrase_take_the_article_together():
    assert set(forms("|شراكة |استراتيجية", "ar")) == {"شراكة استراتيجية", "الشراكة الاستراتيجية"}


def test_alternatives_nest():
    assert set(forms("(a (b/c)/d) e", "en")) == {"a b e", "a c e", "d e"}


def test_the_dictionary_form_has_no_notation():
    assert dictionary_form("Соединённ|ые Штат|ы-ов Америки") == "Соединённые Штаты Америки"
    assert dictionary_form("китайск|ий*") == "китайский"
    assert dictionary_form("Касым-Жомарт| Токаев|") == "Касым-Жомарт Токаев"


def test_an_unknown_paradigm_is_refused_with_the_pattern():
    with pytest.raises(PackError, match="слов"):
        list(forms("слов|ыыы", "ru"))
