"""The days that an uncertain date spans."""

import pytest

from diplograph.graph.timespan import bounds


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2024-12-01", ("2024-12-01", "2024-12-01")),
        ("2024-11/2025", ("2024-11-01", "2025-12-31")),
        ("2024-11-05/..", ("2024-11-05", "2024-11-05")),
        ("/2024-11-05", ("2024-11-05", "2024-11-05")),
    ],
)
def test_a_date_spans_its_days(edtf: str, expected: tuple[str, str]):
    assert bounds(edtf) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2024-13", "2024-02-30", "2024-00", "2024-01-00", "2025/2024", "0000", "a/b/c"]
)
def test_what_is_no_date_spans_nothing(text: str):
    assert bounds(text) is None
