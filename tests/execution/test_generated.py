"""A thousand generated documents on a generated community: both executors send the same, nearly always by a plan.

The documents are made from the service's own schema and asked of its own resolvers, with the embedded database.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from inspect import isawaitable
from typing import Any

import graphql
import pytest
from graphql import DocumentNode, Executor, build_schema, parse
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext as Plain

from collabgraph.exchange import import_folder
from collabgraph.generator import write_community
from execution.executor import Counts
from execution.plans import Plans
from graph_store import constraints
from graph_store.bolt import BoltStore
from graph_store.errors import ServiceError
from graph_store.reading import Reading
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from schema.schema import schema
from tests.comparison.asking import NOW
from tests.conftest import TODAY, Database
from tests.execution.arguments import KINDS, Arguments, Pools
from tests.execution.comparing import Outcome, fresh_executor, outcome
from tests.execution.generating import Generated, generated
from tests.execution.replay import Replay
from tests.support.networks import Inline
from tests.support.statements import empty

PEOPLE, SEED = 200, 1
VIEWERS = (*[ADMINISTRATOR] * 8, MEMBER, ANONYMOUS)
LISTS = ("people", "organisations", "projects", "skills", "assets", "needs", "places")


@dataclass(frozen=True)
class Ran:
    """A document, what it came to by graphql-core and otherwise, and why it was not planned, where it was not."""

    asked: Generated
    wanted: Outcome
    found: Outcome
    reason: str | None


@pytest.fixture(scope="module")
async def community(embedded_database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BoltStore]:
    """The embedded store with a generated community; emptied again afterwards."""
    folder = tmp_path_factory.mktemp("generated") / "community"
    write_community(folder, PEOPLE, SEED)
    store = BoltStore(embedded_database.url, embedded_database.user, embedded_database.password)
    await store.verify()
    await constraints.ensure(store)
    await empty(store)
    assert (await import_folder(store, folder, now=NOW)).errors == 0
    yield store
    await empty(store)
    await store.close()


async def answer(
    by: type[Executor[Any]],
    store: Replay,
    document: DocumentNode,
    variables: Mapping[str, Any],
    viewer: Viewer = ADMINISTRATOR,
) -> Outcome:
    """What the service's schema answers the viewer today, in a context of its own, as its endpoint executes it."""
    context = RequestContext(Reading(store, viewer, TODAY, time.monotonic() + 60), Inline())
    result = graphql.execute(
        schema._schema,
        document,
        context_value=context,
        variable_values=dict(variables),
        executor_class=by,
    )
    return outcome(await result if isawaitable(result) else result)


async def pools_of(store: Replay) -> Pools:
    """Ids, cursors and words of the community."""
    lists = " ".join(f"{name}(first: 30) {{ edges {{ cursor }} nodes {{ id __typename }} }}" for name in LISTS)
    more = """projects(first: 20) { nodes { contributions(first: 3) { nodes { id __typename } } } }
      people(first: 40) { nodes { skills(first: 3) { nodes { id } } } }"""
    words = "organisations(first: 30) { nodes { name } } sectors { name }"
    answers = [await answer(Plain, store, parse(f"{{ {fields} }}"), {}) for fields in (lists, more, words)]
    assert [one.errors for one in answers] == [(), (), ()]
    found, given, named = (one.data for one in answers)
    nodes = [node for name in LISTS for node in found[name]["nodes"]]
    nodes += [node for one in given["projects"]["nodes"] for node in one["contributions"]["nodes"]]
    ids = {kind: [node["id"] for node in nodes if node["__typename"] == kind] for kind in KINDS}
    # Of the skills, those that somebody has.
    ids["Skill"] = sorted({one["id"] for node in given["people"]["nodes"] for one in node["skills"]["nodes"]})
    return Pools(
        ids=ids,
        cursors={f"Query.{name}": [edge["cursor"] for edge in found[name]["edges"][:3]] for name in LISTS},
        texts=[word for node in named["organisations"]["nodes"] for word in node["name"].split() if len(word) > 3],
        sectors=[sector["name"] for sector in named["sectors"]],
        languages=["en", "es", "fr"],
    )


# Sectors have no relations, so that little can be asked of them. Here nothing was changed, few names are alike (and
# both are for administrators), and who asks is none of the people.
FEWER = {"sectors": 12, "changes": 12, "viewer": 12, "likelyDuplicates": 12}


@pytest.fixture(scope="module")
async def everything(community: BoltStore) -> list[Ran]:
    """Every document, executed by graphql-core and by the service's executor."""
    executor, store = fresh_executor(), Replay(community)

    def of_each(root: str) -> int:
        return FEWER.get(root, 41)

    # From its text, where `@oneOf` is graphql-core's own; Strawberry sees to it in its own way.
    published = build_schema(schema.as_str())
    arguments = Arguments(published, await pools_of(store))
    ran = []
    for number, one in enumerate(generated(published, arguments, of_each)):
        viewer = VIEWERS[number % len(VIEWERS)]
        wanted = await answer(Plain, store, one.parsed, one.variables, viewer)
        found = await answer(executor, store, one.parsed, one.variables, viewer)
        reason = next(iter(executor.counts.unplanned), None)
        assert executor.counts.planned + executor.counts.unplanned.total() == 1, one.document
        executor.counts, executor.plans = Counts(), Plans()
        ran.append(Ran(one, wanted, found, reason))
    return ran


def leaf_depth(value: Any, level: int = 0) -> int:
    """How many fields deep the deepest leaf is that is not null; 0 where there is none."""
    if isinstance(value, dict):
        return max((leaf_depth(one, level + 1) for one in value.values()), default=0)
    if isinstance(value, list):
        return max((leaf_depth(one, level) for one in value), default=0)
    return 0 if value is None else level


def test_there_are_a_thousand_documents_for_every_root_field(everything: list[Ran]) -> None:
    assert len({one.asked.document for one in everything}) == len(everything) >= 1000
    of_each = Counter(one.asked.root for one in everything)
    assert schema._schema.query_type is not None
    assert set(of_each) == set(schema._schema.query_type.fields)
    assert min(of_each[root] for root in of_each if root not in FEWER) >= 20


def settled(one: Outcome) -> Outcome:
    """The same without the numbers of items in what an error took away as a whole.

    Of several items that each would have done so, one is told; the specification leaves open which (6.4.4).
    """
    errors = (replace(error, path=settled_path(error.path or (), one.data)) for error in one.errors)
    return replace(one, errors=tuple(errors))


def settled_path(path: Sequence[str | int], data: Any) -> tuple[str | int, ...]:
    """The steps as they are while there are data, then "*" for the number of an item."""
    there, place = data, 0
    while there is not None and place < len(path):
        there, place = there[path[place]], place + 1
    return (*path[:place], *("*" if isinstance(step, int) else step for step in path[place:]))


def test_both_executors_come_to_the_same(everything: list[Ran]) -> None:
    different = [one for one in everything if settled(one.found) != settled(one.wanted)]
    shown = "\n\n".join(
        f"{one.asked.document}\n{one.asked.variables}\nplanned: {one.found}\nby graphql-core: {one.wanted}"
        for one in different[:3]
    )
    assert not different, f"{len(different)} of {len(everything)} differ:\n{shown}"


def test_four_of_five_have_data_three_levels_deep(everything: list[Ran]) -> None:
    deep = sum(leaf_depth(one.wanted.data) >= 3 for one in everything)
    assert deep >= 0.8 * len(everything), f"{deep} of {len(everything)}"


def test_nineteen_of_twenty_ran_by_a_plan(everything: list[Ran]) -> None:
    reasons = Counter(one.reason for one in everything)
    assert reasons[None] >= 0.95 * len(everything), reasons


def test_what_is_refused_is_refused_by_the_service(everything: list[Ran]) -> None:
    unexpected = {
        (one.asked.document, error.message)
        for one in everything
        for error in one.wanted.errors
        if error.original is None or not issubclass(error.original, ServiceError)
    }
    assert not unexpected


def test_documents_are_of_many_kinds(everything: list[Ran]) -> None:
    texts = [one.asked.document for one in everything]
    for part in (
        "@skip",
        "@include",
        "fragment F0",
        "$v0",
        "__typename",
        "... on",
        "after:",
        "last:",
        "edges",
        "nodes",
    ):
        assert sum(part in text for text in texts) >= 50, part
    assert sum(leaf_depth(one.wanted.data) >= 5 for one in everything) >= 60
    assert sum(bool(one.wanted.errors) for one in everything) >= 10
