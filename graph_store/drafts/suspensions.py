"""Suspensions, which no file has."""

from __future__ import annotations

from graph_store.drafts.base import Draft
from graph_store.drafts.fields import OptionalDay, Reason


class SuspensionDraft(Draft):
    """Why somebody is suspended, and his last day of it; None where it is open."""

    reason: Reason
    until: OptionalDay = None
