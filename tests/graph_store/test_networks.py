"""What the statements of a network return: members, and the terms of their ties, each once."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from graph_store import networks
from graph_store.errors import NotFound
from graph_store.networks import Asked, Profile, Scope, Terms
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

# a, b and c share project j and person p; a and b have two partnerships, in both directions, b and c one that has
# ended; d shares a hidden project with a, and h is hidden itself.
ROWS: tuple[Row, ...] = (
    Place("t", "Trinidad", "COUNTRY"),
    Place("v", "Village", "SETTLEMENT", None, "t"),
    Organisation("a", "A", sectors=("Santé", "Arts"), place="v"),
    Organisation("b", "B", place="t"),
    Organisation("c", "C", sectors=("arts",)),
    Organisation("d", "D", spaces=("TRADE",)),
    Organisation("h", "H", visibility="PRIVATE"),
    Partnership("a", "b", "ALLIANCE", "2020-01-01"),
    Partnership("b", "a", "FUNDING"),
    Partnership("b", "c", "SERVICE", None, "2026-11-20"),
    Partnership("d", "h", "OTHER", "2021-01-01"),
    Project("j", "J"),
    Project("k", "K", visibility="MEMBERS"),
    *(Participation("j", Key("Organisation", id_), "PARTNER") for id_ in "abc"),
    Participation("j", Key("Organisation", "a"), "LEAD"),
    Participation("k", Key("Organisation", "a"), "LEAD"),
    Participation("k", Key("Organisation", "d"), "PARTNER"),
    Person("p", "P"),
    Person("q", "Q", visibility="PRIVATE"),
    *(Membership("p", id_) for id_ in "abc"),
    *(Membership("q", id_) for id_ in "cd"),
)
SCOPE = Scope(on=TODAY)


@pytest.fixture(autouse=True)
async def graph(held: Held) -> None:
    await held.hold(*ROWS)


def partnerships(terms: Terms) -> list[tuple[str, str, str, str | None]]:
    assert terms.kinds is not None
    assert terms.sinces is not None
    return sorted(zip(terms.sources, terms.targets, terms.kinds, terms.sinces, strict=True), key=str)


def groups(found: Iterable[Iterable[str]]) -> list[str]:
    return sorted("".join(sorted(group)) for group in found)


BOTH = [("a", "b", "ALLIANCE", "2020-01-01"), ("b", "a", "FUNDING", None)]


async def test_terms_around_a_frontier_come_once(reading: ReadingFactory) -> None:
    for frontier in ({"a"}, {"a", "b"}):
        terms = await networks.terms_around(reading(ANONYMOUS), SCOPE, frontier)
        assert partnerships(terms) == BOTH
        assert (groups(terms.project_groups), groups(terms.people_groups)) == (["abc"], ["abc"])


async def test_terms_between_are_of_these_alone(reading: ReadingFactory) -> None:
    terms = await networks.terms_between(reading(ADMINISTRATOR), SCOPE, ["a", "c", "d"])
    assert partnerships(terms) == []
    assert groups(terms.project_groups) == ["ac", "ad"]
    assert groups(terms.people_groups) == ["ac", "cd"]
    assert partnerships(await networks.terms_between(reading(ANONYMOUS), SCOPE, ["a", "b"])) == BOTH


async def test_terms_of_all_are_of_what_the_viewer_sees(reading: ReadingFactory) -> None:
    terms = await networks.terms_of_all(reading(ANONYMOUS), SCOPE)
    assert (partnerships(terms), groups(terms.project_groups), groups(terms.people_groups)) == (BOTH, ["abc"], ["abc"])
    terms = await networks.terms_of_all(reading(ADMINISTRATOR), SCOPE)
    assert partnerships(terms) == [*BOTH, ("d", "h", "OTHER", "2021-01-01")]
    assert (groups(terms.project_groups), groups(terms.people_groups)) == (["abc", "ad"], ["abc", "cd"])


async def test_a_steward_sees_what_belongs_to_the_organisation(reading: ReadingFactory) -> None:
    # d: the person q, who is its member, and h no; a: the project k, which a leads.
    steward = Viewer("member", "s", ("d",))
    terms = await networks.terms_around(reading(steward), SCOPE, {"d"})
    assert (partnerships(terms), groups(terms.project_groups), groups(terms.people_groups)) == ([], ["ad"], ["cd"])


async def test_the_day_decides_what_is_active(reading: ReadingFactory) -> None:
    terms = await networks.terms_around(reading(ANONYMOUS), Scope(on="2019-12-31"), {"b"})
    assert partnerships(terms) == [("b", "a", "FUNDING", None), ("b", "c", "SERVICE", None)]


@pytest.mark.parametrize("scope", [Scope(on=TODAY, kinds=("FUNDING",)), Scope(on=TODAY, implicit=False)])
async def test_without_implicit_terms_one_statement_is_enough(reading: ReadingFactory, scope: Scope) -> None:
    bound = reading(ANONYMOUS)
    terms = await networks.terms_around(bound, scope, {"a"})
    assert partnerships(terms) == (BOTH[1:] if scope.kinds else BOTH)
    assert (terms.project_groups, terms.people_groups) == ([], [])
    assert dict(bound.statements) == {"networks/partnerships_around": 1}


EXPLICIT = Scope(on=TODAY, around=("a",), implicit=False)


@pytest.mark.parametrize("viewer", [ANONYMOUS, ADMINISTRATOR, Viewer("member", "s", ("h", "d"))])
async def test_all_partnerships_come_with_the_check_in_one_statement(reading: ReadingFactory, viewer: Viewer) -> None:
    bound = reading(viewer)
    terms = await networks.terms_through(bound, EXPLICIT, 1_000, Asked())
    assert terms is not None
    assert partnerships(terms) == (BOTH if viewer == ANONYMOUS else [*BOTH, ("d", "h", "OTHER", "2021-01-01")])
    assert (terms.project_groups, terms.people_groups) == ([], [])
    assert dict(bound.statements) == {"networks/through": 1}


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(on=TODAY, around=("a",), kinds=("FUNDING",)), ["FUNDING"]),
        (Scope(on="2019-12-31", around=("a",), implicit=False), ["FUNDING", "SERVICE"]),
        (Scope(on=TODAY, around=("a",), sector_keys=("arts",), implicit=False), []),
        (Scope(on=TODAY, around=("b",), sector_keys=("arts",), implicit=False), ["ALLIANCE", "FUNDING"]),
        (Scope(on=TODAY, around=("a",), within="t", implicit=False), ["ALLIANCE", "FUNDING"]),
    ],
)
async def test_all_partnerships_are_those_in_the_network(
    reading: ReadingFactory, scope: Scope, expected: list[str]
) -> None:
    terms = await networks.terms_through(reading(ANONYMOUS), scope, 1_000, Asked())
    assert terms is not None
    assert sorted(terms.kinds or []) == expected


async def test_too_many_partnerships_are_not_read(reading: ReadingFactory) -> None:
    bound = reading(ANONYMOUS)
    assert await networks.terms_through(bound, EXPLICIT, 3, Asked()) is None
    assert dict(bound.statements) == {"networks/through": 1}


@pytest.mark.parametrize("asked", [Asked(kinds=False), Asked(sinces=False), Asked(kinds=False, sinces=False)])
async def test_columns_that_are_not_asked_for_are_not_read(reading: ReadingFactory, asked: Asked) -> None:
    bound = reading(ANONYMOUS)
    found = [
        await networks.terms_through(bound, EXPLICIT, 1_000, asked),
        await networks.terms_of_all(bound, EXPLICIT, asked),
        await networks.terms_around(bound, EXPLICIT, {"a"}, asked),
        await networks.terms_between(bound, EXPLICIT, ["a", "b"], asked),
    ]
    for terms in found:
        assert terms is not None
        assert sorted(terms.sources) == sorted(terms.targets) == ["a", "b"]
        assert (terms.kinds is None, terms.sinces is None) == (not asked.kinds, not asked.sinces)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (SCOPE, "abcd"),
        (Scope(on=TODAY, sector_keys=("arts",)), "ac"),
        (Scope(on=TODAY, sector_keys=("sante", "none")), "a"),
        (Scope(on=TODAY, spaces=("TRADE", "FAMILY")), "d"),
        (Scope(on=TODAY, within="t"), "ab"),
        (Scope(on=TODAY, within="v"), "a"),
        (Scope(on=TODAY, within="t", sector_keys=("arts",), around=("d",)), "ad"),
    ],
)
async def test_members_pass_the_filter(reading: ReadingFactory, scope: Scope, expected: str) -> None:
    assert "".join(sorted(await networks.members(reading(ANONYMOUS), scope))) == expected


async def test_members_are_visible(reading: ReadingFactory) -> None:
    assert "".join(sorted(await networks.members(reading(ADMINISTRATOR), SCOPE))) == "abcdh"


@pytest.mark.parametrize(
    ("scope", "argument"),
    [
        (Scope(on=TODAY, around=("a", "h")), "around"),
        (Scope(on=TODAY, around=("nobody",)), "around"),
        (Scope(on=TODAY, around=("a",), within="nowhere"), "filter.within"),
        (Scope(on=TODAY, within="nowhere"), "filter.within"),
    ],
)
async def test_what_is_not_there_is_named(reading: ReadingFactory, scope: Scope, argument: str) -> None:
    with pytest.raises(NotFound) as caught:
        await networks.check(reading(ANONYMOUS), scope)
    assert caught.value.argument == argument
    with pytest.raises(NotFound) as caught:
        await networks.terms_through(reading(ANONYMOUS), scope, 1_000, Asked())
    assert caught.value.argument == argument


async def test_what_is_there_passes(reading: ReadingFactory) -> None:
    await networks.check(reading(ADMINISTRATOR), Scope(on=TODAY, around=("a", "h"), within="v"))
    bound = reading(ANONYMOUS)
    await networks.check(bound, SCOPE)
    assert not bound.statements


async def test_profiles(reading: ReadingFactory) -> None:
    profiles, places = await networks.profiles(reading(ANONYMOUS), ["c", "a", "b", "h"])
    assert profiles == {
        "a": Profile(["sante", "arts"], ["Santé", "Arts"], "v"),
        "b": Profile([], [], "t"),
        "c": Profile(["arts"], ["arts"], None),
    }
    assert places == {"v": "village", "t": "trinidad"}
