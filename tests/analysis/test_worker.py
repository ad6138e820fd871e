"""The worker process: computes the same, leaves the event loop free, is replaced when it dies."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import ModuleType

import pytest

from analysis.networks import FIGURE_NAMES, figures
from collabgraph.worker import Workers

EDGES = [(0, 1, 1.0), (0, 2, 2.0), (1, 2, 0.34657359), (2, 3, 1.0)]

PARENT = """
import asyncio, os, sys, time
from collabgraph.worker import Workers

async def main():
    print(await Workers().run(os.getpid), flush=True)
    await asyncio.sleep(60)

# No guard: a worker that loaded this module again would start workers of its own.
asyncio.run(main())
"""


def modules_and_file(descriptor: int) -> tuple[set[str], int | None]:
    """The modules that are loaded, and which file the descriptor is here, if any."""
    try:
        return set(sys.modules), os.fstat(descriptor).st_ino
    except OSError:
        return set(sys.modules), None


def interrupted() -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return os.getpid()


def dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fails(reason: str) -> None:
    raise LookupError(reason)


def computes(seconds: float) -> float:
    """Compute without a pause for so long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass
    return seconds


def ended(process: int, seconds: float = 10.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers()
    yield made
    made.close()


def test_a_figure_is_the_same_as_one_computed_directly(workers: Workers) -> None:
    found = asyncio.run(workers.run(figures, 5, EDGES, wanted=FIGURE_NAMES))
    assert found == figures(5, EDGES, FIGURE_NAMES)


def test_it_is_one_other_process_that_is_kept(workers: Workers) -> None:
    first = asyncio.run(workers.run(os.getpid))
    assert first != os.getpid()
    assert asyncio.run(workers.run(os.getpid)) == first


def test_nothing_of_the_parent_gets_into_it(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "loaded_by_the_parent_only", ModuleType("loaded_by_the_parent_only"))
    with socket.socket() as opened:
        opened.set_inheritable(True)
        loaded, number = asyncio.run(workers.run(modules_and_file, opened.fileno()))
        own = os.fstat(opened.fileno()).st_ino
    assert "analysis.networks" in loaded
    assert "loaded_by_the_parent_only" not in loaded
    assert number != own


def test_what_the_function_raises_is_raised_here(workers: Workers) -> None:
    with pytest.raises(LookupError, match="nobody"):
        asyncio.run(workers.run(fails, "nobody"))


def test_the_event_loop_goes_on_while_it_works(workers: Workers) -> None:
    async def ticks_meanwhile() -> int:
        await workers.run(os.getpid)
        work = asyncio.create_task(workers.run(computes, 0.5))
        ticks = 0
        while not work.done():
            await asyncio.sleep(0.005)
            ticks += 1
        assert await work == 0.5
        return ticks

    # 100 at most; a loop that waited would tick once.
    assert asyncio.run(ticks_meanwhile()) > 5


def test_an_interrupt_does_not_end_it(workers: Workers) -> None:
    first = asyncio.run(workers.run(interrupted))
    assert asyncio.run(workers.run(os.getpid)) == first


def test_one_that_was_killed_while_idle_is_replaced(workers: Workers) -> None:
    async def killed_between() -> tuple[int, int]:
        first = await workers.run(os.getpid)
        os.kill(first, signal.SIGKILL)
        return first, await workers.run(os.getpid)

    first, second = asyncio.run(killed_between())
    assert second not in {first, os.getpid()}


def test_work_of_one_that_is_killed_is_done_by_the_next(workers: Workers) -> None:
    async def killed_meanwhile() -> list[float]:
        process = await workers.run(os.getpid)
        work = [asyncio.create_task(workers.run(computes, seconds)) for seconds in (0.2, 0.3, 0.4)]
        await asyncio.sleep(0.1)
        os.kill(process, signal.SIGKILL)
        return list(await asyncio.gather(*work))

    assert asyncio.run(killed_meanwhile()) == [0.2, 0.3, 0.4]


def test_work_that_kills_twice_is_given_up_and_the_next_is_done(workers: Workers) -> None:
    with pytest.raises(BrokenProcessPool):
        asyncio.run(workers.run(dies))
    assert asyncio.run(workers.run(figures, 2, [(0, 1, 1.0)], frozenset({"degree"}))).degree == (1, 1)


def test_closing_ends_what_it_computes_and_refuses_more(workers: Workers) -> None:
    async def closed_meanwhile() -> int:
        process = await workers.run(os.getpid)
        work = asyncio.create_task(workers.run(computes, 60.0))
        await asyncio.sleep(0.1)
        workers.close()
        with pytest.raises(RuntimeError, match="closed"):
            await work
        with pytest.raises(RuntimeError, match="closed"):
            await workers.run(os.getpid)
        return process

    assert ended(asyncio.run(closed_meanwhile()))
    workers.close()


def test_closing_without_use_is_nothing() -> None:
    workers = Workers()
    workers.close()
    with pytest.raises(RuntimeError, match="closed"):
        asyncio.run(workers.run(os.getpid))


def test_a_script_is_not_loaded_again_and_a_killed_parent_leaves_no_worker(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        assert int(parent.stdout.readline()) != parent.pid
        parent.kill()
        # The worker has the same standard output: it is at its end when the worker is.
        rest, _ = parent.communicate(timeout=20)
    assert rest == b""
