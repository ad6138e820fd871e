"""Who sends a request, from what the request says of itself.

Until there is sign-in everybody is anonymous, or the viewer that a setting names for development.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.types import Scope

from collabgraph.errors import Unauthenticated
from graph_store.folding import sortable
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sends a request: as whom the graph is read, and the name by which requests are counted (never shown)."""

    viewer: Viewer
    name: str


# (ASGI scope of the request, store, today as ISO 8601, deadline in monotonic seconds) -> who sends it
CallerSource = Callable[[Scope, Store, str, float], Awaitable[Caller]]

_NAMED = {"anonymous": ANONYMOUS, "member": MEMBER, "administrator": ADMINISTRATOR}
_PERSON = "person:"


def always(viewer: Viewer) -> CallerSource:
    """The same viewer for every request."""

    async def source(scope: Scope, store: Store, today: str, deadline: float) -> Caller:
        return Caller(viewer, address_of(scope))

    return source


def from_setting(setting: str | None) -> CallerSource:
    """The viewer of COLLABGRAPH_DEVELOPMENT_VIEWER, which the settings have checked; None is anonymous.

    `person:ID` is that person as a member, with the organisations that the person is a steward of on the day.
    """
    if setting is None or setting in _NAMED:
        return always(_NAMED[setting or "anonymous"])
    person = setting.removeprefix(_PERSON)

    async def source(scope: Scope, store: Store, today: str, deadline: float) -> Caller:
        return Caller(await viewer_of_person(store, person, today, deadline), address_of(scope))

    return source


def address_of(scope: Scope) -> str:
    """The client's address: what callers are told apart by who do not say who they are."""
    client = scope.get("client")
    return f"address:{client[0] if client else ''}"


async def viewer_of_person(store: Store, person: str, today: str, deadline: float) -> Viewer:
    """The person with this id as a viewer; Unauthenticated where there is no such person."""
    person = sortable(person)
    exists, organisations = await Reading(store, ANONYMOUS, today, deadline).one("viewers/stewardships", person=person)
    if not exists:
        raise Unauthenticated(
            "The person who is to be the viewer is not in the graph: import that person, "
            "or name another one in COLLABGRAPH_DEVELOPMENT_VIEWER."
        )
    return Viewer("member", person, tuple(organisations))
