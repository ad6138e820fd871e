"""What the statements of a change return: the terms of all ties of a span, each once, with their days."""

from __future__ import annotations

import pytest

from graph_store.network_change import DatedTerms, Spell, terms_during
from graph_store.networks import Scope
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, Viewer
from tests.conftest import TODAY, ReadingFactory
from tests.reference.community import (
    Key,
    Membership,
    Organisation,
    Participation,
    Partnership,
    Person,
    Place,
    Project,
    Row,
)
from tests.support.communities import Held

A, B, C = (Key("Organisation", id_) for id_ in "abc")
# The span is March 2024: one partnership ended on its first day, one the day before; one begins on its last day, one
# the day after. Of project j, a has two roles, of which one is over; k is hidden but for stewards of a, which leads it.
ROWS: tuple[Row, ...] = (
    Place("t", "Trinidad", "COUNTRY"),
    Organisation("a", "A", sectors=("Santé",), place="t"),
    Organisation("b", "B", sectors=("sante",)),
    Organisation("c", "C"),
    Organisation("h", "H", visibility="PRIVATE"),
    Partnership("a", "b", "ALLIANCE", "2020-01-01", "2024-03-01"),
    Partnership("a", "b", "FUNDING", "2020-01-01", "2024-02-29"),
    Partnership("c", "a", "SERVICE", "2024-03-31"),
    Partnership("c", "a", "OTHER", "2024-04-01"),
    Partnership("b", "c", "OTHER", None, "2025-01-01"),
    Partnership("h", "a", "OTHER"),
    Project("j", "J"),
    Project("k", "K", visibility="PRIVATE"),
    Participation("j", A, "LEAD", None, "2024-02-29"),
    Participation("j", A, "PARTNER", "2024-02-01"),
    Participation("j", B, "PARTNER", None, "2024-03-15"),
    Participation("j", C, "PARTNER", "2024-04-01"),
    Participation("k", A, "LEAD"),
    Participation("k", C, "PARTNER"),
    Person("p", "P", visibility="MEMBERS"),
    Person("q", "Q"),
    Membership("p", "a", "chair", "2024-01-01", "2024-03-10"),
    Membership("p", "a", "member", "2024-03-20"),
    Membership("p", "c"),
    Membership("q", "b"),
    Membership("q", "c", None, None, "2024-02-29"),
)
SPAN = ("2024-03-01", "2024-03-31")
ALL = Scope(on=TODAY)


@pytest.fixture(autouse=True)
async def graph(held: Held) -> None:
    await held.hold(*ROWS)


def partnerships(terms: DatedTerms) -> list[tuple[str, ...]]:
    kinds = terms.kinds or [""] * len(terms.sources)
    return sorted(zip(terms.sources, terms.targets, kinds, terms.firsts, terms.lasts, strict=True))


def groups(found: list[list[Spell]]) -> list[list[Spell]]:
    return sorted(sorted(group) for group in found)


IN_MARCH = [
    ("a", "b", "ALLIANCE", "2020-01-01", "2024-03-01"),
    ("b", "c", "OTHER", "", "2025-01-01"),
    ("c", "a", "SERVICE", "2024-03-31", "~"),
]
J = [["a", "2024-02-01", "~"], ["b", "", "2024-03-15"]]
K = [["a", "", "~"], ["c", "", "~"]]
P = [["a", "2024-01-01", "2024-03-10"], ["a", "2024-03-20", "~"], ["c", "", "~"]]


async def test_terms_are_of_what_the_viewer_sees(reading: ReadingFactory) -> None:
    bound = reading(ANONYMOUS)
    terms = await terms_during(bound, ALL, *SPAN, kinds=True)
    assert partnerships(terms) == IN_MARCH
    assert (groups(terms.project_groups), terms.people_groups) == ([J], [])
    assert dict(bound.statements) == {
        "networks/partnerships_during": 1,
        "networks/projects_during": 1,
        "networks/people_during": 1,
    }
    terms = await terms_during(reading(ADMINISTRATOR), ALL, *SPAN, kinds=True)
    assert partnerships(terms) == [*IN_MARCH, ("h", "a", "OTHER", "", "~")]
    assert (groups(terms.project_groups), groups(terms.people_groups)) == ([K, J], [P])
    terms = await terms_during(reading(Viewer("member", "s", ("a",))), ALL, *SPAN, kinds=True)
    assert partnerships(terms) == IN_MARCH
    assert (groups(terms.project_groups), groups(terms.people_groups)) == ([K, J], [P])


@pytest.mark.parametrize(
    ("scope", "kinds"),
    [
        (Scope(on=TODAY, kinds=("OTHER", "FUNDING")), ["OTHER"]),
        (Scope(on=TODAY, implicit=False), ["ALLIANCE", "OTHER", "SERVICE"]),
    ],
)
async def test_where_partnerships_alone_tie_one_statement_is_enough(
    reading: ReadingFactory, scope: Scope, kinds: list[str]
) -> None:
    bound = reading(ANONYMOUS)
    terms = await terms_during(bound, scope, *SPAN, kinds=True)
    assert [row[2] for row in partnerships(terms)] == kinds
    assert (terms.project_groups, terms.people_groups) == ([], [])
    assert dict(bound.statements) == {"networks/partnerships_during": 1}


@pytest.mark.parametrize(
    ("scope", "sources", "projects"),
    [(Scope(on=TODAY, sector_keys=("sante",)), ["a"], [J]), (Scope(on=TODAY, within="t"), [], [])],
)
async def test_terms_are_of_organisations_in_the_network(
    reading: ReadingFactory, scope: Scope, sources: list[str], projects: list[list[Spell]]
) -> None:
    terms = await terms_during(reading(ANONYMOUS), scope, *SPAN, kinds=False)
    assert (terms.sources, terms.kinds, groups(terms.project_groups)) == (sources, None, projects)
