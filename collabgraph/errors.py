"""Errors as a client sees them: a message, where it belongs, and a code of DESIGN 4.

Whatever is neither a `ServiceError` nor found wrong in the request by graphql-core is masked: the client reads a
request id, the log the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from graphql import FieldNode, GraphQLError

from graph_store.errors import ServiceError

INTERNAL = "INTERNAL"
BAD_INPUT = "BAD_INPUT"

# Messages of graphql-core repeat what was sent; nobody reads a megabyte of it again.
_LONGEST = 1_000

# What graphql-response+json answers with where a request was not executed at all (GraphQL over HTTP, Status codes).
_STATUS = {
    "BAD_INPUT": 400,
    "PERSISTED_QUERY_NOT_FOUND": 400,
    "NOT_FOUND": 400,
    "TOO_COMPLEX": 400,
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "CONFLICT": 409,
    "INTERNAL": 500,
    "UNAVAILABLE": 503,
    "TIMEOUT": 503,
}


class Unauthenticated(ServiceError):
    """Who asks cannot be established."""

    code: ClassVar[str] = "UNAUTHENTICATED"


class CredentialsRefused(Exception):
    """A token or a key that is not good; `reason` is for the log, `is_expired` may be told to whoever sent it."""

    def __init__(self, reason: str, *, is_expired: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_expired = is_expired


class PersistedQueryNotFound(ServiceError):
    """No known document has that hash. Message and code are those of Apollo's clients, which then send the text."""

    code: ClassVar[str] = "PERSISTED_QUERY_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("PersistedQueryNotFound", "extensions.persistedQuery.sha256Hash")


def masked(request_id: str) -> str:
    """What a client reads of an error that is ours."""
    return f"An unexpected error; it was logged. When you report it, give the request id {request_id}."


def cause(error: BaseException) -> BaseException | None:
    """The exception of a resolver or a scalar behind an error of graphql-core; None where the error is its own."""
    seen: BaseException | None = error
    while isinstance(seen, GraphQLError):
        seen = seen.original_error
    return seen


def code_of(error: GraphQLError) -> str:
    """The code of an error; INTERNAL where it has to be masked."""
    behind = cause(error)
    if isinstance(behind, ServiceError):
        return behind.code
    if error.path is None:
        return BAD_INPUT
    # Of its own, graphql-core complains in a field about arguments (a variable that was left out, say), then it points
    # at the argument's value, and about what our resolvers returned, then it points at the field.
    about_arguments = behind is None and any(not isinstance(node, FieldNode) for node in error.nodes or ())
    return BAD_INPUT if about_arguments else INTERNAL


def shown(error: GraphQLError, request_id: str) -> dict[str, Any]:
    """The error as it is sent."""
    code = code_of(error)
    behind = cause(error)
    field_error = error.path is not None
    message = error.message
    if code == INTERNAL:
        message = masked(request_id)
    elif field_error and isinstance(behind, ServiceError):
        message = behind.message
    extensions = {"code": code}
    if isinstance(behind, ServiceError) and behind.argument is not None:
        extensions["argument"] = behind.argument
    sent: dict[str, Any] = {"message": message if len(message) <= _LONGEST else f"{message[: _LONGEST - 1]}…"}
    if error.locations:
        sent["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path is not None:
        sent["path"] = error.path
    sent["extensions"] = extensions
    return sent


def plain(code: str, message: str, argument: str | None = None) -> dict[str, Any]:
    """An error that belongs to the request as a whole."""
    extensions = {"code": code} if argument is None else {"code": code, "argument": argument}
    return {"message": message, "extensions": extensions}


def status_of(codes: Iterable[str]) -> int:
    """The HTTP status of a request that was not executed, by the codes of its errors; the first one says."""
    return _STATUS.get(next(iter(codes), INTERNAL), 500)
