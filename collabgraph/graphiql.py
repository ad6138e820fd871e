"""The page at /graphql for browsers: a small editor of our own, which GraphiQL replaces where its CDN can be reached.

A service without a way out (a laptop on a boat, a ministry's closed network) thus still has a page that works. What
comes from the CDN is pinned by hash, and the page may talk to nobody but this service.
"""

from __future__ import annotations

import secrets
from functools import cache
from importlib import resources

import orjson
from starlette.responses import HTMLResponse
from starlette.types import Receive, Scope, Send

from collabgraph.operations import SHOWN, operations

_CDN = "https://unpkg.com"


@cache
def _template() -> str:
    text = (resources.files("collabgraph") / "graphiql.html").read_text("utf-8")
    in_turn = sorted(operations().values(), key=lambda one: (one.name not in SHOWN, one.asker is not None, one.name))
    ready = [
        {"title": one.question, "query": f"# {one.description}\n{one.query}", "variables": one.variables}
        for one in in_turn
    ]
    return text.replace("@given@", orjson.dumps(ready).decode().replace("<", "\\u003c"))


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the page."""
    nonce = secrets.token_urlsafe(16)
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}' {_CDN}; style-src 'unsafe-inline' {_CDN}; img-src data:; "
        "font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    headers = {
        "content-security-policy": policy,
        "cache-control": "no-store",
        "vary": "accept",
    }
    await HTMLResponse(_template().replace("@nonce@", nonce), headers=headers)(scope, receive, send)
