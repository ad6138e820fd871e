"""The version of the graph: what was read may be kept under it, and is as good as new while it stays the same.

It is a random text on a node of its own, which is no part of the community: no answer, no export and no file has it.
Each write of ours changes it in its own transaction (`BoltStore.write`), so whoever sees the change sees another
version. It counts nothing, so it tells nothing, and a value never comes back.
"""

from __future__ import annotations

import secrets

from graph_store.reading import Reading
from graph_store.statements import Dialect, statement
from graph_store.store import Store

_RENEW = "versions/renew"


async def current(reading: Reading) -> str | None:
    """The version, to be asked for before what is kept under it is read; None where there is none, and nothing kept."""
    (version,) = await reading.one("versions/current")
    return None if version is None else str(version)


async def renew(store: Store, *, timeout: float) -> None:
    """Gives the graph another version, after it was changed by other means than a write. `timeout` is in seconds."""
    await store.write(statement(_RENEW), {}, _fresh(), timeout)


def renewal(dialect: Dialect) -> tuple[str, dict[str, str]]:
    """The text and the parameters of the statement that ends a transaction by giving the graph another version."""
    return statement(_RENEW).text(dialect), _fresh()


def _fresh() -> dict[str, str]:
    return {"version": secrets.token_hex(16)}
