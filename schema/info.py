"""The info object that resolvers and batch functions in this room take."""

from __future__ import annotations

from execution.info import Info as ExecutionInfo
from loaders.context import RequestContext

Info = ExecutionInfo[RequestContext, None]
