"""Accounts: one person for each, kept by imports and left out of exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabgraph.exchange import import_folder
from collabgraph.exchange.exporting import ExchangeForm, export
from collabgraph.exchange.new_folder import NewFolder
from graph_store import accounts, api_keys
from graph_store.accounts import Account, Linked
from graph_store.api_keys import KeptKey
from graph_store.bolt import BoltStore
from graph_store.errors import Conflict, NotFound
from tests.conftest import ReadingFactory
from tests.reference.community import Community, Membership, Organisation, Person
from tests.reference.folders import write_folder
from tests.support.statements import ad_hoc

ANA = Account("https://issuer.example/", "ana|1")
COMMUNITY = Community.of(
    Person("ana", "Ana"),
    Person("bö𝔸", "Bo"),
    Organisation("o", "Ours"),
    Membership("ana", "o", steward=True),
)


@pytest.fixture
async def held(clean_store: BoltStore, tmp_path: Path) -> BoltStore:
    write_folder(COMMUNITY, tmp_path)
    assert (await import_folder(clean_store, tmp_path)).findings == ()
    return clean_store


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Account("https://a", "b"), Account("https://a ", "b")),
        (Account('https://a", "b', "c"), Account("https://a", 'b", "c')),
        (Account("https://a", "b c"), Account("https://a b", "c")),
        (Account("https://a", "B"), Account("https://a", "b")),
        (Account("https://a", "é"), Account("https://a", "e\u0301")),
    ],
)
def test_no_two_accounts_have_one_text(one: Account, other: Account) -> None:
    assert one.text != other.text
    assert (one.text + other.text).isascii()


async def test_an_account_finds_its_person_and_what_he_is_a_steward_of(
    held: BoltStore, reading: ReadingFactory
) -> None:
    await accounts.link(held, "ana", ANA)
    odd = Account("https://issuer.example/", '"; DROP\u0000\ud800 𝔸')
    await accounts.link(held, "bö𝔸", odd)
    asking = reading()
    assert await accounts.person_of(asking, ANA) == ("ana", ("o",), False)
    found, steward_of, _ = await accounts.person_of(asking, odd)
    assert (found is not None and found.startswith("bö"), steward_of) == (True, ())
    for other in (Account(ANA.issuer, "ana"), Account("https://issuer.example", ANA.subject)):
        assert await accounts.person_of(asking, other) == (None, (), False)
    assert await accounts.every(held) == [Linked("ana", "Ana", ANA), Linked("bö𝔸", "Bo", odd)]


async def test_a_link_is_made_once_and_changed_by_hand_only(held: BoltStore) -> None:
    for _ in range(2):
        await accounts.link(held, "ana", ANA)
    with pytest.raises(Conflict, match="This account is ana's"):
        await accounts.link(held, "bö𝔸", ANA)
    with pytest.raises(Conflict, match=r"ana has the account ana\|1 of https://issuer\.example/: unlink it first"):
        await accounts.link(held, "ana", Account("https://issuer.example/", "else"))
    with pytest.raises(NotFound, match="there is nobody with the id nobody"):
        await accounts.link(held, "nobody", ANA)
    assert await accounts.every(held) == [Linked("ana", "Ana", ANA)]
    assert await accounts.unlink(held, "ana") == ANA
    with pytest.raises(NotFound, match="ana has no account"):
        await accounts.unlink(held, "ana")
    with pytest.raises(NotFound, match="there is nobody with the id nobody"):
        await accounts.unlink(held, "nobody")
    await accounts.link(held, "bö𝔸", ANA)
    assert [one.person for one in await accounts.every(held)] == ["bö𝔸"]


async def test_the_database_holds_that_an_account_is_one_persons(held: BoltStore) -> None:
    await accounts.link(held, "ana", ANA)
    steal = ad_hoc("MATCH (p:Person) SET p.account = $account RETURN count(*)", "tests/steal")
    with pytest.raises(Conflict):
        await held.write(steal, {}, {"account": ANA.text}, 60)


async def test_an_import_keeps_accounts_and_an_export_leaves_them_out(held: BoltStore, tmp_path: Path) -> None:
    await accounts.link(held, "ana", ANA)
    await api_keys.create(held, KeptKey("prefix0", "k", "person", "ana", "read", "2026", "2027"), "d" * 64)
    (tmp_path / "people.csv").write_text("id,name,contact,visibility\nana,Ana Maria,NOBODY,PUBLIC\n", "utf-8")
    report = await import_folder(held, tmp_path)
    assert [file.changed for file in report.files if file.file == "people.csv"] == [1]
    assert await accounts.every(held) == [Linked("ana", "Ana Maria", ANA)]
    with NewFolder(tmp_path / "out") as folder:
        await export(held, ExchangeForm(folder))
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "out").iterdir())
    assert "Ana Maria" in written
    for secret in (ANA.subject, ANA.issuer, "prefix0", "d" * 64):
        assert secret not in written
