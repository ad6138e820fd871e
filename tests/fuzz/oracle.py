"""What must hold of every answer, whatever was asked."""

from __future__ import annotations

import json
import re
import socket
from typing import Any

from tests.fuzz.sending import GRAPHQL_JSON, JSON

STATUSES = {200, 400, 401, 403, 405, 406, 408, 413, 414, 415, 429, 431, 503}
CODES = {"BAD_INPUT", "NOT_FOUND", "FORBIDDEN", "UNAUTHENTICATED", "TOO_COMPLEX", "TIMEOUT", "UNAVAILABLE", "CONFLICT"}
CODES |= {"PERSISTED_QUERY_NOT_FOUND"}
"""Every code of DESIGN 4 but INTERNAL, and the one that clients with known documents look for."""

_INSIDE = {
    "a traceback": re.compile(r"Traceback|File \"|line \d+, in "),
    "a path": re.compile(
        r"(?<![\w.:/])/(tmp|home|usr|work|root|opt|var|proc|etc)/|\.(py|cypher|java|log)\b|site-packages"
    ),
    "a statement": re.compile(r"\b(MATCH|UNWIND|OPTIONAL MATCH|MERGE) ?\(|\$visible|\$stewardOf"),
    "an exception": re.compile(r"\b[A-Z][A-Za-z]*(Error|Exception)\b"),
    "a part of the inside": re.compile(
        r"arcadedb|com\.arcade|java\.|neo4j|jpype|strawberry|graphql-core|bolt://|0x[0-9a-f]{8}"
    ),
    "a host": re.compile(rf"127\.0\.0\.1|\blocalhost\b|{re.escape(socket.gethostname())}"),
}


def complaints(accept: str, status: int, media: str, body: bytes) -> list[str]:
    """What is wrong with an answer: its status, its media type for that header Accept, its body."""
    found = [] if status in STATUSES else [f"status {status}"]
    base, _, parameters = media.partition(";")
    if base not in (JSON, GRAPHQL_JSON) or parameters.strip() != "charset=utf-8":
        return [*found, f"media type {media!r}"]
    if accept in (JSON, GRAPHQL_JSON) and base != accept:
        found.append(f"{base} for {accept}")
    try:
        answer = json.loads(body.decode())
    except ValueError as error:
        return [*found, f"no JSON: {error}"]
    text = body.decode().replace('\\"', '"')
    found += [f"{what} in the answer" for what, pattern in _INSIDE.items() if pattern.search(text)]
    return found + _shape(answer, status)


def _shape(answer: Any, status: int) -> list[str]:
    if not isinstance(answer, dict) or not answer.keys() <= {"data", "errors", "extensions"}:
        return ["not an answer of GraphQL"]
    if "errors" not in answer:
        return [] if isinstance(answer.get("data"), dict) and status == 200 else ["neither data nor errors"]
    errors = answer["errors"]
    if not isinstance(errors, list) or not errors:
        return ["errors is no list, or empty"]
    if status != 200 and "data" in answer:
        return ["data in an answer of a request that was not executed"]
    return [wrong for error in errors for wrong in _error(error)]


def _error(error: Any) -> list[str]:
    if not isinstance(error, dict) or not error.keys() <= {"message", "locations", "path", "extensions"}:
        return ["an error of another shape"]
    found = []
    if not isinstance(error.get("message"), str) or not error["message"]:
        found.append("an error without message")
    code = error.get("extensions", {}).get("code")
    if code not in CODES:
        found.append(f"code {code}")
    numbers = [place.get(key) for place in error.get("locations", []) for key in ("line", "column")]
    if not all(isinstance(number, int) and number > 0 for number in numbers):
        found.append("a location that is none")
    if not all(isinstance(key, str | int) for key in error.get("path", [])):
        found.append("a path that is none")
    return found
