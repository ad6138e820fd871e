"""Who is asking. Until there is sign-in everybody is anonymous, or the viewer that a setting names for development."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from collabgraph.errors import Unauthenticated
from graph_store.folding import sortable
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer

# (store, today as ISO 8601, deadline in monotonic seconds) -> the viewer of this request
ViewerSource = Callable[[Store, str, float], Awaitable[Viewer]]

_NAMED = {"anonymous": ANONYMOUS, "member": MEMBER, "administrator": ADMINISTRATOR}
_PERSON = "person:"


def always(viewer: Viewer) -> ViewerSource:
    """The same viewer for every request."""

    async def source(store: Store, today: str, deadline: float) -> Viewer:
        return viewer

    return source


def from_setting(setting: str | None) -> ViewerSource:
    """The viewer of COLLABGRAPH_DEVELOPMENT_VIEWER, which the settings have checked; None is anonymous.

    `person:ID` is that person as a member, with the organisations that the person is a steward of on the day.
    """
    if setting is None or setting in _NAMED:
        return always(_NAMED[setting or "anonymous"])
    person = setting.removeprefix(_PERSON)

    async def source(store: Store, today: str, deadline: float) -> Viewer:
        return await viewer_of_person(store, person, today, deadline)

    return source


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
