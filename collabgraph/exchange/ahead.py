"""Two things at a time: while one item is used, the next is made."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

_T = TypeVar("_T")


async def each(items: AsyncIterator[_T], use: Callable[[_T], Awaitable[None]]) -> None:
    """Uses every item, one after the other; the next one is being made meanwhile.

    Errors: those of both; what is still being made when `use` fails, or when this is cancelled, is cancelled first.
    """

    async def following() -> _T | None:
        return await anext(items, None)

    item = await following()
    while item is not None:
        making = asyncio.create_task(following())
        try:
            await use(item)
        except BaseException:
            making.cancel()
            await asyncio.wait([making])
            raise
        item = await making
