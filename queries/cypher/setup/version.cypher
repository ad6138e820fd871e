// One version of the graph.
// returns: nothing; a command, ended by a semicolon
// cost: none
// viewer: none
// mode: schema
CREATE CONSTRAINT graph_version_id IF NOT EXISTS FOR (n:GraphVersion) REQUIRE n.id IS UNIQUE;
