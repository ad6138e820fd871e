"""Networks without a centre are kept: as good as new, for nobody else, and only as long as nothing is written."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from collabgraph.exchange import import_folder
from graph_store.accounts import Account, link, unlink
from graph_store.bolt import BoltStore
from graph_store.identity import encode
from graph_store.projections import columns_of
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from loaders.kept import Kept
from resolvers.network_answers import NetworkWants
from resolvers.network_parts import Network
from resolvers.networks import NetworkRequest, partnership_network
from tests.conftest import Database, ReadingFactory
from tests.reference.community import (
    Community,
    Key,
    Membership,
    Organisation,
    Participation,
    Partnership,
    Person,
    Place,
    Project,
)
from tests.reference.folders import write_folder
from tests.support.communities import Held
from tests.support.networks import METRICS, TIES, Inline, around, ids
from tests.support.statements import ad_hoc

WHOLE = NetworkRequest()
EVERYTHING = replace(
    METRICS,
    organisations=frozenset(columns_of("Organisation")),
    edges=True,
    kinds=True,
    since=True,
    profiles=True,
)
VERSION = {"versions/current": 1}
READ = {
    "versions/current": 1,
    "networks/members": 1,
    "networks/partnerships_all": 1,
    "networks/projects_among": 1,
    "networks/people_among": 1,
}


@pytest.fixture(autouse=True)
async def graph(held: Held) -> None:
    """a is tied to b by a partnership, b to c (for members) by a project; p, who is private, belongs to a and c."""
    await held.hold(
        Place("t", "Toco", "SETTLEMENT"),
        Organisation("a", "A", sectors=("Arts",), place="t"),
        Organisation("b", "B"),
        Organisation("c", "C", visibility="MEMBERS"),
        Partnership("a", "b", "FUNDING", "2020-01-01"),
        Project("j", "J"),
        *(Participation("j", Key("Organisation", id_), "PARTNER") for id_ in "bc"),
        Person("p", "P", visibility="PRIVATE"),
        *(Membership("p", id_) for id_ in "ac"),
    )


class Asking:
    """Asks one process of a service, which keeps what it may."""

    def __init__(self, reading: ReadingFactory, kept: Kept) -> None:
        self.reading = reading
        self.kept = kept
        self.computed: list[frozenset[str]] = []

    async def __call__(
        self,
        request: NetworkRequest = WHOLE,
        wants: NetworkWants = TIES,
        viewer: Viewer = ANONYMOUS,
        today: str = "2026-11-21",
    ) -> tuple[Network, dict[str, int]]:
        """The network, and the statements that it took."""
        bound = self.reading(viewer, today)
        network = await partnership_network(RequestContext(bound, self, kept=self.kept), request, wants)
        return network, dict(bound.statements)

    async def run(self, function: Any, *arguments: Any) -> Any:
        """Notes which figures are computed, and computes them."""
        self.computed.append(arguments[2])
        return await Inline().run(function, *arguments)


@pytest.fixture
def ask(reading: ReadingFactory) -> Asking:
    """Asks."""
    return Asking(reading, Kept())


async def test_asked_again_it_costs_one_statement_and_is_the_same(ask: Asking) -> None:
    first, spent = await ask(wants=EVERYTHING)
    assert spent == {**READ, "organisations/by_ids": 1, "networks/profiles": 1, "places/by_ids": 1}
    again, spent = await ask(wants=EVERYTHING)
    assert again == first
    assert (spent, len(ask.computed)) == (VERSION, 1)
    assert (ids(first), [edge.strength for edge in first.edges]) == ("a b", [1.0])


async def test_what_is_new_in_a_request_is_all_that_is_read_and_computed(ask: Asking) -> None:
    await ask(wants=NetworkWants(edges=True, figures=frozenset({"degree"})))
    more = NetworkWants(organisations=frozenset({"name"}), metrics=True, figures=frozenset({"degree", "closeness"}))
    found, spent = await ask(wants=more)
    assert spent == {**VERSION, "organisations/by_ids": 1}
    assert ask.computed == [{"degree"}, {"closeness"}]
    assert [(node.metrics.degree, node.metrics.closeness) for node in found.nodes if node.metrics] == [(1, 1.0)] * 2
    # Of partnerships no kind was read: they are read again, this time with all that was asked for.
    assert (await ask(wants=NetworkWants(edges=True, kinds=True)))[1] == READ
    assert (await ask(wants=NetworkWants(edges=True, since=True)))[1] == READ
    found, spent = await ask(wants=TIES)
    assert spent == VERSION
    assert [(edge.kinds, edge.since) for edge in found.edges] == [(("FUNDING",), "2020-01-01")]


async def test_nobody_gets_what_somebody_else_sees(ask: Asking) -> None:
    steward = Viewer("member", "s", ("a",))
    seen = {}
    for viewer in (ADMINISTRATOR, MEMBER, ANONYMOUS, Viewer("member", "p"), steward, Viewer("member", "q")):
        network, spent = await ask(viewer=viewer)
        assert spent == READ
        seen[viewer] = (ids(network), sum(edge.shared_people for edge in network.edges))
    assert list(seen.values()) == [
        ("b a c", 1),
        ("b a c", 0),
        ("a b", 0),
        ("b a c", 1),
        ("b a c", 1),
        ("b a c", 0),
    ]
    for viewer, was in seen.items():
        network, spent = await ask(viewer=viewer)
        assert (spent, ids(network), sum(edge.shared_people for edge in network.edges)) == (VERSION, *was)


@pytest.mark.parametrize(
    "request_",
    [
        NetworkRequest(max_nodes=1),
        NetworkRequest(min_strength=0.5),
        NetworkRequest(implicit=False),
        NetworkRequest(kinds=["FUNDING"]),
        NetworkRequest(sectors=["arts"]),
        NetworkRequest(spaces=["TRADE"]),
        NetworkRequest(as_of="2019-01-01"),
        NetworkRequest(within=encode("Place", "t")),
    ],
)
async def test_another_request_is_another_network(ask: Asking, request_: NetworkRequest) -> None:
    whole, _ = await ask(viewer=MEMBER)
    other, spent = await ask(request_, viewer=MEMBER)
    assert spent != VERSION
    assert other != whole
    assert await ask(request_, viewer=MEMBER) == (other, VERSION)


async def test_another_day_is_another_network(ask: Asking) -> None:
    await ask()
    # With asOf the day of the request still says who is a steward.
    assert (await ask(today="2026-11-22"))[1] == READ
    await ask(replace(WHOLE, as_of="2026-11-21"))
    assert (await ask(replace(WHOLE, as_of="2026-11-21"), today="2026-11-22"))[1] == READ


async def test_the_same_filter_in_other_words_is_the_same_network(ask: Asking) -> None:
    await ask(NetworkRequest(sectors=["Arts", "ARTS"], depth=3))
    assert (await ask(NetworkRequest(sectors=["arts"], kinds=[])))[1] == VERSION


async def test_networks_around_organisations_are_not_kept(ask: Asking) -> None:
    for request in (around("a"), NetworkRequest(around=[])):
        first = await ask(request)
        assert "versions/current" not in first[1]
        assert await ask(request) == first


# --- writes ---


@pytest.fixture
async def elsewhere(database: Database) -> AsyncIterator[BoltStore]:
    """The same database, as another process has it."""
    store = BoltStore(database.url, database.user, database.password)
    yield store
    await store.close()


async def imported(store: BoltStore, folder: Path, *rows: Any) -> None:
    """Imports the rows, beside what is there."""
    write_folder(Community.of(*rows), folder)
    report = await import_folder(store, folder)
    assert report.findings == ()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([Organisation("d", "D")], "a b d"),
        ([Organisation("b", "B", visibility="MEMBERS")], "a"),
        ([Organisation("d", "D"), Partnership("d", "a", "SERVICE")], "a b d"),
        ([Partnership("a", "b", "FUNDING", "2020-01-01", "2021-01-01")], "a b"),
    ],
)
async def test_a_write_of_another_process_is_seen_at_once(
    ask: Asking, held: Held, elsewhere: BoltStore, tmp_path: Path, rows: list[Any], expected: str
) -> None:
    before, _ = await ask(wants=EVERYTHING)
    await imported(elsewhere, tmp_path, *rows)
    held.forget()
    after, spent = await ask(wants=EVERYTHING)
    assert spent["networks/members"] == 1
    assert ids(after) == expected
    fresh = await partnership_network(RequestContext(ask.reading(ANONYMOUS), Inline()), WHOLE, EVERYTHING)
    assert after == fresh
    assert after != before


async def test_an_import_that_changes_nothing_leaves_what_is_kept(
    ask: Asking, elsewhere: BoltStore, tmp_path: Path
) -> None:
    await ask()
    await imported(elsewhere, tmp_path, Organisation("b", "B"))
    assert (await ask())[1] == VERSION


async def test_who_signs_in_is_no_change_of_the_graph(ask: Asking, elsewhere: BoltStore) -> None:
    await ask()
    account = Account("https://issuer.example", "pat")
    await link(elsewhere, "p", account)
    assert await unlink(elsewhere, "p") == account
    assert (await ask())[1] == VERSION


async def test_what_was_deleted_is_gone(ask: Asking, held: Held, elsewhere: BoltStore) -> None:
    await ask()
    delete = ad_hoc("MATCH (o:Organisation {id: 'b'}) DETACH DELETE o RETURN count(*) AS deleted", "tests/delete_b")
    await elsewhere.write(delete, {}, {}, 60)
    held.forget()
    assert ids((await ask())[0]) == "a"


async def test_without_a_version_nothing_is_kept(ask: Asking, held: Held, store: BoltStore) -> None:
    """As after a database was filled by other means than ours, until the service starts again, or writes."""
    await ask()
    await store.apply(ad_hoc("MATCH (v:GraphVersion) DELETE v;", "tests/no_version"), {}, 60)
    assert (await ask())[1] == READ
    assert (await ask())[1] == READ
    held.forget()


async def test_what_is_kept_is_bounded(reading: ReadingFactory) -> None:
    ask = Asking(reading, Kept(most_bytes=1_000))
    await ask()
    assert (await ask())[1] == READ  # two organisations and a tie are reckoned as more
    ask = Asking(reading, Kept(most=2))
    await ask()
    await ask(viewer=MEMBER)
    assert (await ask(viewer=MEMBER))[1] == VERSION
    assert (await ask())[1] == READ
