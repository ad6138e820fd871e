"""Every mutation against every role: who may does it, and of who may not nothing is left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from graph_store.errors import ServiceError
from graph_store.statements import statement
from graph_store.store import Statements, Store
from tests.comparison.asking import viewer_in
from tests.mutations.asking import OURS, ask, everything
from tests.mutations.table import TABLE, Row
from tests.policy.asking import hold, set_visibility
from tests.policy.world import ROWS, VIEWERS
from tests.reference.community import Place, Skill
from tests.support.recorder import Recorder

T = TypeVar("T")


@pytest.fixture(scope="module")
async def world(store: Store) -> Store:
    """A store that holds the world of the policy, a place and a skill that nothing names, and Pat suspended.

    Who asks as Pat asks as he would without it: what it means is told in tests/policy/test_suspended.
    """
    await hold(store, *ROWS, Place("moon", "Moon", "REGION"), Skill("spare", "Spare"))
    await store.write(statement("mutations/suspend"), {}, {"id": "pat", "at": "1", "reason": "Rude", "until": ""}, 60)
    return store


class _Undo(ServiceError):
    """Takes a transaction back that was done."""


class Undone:
    """A store in which every transaction is done, seen to write, and taken back."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.written: list[str] = []

    async def transact(self, name: str, work: Callable[[Statements], Awaitable[T]], timeout: float) -> T:
        """What the work returns, though it is taken back."""
        results: list[T] = []

        async def undone(running: Statements) -> T:
            recorder = Recorder(running)
            results.append(await work(recorder))
            self.written = [call.statement.name for call in recorder.calls if call.statement.mode == "write"]
            raise _Undo("undone")

        with pytest.raises(_Undo):
            await self._store.transact(name, undone, timeout)
        return results[-1]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def test_the_table_has_every_mutation() -> None:
    mutation = OURS.mutation_type
    assert mutation is not None
    assert {row.name for row in TABLE} == set(mutation.fields)


async def outcome(store: Store, mark: str, row: Row) -> str:
    """What becomes of a mutation that this viewer asks for: its code, or DONE."""
    viewer = await viewer_in(store, VIEWERS[mark])
    if mark not in row.may:
        result = await ask(store, viewer, row.document, {"input": row.input})
        if not result.errors:
            return str(result.data)
        assert result.data == {row.name: None}
        (error,) = result.errors
        return str(getattr(error.original_error, "code", error))
    undone = Undone(store)
    result = await ask(undone, viewer, row.document, {"input": row.input})
    if result.errors or result.data != {row.name: {"problems": []}}:
        return str(result.errors or result.data)
    assert "audit/record" in undone.written
    return "DONE"


@pytest.mark.parametrize("visibility", ["PUBLIC", "PRIVATE"])
async def test_every_mutation_is_for_those_who_may(world: Store, visibility: str) -> None:
    before = None
    wrong = []
    for row in TABLE if visibility == "PUBLIC" else [row for row in TABLE if row.about.key]:
        await set_visibility(world, row.about, visibility)
        if row.about.key or before is None:
            before = await everything(world)
        for mark in VIEWERS:
            sees = mark in row.about.seen_by(visibility)
            wanted = "DONE" if mark in row.may else "FORBIDDEN" if sees or mark == "A" else "NOT_FOUND"
            found = await outcome(world, mark, row)
            if found != wanted:
                wrong.append(f"{mark} {row}: {found}, not {wanted}")
        assert await everything(world) == before, row
        if row.about.key:
            await set_visibility(world, row.about, "PUBLIC")
            before = None
    assert not wrong, "\n".join(wrong)
