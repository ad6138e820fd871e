"""Which skills are similar to a needed one (DEFINITIONS G), by hand from the rows."""

from __future__ import annotations

from graph_store.similarity import similar_skills
from graph_store.viewers import ANONYMOUS
from tests.conftest import ReadingFactory
from tests.reference.community import Row, Skill
from tests.support.communities import Held

# tiny < dinghy < skiff < sail < boat < craft < trade < world
SKILLS: tuple[Row, ...] = (
    Skill("world", "World"),
    Skill("trade", "Trade", broader=("world",)),
    Skill("craft", "Craft", broader=("trade",)),
    Skill("boat", "Boat", broader=("craft",)),
    Skill("sail", "Sail", broader=("boat",)),
    Skill("skiff", "Skiff", broader=("sail",)),
    Skill("dinghy", "Dinghy", broader=("skiff",)),
    Skill("tiny", "Tiny", broader=("dinghy",)),
    Skill("paddle", "Paddle", broader=("sail", "boat")),
    Skill("oar", "Oar", broader=("boat",), related=("boat",)),
    Skill("net", "Net", related=("boat",)),
    Skill("knot", "Knot", related=("net",)),
    Skill("cook", "Cook", related=("craft",)),
)


async def test_similarity_follows_the_shortest_way_up_or_down_and_the_highest_counts(
    held: Held, reading: ReadingFactory
) -> None:
    await held.hold(*SKILLS)
    asked = reading(ANONYMOUS)
    assert await similar_skills(asked, ["boat", "net", "boat", "nowhere", "oar", "tiny"]) == {
        "boat": {
            "boat": 1.0,
            "sail": 0.8,
            "paddle": 0.8,
            "oar": 0.8,
            "skiff": 0.64,
            "dinghy": 0.512,
            "craft": 0.5,
            "trade": 0.25,
            "net": 0.4,
        },
        "net": {"net": 1.0, "boat": 0.4, "knot": 0.4},
        "oar": {"oar": 1.0, "boat": 0.5, "craft": 0.25},
        "tiny": {"tiny": 1.0, "dinghy": 0.5, "skiff": 0.25},
    }
    assert asked.statements == {"help/similar": 1}
