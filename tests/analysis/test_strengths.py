"""Strength and aggregation of ties: DESIGN 5, DEFINITIONS D."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.strengths import Partnerships, Tie, strength, ties

NONE = Partnerships([], [], [], [])

Row = tuple[str, str, str, str | None]


def columns(*rows: Row) -> Partnerships:
    return Partnerships([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows], [r[3] for r in rows])


@pytest.mark.parametrize(
    ("partnerships", "joint_projects", "shared_people", "expected"),
    [
        (0, 0, 0, 0.0),
        (1, 0, 0, 1.0),
        (3, 0, 0, 3.0),
        (0, 1, 0, 0.34657359),  # 0.5 * 0.693147180560
        (0, 2, 0, 0.549306144),  # 0.5 * 1.098612288668
        (0, 0, 1, 0.173286795),  # 0.25 * 0.693147180560
        (0, 0, 2, 0.274653072),  # 0.25 * 1.098612288668
        (2, 1, 2, 2.621226662),  # 2 + 0.346573590280 + 0.274653072167
    ],
)
def test_strength(partnerships: int, joint_projects: int, shared_people: int, expected: float) -> None:
    assert strength(partnerships, joint_projects, shared_people) == expected


def test_relations_of_both_directions_make_one_tie() -> None:
    rows = columns(
        ("b", "a", "OTHER", "2021-05-01"),
        ("a", "b", "ALLIANCE", None),
        ("a", "b", "OTHER", "2019-01-01"),
    )
    assert ties(rows) == {("a", "b"): Tie("a", "b", ("ALLIANCE", "OTHER"), 3, 0, 0, 3.0, "2019-01-01")}


def test_kinds_are_in_the_order_of_the_enum() -> None:
    kinds = ["OTHER", "KNOWLEDGE", "MEMBERSHIP", "SERVICE", "FUNDING", "ALLIANCE"]
    found = ties(columns(*(("a", "b", kind, None) for kind in kinds)))
    assert found["a", "b"].kinds == ("ALLIANCE", "FUNDING", "SERVICE", "MEMBERSHIP", "KNOWLEDGE", "OTHER")


def test_ids_are_compared_by_code_point() -> None:
    found = ties(columns(("é", "z", "OTHER", None), ("a", "Z", "OTHER", None), ("10", "9", "OTHER", None)))
    assert sorted(found) == [("10", "9"), ("Z", "a"), ("z", "é")]


def test_groups_count_once_a_pair_and_repeated_members_do_not_matter() -> None:
    found = ties(NONE, [["b", "a", "b"], ["a", "b", "c"]], [["c", "b"], ["c"], []])
    assert found == {
        ("a", "b"): Tie("a", "b", (), 0, 2, 0, 0.549306144, None),
        ("a", "c"): Tie("a", "c", (), 0, 1, 0, 0.34657359, None),
        ("b", "c"): Tie("b", "c", (), 0, 1, 1, 0.519860385, None),  # 0.346573590280 + 0.173286795140
    }


def test_implicit_ties_have_no_since_and_add_to_explicit_ones() -> None:
    found = ties(columns(("b", "a", "FUNDING", None)), [["a", "b"]])
    assert found == {("a", "b"): Tie("a", "b", ("FUNDING",), 1, 1, 0, 1.34657359, None)}


def test_a_restriction_to_kinds_drops_other_kinds_and_the_groups() -> None:
    rows = columns(("a", "b", "FUNDING", "2020-01-01"), ("a", "b", "OTHER", "2010-01-01"), ("b", "c", "OTHER", None))
    found = ties(rows, [["a", "b"]], [["b", "c"]], kinds=frozenset({"FUNDING"}))
    assert found == {("a", "b"): Tie("a", "b", ("FUNDING",), 1, 0, 0, 1.0, "2020-01-01")}


def test_no_kinds_restrict_nothing() -> None:
    found = ties(columns(("a", "b", "OTHER", None)), [["a", "b"]], kinds=frozenset())
    assert found == {("a", "b"): Tie("a", "b", ("OTHER",), 1, 1, 0, 1.34657359, None)}


def test_without_implicit_ties_the_groups_count_nothing() -> None:
    found = ties(columns(("a", "b", "OTHER", None)), [["a", "b", "c"]], [["a", "c"]], implicit=False)
    assert found == {("a", "b"): Tie("a", "b", ("OTHER",), 1, 0, 0, 1.0, None)}


@pytest.mark.parametrize(
    ("minimum", "pairs"),
    [
        (0.0, [("a", "b"), ("a", "c"), ("b", "c")]),
        (0.34657359, [("a", "b"), ("a", "c")]),
        (0.346573591, [("a", "b")]),
        (1.0, [("a", "b")]),
        (1.1, []),
    ],
)
def test_the_least_strength_is_inclusive(minimum: float, pairs: list[tuple[str, str]]) -> None:
    found = ties(columns(("a", "b", "OTHER", None)), [["a", "c"]], [["b", "c"]], min_strength=minimum)
    assert sorted(found) == pairs


@pytest.mark.parametrize(("minimum", "kept"), [(2.0, True), (2.3, True), (2.35, False)])
def test_projects_help_a_tie_over_the_least_strength(minimum: float, kept: bool) -> None:
    """Two partnerships count 2, a joint project 0.34657359: without it the tie of 2 would be left out."""
    rows = columns(("a", "b", "OTHER", None), ("b", "a", "FUNDING", "2020-01-01"))
    found = ties(rows, [["a", "b"]], min_strength=minimum)
    tie = Tie("a", "b", ("FUNDING", "OTHER"), 2, 1, 0, 2.34657359, "2020-01-01")
    assert found == ({("a", "b"): tie} if kept else {})


def test_columns_that_were_not_read_leave_ties_without_them() -> None:
    found = ties(Partnerships(["b", "a"], ["a", "b"], None, None))
    assert found == {("a", "b"): Tie("a", "b", (), 2, 0, 0, 2.0, None)}


def test_an_organisation_has_no_tie_with_itself() -> None:
    assert ties(columns(("a", "a", "OTHER", None)), [["a", "a"]]) == {}


def test_columns_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ties(Partnerships(["a"], ["b"], [], [None]))


def test_a_hub_of_20000_partners_makes_20000_ties() -> None:
    partners = [f"p{number:05}" for number in range(20_000)]
    found = ties(Partnerships(["hub"] * 20_000, partners, ["FUNDING"] * 20_000, [None] * 20_000))
    assert len(found) == 20_000
    assert found["hub", "p19999"].strength == 1.0


ORGANISATIONS = st.sampled_from(["a", "b", "c", "d", "e"])
ROWS = st.lists(
    st.tuples(
        ORGANISATIONS,
        ORGANISATIONS,
        st.sampled_from(["ALLIANCE", "FUNDING", "OTHER"]),
        st.sampled_from([None, "2019-12-31", "2020-01-01", "2020-01-02"]),
    ),
    max_size=12,
)
GROUPS = st.lists(st.lists(ORGANISATIONS, max_size=7), max_size=5)


@settings(deadline=None)
@given(ROWS, GROUPS, GROUPS, st.none() | st.frozensets(ORGANISATIONS))
def test_ties_are_those_counted_pair_by_pair(
    rows: list[Row], projects: list[list[str]], people: list[list[str]], touching: frozenset[str] | None
) -> None:
    expected = {}
    for pair in combinations("abcde", 2):
        own = [row for row in rows if {row[0], row[1]} == set(pair)]
        joint = sum(set(pair) <= set(group) for group in projects)
        shared = sum(set(pair) <= set(group) for group in people)
        kinds = tuple(kind for kind in ("ALLIANCE", "FUNDING", "OTHER") if kind in {row[2] for row in own})
        since = min((row[3] for row in own if row[3] is not None), default=None)
        near = touching is None or touching & set(pair)
        if near and (own or joint or shared):
            tie = Tie(*pair, kinds, len(own), joint, shared, strength(len(own), joint, shared), since)
            expected[pair] = tie
    found = ties(columns(*rows), projects, people, touching=touching)
    assert found == expected
