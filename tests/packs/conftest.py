"""A copy of the folder of languages to which a pack can be added, as a contributor adds one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diplograph.packs import happenings, language, paradigm, section
from diplograph.resources import collection
from diplograph.text import date_forms, identify

ESPERANTO = Path(__file__).parents[1] / "text" / "eo.toml"
CACHED = (
    language.tags,
    language.tags_with,
    language.language_pack,
    language.lexicon,
    section._own,
    section._words,
    paradigm._table,
    happenings.event_lexicon,
    date_forms.date_forms,
    identify._indices,
)


@pytest.fixture
def languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder that stands for `languages/` and holds all that it holds."""
    folder = tmp_path / "languages"
    folder.mkdir()
    known = Path(str(collection("languages")))
    for each in known.iterdir():
        (folder / each.name).symlink_to(each, target_is_directory=each.is_dir())

    def laid_over(name: str) -> Path:
        return folder if name == "languages" else known.parent / name

    for module in (language, section):
        monkeypatch.setattr(module, "collection", laid_over)
    for each in CACHED:
        each.cache_clear()
    yield folder
    monkeypatch.undo()
    for each in CACHED:
        each.cache_clear()


@pytest.fixture
def esperanto(languages: Path) -> Callable[..., None]:
    """Return what adds the pack of the toy language, with changes: pairs of what stands there and what shall."""

    def add(*changes: tuple[str, str]) -> None:
        text = ESPERANTO.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (languages / "eo.toml").write_text(text, encoding="utf-8")

    return add
