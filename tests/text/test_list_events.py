"""Where many guests are listed after the news, all take part, and "the ambassadors" speak for each of their states."""

import pytest

from diplograph.model.text import Document
from diplograph.text.reading import Reading, positions, read

CREDENTIALS = {
    "en": (
        "On 15 January 2026, President Xi Jinping received in Beijing the letters of credence of four new ambassadors. "
        "They were the Ambassador of Chile Pablo Rivas, the Ambassador of Mali Amadou Keita, the Ambassador of Jordan "
        "Omar Hadid and the Ambassador of Samoa Sina Leota.\n\n"
        "The ambassadors said that their countries firmly adhere to the one-China principle."
    ),
    "fr": (
        "Le 15 janvier 2026, le Président Xi Jinping a reçu à Beijing les lettres de créance de quatre nouveaux "
        "ambassadeurs. Il s'agit de l'ambassadeur du Chili Pablo Rivas, de l'ambassadeur du Mali Amadou Keita, de "
        "l'ambassadeur de Jordanie Omar Hadid et de l'ambassadrice des Samoa Sina Leota.\n\n"
        "Les ambassadeurs ont affirmé que leurs pays adhèrent fermement au principe d'une seule Chine."
    ),
    "es": (
        "El 15 de enero de 2026, el presidente Xi Jinping recibió en Beijing las cartas credenciales de cuatro nuevos "
        "embajadores: el embajador de Chile, Pablo Rivas; el embajador de Malí, Amadou Keita; el embajador de "
        "Jordania, Omar Hadid, y la embajadora de Samoa, Sina Leota.\n\n"
        "Los embajadores afirmaron que sus países se adhieren firmemente al principio de una sola China."
    ),
    "ru": (
        "15 января 2026 года Председатель Си Цзиньпин принял в Пекине верительные грамоты четырёх новых послов. Это "
        "посол Чили Пабло Ривас, посол Мали Амаду Кейта, посол Иордании Омар Хадид и посол Самоа Сина Леота.\n\n"
        "Послы заявили, что их страны твёрдо придерживаются принципа одного Китая."
    ),
    "zh": (
        "2026年1月15日，国家主席习近平在北京接受四国新任驻华大使递交国书。他们是：智利驻华大使里瓦斯、"
        "马里驻华大使凯塔、约旦驻华大使哈迪德、萨摩亚驻华大使莱奥塔。\n\n使节们表示，各国坚定奉行一个中国原则。"
    ),
    "ar": (
        "في 15 يناير 2026، تسلم الرئيس شي جين بينغ في بكين أوراق اعتماد أربعة سفراء جدد. وهم سفير تشيلي بابلو ريفاس، "
        "وسفير مالي أمادو كيتا، وسفير الأردن عمر حديد، وسفيرة ساموا سينا ليوتا.\n\n"
        "وأكد السفراء أن بلدانهم تتمسك بثبات بمبدأ الصين الواحدة."
    ),
}
GUESTS = {"CHL", "JOR", "MLI", "WSM"}


@pytest.fixture(params=CREDENTIALS)
def reading(request: pytest.FixtureRequest) -> Reading:
    tag = request.param
    return read(
        Document(id="credentials", text=CREDENTIALS[tag], language=tag, publisher="CHN", published="2026-01-15")
    )


def test_everybody_listed_takes_part_in_the_ceremony(reading: Reading) -> None:
    (event,) = [each for each in reading.events if each.main]
    assert (event.type, event.date) == ("ceremony", "2026-01-15")
    assert set(event.sides) == {"CHN", *GUESTS}


def test_what_the_guests_say_together_each_state_says_itself(reading: Reading) -> None:
    found = [each for _, each in positions(reading)]
    assert {(each.holder, each.topic, each.voice, each.collective) for each in found} == {
        (guest, "one-china-principle", "own", True) for guest in GUESTS
    }
