"""Wilson's interval, against published values."""

import pytest

from clinic.insights.wilson import wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (9, 10, 0.5958, 0.9821),
        (10, 10, 0.7225, 1.0),
        (45, 50, 0.7864, 0.9565),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, Statistics in Medicine 17, table I
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_known_values(part, whole, low, high):
    assert wilson(part, whole) == pytest.approx((low, high), abs=0.00006)


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (3, 2), (-1, 5)])
def test_what_is_no_share_is_refused(part, whole):
    with pytest.raises(ValueError, match="is no share"):
        wilson(part, whole)
