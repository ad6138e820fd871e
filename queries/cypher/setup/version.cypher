// One version of the graph, and one of its structure.
// returns: nothing; a command each, ended by a semicolon
// cost: none
// viewer: none
// mode: schema
CREATE CONSTRAINT graph_version_id IF NOT EXISTS FOR (n:GraphVersion) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT graph_structure_id IF NOT EXISTS FOR (n:GraphStructure) REQUIRE n.id IS UNIQUE;
