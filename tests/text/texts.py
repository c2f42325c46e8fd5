"""A meeting in each language, to which a test adds the sentence that it is about."""

from diplograph.model.statement import Position, Rejection, Statement
from diplograph.model.text import Document
from diplograph.text.reading import positions, read

MEETING = {
    "en": "On October 12, 2025, Foreign Minister Wang Yi met in Beijing with Foreign Minister of Kenya Musalia "
    "Mudavadi. ",
    "zh": "2025年10月12日，外交部长王毅在北京会见肯尼亚外长穆达瓦迪。",
    "fr": "Le 12 octobre 2025, Wang Yi, ministre des Affaires étrangères, a rencontré à Beijing le ministre kényan des "
    "Affaires étrangères, Musalia Mudavadi. ",
    "es": "El 12 de octubre de 2025, el ministro de Relaciones Exteriores, Wang Yi, se reunió en Beijing con el "
    "ministro de Relaciones Exteriores de Kenia, Musalia Mudavadi. ",
    "ru": "12 октября 2025 года министр иностранных дел Ван И встретился в Пекине с министром иностранных дел Кении "
    "Мусалией Мудавади. ",
    "ar": "في 12 أكتوبر 2025، التقى وزير الخارجية وانغ يي في بكين وزير خارجية كينيا موساليا مودافادي. ",
}


def document(tag: str, sentence: str) -> Document:
    """Return a readout of the Chinese ministry on a meeting with Kenya, with one sentence more."""
    return Document(id="x", text=MEETING[tag] + sentence, language=tag, publisher="CHN", published="2025-10-20")


def positions_in(tag: str, sentence: str) -> list[Position]:
    """Return the positions that the sentence shows."""
    return [position for _, position in positions(read(document(tag, sentence)))]


def statements_in(tag: str, sentence: str) -> list[Statement]:
    """Return the statements of the sentence."""
    return [each for each in read(document(tag, sentence)).statements if each.span.start >= len(MEETING[tag])]


def rejections_in(tag: str, sentence: str) -> list[Rejection]:
    """Return the candidates of the sentence that are no positions."""
    return list(read(document(tag, sentence)).rejections)
