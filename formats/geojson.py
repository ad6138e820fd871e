"""GeoJSON (RFC 7946): features that come page after page, as one collection."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

import orjson

from formats.chunks import chunks

Feature = Mapping[str, Any]

_OPENING = b'{"type":"FeatureCollection","features":['


async def feature_collection(pages: AsyncIterator[tuple[Sequence[Feature], bool]]) -> AsyncIterator[bytes]:
    """The collection of all features of the pages.

    A page has its features, and whether there are others that are left out: what the last page says is the foreign
    member `truncated` at the end.
    """
    # The first page is read before there is a first chunk: until then a failure can be told in another way.
    before, truncated = _OPENING, False
    async for features, left_out in pages:
        for chunk in chunks(_pieces(features, before)):
            yield chunk
        before, truncated = b"," if features else before, left_out
    opening = b"" if before == b"," else before
    yield opening + b'],"truncated":' + (b"true" if truncated else b"false") + b"}\n"


def _pieces(features: Sequence[Feature], before: bytes) -> Iterator[bytes]:
    for feature in features:
        yield before + orjson.dumps(feature)
        before = b","
