"""The smallest team that covers a request."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from resolvers import teams
from resolvers.teams import TeamWants
from schema.fields import given, root_field
from schema.help import Chosen, PartWeights, SkillMatch, With, filter_of, request_of, weights_of
from schema.info import Info
from schema.people import Person
from schema.skills import Skill

_USUAL_SIZE = 6


@strawberry.type(description="Somebody in a team.")
class TeamMember:
    """The parent object is resolvers.teams.TeamMember."""

    person: Person = strawberry.field(description="The person.")
    covers: list[SkillMatch] = strawberry.field(
        description="The items that the person covers, in the request's order: matches of 0.5 or more, also where "
        "another member covers the item too."
    )
    score: float = strawberry.field(description="The person's score for the whole request, as in whoCanHelp, 0 to 1.")


@strawberry.type(description="The smallest team that covers as much of a request as can be covered.")
class Team:
    """The parent object is resolvers.teams.Team."""

    members: list[TeamMember] = strawberry.field(description="Who is in it, by score descending, then id.")
    uncovered: list[Skill] = strawberry.field(
        description="The skills of the items that nobody in the team covers, each once, in the request's order."
    )
    cohesion: float = strawberry.field(
        description="How near the members are to one another: the mean over all pairs of 1 divided by the number of "
        "relations between the two (as in howConnected, at most 4; 0 beyond); 1 for one member, 0 for none."
    )
    score: float = strawberry.field(description="The sum of the members' scores.")
    exact: bool = strawberry.field(
        description="True up to 12 items, whatever the number of people. Beyond, members are chosen one by one, each "
        "covering most of what is left, and a smaller team may exist: false."
    )


async def _suggest_team(
    info: Info,
    with_: With,
    where: Chosen = UNSET,
    weights: PartWeights = UNSET,
    max_size: Annotated[int | None, strawberry.argument(description="How many people at most: 1 to 12.")] = _USUAL_SIZE,
) -> Any:
    asked, chosen = request_of(with_), filter_of(given(where))
    most = _USUAL_SIZE if max_size is None else max_size
    return await teams.suggest_team(info.context, asked, chosen, weights_of(given(weights)), most, _wants(info))


def _wants(info: Info) -> TeamWants:
    paths = info.selected
    return TeamWants(
        team=not paths.isdisjoint({"members", "uncovered", "cohesion", "score"}),
        people="members.person" in paths,
        covers="members.covers" in paths,
        cohesion="cohesion" in paths,
        uncovered="uncovered" in paths,
    )


@strawberry.type
class TeamQuery:
    """Who could do it together."""

    suggest_team: Team = root_field(
        _suggest_team,
        Team,
        "The smallest team of people that covers the items of a request, each by a match of 0.5 or more: as many items "
        "as maxSize people can, then as few people as possible, then the highest sum of scores, then the highest "
        "cohesion (of the first 1000 teams of equal sums by their ids), then the smallest ids. Organisations take no "
        "part, whatever the filter says. For a need of an asset the team is empty.",
    )
