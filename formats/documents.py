"""One JSON object, of which the last member is a list that is written while it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import orjson


async def document(members: Mapping[str, Any], name: str, pages: AsyncIterator[Sequence[Any]]) -> AsyncIterator[bytes]:
    """The members, of which there is one at least, and then the list of that name: a chunk for each page of it."""
    head = orjson.dumps(members, option=orjson.OPT_INDENT_2).removesuffix(b"\n}")
    yield head + b',\n  "%s": [' % name.encode()
    mark = b"\n    "
    async for page in pages:
        for one in page:
            yield mark + orjson.dumps(one)
            mark = b",\n    "
    yield b"\n  ]\n}"
