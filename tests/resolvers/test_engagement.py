"""engagementReport on both databases: figures worked out by hand, errors, and how many statements it takes."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from graph_store import viewers
from graph_store.errors import ServiceError
from graph_store.store import Store
from schema.engagement import _MADE_OF, EngagementPeriod
from tests.comparison.asking import ENGAGEMENT, execute
from tests.reference.answers import global_id
from tests.reference.community import Key, Organisation
from tests.support.communities import Held
from tests.support.reef_report import ANA, DAYS, EVERYTHING, REEF, ROWS, SCOPES

ASK = (
    "query Ask($scope: EngagementScope!, $from: Date!, $to: Date!, $by: Period!) {"
    " engagementReport(scope: $scope, from: $from, to: $to, by: $by) { periods { %s } } }"
)
ALL = {"scope": {"everything": True}, **DAYS}


@pytest.fixture(scope="module")
async def reef(held: Held) -> Store:
    """The store with the reef in it."""
    await held.hold(*ROWS)
    return held.store


async def asked(
    store: Store, selected: str, variables: dict[str, Any], viewer: viewers.Viewer = viewers.ADMINISTRATOR
) -> tuple[list[dict[str, Any]], Counter[str]]:
    """The periods of a report, and the statements that it took."""
    result, context = await execute(store, viewer, ASK % selected, variables)
    assert result.errors is None
    assert result.data is not None
    return result.data["engagementReport"]["periods"], context.reading.statements


async def test_everything(reef: Store) -> None:
    found, statements = await asked(reef, ENGAGEMENT, ALL)
    assert found == EVERYTHING
    assert statements == Counter(
        f"engagement/{part}" for part in ("people", "organisations", "contributions", "partnerships", "needs")
    )


async def test_scopes(reef: Store) -> None:
    for scope, figure, wanted in SCOPES:
        found, _ = await asked(reef, figure, {"scope": scope, **DAYS})
        assert [period[figure] for period in found] == wanted, (scope, figure)


async def test_what_is_hidden_counts_only_where_it_is_seen(reef: Store) -> None:
    figures = "participants newcomers hours partnershipsFormed balance { people gini largestShare }"
    found, _ = await asked(reef, figures, ALL, viewers.ANONYMOUS)
    assert found[1] == {
        "participants": 3,
        "newcomers": 0,
        "hours": 23.0,
        "partnershipsFormed": 1,
        "balance": {"people": 2, "gini": 0.166666667, "largestShare": 0.666666667},
    }


@pytest.mark.parametrize(
    ("by", "to", "number"), [("YEAR", "2025-01-01", 1), ("MONTH", "2034-12-31", 120), ("QUARTER", "2035-01-01", 41)]
)
async def test_statements_do_not_grow_with_periods(reef: Store, by: str, to: str, number: int) -> None:
    days = {"from": "2025-01-01", "to": to, "by": by}
    found, statements = await asked(reef, ENGAGEMENT, {"scope": {"project": global_id(REEF)}, **days})
    assert len(found) == number
    assert (sum(statements.values()), statements["projects/by_ids"]) == (6, 1)


@pytest.mark.parametrize(
    ("selected", "wanted"),
    [
        ("from to", set()),
        ("returningShare", {"people"}),
        ("funds { currency } balance { gini }", {"contributions"}),
        ("placesReached", {"people", "organisations"}),
        ("needsRaised partnershipsEnded", {"needs", "partnerships"}),
    ],
)
async def test_only_what_is_selected_is_read(reef: Store, selected: str, wanted: set[str]) -> None:
    _, statements = await asked(reef, selected, ALL)
    assert set(statements) == {f"engagement/{part}" for part in wanted}


def test_every_figure_says_what_it_is_made_of() -> None:
    fields = EngagementPeriod.__strawberry_definition__.fields  # type: ignore[attr-defined]
    names = {field.graphql_name or field.python_name for field in fields}
    snake = {"".join(f"_{c.lower()}" if c.isupper() else c for c in name) for name in _MADE_OF}
    assert {name for name in names if name not in ("from", "to")} == snake


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"to": "2024-12-31"}, "BAD_INPUT", "to: must not be before from"),
        (
            {"by": "MONTH", "to": "2035-01-01"},
            "BAD_INPUT",
            "by: makes more than 120 periods: choose a longer one, or fewer days",
        ),
        ({"by": "YEAR", "to": "9999-12-31"}, "BAD_INPUT", "by: makes more than 120 periods"),
        ({"scope": {"everything": False}}, "BAD_INPUT", "scope.everything: can only be true"),
        ({"scope": {"project": global_id(ANA)}}, "BAD_INPUT", "scope.project: this is the id of a Person"),
        (
            {"scope": {"organisation": global_id(Key("Organisation", "nobody"))}},
            "NOT_FOUND",
            "scope.organisation: there is nothing with this id",
        ),
        ({"scope": {"place": global_id(Key("Place", "nowhere"))}}, "NOT_FOUND", "scope.place: there is nothing"),
    ],
)
async def test_what_is_no_report(reef: Store, changed: dict[str, Any], code: str, said: str) -> None:
    result, _ = await execute(reef, viewers.ADMINISTRATOR, ASK % "hours", ALL | changed)
    assert result.errors
    (error,) = result.errors
    assert isinstance(error.original_error, ServiceError)
    assert (error.original_error.code, error.original_error.message[: len(said)]) == (code, said)


async def test_a_hidden_organisation_is_not_there(held: Held) -> None:
    await held.hold(*ROWS, Organisation("dark", "Dark", visibility="PRIVATE"))
    scope = {"organisation": global_id(Key("Organisation", "dark"))}
    result, _ = await execute(held.store, viewers.MEMBER, ASK % "hours", {"scope": scope, **DAYS})
    assert result.errors
    (error,) = result.errors
    assert isinstance(error.original_error, ServiceError)
    assert error.original_error.code == "NOT_FOUND"
