"""GraphQL over HTTP, the draft specification: what a request must look like, and in which media type it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.datastructures import Headers
from starlette.types import Receive, Scope

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"
EVENT_STREAM = "text/event-stream"
_HTML = "text/html"
_SHA_256 = "sha256:"
_NO_QUERY = "query is missing: it must be a string with a GraphQL document."
_UTF_8 = ("utf-8", "utf8")


class Refusal(Exception):
    """A request that is not one of GraphQL over HTTP: answered with that status and message, never executed."""

    def __init__(
        self, status: int, message: str, *, code: str = "BAD_INPUT", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = dict(headers or {})


class ClientGone(Exception):
    """The client has closed the connection: nobody reads an answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a request.

    Without `query` there is the `hash` of a known document: SHA-256 in hexadecimal, or another id that is nobody's.
    """

    query: str | None
    variables: dict[str, Any] = field(default_factory=dict)
    operation_name: str | None = None
    hash: str | None = None
    by_document_id: bool = False
    wants_cost: bool = False


@lru_cache(maxsize=128)
def negotiated(accept: str | None) -> str | None:
    """The media type of the answer by the header Accept; None where the client takes neither of the two.

    Where the client has no preference it is application/json, which every client understands.
    """
    ranges = _ranges(accept)
    if not ranges:
        return JSON
    best = max((JSON, GRAPHQL_JSON), key=lambda media: _preference(ranges, media))
    return best if _preference(ranges, best)[0] > 0 else None


@lru_cache(maxsize=128)
def wants_page(accept: str | None) -> bool:
    """Whether the client is a browser that wants a page rather than data."""
    ranges = _ranges(accept)
    html = ranges.get(_HTML, (0.0, 0))
    return html[0] > 0 and all(html >= ranges[media] for media in (JSON, GRAPHQL_JSON) if media in ranges)


@lru_cache(maxsize=128)
def wants_stream(accept: str | None) -> bool:
    """Whether the client wants a stream of events rather than an answer."""
    ranges = _ranges(accept)
    stream = ranges.get(EVENT_STREAM, (0.0, 0))
    return stream[0] > 0 and all(stream > _preference(ranges, media) for media in (JSON, GRAPHQL_JSON))


def _ranges(accept: str | None) -> dict[str, tuple[float, int]]:
    """Media ranges with how much the client wants them: the quality, then the earlier the better."""
    found: dict[str, tuple[float, int]] = {}
    for position, part in enumerate((accept or "").split(",")):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(1.0, max(0.0, float(value)))
                except ValueError:
                    quality = 0.0
        if media:
            found.setdefault(media, (quality, -position))
    return found


def _preference(ranges: dict[str, tuple[float, int]], media: str) -> tuple[float, int]:
    for candidate in (media, "application/*", "*/*"):
        if candidate in ranges:
            return ranges[candidate]
    return (0.0, 0)


def _by_url(scope: Scope) -> Asked:
    """The parameters of a GET request. Raises Refusal."""
    try:
        pairs = parse_qsl(scope["query_string"].decode("ascii"), errors="strict", max_num_fields=20)
    except (UnicodeDecodeError, ValueError):
        raise Refusal(400, "The query string of the URL is not UTF-8, or has too many parts.") from None
    parameters: dict[str, Any] = dict(pairs)
    for name in ("variables", "extensions"):
        if name in parameters:
            parameters[name] = _json(parameters[name].encode(), f"{name} in the URL")
    return asked_of(parameters)


async def asked_by(scope: Scope, headers: Headers, receive: Receive, most: int) -> Asked:
    """The request of a GET or a POST, whose body has at most so many bytes. Raises Refusal and ClientGone."""
    if scope["method"] == "GET":
        return _by_url(scope)
    return await _by_body(headers, receive, most)


def body_too_late() -> Refusal:
    """For a body that did not arrive within the request's time."""
    return Refusal(408, "The body did not arrive in time.", code="TIMEOUT", headers={"connection": "close"})


async def _by_body(headers: Headers, receive: Receive, most: int) -> Asked:
    """The parameters of a POST request of up to `most` bytes. Raises Refusal and ClientGone."""
    media, _, parameters = headers.get("content-type", "").partition(";")
    if media.strip().lower() != JSON:
        raise Refusal(415, f"Send the request as Content-Type: {JSON}.")
    name, _, charset = parameters.partition("=")
    if name.strip().lower() == "charset" and charset.strip(' "').lower() not in _UTF_8:
        raise Refusal(415, f"Send the request as Content-Type: {JSON}; charset=utf-8.")
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "Send the request without Content-Encoding.")
    body = await _body(headers, receive, most)
    parsed = _json(body, "The body")
    if isinstance(parsed, list):
        raise Refusal(400, "The body is a list: batches are not answered; send each request by itself.")
    if not isinstance(parsed, dict):
        raise Refusal(400, "The body must be a JSON object with the query in it.")
    return asked_of(parsed)


async def _body(headers: Headers, receive: Receive, most: int) -> bytes:
    too_large = Refusal(
        413, f"The body is larger than {most} bytes.", code="TOO_COMPLEX", headers={"connection": "close"}
    )
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise too_large
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > most:
            raise too_large
        chunks.append(chunk)
        if not message.get("more_body", False):
            return b"".join(chunks)


def _json(text: bytes, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refusal(400, f"{what} is not JSON: {error}.") from None


def asked_of(parameters: dict[str, Any]) -> Asked:
    """The request that has these parameters. Raises Refusal."""
    query = parameters.get("query")
    document_id = parameters.get("documentId")
    for name in ("operationName", "documentId"):
        if parameters.get(name) is not None and not isinstance(parameters[name], str):
            raise Refusal(400, f"{name} must be a string or null.")
    for name in ("variables", "extensions"):
        if parameters.get(name) is not None and not isinstance(parameters[name], dict):
            raise Refusal(400, f"{name} must be a JSON object or null.")
    if query is not None and document_id is not None:
        raise Refusal(400, "Send query or documentId, not both.")
    if query is not None and not isinstance(query, str):
        raise Refusal(400, _NO_QUERY)
    extensions = parameters.get("extensions") or {}
    hash_ = _persisted(extensions) if document_id is None else document_id.removeprefix(_SHA_256)
    if hash_ is None and (query is None or not query.strip()):
        raise Refusal(400, _NO_QUERY)
    return Asked(
        query,
        parameters.get("variables") or {},
        parameters.get("operationName"),
        hash_,
        document_id is not None,
        extensions.get("cost") is True,
    )


def _persisted(extensions: dict[str, Any]) -> str | None:
    """The hash as Apollo's clients send it."""
    persisted = extensions.get("persistedQuery")
    if persisted is None:
        return None
    hash_ = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    if not isinstance(hash_, str) or persisted.get("version", 1) != 1:
        raise Refusal(400, "extensions.persistedQuery must be an object with version 1 and sha256Hash, a string.")
    return hash_.lower()
