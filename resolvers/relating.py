"""Whether somebody may do a mutation of a relation between two things, before he does it: by the rule of the mutation.

Statements: one for each type of the ends, whatever is asked at the same time; at most two more for the rule, and one
for a membership that is to be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_store import relating
from graph_store.files import FILES, ExchangeFile
from graph_store.identity import decode
from graph_store.relating import Deed
from loaders.context import RequestContext

_BY_NOUN: Mapping[str, ExchangeFile] = {file.noun: file for file in FILES if file.makes is None}
_COMMON: Mapping[str, str] = {
    "Membership": "memberships",
    "Participation": "participations",
    "PersonSkill": "person_skills",
    "Partnership": "partnerships",
    "AssetUse": "asset_uses",
}

MUTATIONS: Mapping[str, tuple[str, Deed]] = {
    **{f"create{name}": (noun, "RELATE") for name, noun in _COMMON.items()},
    **{f"update{name}": (noun, "RELATE") for name, noun in _COMMON.items()},
    **{f"delete{name}": (noun, "END") for name, noun in _COMMON.items()},
    "pledgeHelp": ("pledges", "PLEDGE"),
    "withdrawPledge": ("pledges", "PLEDGE"),
    "acceptPledge": ("pledges", "ANSWER"),
    "declinePledge": ("pledges", "ANSWER"),
    "endorseSkill": ("endorsements", "RELATE"),
    "withdrawEndorsement": ("endorsements", "END"),
}
"""What each mutation of a relation does, and with which."""


async def may_relate(context: RequestContext, mutation: str, first: str, second: str, given: Mapping[str, Any]) -> bool:
    """Whether the viewer may do this mutation between two things, whose ids are as its input has them, the first first.

    False where he does not see one of them, and where one is not there. BadInput for ids of other types.
    """
    noun, deed = MUTATIONS[mutation]
    file = _BY_NOUN[noun]
    one, other = (
        decode(name, id_, tuple(map(str.capitalize, types)))
        for name, id_, types in zip(("first", "second"), (first, second), file.references.values(), strict=False)
    )
    if any([await context.batches.entity(*end, ()) is None for end in (one, other)]):
        return False
    stored = None
    if mutation == "updateMembership":
        stored = await relating.membership(context.reading, one, other, given)
    return await relating.may(context.reading, noun, deed, one, other, stored, given)
