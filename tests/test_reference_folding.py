"""The reference folds, cuts and rounds as A3, N16, A7 and A13 say."""

import pytest

from tests.reference.answers import global_id, key_from
from tests.reference.community import Key
from tests.reference.figures import holds_on, share_a_day, shown
from tests.reference.folding import any_folded, any_of, fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("É", "e"),
        ("E\u0301douard", "edouard"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Œuvre æther þing ınci Đø ð", "oeuvre aether thing inci do d"),
        ("İ", "i"),
        ("ﬁsh", "fish"),
        # Half-width ka with its voicing mark: the mark is of category Mn once decomposed.
        ("ｶﾞ", "カ"),
        ("漢字", "漢字"),
        ("  Caribbean \t Youth\n", "caribbean youth"),
        ("🎉 Fête", "🎉 fete"),
    ],
)
def test_names_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("C++/C# 2nd x²", ["c", "c", "2nd", "x2"]),
        ("O'Brien's", ["o", "brien", "s"]),
        # One half is decomposed to 1, fraction slash, 2.
        ("½", ["1", "2"]),
        ("漢字 学校", ["漢字", "学校"]),
        ("- 🎉", []),
    ],
)
def test_texts_are_cut_into_runs_of_letters_and_digits(text: str, cut: list[str]) -> None:
    assert words(text) == cut


def test_an_empty_list_restricts_nothing_and_values_are_alternatives() -> None:
    assert any_of([], ["TRADE"])
    assert any_of(None, [])
    assert any_of(["TRADE", "FAMILY"], ["FAMILY"])
    assert not any_of(["TRADE"], [])
    assert any_folded(["éducation"], ["EDUCATION"])
    assert not any_folded(["health"], ["healthy"])


@pytest.mark.parametrize(
    ("figure", "rounded"),
    [
        # The tenth decimal is a 5 as written: to the even neighbour, 8 and 0.
        (0.1234567885, 0.123456788),
        (0.1234567895, 0.123456790),
        (2 / 3, 0.666666667),
        (1.0, 1.0),
        (1e-10, 0.0),
    ],
)
def test_figures_are_rounded_to_nine_decimals_half_to_even(figure: float, rounded: float) -> None:
    assert shown(figure) == rounded


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        (None, None, True),
        ("2026-11-21", "2026-11-21", True),
        ("2026-11-22", None, False),
        (None, "2026-11-20", False),
    ],
)
def test_both_ends_of_a_period_are_inclusive(start: str | None, end: str | None, holds: bool) -> None:
    assert holds_on(start, end, "2026-11-21") is holds


def test_periods_that_touch_share_a_day() -> None:
    assert share_a_day("2026-01-01", "2026-01-31", "2026-01-31", None)
    assert not share_a_day("2026-01-01", "2026-01-31", "2026-02-01", None)
    assert share_a_day(None, None, "2026-02-01", None)
    assert not share_a_day("2026-02-02", None, None, "2026-02-01")


def test_global_ids_are_base64url_without_padding() -> None:
    # "Per" "son" ":17" are three groups of three octets.
    assert global_id(Key("Person", "17")) == "UGVyc29uOjE3"
    assert key_from("UGVyc29uOjE3") == Key("Person", "17")
    assert key_from(global_id(Key("Need", "a:b/ c"))) == Key("Need", "a:b/ c")


def test_ids_are_compared_by_code_point_and_after_the_type() -> None:
    # U+FD3E is below U+1F600, though its UTF-16 unit is above that one's first surrogate.
    keys = [Key("Person", "\U0001f600"), Key("Person", "\ufd3e"), Key("Organisation", "z"), Key("Person", "10")]
    assert sorted(keys) == [
        Key("Organisation", "z"),
        Key("Person", "10"),
        Key("Person", "\ufd3e"),
        Key("Person", "\U0001f600"),
    ]
