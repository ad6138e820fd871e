"""Answers made alike, and compared before anything is timed.

What is made alike is only what a service cannot help: ours encodes its ids, cursors are each service's own, and
@neo4j/graphql has no means for the order of parallel relations or for that of a network (`_apollo`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from graph_store.identity import decode

Json = Any
_IDS = ("id", "source", "target")


class Different(AssertionError):
    """Two services did not give the same answer, or one gave none that can be compared; the message says where."""


def alike(name: str, shape: str, answer: Json) -> Json:
    """The data of a service's answer in the common form. Different where there are errors or cursors that are none."""
    if not isinstance(answer, dict) or answer.get("errors") or "data" not in answer:
        raise Different(f"{name} could not answer {shape}: {str(answer)[:600]}")
    data = answer["data"]
    if name == "collabgraph":
        data = _walked(data, _decoded)
    if name == "apollo":
        data = _APOLLO[shape](data)
    check_cursors(name, shape, data)
    return _walked(data, _without_cursors)


def compare(shape: str, reference: tuple[str, Json], other: tuple[str, Json]) -> None:
    """Nothing where two answers in the common form are the same; for apollo see `loosely`."""
    names = (reference[0], other[0])
    pair = (reference[1], other[1])
    if "apollo" in names:
        pair = (loosely(shape, pair[0]), loosely(shape, pair[1]))
    place = next(differences(*pair), None)
    if place:
        raise Different(f"{shape}: {names[0]} and {names[1]} differ at {place}")


def differences(one: Json, other: Json, path: str = "data") -> Iterator[str]:
    """Where two values differ, each place with what is there."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from differences(one[key], other[key], f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, f"{path}[{number}]")
    elif one != other:
        yield f"{path}: {_short(one)} and {_short(other)}"


def _short(value: Json) -> str:
    if isinstance(value, dict):
        return f"fields {sorted(value)}"
    return f"{len(value)} elements" if isinstance(value, list) else repr(value)


def _walked(value: Json, change: Callable[[dict[str, Json]], dict[str, Json]]) -> Json:
    if isinstance(value, dict):
        return {key: _walked(below, change) for key, below in change(value).items()}
    return [_walked(below, change) for below in value] if isinstance(value, list) else value


def _decoded(one: dict[str, Json]) -> dict[str, Json]:
    return {key: decode(key, value).id if key in _IDS and value else value for key, value in one.items()}


def _without_cursors(one: dict[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in one.items() if key not in ("cursor", "endCursor")}


def check_cursors(name: str, shape: str, value: Json) -> None:
    """Different where an edge has no cursor, or a page does not end at the cursor of its last edge."""
    if isinstance(value, list):
        for below in value:
            check_cursors(name, shape, below)
    elif isinstance(value, dict):
        if "pageInfo" in value and "edges" in value:
            cursors = [edge.get("cursor") for edge in value["edges"]]
            if not all(cursors):
                raise Different(f"{shape}: {name} gave an edge without a cursor")
            if value["pageInfo"]["endCursor"] != (cursors[-1] if cursors else None):
                raise Different(f"{shape}: {name} gave an endCursor that is not the last edge's")
        for below in value.values():
            check_cursors(name, shape, below)


def loosely(shape: str, data: Json) -> Json:
    """What is left to compare where a service has no means for an order.

    Q4: nodes by id, edges by their ends, kinds by name. Q5: the roles of neighbouring edges to one node are sorted,
    and those of the last node of a full page left out, since the page may end between them.
    """
    if shape == "Q4":
        network = data["partnershipNetwork"]
        nodes = sorted(network["nodes"], key=lambda node: node["organisation"]["id"])
        edges = [{**edge, "kinds": sorted(edge["kinds"])} for edge in network["edges"]]
        return {
            "partnershipNetwork": {
                "nodes": nodes,
                "edges": sorted(edges, key=lambda edge: (edge["source"], edge["target"])),
            }
        }
    return _walked(data, _roles_sorted) if shape == "Q5" else data


def _roles_sorted(one: dict[str, Json]) -> dict[str, Json]:
    if "edges" not in one or not one["edges"] or "role" not in one["edges"][0]:
        return one
    roles: dict[str, list[str]] = {}
    for edge in one["edges"]:
        roles.setdefault(edge["node"]["id"], []).append(edge["role"])
    if one["pageInfo"]["hasNextPage"]:
        last = one["edges"][-1]["node"]["id"]
        roles[last] = [""] * len(roles[last])
    ordered = {key: iter(sorted(values)) for key, values in roles.items()}
    return {**one, "edges": [{**edge, "role": next(ordered[edge["node"]["id"]])} for edge in one["edges"]]}


def _one(data: Json) -> Json:
    """@neo4j/graphql has lists only."""
    found = data["organisations"]
    return {"organisation": found[0] if found else None}


def _nodes(data: Json) -> Json:
    """Its lists are plain ones, or edges where a node is to stand as often as it is tied; ours have `nodes`."""
    if isinstance(data, list):
        return [_nodes(below) for below in data]
    if not isinstance(data, dict):
        return data
    found = {}
    for key, below in data.items():
        if key.endswith("Connection"):
            found[key.removesuffix("Connection")] = {"nodes": [_nodes(edge["node"]) for edge in below["edges"]]}
        else:
            found[key] = {"nodes": _nodes(below)} if key in _LISTS else below
    return found


def _connections(data: Json) -> Json:
    """Its connections have names of their own, and what an edge says in `properties`."""
    if isinstance(data, dict):
        flat = {key: below for key, below in data.items() if key != "properties"} | (data.get("properties") or {})
        return {key.removesuffix("Connection"): _connections(below) for key, below in flat.items()}
    return [_connections(below) for below in data] if isinstance(data, list) else data


def _unchanged(data: Json) -> Json:
    return data


_LISTS = ("organisations", "projects", "people", "skills")
_APOLLO: dict[str, Callable[[Json], Json]] = {
    "Q1": _one,
    "Q2": _nodes,
    "Q3": _nodes,
    "Q4": _unchanged,
    "Q5": _connections,
}
