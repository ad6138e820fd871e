"""The info object that resolvers in this room take."""

from __future__ import annotations

import strawberry

from loaders.context import RequestContext

Info = strawberry.Info[RequestContext, None]
