"""What whoCanHelp refuses, naming the argument (DEFINITIONS A10, B1, B5, B7)."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.errors import BadInput, NotFound, ServiceError
from graph_store.help import Weights
from graph_store.identity import encode
from resolvers.help import HelperFilter, HelpRequest, SkillRequest
from resolvers.levels import SkillRequirement
from resolvers.paging import Paging
from tests.conftest import ReadingFactory
from tests.support.communities import Held
from tests.support.reef import ROWS, Ask, asker, skills

NOWHERE = encode("Place", "nowhere")
ONE = skills(("cook", 1, 1.0))


def with_(**fields: Any) -> HelpRequest:
    """The request of one skill with other fields."""
    return skills(("cook", 1, 1.0), **fields)


@pytest.fixture
async def ask(held: Held, reading: ReadingFactory) -> Ask:
    """Asks about the reef."""
    await held.hold(*ROWS)
    return asker(reading)


@pytest.mark.parametrize(
    ("error", "argument", "request_", "others"),
    [
        (BadInput, "need", HelpRequest(need="?"), {}),
        (BadInput, "need", HelpRequest(need=encode("Project", "reef")), {}),
        (NotFound, "need", HelpRequest(need=encode("Need", "nothing")), {}),
        (NotFound, "need", HelpRequest(need=encode("Need", "secret")), {}),
        (BadInput, "project", HelpRequest(project=encode("Need", "r1")), {}),
        (NotFound, "project", HelpRequest(project=encode("Project", "loch")), {}),
        (BadInput, "with", HelpRequest(), {}),
        (BadInput, "items", skills(), {}),
        (BadInput, "items", skills(*[("cook", 1, 1.0)] * 51), {}),
        (BadInput, "items.skill", HelpRequest(skills=SkillRequest([SkillRequirement(encode("Place", "tt"))])), {}),
        (NotFound, "items.skill", skills(("cook", 1, 1.0), ("nothing", 1, 1.0)), {}),
        (BadInput, "items.minLevel", skills(("cook", 0, 1.0)), {}),
        (BadInput, "items.minLevel", skills(("cook", 6, 1.0)), {}),
        (BadInput, "items.weight", skills(("cook", 1, 0.0)), {}),
        (BadInput, "items.weight", skills(("cook", 1, -1.0)), {}),
        (BadInput, "items.weight", skills(("cook", 1, float("nan"))), {}),
        (BadInput, "items.weight", skills(("cook", 1, float("inf"))), {}),
        (BadInput, "items.weight", skills(("cook", 1, 1e308), ("boat", 1, 1e308)), {}),
        (BadInput, "asker", with_(asker=encode("Skill", "cook")), {}),
        (NotFound, "asker", with_(asker=encode("Person", "dan")), {}),
        (BadInput, "place", with_(place=encode("Person", "ana")), {}),
        (NotFound, "place", with_(place=NOWHERE), {}),
        (BadInput, "hoursPerWeek", with_(hours_per_week=0.0), {}),
        (BadInput, "hoursPerWeek", with_(hours_per_week=float("nan")), {}),
        (BadInput, "endsOn", with_(starts_on="2026-12-02", ends_on="2026-12-01"), {}),
        (BadInput, "filter.within", ONE, {"wanted": HelperFilter(within=encode("Person", "ana"))}),
        (NotFound, "filter.within", ONE, {"wanted": HelperFilter(within=NOWHERE)}),
        (BadInput, "filter.minCoverage", ONE, {"wanted": HelperFilter(min_coverage=1.1)}),
        (BadInput, "filter.minCoverage", ONE, {"wanted": HelperFilter(min_coverage=float("nan"))}),
        (BadInput, "filter.minScore", ONE, {"wanted": HelperFilter(min_score=-0.1)}),
        (BadInput, "weights.coverage", ONE, {"weights": Weights(coverage=-0.1)}),
        (BadInput, "weights.place", ONE, {"weights": Weights(place=float("nan"))}),
        (BadInput, "weights.proximity", ONE, {"weights": Weights(proximity=float("inf"))}),
        (BadInput, "weights", ONE, {"weights": Weights(0.0, 0.0, 0.0, 0.0)}),
        (BadInput, "weights", ONE, {"weights": Weights(1e308, 1e308, 0.0, 0.0)}),
        (BadInput, "first", ONE, {"paging": Paging(first=201)}),
        (BadInput, "last", ONE, {"paging": Paging(first=1, last=1)}),
    ],
)
async def test_what_is_refused(
    ask: Ask, error: type[ServiceError], argument: str, request_: HelpRequest, others: dict[str, Any]
) -> None:
    with pytest.raises(error) as caught:
        await ask(request_, **others)
    assert caught.value.argument == argument
