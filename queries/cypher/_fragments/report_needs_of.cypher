// Binds n to the needs of the organisations and projects of a report.
// report_needs_of(n)
CALL () {
  @{projects}(j)
  MATCH (j)-[:HAS_NEED]->(need:Need)
  RETURN need
  UNION ALL
  @{organisations}(o)
  MATCH (o)-[:HAS_NEED]->(need:Need)
  RETURN need
}
WITH need AS {n}
