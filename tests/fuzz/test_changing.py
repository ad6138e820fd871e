"""Mutations by everybody in a world of their own, on both databases, always the same ones; `make fuzz` sends others."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from collabgraph.exchange import import_folder
from tests.collabgraph.exchange_folders import content
from tests.collabgraph.exporting import exported
from tests.conftest import Database
from tests.execution.arguments import KINDS
from tests.fuzz.changing import Changes, change, outcomes, ready
from tests.fuzz.writers import World, world
from tests.mutations.asking import OURS

SEED = 0
REQUESTS, ON_NEO4J = 250, 120
"""Fewer on Neo4j, and few queries among them: it plans most statements for the first time."""
CODES = {"BAD_INPUT", "FORBIDDEN", "NOT_FOUND", "INVALID", "CONFLICT"}


@pytest.fixture(params=["embedded", "neo4j"])
def login(request: pytest.FixtureRequest) -> tuple[str, str, str] | None:
    """Where the world is to be: a new embedded store, or the tests' Neo4j."""
    if request.param == "embedded":
        return None
    database: Database = request.getfixturevalue("neo4j_database")
    return database.url, database.user, database.password


async def test_no_mutation_is_answered_wrongly(tmp_path: Path, login: tuple[str, str, str] | None) -> None:
    async with world(tmp_path / "store", login) as found:
        before = await ids(found)
        run = await change(found, SEED, ON_NEO4J if login else REQUESTS, ready(2 if login else None))
        made = await ids(found) - before
        await exported(found.store, tmp_path / "out")
        report = await import_folder(found.store, tmp_path / "out")
    assert not run.wrong, run
    assert not run.logged, run
    assert_is_varied(run)
    assert [id_ for id_ in made if not is_of_the_service(id_)] == []
    # An export of what mutations leave is what an import would make.
    assert (report.errors, sum(file.new + file.changed for file in report.files)) == (0, 0)


def assert_is_varied(run: Changes) -> None:
    """Whether every mutation was sent, and enough was done and enough refused for the run to say something."""
    assert OURS.mutation_type is not None
    assert set(run.sent) == set(OURS.mutation_type.fields), run
    assert len(set().union(*run.done.values())) > 10, run
    assert set(run.codes) >= CODES, run


async def ids(found: World) -> set[str]:
    """The ids of all things."""
    nodes, _ = await content(found.store)
    return {values["id"] for label, values in nodes if label in KINDS}


def is_of_the_service(id_: str) -> bool:
    """Whether an id is one that the service made."""
    try:
        return UUID(id_).version == 4
    except ValueError:
        return False


@pytest.mark.parametrize(
    ("status", "body", "done"),
    [
        (200, b'{"data":{"a":{"problems":[]},"b":{"problems":[{"code":"INVALID"}]},"c":null}}', {"a"}),
        (200, b'{"data":{"a":null},"errors":[{"path":["a","person","name"]}]}', {"a"}),
        (200, b'{"data":{"a":null},"errors":[{"path":["a"]}]}', set()),
        (200, b'{"data":{"a":{"id":null}}}', {"a"}),
        (403, b'{"errors":[{"message":"m"}]}', set()),
    ],
)
def test_what_may_have_been_done_is_told_from_the_answer(status: int, body: bytes, done: set[str]) -> None:
    assert outcomes(status, body)[0] == done
