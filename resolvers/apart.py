"""Large tasks of plain Python go to a thread, so that the event loop answers others meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# Above so many relations or nodes a task would hold up other requests for 10 ms and more.
_FEW = 5_000


async def apart(size: int, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What the function returns; a large task (`size` things) in a thread, so that the event loop goes on meanwhile.

    This is plain Python, which lets other threads in. Figures need another process, since igraph does not.
    """
    if size <= _FEW:
        return function(*arguments, **named)
    return await asyncio.to_thread(function, *arguments, **named)
