"""Requests to try on the demo community: on the page, and at the start of the service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_store.identity import encode


@dataclass(frozen=True, slots=True)
class Example:
    """A request that answers on the demo community."""

    title: str
    query: str
    variables: Mapping[str, Any]


EXAMPLES = (
    Example(
        "Who can install the solar pump of Toco, why them, and who introduces us?",
        """query WhoCanHelp($need: ID!) {
  whoCanHelp(with: {need: $need}, first: 3) {
    edges {
      score
      parts { coverage proximity place availability }
      matches { needed { name } held { name } level }
      path { steps { relation to { ... on Party { name } ... on Project { name } } } }
      node { name place { name } }
    }
  }
}""",
        {"need": encode("Need", "n-toco-solar")},
    ),
    Example(
        "With whom does the Antilles Commons Network work, and how strongly?",
        """query Partnerships($around: [ID!]) {
  partnershipNetwork(around: $around, depth: 1) {
    nodes { distance community metrics { degree betweenness } organisation { id name } }
    edges { source target kinds jointProjects sharedPeople strength }
    summary { nodes edges density components }
  }
}""",
        {"around": [encode("Organisation", "o-antilles-commons")]},
    ),
    Example(
        "What is there to share in Trinidad and Tobago, and what do its owners work on?",
        """query WhatIsThere($place: ID!) {
  assetMap(area: {place: $place}) {
    totalCount
    byKind { kind count }
    byPlace(kind: SETTLEMENT) { place { name } count }
    assets(first: 5) {
      nodes { name kind terms owner { name projects(first: 2) { edges { role node { name status } } } } }
    }
  }
}""",
        {"place": encode("Place", "tt")},
    ),
)
