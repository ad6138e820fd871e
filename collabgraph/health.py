"""Whether the process lives, and whether it can answer: for whoever starts, watches and balances services."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

from execution.executor import PlannedExecutor
from graph_store import constraints
from graph_store.errors import ServiceError

_TIMEOUT = 5.0
_HEADERS = {"cache-control": "no-store"}


async def live(request: Request) -> JSONResponse:
    """200 while the event loop turns, and how many queries ran by a plan here, and how many others by the reason."""
    counts = PlannedExecutor.counts
    body = {"status": "alive", "planned": counts.planned, "unplanned": dict(counts.unplanned)}
    return JSONResponse(body, headers=_HEADERS)


async def ready(request: Request) -> JSONResponse:
    """200 when the database answers and has every constraint and index; else 503, with what is missing."""
    try:
        missing = await constraints.missing(request.app.state.connected.store, timeout=_TIMEOUT)
    except ServiceError as error:
        return JSONResponse({"status": "not ready", "reason": error.message}, 503, headers=_HEADERS)
    if missing:
        return JSONResponse({"status": "not ready", "missing": missing}, 503, headers=_HEADERS)
    return JSONResponse({"status": "ready"}, headers=_HEADERS)
