"""Who can help: DESIGN 5, H1 to H14, N4, N6, N10, N20.

``who_can_help`` gives the whole ranking of a request; ``can_help_with`` the other side of it.
"""

from dataclasses import dataclass

import networkx as nx

from .answers import Arguments, Json, edge, given, key_from, node, required
from .community import Asset, Community, Key, Need
from .figures import active, share_a_day, shown
from .folding import any_folded, any_of, fold
from .paths import neighbours, path_answer, shortest_paths
from .places import country, is_within, place_of_need
from .skills import similarity

FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One skill asked for."""

    skill: str
    min_level: int = 1
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, whichever way it was asked (H1, H2, H5, H7, H14); ``asset_need`` only for a need of an asset."""

    items: tuple[Item, ...] = ()
    asset_need: Need | None = None
    asker: Key | None = None
    place: str | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    hours: float | None = None
    remote: bool = True
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """The skill with which a party meets an item, and how well; match is unrounded (N4)."""

    item: Item
    skill: str
    similarity: float
    level: int
    match: float


@dataclass(frozen=True, slots=True)
class Parts:
    """The four parts of a score, unrounded (N4)."""

    coverage: float
    proximity: float
    place: float
    availability: float

    def score(self, weights: Arguments | None) -> float:
        """DESIGN 5, H10: the weighted mean of the parts, rounded."""
        a = given(weights, "coverage", 0.6)
        b = given(weights, "proximity", 0.2)
        c = given(weights, "place", 0.1)
        d = given(weights, "availability", 0.1)
        total = a * self.coverage + b * self.proximity + c * self.place + d * self.availability
        return shown(total / (a + b + c + d))

    def answer(self) -> Json:
        """ScoreParts."""
        return {
            "coverage": shown(self.coverage),
            "proximity": shown(self.proximity),
            "place": shown(self.place),
            "availability": shown(self.availability),
        }


# --- the request -------------------------------------------------------------------------------------------------


def request_of(community: Community, argument: Arguments) -> Request:
    """The request that a HelpRequest names."""
    if (text := given(argument, "need")) is not None:
        return request_of_need(community, community.needs[required(community, text, "need", "Need").id])
    if (text := given(argument, "project")) is not None:
        return request_of_project(community, required(community, text, "project", "Project").id)
    return request_of_skills(community, argument["skills"])


def request_of_need(community: Community, need: Need) -> Request:
    """H1, H2, H5, H7, H8, H14: a need of a skill is one item; of an asset it has none."""
    subject = need.subject
    return Request(
        items=(Item(need.skill, need.level or 1),) if need.skill is not None else (),
        asset_need=need if need.kind == "ASSET" else None,
        asker=subject,
        place=place_of_need(community, need),
        starts_on=need.starts_on,
        ends_on=need.ends_on,
        languages=community.people[subject.id].languages if subject.type == "Person" else (),
    )


def request_of_project(community: Community, project: str) -> Request:
    """H1, H7: an item for each open skill need of the project, in id order; the project's place and dates."""
    row = community.projects[project]
    asker = Key("Project", project)
    open_needs = [
        need
        for need in sorted(community.needs.values(), key=lambda need: need.id)
        if need.subject == asker and need.kind == "SKILL" and need.status == "OPEN"
    ]
    items = tuple(Item(need.skill, need.level or 1) for need in open_needs if need.skill is not None)
    return Request(items=items, asker=asker, place=row.place, starts_on=row.starts_on, ends_on=row.ends_on)


def request_of_skills(community: Community, argument: Arguments) -> Request:
    """H5, H7, H8, H9: what a SkillRequest says."""
    asker, place = given(argument, "asker"), given(argument, "place")
    return Request(
        items=tuple(
            Item(
                required(community, item["skill"], "items.skill", "Skill").id,
                given(item, "minLevel", 1),
                given(item, "weight", 1.0),
            )
            for item in argument["items"]
        ),
        asker=None if asker is None else required(community, asker, "asker", "Person", "Organisation", "Project"),
        place=None if place is None else required(community, place, "place", "Place").id,
        starts_on=given(argument, "startsOn"),
        ends_on=given(argument, "endsOn"),
        hours=given(argument, "hoursPerWeek"),
        remote=given(argument, "remote", True),
        languages=tuple(given(argument, "languages", ())),
    )


# --- coverage ----------------------------------------------------------------------------------------------------


def skills_held(community: Community, party: Key, today: str) -> dict[str, int]:
    """H3, H4: the skills of a person, or of the active members of an organisation at their highest level."""
    people = {party.id}
    if party.type == "Organisation":
        people = {row.person for row in community.memberships if row.organisation == party.id and active(row, today)}
    held: dict[str, int] = {}
    for row in community.person_skills:
        if row.person in people:
            held[row.skill] = max(row.level, held.get(row.skill, 0))
    return held


def matches_of(community: Community, request: Request, held: dict[str, int]) -> list[Held]:
    """H3: for each item whose match is above 0, the held skill with the highest match, similarity, level, then id."""
    chosen = []
    for item in request.items:
        serving = []
        for skill, level in held.items():
            alike = similarity(community, item.skill, skill)
            serving.append(Held(item, skill, alike, level, alike * min(1, level / item.min_level)))
        serving.sort(key=lambda one: (-shown(one.match), -shown(one.similarity), -one.level, one.skill))
        if serving and shown(serving[0].match) > 0:
            chosen.append(serving[0])
    return chosen


def coverage_of(request: Request, matches: list[Held]) -> float:
    """DESIGN 5: the weighted mean of the matches over all items."""
    return sum(one.item.weight * one.match for one in matches) / sum(item.weight for item in request.items)


def serving_assets(community: Community, need: Need, owner: Key) -> list[Asset]:
    """H2, N6: the owner's assets of the kind, available on some day of the need; best place part first, then id."""
    place = place_of_need(community, need)
    found = [
        asset
        for asset in community.assets.values()
        if asset.owner == owner
        and asset.kind == need.asset_kind
        and share_a_day(asset.available_from, asset.available_until, need.starts_on, need.ends_on)
    ]
    return sorted(found, key=lambda asset: (-place_part(community, place, place_of_asset(community, asset)), asset.id))


def place_of_asset(community: Community, asset: Asset) -> str | None:
    """H2: an asset without a place is, for this answer, in its owner's."""
    if asset.place is not None or asset.owner is None:
        return asset.place
    return community.party(asset.owner).place


def asset_coverage(need: Need, assets: list[Asset]) -> float:
    """H2: min(1, sum of the capacities (1 where null) / quantity)."""
    return min(1.0, sum(1.0 if asset.capacity is None else asset.capacity for asset in assets) / need.quantity)


# --- proximity, place, availability ------------------------------------------------------------------------------


def path_to(graph: nx.Graph, request: Request, party: Key) -> list[Key] | None:
    """H6: the first of the shortest paths from the asker, of at most four relations; None where there is none."""
    paths = shortest_paths(graph, request.asker, party, FARTHEST) if request.asker is not None else []
    return paths[0] if paths else None


def place_part(community: Community, asked: str | None, place: str | None) -> float:
    """H8: 0.5 without an asked place; 1 for the same or one within the other; 0.6 for the same country; else 0.3."""
    if asked is None:
        return 0.5
    if place is None:
        return 0.3
    if is_within(community, place, asked) or is_within(community, asked, place):
        return 1.0
    home = country(community, asked)
    return 0.6 if home is not None and home == country(community, place) else 0.3


def place_of_candidate(community: Community, request: Request, party: Key) -> float:
    """H8: the place part of a party for a request of skills; remote work lifts it to 0.6 where the request allows."""
    part = place_part(community, request.place, community.party(party).place)
    works_remotely = party.type == "Person" and community.people[party.id].remote is True
    if request.place is not None and request.remote and works_remotely:
        return max(part, 0.6)
    return part


def availability(community: Community, request: Request, party: Key) -> float:
    """H9: the product of the known parts, 0.5 where none is known; organisations have 0.5."""
    if party.type == "Organisation":
        return 0.5
    person = community.people[party.id]
    known = []
    asks_dates = request.starts_on is not None or request.ends_on is not None
    if asks_dates and (person.available_from is not None or person.available_until is not None):
        is_free = share_a_day(person.available_from, person.available_until, request.starts_on, request.ends_on)
        known.append(1.0 if is_free else 0.0)
    if request.hours is not None and person.hours_per_week is not None:
        known.append(min(1.0, person.hours_per_week / request.hours))
    part = 1.0
    for figure in known:
        part *= figure
    return part if known else 0.5


# --- the answer --------------------------------------------------------------------------------------------------


def is_excluded(community: Community, request: Request, party: Key, today: str) -> bool:
    """H4: the asker himself, and where the asker is a project who is active on it today in his own name."""
    on_the_project = any(
        row.party == party and request.asker == Key("Project", row.project) and active(row, today)
        for row in community.participations
    )
    return party == request.asker or on_the_project


def shared_languages(community: Community, request: Request, party: Key) -> list[str]:
    """H14, N10: the request's languages that the person speaks too, in its order and spelling."""
    if party.type == "Organisation":
        return []
    spoken = {fold(language) for language in community.people[party.id].languages}
    return [language for language in request.languages if fold(language) in spoken]


def helper(
    community: Community, graph: nx.Graph, request: Request, party: Key, weights: Arguments | None, today: str
) -> Json | None:
    """The edge of one candidate; None where he is excluded or covers nothing."""
    if is_excluded(community, request, party, today):
        return None
    matches: list[Held] = []
    assets: list[Asset] = []
    if request.asset_need is not None:
        assets = serving_assets(community, request.asset_need, party)
        coverage = asset_coverage(request.asset_need, assets)
    else:
        matches = matches_of(community, request, skills_held(community, party, today))
        coverage = coverage_of(request, matches) if request.items else 0.0
    if shown(coverage) <= 0:
        return None
    path = path_to(graph, request, party)
    is_of_assets = request.asset_need is not None
    parts = Parts(
        coverage,
        1 / (len(path) - 1) if path is not None else 0.0,
        place_part(community, request.place, place_of_asset(community, assets[0]))
        if is_of_assets
        else place_of_candidate(community, request, party),
        1.0 if is_of_assets else availability(community, request, party),
    )
    return edge(
        party,
        score=parts.score(weights),
        parts=parts.answer(),
        matches=[match_answer(one) for one in matches],
        assets=[node(Key("Asset", asset.id)) for asset in assets],
        sharedLanguages=shared_languages(community, request, party),
        path=None if path is None else path_answer(graph, path),
    )


def match_answer(match: Held) -> Json:
    """SkillMatch."""
    return {
        "needed": node(Key("Skill", match.item.skill)),
        "held": node(Key("Skill", match.skill)),
        "similarity": shown(match.similarity),
        "level": match.level,
        "match": shown(match.match),
    }


def passes(community: Community, helper_edge: Json, filters: Arguments | None) -> bool:
    """H11, A10, A12: HelperFilter."""
    party = key_from(helper_edge["node"]["id"])
    row = community.party(party)
    within, languages = given(filters, "within"), given(filters, "languages")
    spoken = community.people[party.id].languages if party.type == "Person" else ()
    return (
        any_of(given(filters, "parties"), [party.type.upper()])
        and any_of(given(filters, "spaces"), row.spaces)
        and (within is None or is_within(community, row.place, key_from(within).id))
        and helper_edge["parts"]["coverage"] >= given(filters, "minCoverage", 0)
        and helper_edge["score"] >= given(filters, "minScore", 0)
        and any_folded(languages, spoken)
    )


def who_can_help(
    community: Community,
    today: str,
    argument: Arguments,
    filters: Arguments | None = None,
    weights: Arguments | None = None,
) -> Json:
    """``whoCanHelp``: all edges (score descending, then id), ``totalCount`` and ``uncovered`` (H12)."""
    request = request_of(community, argument)
    if given(filters, "within") is not None:
        required(community, given(filters, "within"), "filter.within", "Place")
    edges = [one for one in candidates(community, today, request, weights) if passes(community, one, filters)]
    met = {match["needed"]["id"] for one in edges for match in one["matches"]}
    asked = [node(Key("Skill", skill)) for skill in dict.fromkeys(item.skill for item in request.items)]
    return {
        "edges": edges,
        "totalCount": len(edges),
        "uncovered": [skill for skill in asked if skill["id"] not in met],
    }


def candidates(community: Community, today: str, request: Request, weights: Arguments | None) -> list[Json]:
    """H4: the edges of all candidates, before any filter, by score descending, then id."""
    graph = neighbours(community, today)
    parties = [Key("Organisation", own_id) for own_id in community.organisations]
    parties += [Key("Person", own_id) for own_id in community.people]
    edges = [helper(community, graph, request, party, weights, today) for party in sorted(parties)]
    return sorted((one for one in edges if one is not None), key=lambda one: -one["score"])


def can_help_with(community: Community, today: str, person: str) -> list[Json]:
    """H13: Person.canHelpWith: open needs with the figures of whoCanHelp; score descending, then need id."""
    himself = Key("Person", person)
    graph = neighbours(community, today)
    edges = []
    for need in sorted(community.needs.values(), key=lambda need: need.id):
        if need.status != "OPEN" or need.subject == himself:
            continue
        request = request_of_need(community, need)
        found = helper(community, graph, request, himself, None, today)
        if found is not None:
            shown_here = ("score", "parts", "matches", "assets", "path")
            edges.append(edge(Key("Need", need.id), **{name: found[name] for name in shown_here}))
    return sorted(edges, key=lambda one: -one["score"])
