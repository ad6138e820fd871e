// The sectors of the organisations and projects that the viewer sees, with how many of each; in no order.
// returns: one record: [[key, spelling of the organisation with the smallest id, or of the project where none has it,
// organisations, projects], ...]
// cost: reads all organisations and all projects
// plan: label scan
// viewer: filtered
// mode: read
CALL () {
  MATCH (x:Organisation)
  WHERE @visible_organisation(x)
  UNWIND @sectors_of(x) AS pair
  RETURN pair[0] AS key, min(['a', x.id, pair[1]]) AS first, count(*) AS organisations, 0 AS projects
  UNION ALL
  MATCH (x:Project)
  WHERE @visible_project(x)
  UNWIND @sectors_of(x) AS pair
  RETURN pair[0] AS key, min(['b', x.id, pair[1]]) AS first, 0 AS organisations, count(*) AS projects
}
WITH key, min(first) AS first, sum(organisations) AS organisations, sum(projects) AS projects
RETURN collect([key, first[2], organisations, projects])
