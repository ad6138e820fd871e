"""What a viewer may not see leaves no trace (DESIGN 6): every answer is, byte by byte, that of a copy without it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph_store import viewers
from graph_store.folding import sortable
from graph_store.store import Store
from schema.schema import schema
from tests.comparison import connections
from tests.comparison.asking import PAGED, TYPES, as_bytes, document, execute, load, viewer_in
from tests.comparison.profile import compared
from tests.reference.answers import global_id
from tests.reference.community import NODE_TABLES, Community
from tests.reference.questions import questions_of
from tests.reference.strategies import TODAY, community_of
from tests.reference.viewers import ANONYMOUS, MEMBER, Viewer, visible
from tests.support.statements import ad_hoc

BY_ID = ("person", "organisation", "project", "skill", "asset", "place", "need")
VERBS = ("SEE", "CHANGE")
LISTS = {
    "people": "name email",
    "organisations": "name",
    "projects": "name",
    "skills": "name",
    "assets": "name owner { id }",
    "places": "name",
    "needs": "title",
}


def documents(community: Community, seed: int) -> list[tuple[str, dict[str, Any]]]:
    """Documents for every root field of the schema, with ids of seen and of hidden things."""
    asked: list[tuple[str, dict[str, Any]]] = []
    _, questions = questions_of(community, seed, TODAY)
    asked += [(document(q), dict(q.arguments)) for q in questions]
    asked += [(document(q, "last: 3"), dict(q.arguments)) for q in questions if q.field in PAGED]
    for type_name in connections.FIELDS:
        ids = [global_id(key) for key in connections.keys_of(community, type_name)]
        asked += [(connections.document(type_name, TODAY, paging), {"ids": ids}) for paging in ("first: 3", "last: 2")]
        asked += [("query One($id: ID!) { node(id: $id) { id __typename } }", {"id": id_}) for id_ in ids[:3]]
        if type_name.lower() in BY_ID:
            text = f"query One($id: ID!) {{ {type_name.lower()}(id: $id) {{ id }} }}"
            asked += [(text, {"id": id_}) for id_ in ids[:3]]
        may = [f'{verb.lower()}{n}: may(action: {verb}, id: "{one}")' for verb in VERBS for n, one in enumerate(ids)]
        asked.append((f"{{ viewer {{ roles person {{ id name email }} {' '.join(may)} }} }}", {}))
    for name, fields in LISTS.items():
        page = f"edges {{ cursor node {{ id {fields} }} }} totalCount pageInfo {{ hasNextPage endCursor }}"
        asked.append((f"{{ {name}(first: 4) {{ {page} }} }}", {}))
    return asked


def test_every_root_field_is_asked() -> None:
    assert schema._schema.query_type is not None
    roots = set(schema._schema.query_type.fields)
    assert roots == set(TYPES) | set(BY_ID) | set(LISTS) | {"node", "nodes", "viewer"}


@compared(examples=2)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_answers_are_those_of_a_copy_without_what_is_hidden(store: Store, seed: int) -> None:
    community = community_of(seed)
    steward = sorted({m.person for m in community.memberships if m.steward} or set(community.people))[0]
    asked = documents(community, seed)
    for viewer in (ANONYMOUS, MEMBER, Viewer("person", steward)):
        await load(store, community)
        asking = await viewer_in(store, viewer)
        whole = [await body(store, asking, *one) for one in asked]
        await delete(store, community, viewer)
        copied = await viewer_in(store, viewer)
        for one, answer in zip(asked, whole, strict=True):
            assert await body(store, copied, *one) == answer, f"{viewer} {one}"


_DELETE = ad_hoc(
    "MATCH (n:Person|Organisation|Project|Asset|Need|Contribution) WHERE NOT labels(n)[0] + ':' + n.id IN $kept "
    "DETACH DELETE n RETURN count(*) AS deleted",
    "tests/delete_hidden",
)


async def delete(store: Store, community: Community, viewer: Viewer) -> None:
    """Deletes all that the viewer may not see."""
    seen = visible(community, viewer, TODAY)
    tables = [(label, NODE_TABLES[label]) for label in connections.FIELDS]
    kept = [f"{label}:{sortable(own_id)}" for label, table in tables for own_id in getattr(seen, table)]
    await store.write(_DELETE, {}, {"kept": kept}, 60)


async def body(store: Store, viewer: viewers.Viewer, text: str, variables: dict[str, Any]) -> bytes:
    """The whole answer, errors included, as it goes over the wire."""
    result, _ = await execute(store, viewer, text, variables)
    errors = [error.formatted for error in result.errors or ()]
    return as_bytes({"data": result.data, "errors": errors})
