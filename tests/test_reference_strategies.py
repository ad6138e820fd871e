"""Random communities and questions are hard enough, and the reference agrees with itself on them."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference.answers import global_id, key_from
from tests.reference.community import Key
from tests.reference.figures import active
from tests.reference.help import can_help_with, who_can_help
from tests.reference.networks import communities_answer, graph_of, modularity
from tests.reference.outcomes import outcome
from tests.reference.relations import organisation_partners
from tests.reference.strategies import TODAY, Scene, scene_of, scenes
from tests.reference.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer, visible


@settings(max_examples=30, deadline=None)
@given(scenes(largest=25))
def test_a_visible_copy_has_nothing_more_to_hide(scene: Scene) -> None:
    assert visible(scene.seen, scene.viewer, TODAY) == scene.seen


@settings(max_examples=15, deadline=None)
@given(scenes(largest=15))
def test_what_someone_can_help_with_is_what_needs_show_for_him(scene: Scene) -> None:
    rankings = {
        need.id: who_can_help(scene.seen, TODAY, {"need": global_id(Key("Need", need.id))})["edges"]
        for need in scene.seen.needs.values()
        if need.status == "OPEN"
    }
    for person in scene.seen.people:
        himself = global_id(Key("Person", person))
        found = {
            key_from(edge["node"]["id"]).id: (edge["score"], edge["parts"], edge["path"])
            for edge in can_help_with(scene.seen, TODAY, person)
        }
        assert found == {
            need: (edge["score"], edge["parts"], edge["path"])
            for need, edges in rankings.items()
            for edge in edges
            if edge["node"]["id"] == himself
        }


@settings(max_examples=15, deadline=None)
@given(scenes(largest=25))
def test_networks_agree_with_partners_and_with_their_own_figures(scene: Scene) -> None:
    for question in scene.questions:
        found = outcome(scene.seen, TODAY, question)
        if question.field != "partnershipNetwork" or "code" in found:
            continue
        graph = graph_of(found)
        assert dict(graph.degree()) == {
            key_from(node["organisation"]["id"]).id: node["metrics"]["degree"] for node in found["nodes"]
        }
        parts = [{one} for one in graph]
        assert modularity(graph, parts) <= 0
        assert [one["number"] for one in communities_answer(scene.seen, parts)[0]] == list(range(1, len(graph) + 1))
    for own_id in list(scene.seen.organisations)[:3]:
        for edge in organisation_partners(scene.seen, own_id, TODAY):
            other = key_from(edge["node"]["id"]).id
            back = {
                key_from(one["node"]["id"]).id: one["strength"]
                for one in organisation_partners(scene.seen, other, TODAY)
            }
            assert back[own_id] == edge["strength"]


SHOWN = ("edges", "assets", "totalCount", "members", "periods")


def test_thirty_seeds_show_everything_hard() -> None:
    seen_viewers: set[str] = set()
    answered: Counter[str] = Counter()
    private_by_stewards = parallel = both_directions = assets_shared = 0
    for seed in range(30):
        scene = scene_of(seed, largest=25)
        community = scene.community
        seen_viewers.add(scene.viewer.kind)
        if scene.viewer.kind == "person":
            more = set(scene.seen.organisations) - set(visible(community, MEMBER, TODAY).organisations)
            private_by_stewards += len(more)
        pairs = Counter((row.person, row.organisation) for row in community.memberships)
        parallel += sum(count > 1 for count in pairs.values())
        directed = {(row.organisation, row.partner) for row in community.partnerships}
        both_directions += sum((two, one) in directed for one, two in directed)
        for question in scene.questions:
            found = outcome(scene.seen, TODAY, question)
            shown = found if isinstance(found, list) else [found.get(name) for name in SHOWN]
            if question.field == "networkChange":
                shown = [found.get("ties", {}).get("totalCount")]
            answered[question.field] += any(shown)
            if question.field == "whoCanHelp" and found.get("edges"):
                assets_shared += any(edge["assets"] for edge in found["edges"])
    assert seen_viewers == {"anonymous", "member", "administrator", "person"}
    assert min(private_by_stewards, parallel, both_directions, assets_shared) > 0
    assert answered.keys() >= {"partnershipNetwork", "whoCanHelp", "assetMap", "howConnected", "search", "assets"}
    assert min(answered.values()) >= 4


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_whoever_sees_more_visibilities_sees_no_less(seed: int) -> None:
    community = scene_of(seed, largest=20).community
    copies = [visible(community, viewer, TODAY) for viewer in (ANONYMOUS, MEMBER, ADMINISTRATOR)]
    for table in ("people", "organisations", "projects", "assets", "needs"):
        fewer, more, everything = (set(getattr(copy, table)) for copy in copies)
        assert fewer <= more <= everything
    steward = next((row for row in community.memberships if row.steward and active(row, TODAY)), None)
    if steward is not None:
        copy = visible(community, Viewer("person", steward.person), TODAY)
        assert steward.organisation in copy.organisations
