// Whether two people have worked together, as far as the viewer sees it: on one project, or as members of one organisation,
// with a day up to today on which both were active (A7).
// returns: one record: whether they have
// cost: two index seeks; expands the projects and organisations of one person, and looks in each for the other one
// viewer: filtered
// mode: read
MATCH (a:Person {id: $endorser})
MATCH (b:Person {id: $person})
RETURN EXISTS {
  MATCH (a)-[r:WORKS_ON]->(j:Project)
  WHERE @visible_project(j) AND EXISTS { MATCH (j)<-[q:WORKS_ON]-(b) WHERE @met(r, q) }
} OR EXISTS {
  MATCH (a)-[r:MEMBER_OF]->(o:Organisation)
  WHERE @visible_organisation(o) AND EXISTS { MATCH (o)<-[q:MEMBER_OF]-(b) WHERE @met(r, q) }
} AS together
