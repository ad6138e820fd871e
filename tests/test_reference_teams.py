"""The reference makes teams as I says; worked out by hand."""

from typing import Any

import pytest

from tests.reference.answers import Json, RefusedError, global_id, key_from
from tests.reference.community import (
    Community,
    Key,
    Membership,
    Need,
    Organisation,
    Person,
    PersonSkill,
    Project,
    Skill,
)
from tests.reference.teams import suggest_team

TODAY = "2026-11-21"

# The three who sing are alike, but c is in a club with a; d does A and B, and both less well than a and b.
CHOIR = Community.of(
    *(Skill(name, name) for name in "ABCZ"),
    Project("j", "J"),
    Organisation("o", "O"),
    *(Person(name, name.upper()) for name in "abcd"),
    Membership("a", "o"),
    Membership("c", "o"),
    PersonSkill("a", "A", 4),
    PersonSkill("b", "B", 4),
    PersonSkill("c", "B", 4),
    PersonSkill("d", "A", 2),
    PersonSkill("d", "B", 2),
    Need("n", "N", Key("Project", "j"), "ASSET", asset_kind="LAND"),
)


def asked(*items: tuple[str, int], **arguments: Any) -> Json:
    request = [{"skill": global_id(Key("Skill", skill)), "minLevel": level} for skill, level in items]
    return suggest_team(CHOIR, TODAY, {"skills": {"items": request}}, **arguments)


def names(team: Json) -> str:
    return " ".join(key_from(one["person"]["id"]).id for one in team["members"])


def missing(team: Json) -> str:
    return " ".join(key_from(one["id"]).id for one in team["uncovered"])


def test_the_fewest_then_the_sum_then_cohesion_then_ids() -> None:
    """d alone covers both at 0.5; asked for level 5, d covers nothing, and a has one of two at 0.8."""
    alone = asked(("A", 4), ("B", 4))
    assert (names(alone), alone["score"], alone["cohesion"]) == ("d", 0.4, 1.0)
    pair = asked(("A", 5), ("B", 5))
    assert (names(pair), pair["score"], pair["cohesion"]) == ("a c", 0.68, 0.5)
    assert [[one["match"] for one in member["covers"]] for member in pair["members"]] == [[0.8], [0.8]]
    assert (names(asked(("B", 1))), names(asked(("B", 4)))) == ("b", "b")


def test_what_is_not_covered() -> None:
    team = asked(("Z", 1), ("A", 5), ("Z", 2), ("B", 5), ("C", 1), max_size=1)
    assert (names(team), missing(team), team["exact"]) == ("a", "Z B C", True)


def test_beyond_twelve_items_it_is_greedy() -> None:
    """d covers eight of thirteen, then a one more, and b as well."""
    items = (*(("A", 4),) * 4, *(("B", 4),) * 4, ("A", 5), ("B", 5), *(("Z", 1),) * 3)
    team = asked(*items)
    assert (names(team), missing(team), team["exact"]) == ("a b d", "Z", False)
    assert names(asked(*items, max_size=2)) == "a d"
    # Twelve are exact: a and c cover everything together, and c is nearer than b.
    assert names(asked(*items[1:])) == "c a"


def test_no_items_no_team() -> None:
    team = suggest_team(CHOIR, TODAY, {"need": global_id(Key("Need", "n"))})
    assert team == {"members": [], "uncovered": [], "cohesion": 0.0, "score": 0.0, "exact": True}
    with pytest.raises(RefusedError):
        suggest_team(CHOIR, TODAY, {"need": global_id(Key("Need", "x"))})
