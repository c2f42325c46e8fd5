"""A pack may say in a table how its words inflect."""

from collections.abc import Callable

import pytest

from diplograph.errors import PackError
from diplograph.packs.inflect import forms

Add = Callable[..., None]


def test_the_words_of_a_name_inflect_in_step_by_the_table_of_the_pack(esperanto: Add):
    esperanto()
    assert list(forms("evoluig|a iniciat|o", "eo")) == [
        "evoluiga iniciato",
        "evoluigan iniciaton",
        "evoluigaj iniciatoj",
        "evoluigajn iniciatojn",
    ]


def test_an_ending_that_the_table_lacks_is_told_with_those_it_has(esperanto: Add):
    esperanto()
    with pytest.raises(PackError) as error:
        list(forms("iniciat|u", "eo"))
    assert str(error.value) == (
        "languages/eo.toml, [paradigm] has no ending 'u', which 'iniciat|u' needs; it has 'a', 'o': add a row"
    )


def test_rows_of_unlike_length_cannot_inflect_in_step(esperanto: Add):
    esperanto(('a = ["a", "an", "aj", "ajn"]', 'a = ["a"]'))
    with pytest.raises(PackError, match=r"eo\.toml, \[paradigm\]: .* equally many forms: {'o': 4, 'a': 1}"):
        list(forms("evoluig|a", "eo"))


def test_a_language_without_a_table_has_no_endings():
    with pytest.raises(PackError, match=r"tlh\.toml, \[paradigm\] has no ending 'o', .* it has none: add a row"):
        list(forms("iniciat|o", "tlh"))
