"""The reference reads and writes the exchange format with the import's defaults."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference.community import Asset, Community, Key, Membership, Need, Organisation, Person, Place
from tests.reference.strategies import community_of, pages, scene_of


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
    community = Community.read(tmp_path)
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


def test_a_key_splits_at_the_first_colon() -> None:
    assert Key.parse("organisation:a:b/c d") == Key("Organisation", "a:b/c d")
    assert str(Key("Organisation", "a:b/c d")) == "organisation:a:b/c d"


def test_files_are_written_in_the_exchange_format(tmp_path: Path) -> None:
    Community.of(Place("1", 'A "b", c', "COUNTRY", latitude=10.0, longitude=-61.5)).write(tmp_path)
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
    community.write(folder, leave_defaults_empty=leave_defaults_empty)
    assert Community.read(folder) == community


def test_a_seed_makes_one_community_and_its_questions() -> None:
    assert community_of(7) == community_of(7)
    assert community_of(7) != community_of(8)
    assert scene_of(7).questions == scene_of(7).questions


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_random_communities_are_well_formed(seed: int) -> None:
    community = community_of(seed)
    assert all(5 <= len(community.rows(table)) <= 40 for table in ("people", "places", "skills", "needs"))
    periods = [
        *((row.since, row.until) for row in community.memberships),
        *((row.since, row.until) for row in community.participations),
        *((row.since, row.until) for row in community.partnerships),
        *((row.starts_on, row.ends_on) for row in community.needs.values()),
        *((row.raised_on, row.fulfilled_on) for row in community.needs.values()),
    ]
    assert all(start is None or end is None or start <= end for start, end in periods)
    assert all(row.organisation != row.partner for row in community.partnerships)
    keys = [(row.organisation, row.partner, row.kind, row.since) for row in community.partnerships]
    assert len(keys) == len(set(keys))
    positions = {skill: position for position, skill in enumerate(community.skills)}
    assert all(positions[above] < positions[skill.id] for skill in community.skills.values() for above in skill.broader)
    assert all("|" not in row.id and row.id == row.id.strip() for row in community.people.values())


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 5).flatmap(lambda count: st.tuples(st.just(count), pages(count))))
def test_random_pages_are_valid(drawn: tuple[int, dict[str, int]]) -> None:
    count, page = drawn
    assert not {"first", "last"} <= page.keys()
    assert all(0 <= page[name] < count for name in ("after", "before") if name in page)
