"""Our own service with every statement profiled: `python -m benchmarks.peers.profiled PORT`; /hits tells the hits."""

from __future__ import annotations

import sys

import uvicorn
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from benchmarks.peers import profiling
from collabgraph.app import from_environment


def main(port: int) -> None:
    """Serves until SIGTERM."""
    counted = profiling.install()

    async def hits(_: Request) -> JSONResponse:
        return JSONResponse(counted.take())

    app = from_environment()
    app.routes.append(Route("/hits", hits, methods=["GET", "POST"]))
    uvicorn.run(app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", access_log=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
