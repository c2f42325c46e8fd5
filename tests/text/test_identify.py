"""Languages are told apart, those that are read and those that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.text.identify import language_of

TEXTS = [
    ("en", "Readout of the Secretary’s Call with the Foreign Minister"),
    ("en", "Visit to Paris"),
    ("fr", "La ministre a reçu son homologue à Dakar"),
    ("es", "El canciller se reunió con su homólogo en Lima"),
    ("ru", "Министр иностранных дел провел переговоры в Астане"),
    ("ar", "وزير الخارجية يلتقي نظيره في القاهرة"),
    ("zh", "外交部副部长会见外国客人"),
    ("pt", "Os dois lados trocaram opiniões sobre as relações bilaterais e a situação internacional."),
    ("it", "I due ministri hanno discusso delle relazioni bilaterali e della cooperazione economica."),
    ("de", "Die beiden Seiten tauschten sich über die bilateralen Beziehungen aus."),
    ("nl", "De twee ministers spraken over de bilaterale betrekkingen en de samenwerking."),
    ("ro", "Cele două părți au discutat despre relațiile bilaterale și cooperarea în domeniul energiei."),
    ("pl", "Dwie strony omówiły stosunki dwustronne i współpracę."),
    ("id", "Kedua pihak membahas hubungan bilateral dan kerja sama ekonomi."),
    ("vi", "Hai bên đã trao đổi ý kiến về quan hệ song phương."),
    ("uk", "Сторони обговорили двосторонні відносини та співпрацю."),
    ("be", "Бакі абмеркавалі двухбаковыя адносіны і супрацоўніцтва ў эканоміцы."),
    ("bg", "Двете страни обсъдиха двустранните отношения и сътрудничеството между тях."),
    ("kk", "Екі тарап екіжақты қатынастар туралы пікір алмасты."),
    ("sr", "Две стране су разговарале о билатералним односима и сарадњи између земаља."),
    ("fa", "دو طرف درباره روابط دوجانبه گفتگو کردند و بر همکاری تاکید کردند."),
    ("ur", "دونوں فریقوں نے دو طرفہ تعلقات پر تبادلہ خیال کیا۔"),
    ("ja", "両国は二国間関係について意見交換を行った。"),
    ("ko", "양측은 양국 관계에 대해 의견을 교환했다."),
    ("th", "ทั้งสองฝ่ายแลกเปลี่ยนความคิดเห็น"),
    ("und", "Xi Jinping"),
    ("und", "12345 – !?"),
    ("und", ""),
]


@pytest.mark.parametrize(("tag", "text"), TEXTS)
def test_a_text_is_told_by_its_script_and_its_commonest_words(tag: str, text: str):
    assert language_of(text) == tag


def test_a_chinese_text_with_many_latin_names_is_chinese():
    assert language_of("王毅会见Jean-Noël Barrot和David Lammy，双方就共同关心的国际和地区问题深入交换意见。") == "zh"


@given(st.text())
def test_no_text_breaks_it(text: str):
    assert language_of(text).isalpha()
