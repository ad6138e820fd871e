"""What a request carries from field to field."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from graph_store.reading import Reading
from graph_store.viewers import Viewer
from graph_store.writes.mutation import Author
from loaders.batches import Batches
from loaders.kept import Kept

T = TypeVar("T")


class Compute(Protocol):
    """Runs a pure function in another process, so that the event loop goes on."""

    async def run(self, function: Callable[..., T], *arguments: object) -> T:
        """What `function(*arguments)` returns; both are pickled."""


@dataclass(frozen=True, slots=True)
class RequestContext:
    """The viewer's reading of the graph, what its batch functions share, and where figures are computed.

    `kept` is what earlier requests of this process left for later ones. `loaders` are those in which the batch fields
    gather their parents where graphql-core executes. `author` is who changes something; None where nothing is changed.
    """

    reading: Reading
    compute: Compute
    request_id: str = ""
    kept: Kept = field(default_factory=Kept)
    author: Author | None = None
    batches: Batches = field(init=False)
    loaders: dict[Hashable, Any] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "batches", Batches(self.reading))

    def renew(self, viewer: Viewer) -> None:
        """Forgets what the request has read, after it has changed something; `viewer` is who asks from now on."""
        object.__setattr__(self, "reading", replace(self.reading, viewer=viewer))
        object.__setattr__(self, "batches", Batches(self.reading))
        self.loaders.clear()
