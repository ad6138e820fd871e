"""What people can help with (DEFINITIONS H13): a page of needs for each of many people, with the reasons.

Statements, whatever the number of people and needs: one for what they offer, one each for the skills that it serves and
for places, up to four for who is near, one that ranks, and for the page one for what the needs ask for, up to five for
paths, and one for each type of thing. What is not selected is not read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_store import opportunities as store
from graph_store.help import Candidate, Item, Parts, Question, questions_of_needs, surroundings_of_each
from graph_store.nearness import NOBODY, near_each, ring_of
from graph_store.opportunities import Helper, Offer
from graph_store.paths import FARTHEST, Node
from graph_store.records import Entity
from graph_store.relations import Window
from graph_store.similarity import served_skills
from loaders.context import RequestContext
from resolvers.helpers import HelpWants
from resolvers.matches import SkillMatch, met_items, shown_matches
from resolvers.paging import Order, Page, Paging, encode_cursor, page_of, trim, window
from resolvers.paths import ConnectionPath, connecting_paths, searches_to, things_of

_ORDER = Order("Person.canHelpWith", (float, str, str))

MOST_WATCHED = 1_000
"""Of how many needs a subscription knows whether they were told already: the best."""


@dataclass(frozen=True, slots=True)
class OpportunityEdge:
    """A need that a person can help with, and how; what was not wanted is empty."""

    cursor: str
    node: Entity
    score: float
    parts: Parts
    matches: Sequence[SkillMatch]
    assets: Sequence[Entity]
    path: ConnectionPath | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A person with what the ranking took, the needs on his page, whether there are more, and how many there are."""

    helper: Helper
    candidates: Sequence[Candidate]
    more: bool
    total: int


@dataclass(frozen=True, slots=True)
class _Chance:
    """A person, and a need on his page with what it asks for; the ring of its subject, None where it is not near."""

    person: str
    helper: Helper
    need: str
    question: Question
    ring: int | None

    @property
    def place(self) -> _Place:
        return self.person, self.need

    def serving(self, item: Item) -> dict[str, float]:
        """The person's skills that serve an item, with their similarity."""
        return self.helper.serving(item.skill)


_Place = tuple[str, str]
"""The ids of a person and of a need on his page."""


async def opportunities(context: RequestContext, people: Sequence[str], paging: Paging, wants: HelpWants) -> list[Page]:
    """The open needs with which each of these people (ids) can help, best first; BadInput by B1 and B3."""
    asked = window(paging, _ORDER)
    found = await _ranked(context, people, asked, wants)
    edges = await _edges(context, found, wants)

    def page(person: str) -> Page:
        shown = edges.get(person, [])
        more, total = (found[person].more, found[person].total) if person in found else (False, 0)
        return page_of(shown, asked, more, total if wants.total else None)

    return [page(person) for person in people]


async def since_told(
    context: RequestContext, person: str, told: Collection[str], wants: HelpWants
) -> tuple[list[OpportunityEdge], list[str]]:
    """Of the best MOST_WATCHED needs with which a person can help those that are not among `told`, best first, and
    the ids of all of them."""
    found = await _ranked(context, [person], Window(MOST_WATCHED + 1), replace(wants, page=True, total=False))
    if person not in found:
        return [], []
    candidates = found[person].candidates
    fresh = [one for one in candidates if one.node[1] not in told]
    edges = await _edges(context, {person: replace(found[person], candidates=fresh)}, wants) if fresh else {}
    return edges.get(person, []), [one.node[1] for one in candidates]


async def _ranked(context: RequestContext, people: Sequence[str], asked: Window, wants: HelpWants) -> dict[str, _Found]:
    """The page of each of these people who has something to offer."""
    offers = await store.offers(context.reading, people)
    able = {person: offer for person, offer in offers.items() if offer.skills or offer.assets}
    # Without a page nobody's nearness is needed, only on which projects he works: those are no opportunities.
    helpers, parts = await _helpers(context, able, FARTHEST if wants.page else 1)
    read = asked if wants.page else replace(asked, limit=0)
    rankings = await store.rank_needs(context.reading, list(helpers.values()), parts, read, wants.total)
    return {
        person: _Found(helper, *trim(ranking.candidates, asked), ranking.total)
        for (person, helper), ranking in zip(helpers.items(), rankings, strict=True)
    }


async def _helpers(
    context: RequestContext, offers: Mapping[str, Offer], farthest: int
) -> tuple[dict[str, Helper], dict[str, Mapping[str, float]]]:
    """What the ranking takes of each person, and the place parts by the places of the offers."""
    reading = context.reading
    held = {skill for offer in offers.values() for skill in offer.skills}
    served = await served_skills(reading, held) if held else {}
    places = {offer.place for offer in offers.values()}
    places |= {asset.place for offer in offers.values() for asset in offer.assets}
    named = [place for place in places if place is not None]
    around = await surroundings_of_each(reading, named)
    near = await near_each(reading, {("Person", person): farthest for person in offers})
    helpers = {person: Helper(offer, served, near.get(("Person", person), NOBODY)) for person, offer in offers.items()}
    return helpers, {place: one.parts or {} for place, one in zip(named, around.each, strict=True)}


async def _edges(
    context: RequestContext, found: Mapping[str, _Found], wants: HelpWants
) -> dict[str, list[OpportunityEdge]]:
    """The needs of each person's page with the reasons; without a need that has gone meanwhile."""
    candidates = [candidate for one in found.values() for candidate in one.candidates]
    owned = [("Asset", id_) for candidate in candidates for id_ in candidate.assets] if wants.assets else []
    needs, assets, (matches, paths) = await asyncio.gather(
        things_of(context, [candidate.node for candidate in candidates]),
        things_of(context, owned),
        _reasons(context, found, wants),
    )

    def edge(person: str, one: Candidate) -> OpportunityEdge:
        place = (person, one.node[1])
        return OpportunityEdge(
            encode_cursor(_ORDER, one.order_key),
            needs[one.node],
            score=one.score,
            parts=one.parts,
            matches=matches.get(place, []),
            assets=[assets[node] for id_ in one.assets if (node := ("Asset", id_)) in assets],
            path=paths.get(place),
        )

    return {
        person: [edge(person, candidate) for candidate in one.candidates if candidate.node in needs]
        for person, one in found.items()
    }


async def _reasons(
    context: RequestContext, found: Mapping[str, _Found], wants: HelpWants
) -> tuple[dict[_Place, list[SkillMatch]], dict[_Place, ConnectionPath]]:
    """With which skill each person meets each need of the page, and the path to him, where they are wanted."""
    ids = [candidate.node[1] for one in found.values() for candidate in one.candidates]
    if not ids or not (wants.matches or wants.path):
        return {}, {}
    questions = await questions_of_needs(context.reading, ids)
    chances = [
        _Chance(person, one.helper, need, questions[need], ring_of(candidate.parts.proximity))
        for person, one in found.items()
        for candidate in one.candidates
        if (need := candidate.node[1]) in questions
    ]
    met = {
        one.place: met_items(one.question.items, one.serving, one.helper.offer.skills)
        for one in (chances if wants.matches else [])
    }
    return await asyncio.gather(shown_matches(context, met), _paths(context, chances if wants.path else []))


async def _paths(context: RequestContext, chances: Sequence[_Chance]) -> dict[_Place, ConnectionPath]:
    """The first path from the subject of each need to the person (N20), where the two are near each other."""
    near = {one.person: one.helper.near for one in chances}
    subjects = {one.place: one.question.asker for one in chances if one.question.asker and one.ring}
    targets: dict[str, dict[Node, int]] = {}
    for one in chances:
        if one.question.asker and one.ring:
            targets.setdefault(one.person, {})[one.question.asker] = one.ring
    if not targets:
        return {}
    searches = await searches_to(context, [(near[person], rings) for person, rings in targets.items()])
    found = await connecting_paths(context, searches, context.reading.today, backwards=True)
    to_each = dict(zip(targets, found, strict=True))
    return {place: paths[0] for place, subject in subjects.items() if (paths := to_each[place[0]].get(subject))}
