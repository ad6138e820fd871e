// How much of everything the graph holds, whatever its label and type, for the operator: what a move has to bring over.
// returns: one record: nodes, [[label, number], ...]; relations, [[label of the start, type, label of the end, number], ...];
// the two nodes that are about the graph itself are left out
// cost: reads everything
// viewer: none
// mode: read
CALL () {
  MATCH (n)
  WHERE NOT n:GraphVersion AND NOT n:GraphStructure
  WITH labels(n)[0] AS label, count(*) AS number ORDER BY label
  RETURN collect([label, number]) AS nodes
}
CALL () {
  MATCH (a)-[r]->(b)
  WITH labels(a)[0] AS start, type(r) AS type, labels(b)[0] AS end, count(*) AS number ORDER BY start, type, end
  RETURN collect([start, type, end, number]) AS relations
}
RETURN nodes, relations
