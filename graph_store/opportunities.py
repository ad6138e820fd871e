"""What people can help with (DEFINITIONS H13): what they have to offer, and the needs, which the database ranks.

It is the ranking of `help` from the other side: the same parts and scores, of the needs of one helper.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store.help import Ranking, Weights
from graph_store.looking import Look, Place, looked_up_each
from graph_store.nearness import Neighbourhood
from graph_store.paths import Node
from graph_store.ranking import candidates_of
from graph_store.reading import Reading
from graph_store.relations import Window
from graph_store.similarity import LEVELS, match_of

_NOWHERE = ""


@dataclass(frozen=True, slots=True)
class OfferedAsset:
    """An asset of a person; its place is the person's where it has none of its own (H2)."""

    id: str
    kind: str
    place: str | None
    capacity: float | None
    available_from: str | None
    available_until: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person has to offer: skills held, with their level; assets; where and when (ISO dates)."""

    place: str | None
    remote: bool | None
    available_from: str | None
    available_until: str | None
    skills: Mapping[str, int]
    assets: Sequence[OfferedAsset]


@dataclass(frozen=True, slots=True)
class Helper:
    """A person, with what the ranking of his opportunities takes.

    `served` is what `similarity.served_skills` found for the skills held, `near` what is near the person.
    """

    offer: Offer
    served: Mapping[str, Mapping[str, float]]
    near: Neighbourhood

    def serving(self, needed: str) -> dict[str, float]:
        """The held skills that serve a needed one, with their similarity."""
        return {held: self.served[held][needed] for held in self.offer.skills if needed in self.served.get(held, ())}


async def offers(reading: Reading, people: Collection[str]) -> dict[str, Offer]:
    """What each of these people has to offer, as far as the viewer sees it. One statement."""
    (rows,) = await reading.one("help/offers", people=list(dict.fromkeys(people)))
    return {id_: _offer(*row) for id_, *row in rows}


def _offer(
    place: str | None,
    remote: bool | None,
    available_from: str | None,
    available_until: str | None,
    skills: Sequence[tuple[str, int]],
    assets: Sequence[Sequence[Any]],
) -> Offer:
    owned = [OfferedAsset(id_, kind, own or place, *others) for id_, kind, own, *others in assets]
    return Offer(place, remote, available_from, available_until, dict(skills), owned)


async def rank_needs(
    reading: Reading, helpers: Sequence[Helper], parts: Mapping[str, Mapping[str, float]], window: Window, count: bool
) -> list[Ranking]:
    """A page of the open needs with which each of these people can help, best first; the total where `count`.

    `parts` are the place parts by the places of the offers. One statement, whatever the number of people.
    """
    asked = [_offered(helper) for helper in helpers]

    async def read(look: Look, places: Sequence[Place]) -> list[list[Any]]:
        (found,) = await reading.one(
            "help/opportunities",
            look.options(),
            **look.parameters(),
            **Weights().parameters(),
            minScore=0.0,
            count=count and look.is_first,
            places={_NOWHERE: {}, **parts},
            people=[{**asked[number], "bar": bar} for number, bar in places],
        )
        return list(found)

    found = await looked_up_each(read, window, [helper.near.beyond > 0 for helper in helpers])
    return [Ranking(candidates_of(rows, window), total) for rows, total in found]


def _own(helper: Helper) -> list[Node]:
    """Whose needs are no opportunities: he helps neither himself nor a project that he works on already."""
    return [node for node, ring in helper.near.rings.items() if ring == 0 or (ring == 1 and node[0] == "Project")]


def _offered(helper: Helper) -> dict[str, Any]:
    """What the statement takes of a person."""
    offer = helper.offer
    matches = _matches(helper)
    return {
        "skills": list(matches),
        "matches": matches,
        "home": offer.place or _NOWHERE,
        "remote": offer.remote,
        "availableFrom": offer.available_from,
        "availableUntil": offer.available_until,
        "assets": [
            {
                "id": asset.id,
                "kind": asset.kind,
                "spot": asset.place or _NOWHERE,
                "capacity": asset.capacity,
                "availableFrom": asset.available_from,
                "availableUntil": asset.available_until,
            }
            for asset in offer.assets
        ],
        **helper.near.parameters(_own(helper)),
    }


def _matches(helper: Helper) -> dict[str, list[float]]:
    """How well the skills held meet each needed one that they serve, by the level from which it is needed."""
    needed = {skill for held in helper.offer.skills for skill in helper.served.get(held, ())}
    return {skill: _best(helper.offer.skills, helper.serving(skill)) for skill in needed}


def _best(held: Mapping[str, int], serving: Mapping[str, float]) -> list[float]:
    """The highest match for each level."""
    return [max(match_of(similarity, held[skill], level) for skill, similarity in serving.items()) for level in LEVELS]
