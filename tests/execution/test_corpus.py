"""The corpus, executed by a plan and by graphql-core alone: the same data in the same order, and the same errors.

Which of two errors at positions that cannot be null is told is, with graphql-core, a matter of which is there first. In
the corpus that is decided: everything that waits waits for one turn. The last test has those for which it is not.
"""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
import strawberry

from tests.execution import corpus as documents
from tests.execution.comparing import Error, Pair, error, outcome
from tests.execution.corpus import Case, corpus
from tests.execution.corpus_schema import MANY, Fault, corpus_pair

CASES = corpus()


@pytest.fixture(scope="module")
def pair() -> Pair:
    """The schema with both executors."""
    return corpus_pair()


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
async def test_both_executors_come_to_the_same(pair: Pair, case: Case) -> None:
    await pair.both(case.document, case.variables, unplanned=case.unplanned)


@pytest.mark.parametrize("case", documents.REFUSED)
async def test_what_is_refused_before_the_execution_is_the_same_and_not_counted(pair: Pair, case: Case) -> None:
    wanted, found = [
        outcome(await one.execute(case.document, variable_values=dict(case.variables)))
        for one in (pair.plain, pair.planned)
    ]
    assert found == wanted
    assert found.text == "None"
    assert len(found.errors) == 1
    assert (pair.times_planned(), pair.reasons()) == (0, {})


async def test_objects_that_are_shared_change_nothing_that_is_sent() -> None:
    owned, shared = corpus_pair(), corpus_pair(shares=True)
    for case in CASES:
        found = [await one.planned.execute(case.document, dict(case.variables), None) for one in (owned, shared)]
        assert outcome(found[0]) == outcome(found[1])


def test_the_corpus_is_large_and_nearly_all_of_it_is_planned() -> None:
    assert len({(case.document, repr(case.variables)) for case in CASES}) == len(CASES) >= 120
    assert Counter(case.unplanned for case in CASES) == {None: len(CASES) - 2, "introspection": 2}


async def test_the_corpus_fails_at_many_places_and_in_many_ways(pair: Pair) -> None:
    found = [await pair.both(case.document, case.variables, unplanned=case.unplanned) for case in CASES]
    failed = [one for one in found if one.errors]
    assert len(failed) >= 80
    assert sum(len(one.errors) > 1 for one in failed) >= 30
    assert sum(one.data is None for one in failed) >= 5
    originals = {each.original for one in failed for each in one.errors}
    assert {kind.__name__ for kind in originals if kind} >= {"Fault", "ValueError", "TypeError", "GraphQLError"}


async def test_errors_at_several_depths_are_all_told(pair: Pair) -> None:
    document = (
        '{ stations(fail: ["label"], at: [12, 1, 122]) { a: label syncMaybe { b: label asyncMaybe { c: label } } } }'
    )
    found = await pair.both(document)
    at = {name: (1, document.index(f"{name}: label") + 1) for name in "abc"}
    assert found.errors == (
        error(["stations", 0, "a"], "label of 1", at["a"], Fault),
        error(["stations", 0, "syncMaybe", "asyncMaybe", "c"], "label of 122", at["c"], Fault),
        error(["stations", 0, "syncMaybe", "b"], "label of 12", at["b"], Fault),
    )
    assert found.data["stations"][0] == {"a": None, "syncMaybe": {"b": None, "asyncMaybe": {"c": None}}}
    assert found.data["stations"][1]["syncMaybe"]["asyncMaybe"] == {"c": "label 222"}


async def test_the_same_error_at_a_thousand_places_is_told_at_each(pair: Pair) -> None:
    document = '{ many(fail: ["label"], at: [99]) { syncHub { label } } }'
    found = await pair.both(document)
    at = (1, document.index("label }") + 1)
    assert found.data == {"many": [{"syncHub": {"label": None}}] * MANY}
    assert found.errors == tuple(
        Error(("many", number, "syncHub", "label"), "label of 99", (at,), Fault) for number in range(MANY)
    )


async def test_a_null_goes_up_to_the_nearest_position_that_can_be_null(pair: Pair) -> None:
    found = await pair.both(
        '{ maybeStation(fail: ["name"], at: [1111]) { syncOne { asyncOne { batchOne { name } } } } constant }'
    )
    assert found.data == {"maybeStation": None, "constant": 7}
    assert found.told == {("maybeStation", "syncOne", "asyncOne", "batchOne", "name"): "name of 1111"}
    found = await pair.both('{ station(fail: ["name"], at: [1112]) { syncOne { asyncOne { batchMaybe { name } } } } }')
    assert found.data == {"station": {"syncOne": {"asyncOne": {"batchMaybe": None}}}}


async def test_what_lies_beneath_a_null_is_not_told(pair: Pair) -> None:
    found = await pair.both('{ maybeStations(fail: ["label", "name"], at: [2]) { name label } }')
    assert found.data["maybeStations"][2] is None
    assert found.told == {("maybeStations", 2, "name"): "name of 2"}


async def test_what_was_told_before_a_null_came_stays_told(pair: Pair) -> None:
    found = await pair.both('{ maybeStations(fail: ["label", "name"], at: [2]) { label name } }')
    assert found.data["maybeStations"][2] is None
    assert found.told == {("maybeStations", 2, "label"): "label of 2", ("maybeStations", 2, "name"): "name of 2"}


RACE = "{ maybe { first { slow: strict(turns: %d) } second: strict(turns: %d) } }"


@strawberry.type
class Racer:
    @strawberry.field
    async def strict(self, turns: int) -> int:
        for _ in range(turns):
            await asyncio.sleep(0)
        raise Fault(f"after {turns}")

    @strawberry.field
    def first(self) -> Racer:
        return self


@strawberry.type(name="Query")
class Race:
    @strawberry.field
    def maybe(self) -> Racer | None:
        return Racer()


@pytest.mark.parametrize("turns", [(0, 9), (9, 0), (3, 3)])
async def test_of_errors_that_race_one_is_told_and_the_data_are_the_same(turns: tuple[int, int]) -> None:
    """graphql-core tells of the first to happen; a plan, which waits for all of a level, of the first as written."""
    pair = Pair(Race)
    document = RACE % turns
    planned, plain = [outcome(await one.execute(document)) for one in (pair.planned, pair.plain)]
    assert planned.data == plain.data == {"maybe": None}
    assert (len(planned.errors), len(plain.errors)) == (1, 1)
    assert planned.told == {("maybe", "first", "slow"): f"after {turns[0]}"}
    both = {("maybe", "first", "slow"): f"after {turns[0]}", ("maybe", "second"): f"after {turns[1]}"}
    assert plain.told.items() <= both.items()
    pair.expect(None)
