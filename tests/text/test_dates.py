"""Dates in six languages: what is found, what it means, what is left alone."""

import re
import time

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from diplograph.text.date_forms import date_forms, date_languages, folded
from diplograph.text.dates import date_mentions, resolve

EDTF = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?)?")

RESOLVED = [
    ("fr", "Le 1er décembre 2024, Wang Yi", "2024-12-02", "2024-12-01"),
    ("en", "On the afternoon of July 3, 2024 local time, he", "2024-07-05", "2024-07-03"),
    ("ru", "8 июля 2024 г. состоялась", "", "2024-07-08"),
    ("ru", "14 ноября", "2024-11-15", "2024-11-14"),
    ("es", "El 9 de mayo de 2022 x", "", "2022-05-09"),
    ("zh", "王毅29日在北京会见", "2024-08-30", "2024-08-29"),
    ("zh", "当地时间17日上午，", "2024-11-18", "2024-11-17"),
    ("zh", "今年7月", "2024-01-18", "2024-07"),
    ("zh", "明年是", "2024-01-18", "2025"),
    ("zh", "2月2日至3日", "2024-02-18", "2024-02-02/2024-02-03"),
    ("en", "visited from May 10-11 the", "2025-05-12", "2025-05-10/2025-05-11"),
    ("fr", "du 25 au 27 avril, il", "2025-05-02", "2025-04-25/2025-04-27"),
    ("en", "met last November in", "2024-04-02", "2023-11"),
    ("en", "this January", "2024-04-02", "2024-01"),
    ("en", "in July", "2024-07-22", "2024-07"),
    ("fr", "en juillet", "2024-07-22", "2024-07"),
    ("fr", "le mois dernier", "2024-01-22", "2023-12"),
    ("fr", "Jeudi après-midi, le", "2023-10-19", "2023-10-19"),
    ("en", "on Wednesday", "2024-07-04", "2024-07-03"),
    ("en", "Nov. 15", "2024-11-17", "2024-11-15"),
    ("en", "BEIJING, Sept. 2 (Xinhua) -- The", "2024-09-03", "2024-09-02"),
    ("en", "SAN FRANCISCO, Nov. 15 – President", "2023-11-16", "2023-11-15"),
    ("ru", "Пекин, 25 апреля /Синьхуа/ -- Ван", "2024-04-26", "2024-04-25"),
    ("ar", "بكين 15 أبريل 2024 (شينخوا) -- قال", "", "2024-04-15"),
    ("zh", "今年2月", "2024-05-01", "2024-02"),
    ("zh", "去年11月", "2024-05-01", "2023-11"),
    ("en", "next year", "2024-05-01", "2025"),
    ("fr", "l’année prochaine", "2024-05-01", "2025"),
    ("ar", "في يوليو", "2024-08-01", "2024-07"),
    ("ar", "صباح اليوم (الجمعة)", "2023-07-28", "2023-07-28"),
    ("es", "en mayo pasado", "2023-07-28", "2023-05"),
    ("es", "el pasado mes de noviembre", "2023-07-28", "2022-11"),
    ("es", "este jueves", "2023-07-28", "2023-07-27"),
    ("es", "hoy jueves", "2023-07-27", "2023-07-27"),
    ("es", "1.º de agosto de 2023", "", "2023-08-01"),
    ("es", "ayer lunes", "2023-08-01", "2023-07-31"),
    ("ru", "с 20 по 21 ноября", "2023-11-24", "2023-11-20/2023-11-21"),
    ("zh", "二〇二三年九月十二日", "", "2023-09-12"),
    ("ar", "في يوم 1 سبتمبر عام 2018", "", "2018-09-01"),
    ("ar", "15 أيلول/سبتمبر 2023", "", "2023-09-15"),
    ("zh", "新华社北京4月25日电", "2024-04-26", "2024-04-25"),
    ("fr", "Beijing, le 14 octobre — Le président", "2025-10-14", "2025-10-14"),
    ("zh", "２９日在北京会见", "2024-08-30", "2024-08-29"),
    ("en", "BEIJING, Nov 15 (Xinhua) -- X", "2024-11-15", "2024-11-15"),
    ("es", "BEIJING, 3 sep (Xinhua) -- El", "2024-09-03", "2024-09-03"),
    ("zh", "2024 年 12 月 1 日", "", "2024-12-01"),
    ("ru", "в прошлом году", "2024-05-01", "2023"),
    ("ru", "в этот вторник", "2024-05-01", "2024-04-30"),
    ("ru", "Во вторник он", "2024-05-01", "2024-04-30"),
    ("ar", "يوم الأربعاء", "2024-05-02", "2024-05-01"),
    ("ar", "ومساء الاثنين", "2024-05-02", "2024-04-29"),
    ("en", "On the morning of March 9 local time, the Premier met", "2025-03-11", "2025-03-09"),
    ("en", "The talks took place on 12 October 2023 in Geneva.", "", "2023-10-12"),
    ("en", "from 29 February to 2 March 2024", "", "2024-02-29/2024-03-02"),
    ("en", "on the evening of Monday, June 3rd, 2024", "", "2024-06-03"),
    ("en", "will visit from December 30, 2024 to January 3, 2025", "", "2024-12-30/2025-01-03"),
    ("en", "HAVANA, Jan. 8 (Xinhua) -- Cuba", "2025-01-09", "2025-01-08"),
    ("en", "earlier this year", "2025-03-11", "2025"),
    ("en", "at the end of 2022", "2025-03-11", "2022"),
    ("en", "spoke by telephone yesterday", "2025-03-01", "2025-02-28"),
    ("en", "on Sunday evening", "2025-03-11", "2025-03-09"),
    ("en", "the summit in September last year", "2025-03-11", "2024-09"),
    ("en", "next Friday", "2025-03-11", "2025-03-14"),
    ("en", "LONDON, 5 March 2025 —", "", "2025-03-05"),
    ("fr", "Dans la soirée du 3 mars, heure locale,", "2025-03-04", "2025-03-03"),
    ("fr", "Ce vendredi 14 mars 2025", "", "2025-03-14"),
    ("fr", "les 5 et 6 juin 2024", "", "2024-06-05/2024-06-06"),
    ("fr", "du 28 février au 2 mars 2025", "", "2025-02-28/2025-03-02"),
    ("fr", "en septembre dernier", "2025-03-11", "2024-09"),
    ("fr", "hier soir à Paris", "2025-03-01", "2025-02-28"),
    ("fr", "au mois d’août 2023", "", "2023-08"),
    ("fr", "l'an prochain", "2025-03-11", "2026"),
    ("fr", "PARIS, 7 mars (Xinhua) -- Le", "2025-03-08", "2025-03-07"),
    ("fr", "mardi matin", "2025-03-13", "2025-03-11"),
    ("fr", "depuis 1964", "2025-03-13", "1964"),
    ("es", "El día 22 de enero de 2025", "", "2025-01-22"),
    ("es", "del 3 al 7 de septiembre", "2024-09-09", "2024-09-03/2024-09-07"),
    ("es", "en la tarde del 14 de abril, hora local,", "2026-04-15", "2026-04-14"),
    ("es", "el pasado lunes", "2025-03-13", "2025-03-10"),
    ("es", "este miércoles", "2025-03-13", "2025-03-12"),
    ("es", "a finales de octubre del año pasado", "2025-03-13", "2024-10"),
    ("es", "el próximo año", "2025-03-13", "2026"),
    ("es", "LIMA, 16 nov (Xinhua) --", "2024-11-17", "2024-11-16"),
    ("es", "del 30 de abril al 2 de mayo de 2025", "", "2025-04-30/2025-05-02"),
    ("es", "el 1 de octubre de 1949", "", "1949-10-01"),
    ("ru", "5 мая 2025 года в Москве", "", "2025-05-05"),
    ("ru", "7–8 мая", "2025-05-10", "2025-05-07/2025-05-08"),
    ("ru", "с 30 октября по 1 ноября 2024 г.", "", "2024-10-30/2024-11-01"),
    ("ru", "в августе прошлого года", "2025-03-13", "2024-08"),
    ("ru", "вечером 12 июня по местному времени", "2025-06-13", "2025-06-12"),
    ("ru", "в пятницу", "2025-06-15", "2025-06-13"),
    ("ru", "Астана, 17 июня. /Синьхуа/ -- Председатель", "2025-06-18", "2025-06-17"),
    ("ru", "в будущем году", "2025-03-13", "2026"),
    ("ru", "к 2030 году", "2025-03-13", "2030"),
    ("ru", "вчера вечером", "2025-03-13", "2025-03-12"),
    ("ar", "في 12 مارس 2025", "", "2025-03-12"),
    ("ar", "يومي 8 و9 ديسمبر 2022", "", "2022-12-08/2022-12-09"),
    ("ar", "من 2 إلى 5 سبتمبر", "2024-09-07", "2024-09-02/2024-09-05"),
    ("ar", "مساء أمس", "2025-03-13", "2025-03-12"),
    ("ar", "يوم الثلاثاء الماضي", "2025-03-13", "2025-03-11"),
    ("ar", "في تشرين الثاني/نوفمبر 2024", "", "2024-11"),
    ("ar", "في مايو الماضي", "2025-03-13", "2024-05"),
    ("ar", "بحلول عام 2030", "", "2030"),
    ("ar", "الرياض 9 ديسمبر 2022 (شينخوا) -- عقد", "", "2022-12-09"),
    ("ar", "العام المقبل", "2025-03-13", "2026"),
    ("zh", "当地时间2025年5月9日上午", "", "2025-05-09"),
    ("zh", "11月30日至12月2日", "2024-12-04", "2024-11-30/2024-12-02"),
    ("zh", "本月15日", "2025-03-20", "2025-03-15"),
    ("zh", "昨晚", "2025-03-20", "2025-03-19"),
    ("zh", "二○二五年三月二十日", "", "2025-03-20"),
    ("zh", "去年9月", "2025-03-20", "2024-09"),
    ("zh", "3日至5日，", "2025-03-20", "2025-03-03/2025-03-05"),
    ("zh", "人民网莫斯科5月8日电", "2025-05-09", "2025-05-08"),
    ("zh", "上周五", "2025-03-20", "2025-03-14"),
    ("zh", "2021年以来", "", "2021"),
    ("zh", "31日上午在北京", "2025-03-01", "2025-01-31"),
    ("en", "On the 5th of May 2021", "", "2021-05-05"),
    ("en", "Thursday, 7 November 2024", "", "2024-11-07"),
    ("en", "in the first half of 2025", "", "2025"),
    ("en", "since the start of this year", "2025-05-05", "2025"),
    ("en", "late last year", "2025-05-05", "2024"),
    ("en", "this Saturday morning", "2025-05-05", "2025-05-03"),
    ("en", "GENEVA, May 11, 2025 --", "", "2025-05-11"),
    ("en", "on May 10 and 11", "2025-05-12", "2025-05-10/2025-05-11"),
    ("fr", "le mercredi 5 mars", "2025-03-06", "2025-03-05"),
    ("fr", "le 24 janvier dernier", "2025-03-06", "2025-01-24"),
    ("fr", "début février", "2025-03-06", "2025-02"),
    ("fr", "au cours de l’année 2024", "", "2024"),
    ("fr", "entre le 3 et le 6 mai 2024", "", "2024-05-03/2024-05-06"),
    ("es", "el martes 4 de junio de 2024", "", "2024-06-04"),
    ("es", "en el mes de marzo", "2025-03-20", "2025-03"),
    ("es", "anoche", "2025-03-20", "2025-03-19"),
    ("es", "los días 13 y 14 de noviembre de 2024", "", "2024-11-13/2024-11-14"),
    ("es", "1º de julio", "2024-07-02", "2024-07-01"),
    ("ru", "во вторник, 4 июня", "2024-06-05", "2024-06-04"),
    ("ru", "3 и 4 сентября 2025 года", "", "2025-09-03/2025-09-04"),
    ("ru", "в начале марта", "2025-03-20", "2025-03"),
    ("ru", "2-го мая", "2025-05-03", "2025-05-02"),
    ("ru", "16.05.2024", "", "2024-05-16"),
    ("ar", "يوم 20 أكتوبر الجاري", "2025-10-21", "2025-10-20"),
    ("ar", "في 3/5/2024", "", "2024-05-03"),
    ("ar", "الأربعاء 5 مارس 2025", "", "2025-03-05"),
    ("ar", "٢٥ أبريل ٢٠٢٤", "", "2024-04-25"),
    ("zh", "12月4日下午", "2025-12-05", "2025-12-04"),
    ("zh", "今年年初", "2025-12-05", "2025"),
    ("zh", "5月8日至10日", "2025-05-11", "2025-05-08/2025-05-10"),
    ("zh", "2023年10月18日（当地时间）", "", "2023-10-18"),
    ("zh", "前不久，上个月", "2025-05-11", "2025-04"),
]

SILENT = [
    ("en", "May he rest; he may 5 times, and march 3 abreast; the Second Sun"),
    ("en", "Sun Weidong met envoys of the 2030 Agenda for Sustainable Development"),
    ("en", "The two met 30 years ago, in 15 countries, 1,500 times."),
    ("es", "Plácido Domingo dijo por la mañana que más de 150 países y 50 años"),
    ("fr", "La mer. Mars est une planète, les 150 pays et 75 ans"),
    ("ru", "за 30 лет, 15 стран, май"),
    ("zh", "29日本报讯 3日前 50日元 75周年 3个月 30年来 第5次"),
    ("ar", "15 دولة و 30 عاما"),
    ("en", "On February 30 nothing took place."),
    ("sw", "Tarehe 5 Machi 2024"),
]

DATELINES = [
    ("en", "BEIJING, Sept. 2 (Xinhua) -- The vice premier"),
    ("en", "SAN FRANCISCO, Nov. 15 – The President"),
    ("ru", "Пекин, 25 апреля /Синьхуа/ -- Ван"),
    ("ru", "Пекин, 30 апреля. В понедельник заместитель"),
    ("ar", "بكين 15 أبريل 2024 (شينخوا) -- قال"),
    ("fr", "Beijing, le 14 octobre — Le président"),
    ("es", "BEIJING, 3 sep (Xinhua) -- El ministro"),
    ("zh", "新华社北京4月25日电（记者）"),
]


@pytest.mark.parametrize(("language", "text", "anchor", "expected"), RESOLVED)
def test_a_date_means_the_day_that_the_words_say(language: str, text: str, anchor: str, expected: str):
    assert [resolve(each, anchor=anchor) for each in date_mentions(text, language)] == [expected]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_words_that_only_look_like_dates_are_left_alone(language: str, text: str):
    assert [each.span.of(text) for each in date_mentions(text, language)] == []


@pytest.mark.parametrize(("language", "text"), DATELINES)
def test_the_date_of_filing_is_told_from_the_date_of_the_event(language: str, text: str):
    assert next(date_mentions(text, language)).kind == "dateline"


def test_a_date_in_the_lead_sentence_is_no_dateline():
    assert [each.kind for each in date_mentions("Le 1er décembre 2024, Wang Yi a rencontré", "fr")] == ["absolute"]


def test_the_span_takes_in_part_of_day_and_local_time():
    text = "He arrived. On the afternoon of July 3, 2024 local time, they met."
    [mention] = date_mentions(text, "en")
    assert mention.span.of(text) == "On the afternoon of July 3, 2024 local time"


def test_spans_count_in_the_text_where_lower_case_is_longer():
    text = "İİİ: le 3 mai 2024, à Paris"
    [mention] = date_mentions(text, "fr")
    assert mention.span.of(text) == "le 3 mai 2024"


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [("2024-01-02", "2023-12-25"), ("2024-12-20", "2024-12-25"), ("2024", "2024-12-25"), ("", ""), ("soon", "")],
)
def test_a_day_without_a_year_falls_next_to_the_anchor(anchor: str, expected: str):
    [mention] = date_mentions("on December 25", "en")
    assert resolve(mention, anchor=anchor) == expected


def test_a_weekday_is_not_guessed_from_a_month():
    [mention] = date_mentions("on Friday", "en")
    assert resolve(mention, anchor="2024-12") == ""


@pytest.mark.parametrize("language", date_languages())
def test_every_month_and_weekday_name_of_the_cldr_is_known(language: str):
    forms = date_forms(language)
    assert forms is not None
    locale = Locale(language)
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["wide"].items():
            assert forms.months[folded(name)] == number
        for index, name in locale.days[context]["wide"].items():
            assert forms.weekdays[folded(name)] == index + 1


@given(
    st.text(
        alphabet=st.sampled_from("0123456789 -/.,月日年至到今去May Julendiécolunesprошлгомфيم١２三十'’İ\n")
        | st.characters()
    ),
    st.sampled_from(date_languages()),
    st.sampled_from(["", "2024", "2024-02", "2024-02-29", "2024-05-10/2024-05-11", "9999-12-31", "0001-01-01"]),
)
def test_no_text_breaks_it_and_every_answer_is_edtf(text: str, language: str, anchor: str):
    last = 0
    for mention in date_mentions(text, language):
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end
        assert EDTF.fullmatch(resolve(mention, anchor=anchor))


@pytest.mark.parametrize("language", date_languages())
@pytest.mark.parametrize("piece", ["1 ", "May ", "du 1 ", "今年", "1月", "في ", "-", "3日至", "с 1 по "])
def test_long_runs_of_one_piece_take_linear_time(language: str, piece: str):
    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        for _ in date_mentions(text, language):
            pass
        return time.process_time() - start

    list(date_mentions("1", language))
    assert seconds(8000) < 16 * max(seconds(2000), 0.005)
