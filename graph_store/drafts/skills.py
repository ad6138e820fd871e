"""Skills as rows."""

from __future__ import annotations

from typing import Any, ClassVar

from graph_store.drafts.base import NodeDraft
from graph_store.drafts.fields import Id, Ids, Name, Text, Texts
from graph_store.folding import search_text, sort_name, word_text


class SkillDraft(NodeDraft):
    """A row of skills.csv."""

    linking: ClassVar = ("broader", "related")

    id: Id
    name: Name
    alt_names: Texts = ()
    description: Text = None
    broader: Ids = ()
    related: Ids = ()

    def properties(self) -> dict[str, Any]:
        """The properties of the label Skill."""
        return {
            "id": self.id,
            "name": self.name,
            "altNames": list(self.alt_names),
            "description": self.description,
            "sortName": sort_name(self.name),
            "nameWords": word_text(self.name),
            "altNameWords": [word_text(name) for name in self.alt_names],
            "searchText": search_text([self.name, *self.alt_names, self.description]),
        }
