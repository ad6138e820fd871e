"""What is missing where."""

from __future__ import annotations

from typing import Annotated

import strawberry
from strawberry import UNSET

from resolvers import gaps
from resolvers.gaps import GapWants
from schema.enums import AssetKind, NeedKind, PlaceKind
from schema.fields import given, root_field
from schema.info import Info
from schema.places import Place
from schema.skills import Skill

_USUAL_ROWS = 50


@strawberry.type(description="Open needs of a skill, or of a kind of asset, in a place, against what is there.")
class GapRow:
    """The parent object is resolvers.gaps.GapRow."""

    place: Place = strawberry.field(description="The place, of the level that was asked for.")
    skill: Skill | None = strawberry.field(description="The skill that is needed; null where assets are.")
    asset_kind: AssetKind | None = strawberry.field(description="The kind of asset that is needed; null for skills.")
    needed: float = strawberry.field(
        description="The sum of the quantities of the open needs of it, above 0; a need without a place is where its "
        "subject is."
    )
    supply: float = strawberry.field(
        description="How many there are today: people who are available and hold the skill, one narrower or the next "
        "broader one, each once; or available assets of the kind."
    )
    gap: float = strawberry.field(description="What is missing: needed less supply, 0 where there is enough.")


async def _gap_report(
    info: Info,
    within: Annotated[
        strawberry.ID | None,
        strawberry.argument(
            description="Only needs, people and assets in this place (a global id) or what lies in it at any depth."
        ),
    ] = UNSET,
    level: Annotated[PlaceKind, strawberry.argument(description="The level to count by.")] = PlaceKind.COUNTRY,
    kinds: Annotated[
        list[NeedKind] | None, strawberry.argument(description="Only needs of these kinds; empty or null: of both.")
    ] = UNSET,
    first: Annotated[int | None, strawberry.argument(description="How many rows, 1 to 200.")] = _USUAL_ROWS,
) -> list[gaps.GapRow]:
    chosen = [kind.name for kind in given(kinds) or ()]
    rows = _USUAL_ROWS if first is None else first
    wants = GapWants(place="place" in info.selected, skill="skill" in info.selected)
    return await gaps.gap_report(info.context, given(within), level.name, chosen, rows, wants)


@strawberry.type
class GapQuery:
    """What is missing where."""

    gap_report: list[GapRow] = root_field(
        _gap_report,
        list[GapRow],
        "Needs against supply by place: where help is missing most. One row for each place of the level and each skill "
        "or kind of asset that an open need asks for there, by gap descending, then needed descending, then the "
        "place's name; skills before kinds of assets.",
    )
