"""The schema itself: the root, every type, the scalars."""

from __future__ import annotations

import strawberry
from strawberry.schema.config import StrawberryConfig

from execution.executor import PlannedExecutor
from execution.info import Info
from schema.contributions import Contribution
from schema.mutation import Mutation
from schema.query import Query
from schema.scalars import SCALARS
from schema.subscription import Subscription

schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[Contribution],
    config=StrawberryConfig(scalar_map=SCALARS, info_class=Info),
    execution_context_class=PlannedExecutor,
)
