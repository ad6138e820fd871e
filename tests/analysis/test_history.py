"""The ties of many days at once are those of each day by itself, and those worked out by hand."""

from array import array
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.history import EMPTY, History, Moment, figures_of, moments, ties_on
from analysis.networks import figures
from analysis.strengths import Tie

DAYS = ("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30")
ALWAYS = ("", "~")


def history(
    *partnerships: tuple[str, str, str, str],
    projects: tuple[tuple[tuple[str, str, str], ...], ...] = (),
    people: tuple[tuple[tuple[str, str, str], ...], ...] = (),
) -> History:
    """Partnerships (source, target, first day, last day) of kind OTHER, and groups."""
    columns = [[row[part] for row in partnerships] for part in range(4)]
    return History(columns[0], columns[1], ["OTHER"] * len(partnerships), columns[2], columns[3], projects, people)


def shown(moment: Moment) -> list[tuple[int, int, float]]:
    return list(zip(*moment, strict=True))


# A second partnership of a and b for February; a project of a and b whose a comes twice, with a gap in March; a person.
PAST = history(
    ("b", "a", *ALWAYS),
    ("a", "b", "2024-02-01", "2024-02-29"),
    ("b", "c", "2024-03-31", "2024-03-31"),
    ("c", "c", *ALWAYS),
    projects=(
        (("a", "", "2024-02-29"), ("b", *ALWAYS), ("a", "2024-04-01", "~")),
        (("c", *ALWAYS), ("c", "", "2024-01-31")),
    ),
    people=((("a", "2024-04-01", "~"), ("c", "", "2024-04-30")),),
)


def test_a_day_has_what_is_active_on_it() -> None:
    assert ties_on(PAST, "2024-02-29", None) == {
        ("a", "b"): Tie("a", "b", ("OTHER",), 2, 1, 0, 2.34657359, "2024-02-01")
    }
    assert ties_on(PAST, "2024-03-31", None) == {
        ("a", "b"): Tie("a", "b", ("OTHER",), 1, 0, 0, 1.0, None),
        ("b", "c"): Tie("b", "c", ("OTHER",), 1, 0, 0, 1.0, "2024-03-31"),
    }
    assert ties_on(PAST._replace(kinds=None), "2024-04-30", 0.2) == {
        ("a", "b"): Tie("a", "b", (), 1, 1, 0, 1.34657359, None)
    }


def test_moments_are_the_days_one_after_another() -> None:
    found = [shown(moment) for moment in moments("abc", PAST, DAYS, None)]
    assert found == [
        [(0, 1, 1.34657359)],
        [(0, 1, 2.34657359)],
        [(0, 1, 1.0), (1, 2, 1.0)],
        [(0, 1, 1.34657359), (0, 2, 0.173286795)],
    ]
    found = [shown(moment) for moment in moments("abc", PAST, DAYS, 1.3)]
    assert found == [[(0, 1, 1.34657359)], [(0, 1, 2.34657359)], [], [(0, 1, 1.34657359)]]
    # An organisation that is not known is in no network: of it nothing is shown.
    assert [shown(moment) for moment in moments("bc", PAST, DAYS, None)] == [[], [], [(0, 1, 1.0)], []]
    assert [shown(moment) for moment in moments("ab", EMPTY, DAYS, None)] == [[], [], [], []]
    assert list(moments("ab", PAST, (), None)) == []


def test_figures_are_those_of_the_edges() -> None:
    moment = Moment(array("i", [0, 1]), array("i", [1, 2]), array("d", [1.0, 0.5]))
    assert moment.tied() == 3
    wanted = frozenset({"density", "modularity", "components"})
    assert figures_of(4, moment, wanted) == figures(4, [(0, 1, 1.0), (1, 2, 0.5)], wanted)


IDS = "abcdef"
_firsts = st.sampled_from(["", "2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01", "2024-05-01"])
_lasts = st.sampled_from(["~", "2024-01-30", "2024-01-31", "2024-02-29", "2024-03-30", "2024-04-30"])
_spans = st.tuples(_firsts, _lasts).filter(lambda span: span[0] <= span[1])
_ids = st.sampled_from(IDS)
_groups = st.lists(
    st.lists(st.tuples(_ids, _spans).map(lambda one: (one[0], *one[1])), max_size=6).map(tuple), max_size=4
).map(tuple)
_partnerships = st.lists(st.tuples(_ids, _ids, _spans).map(lambda one: (one[0], one[1], *one[2])), max_size=12)


@given(_partnerships, _groups, _groups, st.sampled_from([None, 0.0, 0.3, 1.0, 1.2]))
def test_moments_have_the_ties_of_each_day(
    partnerships: list[tuple[str, str, str, str]],
    projects: tuple[tuple[tuple[str, str, str], ...], ...],
    people: tuple[tuple[tuple[str, str, str], ...], ...],
    least: float | None,
) -> None:
    past = history(*partnerships, projects=projects, people=people)
    for day, moment in zip(DAYS, moments(IDS, past, DAYS, least), strict=True):
        ties = ties_on(past, day, least)
        assert shown(moment) == [
            (IDS.index(source), IDS.index(target), ties[source, target].strength)
            for source, target in product(IDS, IDS)
            if (source, target) in ties
        ]


def test_days_are_many() -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 13)]
    past = history(("a", "b", "2024-01-02", "2024-10-11"))
    found = list(moments("ab", past, days, None))
    assert [len(moment.strengths) for moment in found] == [0] + [1] * 118 + [0]


@pytest.mark.parametrize("least", [None, 5.0])
def test_what_never_passes_is_not_kept(least: float | None) -> None:
    past = history(("a", "b", "2024-05-01", "2024-06-01"), ("a", "b", *ALWAYS))
    assert [len(moment.sources) for moment in moments("ab", past, DAYS, least)] == [1 if least is None else 0] * 4
