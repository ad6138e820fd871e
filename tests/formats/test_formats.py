"""What is written is read back by those who will read it: networkx, igraph, csv, json."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import orjson
import pytest

from formats.chunks import CHUNK, chunks
from formats.documents import document
from formats.geojson import feature_collection
from formats.graphml import escaped, graphml
from formats.graphs import Column, Graph, Value
from formats.node_link import node_link
from formats.tables import safe, table

HARD = 'Über <&> "1+1+1=ONE" ]]>\t😀\nnext'
COLUMNS = (
    Column("name", "string"),
    Column("sectors", "list"),
    Column("size", "int"),
    Column("share", "double"),
    Column("open", "boolean"),
)


def graph() -> Graph:
    """Three nodes, two ties, nothing, something and all kinds of things known of them."""
    return Graph(
        about_columns=(Column("asOf", "string"), Column("truncated", "boolean"), Column("density", "double")),
        about=("2026-11-21", False, 0.666666667),
        node_columns=COLUMNS,
        nodes=iter(
            [
                ("T3Jn-_1", HARD, ["Sea", "Arts, crafts"], 3, 0.1, True),
                ("b", "=1+1", [], 0, 1e-09, False),
                ("c", None, None, None, None, None),
            ]
        ),
        edge_columns=(Column("strength", "double"), Column("since", "string")),
        edges=iter([("T3Jn-_1", "b", 1.5, "2020-01-01"), ("b", "c", 2.0, None)]),
    )


def joined(parts: Iterable[bytes]) -> bytes:
    return b"".join(parts)


def test_graphml_is_read_by_networkx() -> None:
    found = nx.parse_graphml(joined(graphml(graph())).decode())
    assert not found.is_directed()
    assert not found.is_multigraph()
    assert found.graph["asOf"] == "2026-11-21"
    assert found.graph["truncated"] is False
    assert found.graph["density"] == 0.666666667
    assert dict(found.nodes(data=True)) == {
        "T3Jn-_1": {"name": HARD, "sectors": "Sea|Arts, crafts", "size": 3, "share": 0.1, "open": True},
        "b": {"name": "=1+1", "size": 0, "share": 1e-09, "open": False},
        "c": {},
    }
    assert list(found.edges(data=True)) == [
        ("T3Jn-_1", "b", {"strength": 1.5, "since": "2020-01-01"}),
        ("b", "c", {"strength": 2.0}),
    ]


def test_graphml_is_read_by_igraph(tmp_path: Path) -> None:
    path = tmp_path / "network.graphml"
    path.write_bytes(joined(graphml(graph())))
    found = igraph.Graph.Read_GraphML(str(path))
    assert (found.is_directed(), found.vcount(), found.get_edgelist()) == (False, 3, [(0, 1), (1, 2)])
    assert found.vs["id"] == ["T3Jn-_1", "b", "c"]
    assert found.vs["name"] == [HARD, "=1+1", ""]
    assert found.vs[0]["size"] == 3
    assert found.es["strength"] == [1.5, 2.0]
    assert found["density"] == 0.666666667


def test_graphml_says_to_gephi_what_is_a_label_and_what_a_weight() -> None:
    # By the ids of keys, as its importer has them (tried with gephi-toolkit 0.10.1); others read the names.
    keys = re.findall(r'<key id="(\w+)" for="(\w+)" attr.name="(\w+)"', joined(graphml(graph())).decode())
    assert keys == [
        ("g0", "graph", "asOf"),
        ("g1", "graph", "truncated"),
        ("g2", "graph", "density"),
        ("label", "node", "name"),
        ("n1", "node", "sectors"),
        ("n2", "node", "size"),
        ("n3", "node", "share"),
        ("n4", "node", "open"),
        ("weight", "edge", "strength"),
        ("e1", "edge", "since"),
    ]


def test_graphml_follows_its_schema() -> None:
    """What the schema asks: keys first, ids without blanks, known types, nothing but data in nodes and edges."""
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ElementTree.fromstring(joined(graphml(graph())))  # noqa: S314 - of our own making
    assert root.tag == f"{space}graphml"
    kinds = [child.tag.removeprefix(space) for child in root]
    assert kinds == ["key"] * 10 + ["graph"]
    keys = {key.attrib["id"]: key.attrib for key in root.iter(f"{space}key")}
    assert len(keys) == 10
    assert {key["attr.type"] for key in keys.values()} == {"string", "int", "double", "boolean"}
    inside = [child.tag.removeprefix(space) for child in root[-1]]
    assert inside == ["data"] * 3 + ["node"] * 3 + ["edge"] * 2
    for element in root[-1]:
        for data in element:
            where = element.tag.removeprefix(space)
            assert keys[data.attrib["key"]]["for"] == where
    assert keys["weight"]["attr.name"] == "strength"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "plain"),
        ("<a> & \"b\" 'c'", "&lt;a&gt; &amp; &quot;b&quot; 'c'"),
        ("a\tb\nc\rd", "a\tb\nc&#13;d"),
        ("a\x00b\x08c\x1fd\x7fe", "abcd\x7fe"),
        ("\ufffe\uffff\ufffd\ue000\ud7ff\U00010000\U0010ffff", "\ufffd\ue000\ud7ff\U00010000\U0010ffff"),
    ],
)
def test_what_xml_cannot_hold_is_left_out(text: str, written: str) -> None:
    assert escaped(text) == written
    ElementTree.fromstring(f"<a>{written}</a>")  # noqa: S314 - of our own making


def test_every_character_that_can_be_written_comes_back() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x11000)]))
    back = ElementTree.fromstring(f"<a>{escaped(every)}</a>").text  # noqa: S314 - of our own making
    left_out = [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]
    assert back == "".join(one for one in every if ord(one) not in left_out)


def test_node_link_is_read_by_networkx() -> None:
    data = json.loads(joined(node_link(graph())))
    found = nx.node_link_graph(data)
    assert (found.is_directed(), found.is_multigraph()) == (False, False)
    assert found.graph == {"asOf": "2026-11-21", "truncated": False, "density": 0.666666667}
    assert found.nodes["T3Jn-_1"] == {
        "name": HARD,
        "sectors": ["Sea", "Arts, crafts"],
        "size": 3,
        "share": 0.1,
        "open": True,
    }
    assert found.nodes["c"] == dict.fromkeys(column.name for column in COLUMNS)
    assert found.edges["b", "c"] == {"strength": 2.0, "since": None}


def test_an_empty_graph_is_one() -> None:
    empty = Graph((), (), (), (), (), ())
    assert nx.parse_graphml(joined(graphml(empty)).decode()).number_of_nodes() == 0
    assert nx.node_link_graph(json.loads(joined(node_link(empty)))).number_of_nodes() == 0


def test_a_table_is_read_by_csv() -> None:
    rows: list[tuple[Value, ...]] = [(HARD, ["Sea", "Arts, crafts"], 3, -61.25, True), (None, [], None, None, False)]
    written = joined(table(COLUMNS, rows))
    assert written.startswith(b"name,sectors,size,share,open\r\n")
    found = list(csv.reader(io.StringIO(written.decode(), newline="")))
    assert found[1:] == [[HARD, "Sea|Arts, crafts", "3", "-61.25", "true"], ["", "", "", "", "false"]]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("1+1+1=ONE", "1+1+1=ONE"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 868", "'+1 868"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("''@x", "'''@x"),
        ("'t Hooft", "'t Hooft"),
        ("", ""),
    ],
)
def test_no_text_is_a_formula_and_every_text_can_be_had_back(text: str, cell: str) -> None:
    assert safe(text) == cell
    formula = cell.lstrip("'")[:1] in tuple("=+-@\t\r＝＋－＠") and cell.startswith("'")
    assert (cell[1:] if formula else cell) == text


def test_chunks_are_neither_empty_nor_much_too_large() -> None:
    piece = b"x" * 1000
    found = list(chunks(piece for _ in range(200)))
    assert joined(found) == piece * 200
    assert [len(one) for one in found] == [66_000, 66_000, 66_000, 2_000]
    assert list(chunks([])) == []
    assert list(chunks([b"", b""])) == []
    assert list(chunks([b"x" * CHUNK])) == [b"x" * CHUNK]


def test_a_large_graph_is_never_one_text() -> None:
    """Rows are taken as they are written: the first chunk is there before the last row is made."""
    made = 0

    def nodes() -> Iterable[tuple[Value, ...]]:
        nonlocal made
        for number in range(10_000):
            made += 1
            yield (str(number), "x" * 100)

    for write in (graphml, node_link):
        made = 0
        large = Graph((), (), (Column("name", "string"),), nodes(), (), ())
        next(iter(write(large)))
        assert 0 < made < 1_000
    made = 0
    next(iter(table((Column("id", "string"), Column("name", "string")), nodes())))
    assert 0 < made < 1_000


async def pages(*given: tuple[list[Any], bool]) -> AsyncIterator[tuple[list[Any], bool]]:
    for page in given:
        yield page


@pytest.mark.parametrize(
    ("given", "features", "truncated"),
    [
        ([], [], False),
        ([([], False)], [], False),
        ([([{"id": "a"}], False), ([{"id": "b"}, {"id": "ü"}], True)], [{"id": "a"}, {"id": "b"}, {"id": "ü"}], True),
        ([([{"id": "a"}], False), ([], False), ([{"id": "b"}], False)], [{"id": "a"}, {"id": "b"}], False),
    ],
)
async def test_features_of_all_pages_are_one_collection(
    given: list[tuple[list[Any], bool]], features: list[Any], truncated: bool
) -> None:
    found = b"".join([chunk async for chunk in feature_collection(pages(*given))])
    wanted = {"type": "FeatureCollection", "features": features, "truncated": truncated}
    assert found == orjson.dumps(wanted) + b"\n"


@pytest.mark.parametrize("pages", [[], [[]], [[{"a": 1}], [], [{"b": "ü"}, {"c": None}]]])
async def test_a_document_ends_with_a_list_that_came_in_pages(pages: list[list[dict[str, Any]]]) -> None:
    async def coming() -> AsyncIterator[list[dict[str, Any]]]:
        for page in pages:
            yield page

    text = b"".join([chunk async for chunk in document({"x": [1], "y": {}}, "list", coming())])
    assert json.loads(text) == {"x": [1], "y": {}, "list": [one for page in pages for one in page]}
