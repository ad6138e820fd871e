"""The steps of the structure: from every earlier one, cut off in the middle, two at once, with readers meanwhile."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence

import pytest

from graph_store import constraints, structure
from graph_store.bolt import BoltStore
from graph_store.errors import Unavailable
from graph_store.statements import statement
from graph_store.steps import STEPS, Step, Work
from graph_store.store import Store
from graph_store.structure import NotPrepared, Structure, migrate, prepare
from tests.collabgraph.processes import environment
from tests.conftest import Database
from tests.support.statements import ad_hoc, empty, forget_structure
from tests.support.untransacted import Untransacted

PEOPLE = 300
BATCH = 50

MAKE = ad_hoc(
    "UNWIND range(1, $people) AS n CREATE (:Person {id: 'p' + n, name: 'Person ' + n}) RETURN count(*) AS made"
)
FILL = ad_hoc(
    "MATCH (p:Person) WHERE p.shortName IS NULL WITH p LIMIT $batch "
    "SET p.shortName = left(p.name, 8), p.filled = coalesce(p.filled, 0) + 1 RETURN count(*) AS filled",
    "tests/fill",
)
FILLED = ad_hoc("MATCH (p:Person) RETURN count(p.shortName) AS filled, sum(p.filled) AS times")
NAMES = ad_hoc("MATCH (p:Person) RETURN count(p.name) AS names")
DROP = ad_hoc("DROP INDEX contribution_by_on;\nDROP INDEX person_by_creation;")

FILTERS = "setup/filters"


async def fill(store: Store, timeout: float) -> None:
    """A derived property, a short transaction after the other."""
    while (await store.write(FILL, {}, {"batch": BATCH}, timeout))[0]:
        pass


def steps(work: Work = fill, *, is_required: bool = True) -> tuple[Step, ...]:
    """Three releases: all but the indexes of filters; these; a derived property."""
    first = tuple(name for name in STEPS[0].commands if name != FILTERS)
    return (
        Step(1, "constraints", first),
        Step(2, "indexes for filters", (FILTERS,)),
        Step(3, "short names", (), work, is_required),
    )


class Cut(Untransacted):
    """A store that is lost after so many writes."""

    def __init__(self, store: Store, writes: int) -> None:
        self._store = store
        self._left = writes
        self.dialect = store.dialect
        self.read = store.read
        self.apply = store.apply
        self.close = store.close

    async def write(self, *arguments: object) -> list[object]:
        if self._left == 0:
            raise Unavailable("The database is gone.")
        self._left -= 1
        return await self._store.write(*arguments)  # type: ignore[arg-type]


@pytest.fixture
async def earlier(clean_store: BoltStore) -> AsyncIterator[BoltStore]:
    """A graph as the first of the three releases has left it, with people in it; empty again at the end."""
    await forget_structure(clean_store)
    await clean_store.apply(DROP, {}, 60)
    assert await clean_store.write(MAKE, {}, {"people": PEOPLE}, 60) == [PEOPLE]
    await clean_store.write(statement("structure/record"), {}, {"version": 1}, 60)
    yield clean_store
    await empty(clean_store)
    await forget_structure(clean_store)
    await prepare(clean_store)


async def assert_migrated(store: Store, version: int = 3) -> None:
    assert await structure.current(store) == Structure(version)
    assert await constraints.missing(store) == []
    assert await store.read(FILLED, {}, {}, 60) == [PEOPLE, PEOPLE]


def test_the_steps_are_numbered_without_a_gap_and_name_statements_of_the_set_up() -> None:
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))
    commands = [name for step in STEPS for name in step.commands]
    assert len(commands) == len(set(commands))
    assert {statement(name).mode for name in commands} == {"schema"}


async def test_an_empty_database_gets_every_step(earlier: BoltStore) -> None:
    await empty(earlier)
    await forget_structure(earlier)
    assert await structure.current(earlier) == Structure(0)
    assert await prepare(earlier, steps()) == ()
    assert await structure.current(earlier) == Structure(3)


async def test_a_database_from_before_there_were_numbers_is_at_step_1(earlier: BoltStore) -> None:
    await constraints.ensure(earlier)
    await forget_structure(earlier)
    assert await prepare(earlier, STEPS[:1]) == ()
    assert await structure.current(earlier) == Structure(1)


async def test_each_step_is_done_in_its_turn_and_said(earlier: BoltStore) -> None:
    assert await constraints.missing(earlier) == ["contribution_by_on", "person_by_creation"]
    said: list[int] = []
    await migrate(earlier, steps(), said=lambda step, seconds: said.append(step.number))
    assert said == [2, 3]
    await assert_migrated(earlier)
    await migrate(earlier, steps(), said=lambda step, seconds: said.append(step.number))
    assert said == [2, 3]
    assert await prepare(earlier, steps()) == ()


@pytest.mark.parametrize("writes", range(11))
async def test_cut_off_anywhere_it_is_completed_by_running_it_again(earlier: BoltStore, writes: int) -> None:
    """Eleven writes: version and number of step 2; six batches of step 3 and an empty one, its version and number."""
    with pytest.raises(Unavailable, match="gone"):
        await migrate(Cut(earlier, writes), steps())
    assert (await structure.current(earlier)).version == (1 if writes < 2 else 2)
    await migrate(earlier, steps())
    await assert_migrated(earlier)


# Migrates as `steps` say, tells of each batch of the third, and is killed as soon as it has told of one.
KILLED = """
import asyncio, sys
from graph_store.bolt import BoltStore
from graph_store.structure import migrate
from tests.graph_store.test_structure import BATCH, FILL, steps

async def told(store, timeout):
    while (await store.write(FILL, {}, {"batch": BATCH}, timeout))[0]:
        print("batch", flush=True)
        sys.stdin.readline()

async def main():
    store = BoltStore(*sys.argv[1:])
    await migrate(store, steps(told))

asyncio.run(main())
"""


def kill_after_a_batch(database: Database) -> None:
    run = [sys.executable, "-c", KILLED, database.url, database.user, database.password]
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "batch\n"
        process.kill()


async def test_a_process_that_is_killed_in_the_middle_leaves_what_another_completes(
    earlier: BoltStore, database: Database
) -> None:
    kill_after_a_batch(database)
    assert await earlier.read(FILLED, {}, {}, 60) == [BATCH, BATCH]
    assert await structure.current(earlier) == Structure(2)
    await migrate(earlier, steps())
    await assert_migrated(earlier)


async def test_several_at_once_do_it_as_well_while_readers_are_answered(earlier: BoltStore) -> None:
    reads = 0
    answered = asyncio.Event()

    async def and_read(store: Store, timeout: float) -> None:
        """Goes on between two batches only when a reader was answered meanwhile."""
        while (await store.write(FILL, {}, {"batch": BATCH}, timeout))[0]:
            answered.clear()
            await asyncio.wait_for(answered.wait(), timeout)

    async def reader() -> None:
        nonlocal reads
        while True:
            assert await earlier.read(NAMES, {}, {}, 60) == [PEOPLE]
            reads += 1
            answered.set()
            await asyncio.sleep(0)

    reading = asyncio.create_task(reader())
    await asyncio.gather(*(migrate(earlier, steps(and_read)) for _ in range(3)))
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert reads >= PEOPLE // BATCH
    version, missing = (await structure.current(earlier)).version, await constraints.missing(earlier)
    assert (version, missing, (await earlier.read(FILLED, {}, {}, 60))[0]) == (3, [], PEOPLE)


async def test_the_number_never_falls(earlier: BoltStore) -> None:
    for number, kept in ((3, 3), (2, 3), (4, 4)):
        assert await earlier.write(statement("structure/record"), {}, {"version": number}, 60) == [kept]


async def refused(store: Store, known: Sequence[Step]) -> str:
    with pytest.raises(NotPrepared) as refusal:
        await prepare(store, known)
    return refusal.value.message


async def test_a_program_that_needs_a_step_says_which_and_how(earlier: BoltStore) -> None:
    assert await refused(earlier, steps()) == (
        "The structure of the graph is at step 1 of 3, and this program cannot do without 2 (indexes for filters), "
        "3 (short names): make a back-up, then run collabgraph migrate. A service of the release before may run "
        "meanwhile."
    )
    assert await structure.current(earlier) == Structure(1)


async def test_a_program_that_can_do_without_a_step_says_so_and_goes_on(earlier: BoltStore) -> None:
    await migrate(earlier, steps()[:2])
    (left,) = await prepare(earlier, steps(is_required=False))
    assert left.number == 3
    assert await earlier.read(FILLED, {}, {}, 60) == [0, 0]


async def test_a_graph_of_a_later_release_is_refused(earlier: BoltStore) -> None:
    await migrate(earlier, steps())
    assert await refused(earlier, steps()[:2]) == (
        "The structure of the graph is at step 3, and this program knows 2: a later release has prepared it. Run that "
        "release, or bring back a back-up from before."
    )
    with pytest.raises(NotPrepared, match="knows 2"):
        await migrate(earlier, steps()[:2])


async def test_what_a_step_cannot_make_in_time_is_named(earlier: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    async def one(*_: object, **__: object) -> list[str]:
        return ["contribution_by_on"]

    monkeypatch.setattr(constraints, "missing", one)
    with pytest.raises(Unavailable, match="contribution_by_on"):
        await migrate(earlier, steps(), timeout=0.5)
    assert await structure.current(earlier) == Structure(1)
