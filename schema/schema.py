"""The schema itself: the root, every type, the scalars."""

from __future__ import annotations

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema.contributions import Contribution
from schema.query import Query
from schema.scalars import SCALARS

schema = strawberry.Schema(query=Query, types=[Contribution], config=StrawberryConfig(scalar_map=SCALARS))
