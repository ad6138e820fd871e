"""Projects: whoever makes one names the organisation that leads it."""

from __future__ import annotations

from graph_store import imports
from graph_store.identity import decode
from graph_store.writes import audit, nodes
from graph_store.writes.drafting import Given
from graph_store.writes.keys import Outcome
from graph_store.writes.mutation import Change

_LEAD = {"lead": ("organisation",)}


async def create(change: Change, given: Given) -> Outcome:
    """Makes a project, which the organisation in `lead` leads from today on. Raises as `nodes.create`."""
    outcome = await nodes.create(change, "Project", given, _LEAD)
    if given.get("lead") is not None:
        (_, id_), *_ = outcome.things
        party = f"organisation:{decode('input.lead', given['lead']).id}"
        row = {"project": id_, "party": party, "role": "LEAD", "since": change.reading.today, "until": None}
        row["hoursPerWeek"] = None
        await imports.write_relations(change.reading.store, "participations", [row], [])
        await audit.record(change, "Project", id_, {}, row)
    return outcome
