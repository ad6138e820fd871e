"""The reference reads and writes the exchange format with the import's defaults."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference.community import Asset, Community, Key, Membership, Need, Organisation, Person, Place
from tests.reference.folders import read_folder, write_folder
from tests.reference.strategies import community_of


def test_empty_fields_take_their_defaults(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text('\ufeffid,name,about\n1, Ann ,"two\nlines"\n\n', encoding="utf-8")
    (tmp_path / "organisations.csv").write_text("id,name,kind,sectors\n1,Org,NGO,a| b |a|\n", encoding="utf-8")
    (tmp_path / "assets.csv").write_text(
        "id,name,kind,owner,capacity\n1,Hall,SPACE,person:1,\n2,Van,TRANSPORT,organisation:1,2\n3,Land,LAND,,0.5\n",
        encoding="utf-8",
    )
    (tmp_path / "needs.csv").write_text(
        "id,title,subject,kind,asset_kind\na:1,Room,person:1,ASSET,SPACE\n", encoding="utf-8"
    )
    (tmp_path / "memberships.csv").write_text("person,organisation,steward\n1,1,TRUE\n1,1,\n", encoding="utf-8")
    community = read_folder(tmp_path)
    assert community == Community.of(
        Person("1", "Ann", about="two\nlines", contact="STEWARDS", visibility="MEMBERS"),
        Organisation("1", "Org", "NGO", sectors=("a", "b"), visibility="PUBLIC"),
        Asset("1", "Hall", "SPACE", owner=Key("Person", "1"), visibility="MEMBERS"),
        Asset("2", "Van", "TRANSPORT", owner=Key("Organisation", "1"), capacity=2.0, visibility="PUBLIC"),
        Asset("3", "Land", "LAND", capacity=0.5, visibility="PUBLIC"),
        Need("a:1", "Room", Key("Person", "1"), "ASSET", asset_kind="SPACE", quantity=1.0, visibility="MEMBERS"),
        Membership("1", "1", steward=True),
        Membership("1", "1"),
    )


def test_files_are_written_in_the_exchange_format(tmp_path: Path) -> None:
    write_folder(Community.of(Place("1", 'A "b", c', "COUNTRY", latitude=10.0, longitude=-61.5)), tmp_path)
    assert (tmp_path / "places.csv").read_text(encoding="utf-8").splitlines() == [
        "id,name,kind,code,parent,latitude,longitude",
        '1,"A ""b"", c",COUNTRY,,,10.0,-61.5',
    ]
    assert (tmp_path / "asset_uses.csv").read_text(encoding="utf-8").splitlines() == ["project,asset,since,until"]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), leave_defaults_empty=st.booleans())
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, seed: int, leave_defaults_empty: bool
) -> None:
    folder = tmp_path_factory.mktemp("exchange")
    community = community_of(seed)
    write_folder(community, folder, leave_defaults_empty=leave_defaults_empty)
    assert read_folder(folder) == community
