"""The files that `neo4j-admin database import full` loads, with everything that the service stores, derived words too.

A file of nodes for each label and a file of relations for each type and pair of labels, each with its header; an empty
field is no property, an empty text stands in quotation marks. Lists are separated by the character NUL: it is the one
that no text of the graph contains (`|` may occur in what is derived from a text, `sectorKeys`).
"""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple, get_args, get_origin

from collabgraph.exchange.exporting import quoted
from collabgraph.exchange.new_folder import NewFolder
from graph_store.drafts import Draft, NodeDraft
from graph_store.exports import ExportedNode
from graph_store.files import ExchangeFile

ARGUMENTS = "import.args"
_TYPES: Mapping[Any, str] = {str: "string", float: "double", int: "long", bool: "boolean", tuple: "string[]"}
_OPTIONS = ("--multiline-fields=true", "--array-delimiter=U+0000", "--strict=true")
_README = """\
Everything that the collaboration graph holds, for neo4j-admin database import (Neo4j 5.26).

1. Stop the Neo4j server. Its database must be new: the import refuses one that holds something.
2. Run, in this folder:

       {command}

3. Start the server, then the service (collabgraph serve), which makes constraints, indexes and empty lists.
"""


class Tie(NamedTuple):
    """A relation that a row makes: its type and the columns, `id` for the row's own node, where it starts and ends."""

    type: str
    start: str
    end: str


_IN_PLACE = Tie("IN_PLACE", "id", "place")
_TIES: Mapping[str, tuple[Tie, ...]] = {
    "places": (Tie("WITHIN", "id", "parent"),),
    "skills": (Tie("NARROWER_THAN", "id", "broader"), Tie("RELATED_TO", "id", "related")),
    "organisations": (_IN_PLACE, Tie("PART_OF", "id", "parent")),
    "people": (_IN_PLACE,),
    "projects": (_IN_PLACE,),
    "assets": (Tie("OWNS", "owner", "id"), _IN_PLACE),
    "needs": (Tie("HAS_NEED", "subject", "id"), Tie("OF_SKILL", "id", "skill"), _IN_PLACE),
    "contributions": (Tie("GIVEN_TO", "id", "project"), Tie("GAVE", "party", "id")),
    "memberships": (Tie("MEMBER_OF", "person", "organisation"),),
    "participations": (Tie("WORKS_ON", "party", "project"),),
    "person_skills": (Tie("HAS_SKILL", "person", "skill"),),
    "partnerships": (Tie("PARTNERS_WITH", "organisation", "partner"),),
    "asset_uses": (Tie("USES", "project", "asset"),),
    "pledges": (Tie("PLEDGES", "party", "need"),),
    "endorsements": (Tie("ENDORSES", "endorser", "person"),),
}


class Neo4jAdminForm:
    """Writes the files, and beside them the arguments of the import and how to run it."""

    def __init__(self, folder: NewFolder) -> None:
        self._folder = folder
        self._nodes: dict[str, int] = {}
        self._relations: dict[str, int] = {}

    @property
    def command(self) -> str:
        """The command line that loads the files, to be run in the folder."""
        return f"neo4j-admin database import full neo4j @{ARGUMENTS}"

    @property
    def steps(self) -> str:
        """The same, to be run anywhere."""
        return f"cd {shlex.quote(str(self._folder.path.absolute()))} && {self.command}"

    def begin(self, file: ExchangeFile) -> None:
        """Makes the file of the nodes and every file of relations that rows of this file make."""
        if file.makes is not None:
            columns = _node_columns(file)
            header = [f"id:ID({_label(file.makes)})", *(f"{name}:{type_}" for name, type_ in columns.items())]
            self._begin(self._nodes, f"{_label(file.makes)}.csv", [*header, ":LABEL"])
        for tie in _TIES[file.noun]:
            for start in _labels(file, tie.start):
                for end in _labels(file, tie.end):
                    header = [f":START_ID({start})", f":END_ID({end})", *_own_columns(file).values(), ":TYPE"]
                    self._begin(self._relations, _name(tie, start, end), header)

    def nodes(self, file: ExchangeFile, rows: Sequence[ExportedNode]) -> None:
        """Writes nodes and the relations that their columns make."""
        label = _label(file.makes or "")
        names = ("id", *_node_columns(file))
        lines = []
        relations: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            values = dict(zip(file.columns, row.values, strict=True))
            stored = {**_properties(file, values), "createdAt": row.created_at, "updatedAt": row.updated_at}
            lines.append(_line([stored[name] for name in names], label))
            for tie in _TIES[file.noun]:
                for start, end in product(_ends(values[tie.start]), _ends(values[tie.end])):
                    name, line = _relation(file, tie, start, end, ())
                    relations[name].append(line)
        self._add(self._nodes, f"{label}.csv", lines)
        self._add_all(relations)

    def relations(self, file: ExchangeFile, rows: Sequence[tuple[Any, ...]]) -> None:
        """Writes relations with their properties."""
        (tie,) = _TIES[file.noun]
        own = [file.columns.index(column) for column in _own_columns(file)]
        start, end = file.columns.index(tie.start), file.columns.index(tie.end)
        relations: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            name, line = _relation(file, tie, row[start], row[end], [row[position] for position in own])
            relations[name].append(line)
        self._add_all(relations)

    def end(self) -> None:
        """Writes the arguments and the explanation."""
        lines = [*_OPTIONS, *(f"--nodes={name}" for name in sorted(self._nodes))]
        lines += (f"--relationships={name}" for name in sorted(self._relations))
        self._folder.write(ARGUMENTS, (f"{line}\n" for line in lines))
        self._folder.write("README.txt", [_README.format(command=self.command)])

    def counts(self) -> dict[str, int]:
        """Rows a file, nodes first, by name."""
        return {**dict(sorted(self._nodes.items())), **dict(sorted(self._relations.items()))}

    def _begin(self, counts: dict[str, int], name: str, header: Sequence[str]) -> None:
        counts[name] = 0
        self._folder.write(name, [f"{','.join(header)}\n"])

    def _add(self, counts: dict[str, int], name: str, lines: Sequence[str]) -> None:
        counts[name] += len(lines)
        self._folder.write(name, lines)

    def _add_all(self, relations: Mapping[str, Sequence[str]]) -> None:
        for name, lines in relations.items():
            self._add(self._relations, name, lines)


def _relation(file: ExchangeFile, tie: Tie, start: str, end: str, values: Sequence[Any]) -> tuple[str, str]:
    """The file and the line of one relation."""
    start_label, start_id = _end(file, tie.start, start)
    end_label, end_id = _end(file, tie.end, end)
    return _name(tie, start_label, end_label), _line([start_id, end_id, *values], tie.type)


def _line(values: Sequence[Any], last: str) -> str:
    return f"{','.join([*map(_field, values), last])}\n"


def _label(type_: str) -> str:
    return type_.capitalize()


def _name(tie: Tie, start: str, end: str) -> str:
    return f"{tie.type}-{start}-{end}.csv"


def _labels(file: ExchangeFile, column: str) -> list[str]:
    """The labels of what a column may name."""
    return [_label(type_) for type_ in ((file.makes or "",) if column == "id" else file.references[column])]


def _end(file: ExchangeFile, column: str, value: str) -> tuple[str, str]:
    """The label and the id that a value names."""
    labels = _labels(file, column)
    if len(labels) == 1:
        return labels[0], value
    type_, _, id_ = value.partition(":")
    return _label(type_), id_


def _ends(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def _properties(file: ExchangeFile, values: Mapping[str, Any]) -> dict[str, Any]:
    """The stored properties of a node, derived ones included; what is stored was validated when it was written."""
    draft = file.draft.model_construct(**values)
    return draft.properties() if isinstance(draft, NodeDraft) else {}


def _node_columns(file: ExchangeFile) -> dict[str, str]:
    """The properties of a node besides its id, with their types, in the order of the draft; the times last."""
    types = {column: _type(file.draft, column) for column in file.columns}
    own = {_camel(column): type_ for column, type_ in types.items()}
    sample = _properties(file, {column: () if type_ == "string[]" else "" for column, type_ in types.items()})
    columns = {name: own.get(name, _TYPES[tuple if isinstance(value, list) else str]) for name, value in sample.items()}
    del columns["id"]
    return {**columns, "createdAt": "string", "updatedAt": "string"} if "visibility" in types else columns


def _own_columns(file: ExchangeFile) -> dict[str, str]:
    """The columns that are properties of the relation of a row, with their headers; none where a row makes a node."""
    if file.makes is not None:
        return {}
    (tie,) = _TIES[file.noun]
    own = (column for column in file.columns if column not in (tie.start, tie.end))
    return {column: f"{_camel(column)}:{_type(file.draft, column)}" for column in own}


def _type(draft: type[Draft], column: str) -> str:
    annotation = draft.model_fields[column].annotation
    kinds = (get_origin(annotation),) if get_origin(annotation) is tuple else (annotation, *get_args(annotation))
    return next(name for kind, name in _TYPES.items() if kind in kinds)


def _camel(column: str) -> str:
    first, *rest = column.split("_")
    return first + "".join(map(str.capitalize, rest))


def _field(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (float, int)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return quoted("\0".join(value)) if value else ""
    return quoted(value)
