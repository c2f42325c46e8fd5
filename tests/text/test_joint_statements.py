"""A joint statement is of the two whom its heading names; a side that nobody knows holds nothing in it."""

import pytest

from diplograph.model.text import Document
from diplograph.text.reading import positions, read

STATEMENTS = {
    "en": (
        "Joint Statement between the People's Republic of China and the Republic of Zambia",
        (
            "1. At the invitation of President Xi Jinping, President Amos Tembo paid a state visit to China from 3 "
            "to 5 June 2025. On 4 June, the two heads of state held talks in Beijing.\n\n"
            "2. The two sides reaffirmed their commitment to multilateralism.\n\n"
            "3. The Zambian side reiterated its firm adherence to the one-China principle.\n\n"
            "4. The {} side reiterated its firm support for the Global Security Initiative.\n\n"
            "5. The two sides agreed to expand cooperation in health."
        ),
        ("Ruritanian", "Zambian"),
    ),
    "fr": (
        "Communiqué conjoint entre la République populaire de Chine et la République de Zambie",
        (
            "1. À l'invitation du Président Xi Jinping, le Président Amos Tembo a effectué une visite d'État en "
            "Chine du 3 au 5 juin 2025. Le 4 juin, les deux chefs d'État se sont entretenus à Beijing.\n\n"
            "2. Les deux parties ont réaffirmé leur attachement au multilatéralisme.\n\n"
            "3. La partie zambienne a réaffirmé son ferme attachement au principe d'une seule Chine.\n\n"
            "4. La partie {} a réaffirmé son ferme soutien à l'Initiative pour la sécurité mondiale.\n\n"
            "5. Les deux parties sont convenues d'élargir leur coopération dans la santé."
        ),
        ("ruritanienne", "zambienne"),
    ),
    "es": (
        "Declaración conjunta entre la República Popular China y la República de Zambia",
        (
            "1. Por invitación del presidente Xi Jinping, el presidente Amos Tembo realizó una visita de Estado a "
            "China del 3 al 5 de junio de 2025. El 4 de junio, los dos jefes de Estado sostuvieron conversaciones en "
            "Beijing.\n\n2. Las dos partes reafirmaron su compromiso con el multilateralismo.\n\n"
            "3. La parte zambiana reiteró su firme adhesión al principio de una sola China.\n\n"
            "4. La parte {} reiteró su firme apoyo a la Iniciativa para la Seguridad Global.\n\n"
            "5. Las dos partes acordaron ampliar la cooperación en salud."
        ),
        ("ruritana", "zambiana"),
    ),
    "ru": (
        "Совместное заявление Китайской Народной Республики и Республики Замбия",
        (
            "1. По приглашению Председателя Си Цзиньпина Президент Амос Тембо 3–5 июня 2025 года посетил Китай с "
            "государственным визитом. 4 июня главы государств провели переговоры в Пекине.\n\n"
            "2. Стороны подтвердили приверженность многосторонности.\n\n"
            "3. Замбийская сторона подтвердила твёрдую приверженность принципу одного Китая.\n\n"
            "4. {} сторона подтвердила твёрдую поддержку Инициативы по глобальной безопасности.\n\n"
            "5. Стороны договорились расширять сотрудничество в области здравоохранения."
        ),
        ("Руританская", "Замбийская"),
    ),
    "ar": (
        "بيان مشترك بين جمهورية الصين الشعبية وجمهورية زامبيا",
        (
            "1. تلبية لدعوة من الرئيس شي جين بينغ، قام الرئيس أموس تيمبو بزيارة دولة إلى الصين من 3 إلى 5 يونيو 2025. "
            "وعقد الرئيسان مباحثات في بكين يوم 4 يونيو.\n\n"
            "2. أكد الجانبان تمسكهما بتعددية الأطراف.\n\n"
            "3. وأكد الجانب الزامبي مجددا التزامه الثابت بمبدأ الصين الواحدة.\n\n"
            "4. وأكد الجانب {} مجددا دعمه الثابت لمبادرة الأمن العالمي.\n\n"
            "5. اتفق الجانبان على توسيع التعاون في مجال الصحة."
        ),
        ("الروريتاني", "الزامبي"),
    ),
}
JOINT = {("CHN", "multilateralism", "positive", "joint"), ("ZMB", "multilateralism", "positive", "joint")}
ZAMBIAN = {("ZMB", "one-china-principle", "positive", "own")}


def held(tag: str, side: int) -> set[tuple[str, str, str, str]]:
    title, text, sides = STATEMENTS[tag]
    document = Document(
        id="joint",
        title=title,
        text=text.format(sides[side]),
        language=tag,
        publisher="CHN",
        published="2025-06-05",
    )
    found = (position for _, position in positions(read(document)))
    return {(each.holder, each.topic, each.polarity, each.voice) for each in found}


@pytest.mark.parametrize("tag", STATEMENTS)
def test_a_side_whose_name_is_not_known_holds_nothing_and_lends_it_to_nobody(tag: str) -> None:
    assert held(tag, 0) == JOINT | ZAMBIAN


@pytest.mark.parametrize("tag", STATEMENTS)
def test_the_other_party_of_the_heading_speaks_for_itself_though_no_office_names_its_state(tag: str) -> None:
    assert held(tag, 1) == JOINT | ZAMBIAN | {("ZMB", "gsi", "positive", "own")}
