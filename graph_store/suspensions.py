"""Suspensions: for how long a person sees what anybody sees, and changes nothing.

A suspension is three properties of the person that no file of the exchange format has: an import leaves them alone. It
is read with every request, beside the person (`viewers/by_account`, `by_key`, `stewardships`), so it counts from the
next one on. Nobody but administrators and the person himself is told of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.reading import Reading


@dataclass(frozen=True, slots=True)
class Suspension:
    """A suspension that is in force: why, since when (ISO 8601, UTC), and its last day; None where it is open."""

    reason: str
    since: str
    until: str | None


async def of_people(reading: Reading, ids: Sequence[str]) -> dict[str, Suspension]:
    """The suspensions of these people by id, as far as the viewer may know of them; no statement where he may not."""
    if reading.viewer.kind not in ("administrator", "suspended"):
        return {}
    (rows,) = await reading.one("people/suspension", ids=list(ids))
    return {id_: Suspension(reason, since, until or None) for id_, reason, since, until in rows}
