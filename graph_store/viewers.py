"""Who asks, and what follows from it for every statement (DESIGN 6, DEFINITIONS C)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph_store.statements import Form

ViewerKind = Literal["anonymous", "suspended", "member", "administrator"]

_VISIBLE: dict[ViewerKind, tuple[str, ...]] = {
    "anonymous": ("PUBLIC",),
    "suspended": ("PUBLIC",),
    "member": ("PUBLIC", "MEMBERS"),
    "administrator": ("PUBLIC", "MEMBERS", "PRIVATE"),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """A viewer of the graph.

    `self_id` is the sender's id of the viewer's own person, where there is one; `steward_of` the ids of the
    organisations that the person is a steward of today. Somebody who is suspended sees his own beside what anybody
    sees, and is a steward of nothing. Equal viewers see the same, so a viewer is a cache key.
    """

    kind: ViewerKind = "anonymous"
    self_id: str | None = None
    steward_of: tuple[str, ...] = ()

    @property
    def visible(self) -> tuple[str, ...]:
        """The visibilities that this viewer sees without any further reason."""
        return _VISIBLE[self.kind]

    @property
    def form(self) -> Form:
        """The form of statements that is enough: `anybody` where he sees all, or nothing can belong to him."""
        if self.kind == "administrator" or (self.self_id is None and not self.steward_of):
            return "anybody"
        return "steward" if self.steward_of else "self"

    def parameters(self) -> dict[str, object]:
        """The parameters that every filtered statement needs.

        Without a person `self` is empty, which no id is: Neo4j plans a statement anew for each combination of the types
        of its parameters, and null is a type of its own.
        """
        return {"visible": list(self.visible), "self": self.self_id or "", "stewardOf": list(self.steward_of)}


def as_person(kind: ViewerKind, person: str | None, steward_of: Sequence[str], is_suspended: bool) -> Viewer:
    """The viewer of that kind who is this person (None for nobody): suspended, whatever he would be else, or not."""
    return Viewer("suspended", person) if is_suspended else Viewer(kind, person, tuple(steward_of))


ANONYMOUS = Viewer()
MEMBER = Viewer("member")
ADMINISTRATOR = Viewer("administrator")
