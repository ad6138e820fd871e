"""What a client last saw, where there is no updatedAt; relations by their key; what is still in use."""

from __future__ import annotations

from typing import Any

from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, Viewer
from tests.mutations.asking import codes, done, everything, rows
from tests.mutations.table import CLERK, COL, TIED, WEAVER, WEAVES, ids
from tests.policy.asking import hold
from tests.policy.world import ROWS

SUE = Viewer("member", "sue", ("guild",))


def document(name: str) -> str:
    return (
        f"mutation ($input: {name[0].upper()}{name[1:]}Input!) "
        f"{{ {name}(input: $input) {{ problems {{ code message path }} }} }}"
    )


async def problems(store: Store, viewer: Viewer, name: str, **given: Any) -> list[tuple[str, str]]:
    """The code and the last step of the path of each problem."""
    found = (await done(store, viewer, document(name), {"input": given}))[name]["problems"]
    return [(one["code"], ".".join(one["path"])) for one in found]


async def test_what_has_no_updated_at_is_compared_by_value(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    weave = {**ids(id="Skill:weave"), "description": "New"}
    before = await everything(clean_store)
    seen = {"name": "Weaving", "altNames": ["Baskets"], "broader": [ids(x="Skill:knit")["x"]]}
    assert await problems(clean_store, ADMINISTRATOR, "updateSkill", **weave, expected=seen) == [
        ("CONFLICT", "input.expected.altNames"),
        ("CONFLICT", "input.expected.broader"),
    ]
    gift = ids(id="Contribution:gift")
    for name, more in (("updateContribution", {"note": None}), ("deleteContribution", {})):
        wrong = {"amount": 251, "currency": "TTD"}
        assert await problems(clean_store, ADMINISTRATOR, name, **gift, **more, expected=wrong) == [
            ("CONFLICT", "input.expected.amount")
        ]
    assert await everything(clean_store) == before
    seen = {"altNames": ["Basketry"], "broader": [ids(x="Skill:craft")["x"]]}
    assert await problems(clean_store, ADMINISTRATOR, "updateSkill", **weave, expected=seen) == []
    right = {"amount": 250, "currency": "TTD", "note": "Tents"}
    assert await problems(clean_store, ADMINISTRATOR, "deleteContribution", **gift, expected=right) == []
    assert "weave,Weaving,Basketry,New,craft,knit" in await rows(clean_store, "skills")


async def test_a_relation_is_compared_by_value(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    before = await everything(clean_store)
    wrong = {"until": None, "steward": False}
    for name, more in (("updateMembership", {"until": "2028-01-01"}), ("deleteMembership", {})):
        assert await problems(clean_store, SUE, name, **WEAVER, **more, expected=wrong) == [
            ("CONFLICT", "input.expected.until")
        ]
    assert await everything(clean_store) == before
    right = {"until": "2027-01-01", "steward": False}
    assert await problems(clean_store, SUE, "updateMembership", **WEAVER, until=None, expected=right) == []
    assert "pat,guild,weaver,2020-01-01,,false" in await rows(clean_store, "memberships")


async def test_a_relation_is_there_once_and_changed_by_its_key(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    before = await everything(clean_store)
    assert await problems(clean_store, SUE, "createPersonSkill", **WEAVES, level=1) == [("CONFLICT", "input.person")]
    assert await problems(clean_store, SUE, "updatePersonSkill", **WEAVES, level=None) == [("REQUIRED", "input.level")]
    dyer = {**COL, "role": "dyer"}
    for until in ("2026-11-20", None):
        assert await problems(clean_store, ADMINISTRATOR, "updateMembership", **dyer, until=until) == []
    assert (await everything(clean_store))[0] == before[0]


async def test_what_is_not_there_is_not_changed(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    before = await everything(clean_store)
    for name in ("updateMembership", "deleteMembership"):
        assert await codes(clean_store, ADMINISTRATOR, document(name), {"input": {**COL, "role": "king"}}) == [
            "NOT_FOUND"
        ]
    tied = {**TIED, **ids(partner="Organisation:nowhere"), "kind": "ALLIANCE"}
    assert await problems(clean_store, SUE, "createPartnership", **tied) == [("NOT_FOUND", "input.partner")]
    same = {**TIED, **ids(partner="Organisation:guild"), "kind": "ALLIANCE"}
    assert await problems(clean_store, SUE, "createPartnership", **same) == [("INVALID", "input.partner")]
    assert await everything(clean_store) == before


async def test_what_others_name_is_not_deleted(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    before = await everything(clean_store)
    assert await problems(clean_store, ADMINISTRATOR, "deletePlace", **ids(id="Place:tt")) == [("CONFLICT", "input.id")]
    assert await problems(clean_store, ADMINISTRATOR, "deleteSkill", **ids(id="Skill:sail")) == [
        ("CONFLICT", "input.id")
    ]
    assert await everything(clean_store) == before


async def test_an_ended_stewardship_is_not_taken_up_again(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    els = Viewer("member", "els", ("union", "harbour"))
    past = {**ids(person="Person:els", organisation="Organisation:guild"), "role": "past", "since": "2020-01-01"}
    assert await codes(clean_store, els, document("updateMembership"), {"input": {**past, "until": None}}) == [
        "FORBIDDEN"
    ]
    assert await problems(clean_store, els, "updateMembership", **past, until="2026-11-19") == []
    harbour = Viewer("member", "els", ("harbour",))
    brought_back = {"input": {**CLERK, "until": None}}
    assert await codes(clean_store, harbour, document("updateMembership"), brought_back) == ["FORBIDDEN"]
