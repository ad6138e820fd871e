"""What every connection has: page information, and the count that is fetched only where it is selected."""

from __future__ import annotations

import strawberry

CURSOR = "Where this edge stands in the list: good as after or before, whatever the page."
NODES = "The node of each edge; a node that stands on several edges is repeated."
EDGES = "The edges of this page, in the order of the list."
TOTAL = "How many edges the whole list has, for this viewer."


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """The parent object is resolvers.paging.PageInfo."""

    has_next_page: bool = strawberry.field(description="Whether the list has an element after this page.")
    has_previous_page: bool = strawberry.field(description="Whether the list has an element before this page.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first edge; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last edge; null on an empty page.")


@strawberry.type
class Connection:
    """What every connection inherits; the parent object is resolvers.paging.Page."""

    page_info: PageInfo = strawberry.field(description="Whether there is more, and where this page begins and ends.")
    total_count: int = strawberry.field(description=TOTAL)


@strawberry.type
class Edge:
    """What every edge inherits."""

    cursor: str = strawberry.field(description=CURSOR)
