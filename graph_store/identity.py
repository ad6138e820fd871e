"""Global ids: base64url without padding of `Type:id` (DEFINITIONS A1, N8), the same on every database."""

from __future__ import annotations

import base64
import binascii
from typing import NamedTuple

from graph_store.errors import BadInput
from graph_store.folding import sortable, unsortable

TYPES = ("Asset", "Contribution", "Need", "Organisation", "Person", "Place", "Project", "Skill")
"""Every type that has a global id, in the order of A1."""

_URL_SAFE = bytes.maketrans(b"+/", b"-_")


class Identity(NamedTuple):
    """A type and the id as it is stored (sortable); tuples of these compare as A1 orders nodes."""

    type: str
    id: str


def base64url(data: bytes) -> str:
    """The bytes as base64url without padding."""
    return binascii.b2a_base64(data, newline=False).translate(_URL_SAFE, b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """The bytes that a text stands for; ValueError where it is not base64url."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def encode(type_name: str, id_: str) -> str:
    """The global id of one thing, of its id as it is stored."""
    raw = id_ if id_.isascii() else unsortable(id_)
    return base64url(f"{type_name}:{raw}".encode())


def decode(argument: str, global_id: str, types: tuple[str, ...] = TYPES) -> Identity:
    """What a global id names; BadInput naming `argument` where it is malformed or of another type (B5)."""
    try:
        text = from_base64url(global_id).decode()
    except ValueError:
        raise BadInput(argument, "this is not an id of this service") from None
    type_name, colon, raw = text.partition(":")
    id_ = sortable(raw)
    if type_name not in TYPES or not colon or not id_ or encode(type_name, id_) != global_id:
        raise BadInput(argument, "this is not an id of this service")
    if type_name not in types:
        raise BadInput(argument, f"this is the id of a {type_name}; needed is the id of {_any_of(types)}")
    return Identity(type_name, id_)


def _any_of(types: tuple[str, ...]) -> str:
    article = "an" if types[0][0] in "AO" else "a"
    return f"{article} {' or '.join(types)}"
