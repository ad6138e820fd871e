"""The reference finds and orders paths as F says, and similarity as G says."""

import pytest

from tests.reference.answers import Json, key_from
from tests.reference.community import (
    Community,
    Key,
    Membership,
    Organisation,
    Participation,
    Partnership,
    Person,
    Project,
    Skill,
)
from tests.reference.paths import cohesion, how_connected, neighbours
from tests.reference.skills import narrower_at_any_depth, similarity

TODAY = "2026-11-21"
YESTERDAY = "2026-11-20"

P, Q = Key("Person", "p"), Key("Person", "q")


def walked(path: Json) -> list[str]:
    return [key_from(path["steps"][0]["from"]["id"]).id, *(key_from(step["to"]["id"]).id for step in path["steps"])]


# p and q are both in h (also x and y are: degree 4), in m and n (degree 2) and on the project j (degree 2).
BETWEEN = Community.of(
    *(Person(own_id, own_id) for own_id in "pqxyz"),
    *(Organisation(own_id, own_id) for own_id in "hmn"),
    Project("j", "J"),
    *(Membership(own_id, "h") for own_id in "pqxy"),
    *(Membership(own_id, organisation) for own_id in "pq" for organisation in "nm"),
    # A second membership of the same two makes no further neighbour and no further path.
    Membership("p", "m", "chair"),
    *(Participation("j", Key("Person", own_id), "LEAD") for own_id in "pq"),
    Membership("z", "m", until=YESTERDAY),
)


def test_paths_through_fewer_hubs_come_first_then_by_ids() -> None:
    paths = how_connected(BETWEEN, P, Q, TODAY, first=10)
    # m, n and j have degree 2; organisations come before projects; h has degree 4.
    assert [walked(path) for path in paths] == [["p", "m", "q"], ["p", "n", "q"], ["p", "j", "q"], ["p", "h", "q"]]
    assert [step["relation"] for step in paths[2]["steps"]] == ["WORKS_ON", "WORKS_ON"]
    assert len(how_connected(BETWEEN, P, Q, TODAY)) == 3
    # Yesterday z was in m too: m has degree 3.
    yesterday = how_connected(BETWEEN, P, Q, YESTERDAY, first=10)
    assert [walked(path)[1] for path in yesterday] == ["n", "j", "m", "h"]


def test_there_is_no_path_to_oneself_nor_beyond_the_greatest_length() -> None:
    assert how_connected(BETWEEN, P, P, TODAY) == []
    assert how_connected(BETWEEN, P, Q, TODAY, max_length=1) == []
    assert how_connected(BETWEEN, P, Key("Person", "z"), TODAY) == []


def test_a_step_shows_the_first_active_relation_in_the_walks_direction() -> None:
    community = Community.of(
        Organisation("a", "A", parent="b"),
        Organisation("b", "B"),
        Partnership("b", "a", "OTHER", until=YESTERDAY),
    )
    a, b = Key("Organisation", "a"), Key("Organisation", "b")
    (today,) = how_connected(community, b, a, TODAY)
    (yesterday,) = how_connected(community, b, a, YESTERDAY)
    assert today["length"] == 1
    assert today["steps"][0]["relation"] == "PART_OF"
    assert yesterday["steps"][0]["relation"] == "PARTNERS_WITH"
    assert walked(today) == ["b", "a"]


def test_cohesion_is_the_mean_nearness_of_all_pairs() -> None:
    graph = neighbours(BETWEEN, TODAY)
    # p-q and p-x are two steps apart, q-x too; z is connected with nobody: (1/2 * 3 + 0 * 3) / 6.
    assert cohesion(graph, ["p", "q", "x", "z"]) == 0.25
    assert cohesion(graph, ["p"]) == 1.0
    assert cohesion(graph, []) == 0.0


# 0 <- 1 <- 2 <- 3 <- 4 is a chain from broad to narrow; 4 is also narrower than 2; r is related to 0 and narrower
# than 1; x has nothing to do with any.
CHAIN = Community.of(
    Skill("0", "0"),
    Skill("1", "1", broader=("0",)),
    Skill("2", "2", broader=("1",)),
    Skill("3", "3", broader=("2",)),
    Skill("4", "4", broader=("3", "2")),
    Skill("5", "5", broader=("4",)),
    Skill("r", "R", broader=("1",), related=("0", "5")),
    Skill("x", "X"),
)


@pytest.mark.parametrize(
    ("needed", "held", "figure"),
    [
        ("0", "0", 1.0),
        ("0", "1", 0.8),
        ("0", "2", 0.64),
        ("0", "3", 0.512),
        # 4 reaches 0 in three steps by its shorter way, 5 in four.
        ("0", "4", 0.512),
        ("0", "5", 0.0),
        ("1", "0", 0.5),
        ("2", "0", 0.25),
        ("3", "0", 0.0),
        # Narrower by two steps is more than related; related is more than broader by two steps.
        ("0", "r", 0.64),
        ("r", "0", 0.4),
        ("5", "r", 0.4),
        ("r", "5", 0.4),
        # Up and down again is no way.
        ("r", "2", 0.0),
        ("x", "0", 0.0),
    ],
)
def test_similarity(needed: str, held: str, figure: float) -> None:
    assert similarity(CHAIN, needed, held) == figure


def test_narrower_skills_at_any_depth_leave_out_the_skill_itself() -> None:
    assert narrower_at_any_depth(CHAIN, "2") == {"3", "4", "5"}
