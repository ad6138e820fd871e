"""What every answer says to browsers, and which pages of other sites may ask."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from collabgraph.protocol import Refusal

POLICY = b"content-security-policy"
ANY = "*"
_PREFLIGHT_SECONDS = 600
_ELSEWHERE = ("cross-site", "same-site")


def answer_headers(hsts_seconds: int) -> list[tuple[bytes, bytes]]:
    """The headers of every answer; the page at /graphql has a policy of its own."""
    headers = [
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (POLICY, b"default-src 'none'; frame-ancestors 'none'"),
    ]
    if hsts_seconds:
        headers.append((b"strict-transport-security", f"max-age={hsts_seconds}; includeSubDomains".encode()))
    return headers


def check_site(headers: Headers, origins: frozenset[str]) -> None:
    """Raises Refusal where a browser says that a page of another site asks, and its origin is not among these.

    A GET needs no leave of ours to be sent, by an image for instance; what it asks is not executed.
    """
    site = headers.get("sec-fetch-site")
    if site in _ELSEWHERE and ANY not in origins and headers.get("origin") not in origins:
        raise _elsewhere()


def check_socket(headers: Headers, origins: frozenset[str]) -> None:
    """As `check_site`, of a WebSocket: browsers let any page open one, and do not always say from which site."""
    check_site(headers, origins)
    origin = headers.get("origin")
    if origin is None or ANY in origins or origin in origins:
        return
    if urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
        raise _elsewhere()


def _elsewhere() -> Refusal:
    return Refusal(
        403, "Pages of other sites may not ask; whoever runs the service can allow their origin.", code="FORBIDDEN"
    )


def allowing(app: ASGIApp, origins: frozenset[str]) -> ASGIApp:
    """The app, answering pages of these origins too; never with cookies, which the service does not have."""
    if not origins:
        return app
    return CORSMiddleware(
        app,
        allow_origins=sorted(origins),
        allow_methods=("GET", "POST"),
        allow_headers=("authorization", "content-type", "x-api-key", "x-request-id"),
        expose_headers=("retry-after", "x-request-id"),
        max_age=_PREFLIGHT_SECONDS,
    )
