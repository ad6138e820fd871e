"""The rows of a community, and those that are drawn at random."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference.community import Key
from tests.reference.strategies import community_of, pages, scene_of


def test_a_key_splits_at_the_first_colon() -> None:
    assert Key.parse("organisation:a:b/c d") == Key("Organisation", "a:b/c d")
    assert str(Key("Organisation", "a:b/c d")) == "organisation:a:b/c d"


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
