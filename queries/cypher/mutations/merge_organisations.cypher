// Gives one organisation what another one has: members, projects, partnerships, parts, assets, needs, pledges,
// contributions; not what the two have alike by its key (A16), nor what is between the two. The other one keeps no needs,
// and is deleted next.
// returns: one record: moved, the number of relations made
// cost: two index seeks; walks all relations of one organisation
// viewer: none
// mode: write
MATCH (kept:Organisation {id: $id})
MATCH (merged:Organisation {id: $merged})
CALL (kept, merged) {
  MATCH (p:Person)-[r:MEMBER_OF]->(merged)
  WHERE NOT EXISTS {
    MATCH (p)-[q:MEMBER_OF]->(kept)
    WHERE coalesce(q.role, '') = coalesce(r.role, '') AND coalesce(q.since, '') = coalesce(r.since, '')
  }
  CREATE (p)-[:MEMBER_OF {role: r.role, since: r.since, until: r.until, steward: r.steward}]->(kept)
  RETURN count(*) AS members
}
CALL (kept, merged) {
  MATCH (merged)-[r:WORKS_ON]->(j:Project)
  WHERE NOT EXISTS {
    MATCH (kept)-[q:WORKS_ON]->(j) WHERE q.role = r.role AND coalesce(q.since, '') = coalesce(r.since, '')
  }
  CREATE (kept)-[:WORKS_ON {role: r.role, since: r.since, until: r.until, hoursPerWeek: r.hoursPerWeek}]->(j)
  RETURN count(*) AS projects
}
CALL (kept, merged) {
  MATCH (merged)-[r:PARTNERS_WITH]->(o:Organisation)
  WHERE o.id <> $id AND NOT EXISTS {
    MATCH (kept)-[q:PARTNERS_WITH]->(o) WHERE q.kind = r.kind AND coalesce(q.since, '') = coalesce(r.since, '')
  }
  CREATE (kept)-[:PARTNERS_WITH {
    kind: r.kind, since: r.since, until: r.until, amount: r.amount, currency: r.currency
  }]->(o)
  RETURN count(*) AS partners
}
CALL (kept, merged) {
  MATCH (o:Organisation)-[r:PARTNERS_WITH]->(merged)
  WHERE o.id <> $id AND NOT EXISTS {
    MATCH (o)-[q:PARTNERS_WITH]->(kept) WHERE q.kind = r.kind AND coalesce(q.since, '') = coalesce(r.since, '')
  }
  CREATE (o)-[:PARTNERS_WITH {
    kind: r.kind, since: r.since, until: r.until, amount: r.amount, currency: r.currency
  }]->(kept)
  RETURN count(*) AS partnered
}
CALL (kept, merged) {
  MATCH (o:Organisation)-[:PART_OF]->(merged)
  WHERE o.id <> $id
  CREATE (o)-[:PART_OF]->(kept)
  RETURN count(*) AS parts
}
CALL (kept, merged) {
  MATCH (merged)-[:OWNS]->(a:Asset)
  CREATE (kept)-[:OWNS]->(a)
  RETURN count(*) AS assets
}
CALL (kept, merged) {
  MATCH (merged)-[r:HAS_NEED]->(n:Need)
  CREATE (kept)-[:HAS_NEED]->(n)
  DELETE r
  RETURN count(*) AS needs
}
CALL (kept, merged) {
  MATCH (merged)-[r:PLEDGES]->(n:Need)
  WHERE NOT EXISTS { MATCH (kept)-[:PLEDGES]->(n) }
  CREATE (kept)-[:PLEDGES {quantity: r.quantity, until: r.until, status: r.status}]->(n)
  RETURN count(*) AS pledges
}
CALL (kept, merged) {
  MATCH (merged)-[:GAVE]->(c:Contribution)
  CREATE (kept)-[:GAVE]->(c)
  RETURN count(*) AS contributions
}
RETURN members + projects + partners + partnered + parts + assets + needs + pledges + contributions AS moved
