"""The worker process in which figures are computed, so that the event loop never waits for them.

igraph holds the interpreter's lock while it computes: only another process leaves the service free.
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import connection, parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Workers:
    """Worker processes, made when they are first needed.

    They are new interpreters (spawned, not forked): nothing of the parent's threads, sockets, Java or settings gets
    into them, and of its modules only those of the functions that are run. They ignore Ctrl-C, which is for the
    parent to act on, and end when the parent is gone.
    """

    def __init__(self, max_workers: int = 1) -> None:
        self._max_workers = max_workers
        self._lock = threading.Lock()
        self._context: _Context | None = None
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False

    async def run(self, function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
        """What the function of these arguments returns, computed in a worker; its exceptions are raised here.

        The function must be one of a module (not of a script, no lambda) and give the same when it is run again: where
        a worker dies, a new one tries once more. Raises BrokenProcessPool where that one dies too, RuntimeError after
        close. A caller that is cancelled no longer waits, but what a worker has begun it ends.
        """
        work = partial(function, *arguments, **named)
        try:
            return await self._attempt(work)
        except BrokenProcessPool:
            return await self._attempt(work)

    def close(self) -> None:
        """End the workers at once, whatever they are computing. Closing again does nothing."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
            context, self._context = self._context, None
        if pool is not None and context is not None:
            pool.shutdown(wait=False)
            context.end_all()

    async def _attempt(self, work: Callable[[], R]) -> R:
        pool, future = await asyncio.to_thread(self._submit, work)
        try:
            return await asyncio.wrap_future(future)
        except BrokenProcessPool:
            await asyncio.to_thread(self._forget, pool)
            raise

    def _submit(self, work: Callable[[], R]) -> tuple[ProcessPoolExecutor, Future[R]]:
        """Hand the work over. Starting a process takes milliseconds: not for the event loop's thread."""
        pool = self._current()
        try:
            return pool, pool.submit(work)
        except BrokenProcessPool:
            # The worker died since the last call, while it had nothing to do: this is not yet an attempt.
            self._forget(pool)
        pool = self._current()
        return pool, pool.submit(work)

    def _current(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._closed:
                raise RuntimeError("the workers are closed")
            if self._pool is None:
                self._context = _Context()
                self._pool = ProcessPoolExecutor(self._max_workers, self._context, initializer=_begin)
            return self._pool

    def _forget(self, pool: ProcessPoolExecutor) -> None:
        """Put a broken pool away, unless another caller has already done so."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        pool.shutdown(wait=False)


class _Process(SpawnProcess):
    def start(self) -> None:
        with _bare_main(), _interrupt_blocked():
            super().start()


class _Context(SpawnContext):
    """Spawns processes that do not load the parent's main module, and knows them."""

    def __init__(self) -> None:
        super().__init__()
        self._processes: list[_Process] = []

    def Process(self, *arguments: Any, **named: Any) -> _Process:  # type: ignore[override]  # noqa: N802
        process = _Process(*arguments, **named)
        self._processes.append(process)
        return process

    def end_all(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()


@contextmanager
def _bare_main() -> Iterator[None]:
    """Hide the main module while a process starts: the child would load it again, and the whole service with it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _interrupt_blocked() -> Iterator[None]:
    """A child inherits the signals that the starting thread blocks: a Ctrl-C cannot hit it before it ignores them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """First thing in a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, name="end with parent", daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot stop its workers, and they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
