// Gives one organisation what another one has: members, projects, partnerships, parts, assets, needs, pledges,
// contributions; not what the two have alike by its key (A16), nor what is between the two. Two pledges for one need become
// one: what is accepted goes before what is offered, that before what was declined, that before what was withdrawn; where
// both are accepted or both offered it is the sum, until the earlier day. The other one keeps no needs, and is deleted next.
// returns: one record: moved, the number of relations made, and joined, [[need, before, after], ...] of the pledges that are
// not as they were, before and after each [quantity, until, status]
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
  MATCH (kept)-[q:PLEDGES]->(n)
  WITH n, r, q, [q.quantity, q.until, q.status] AS before,
    CASE r.status WHEN 'ACCEPTED' THEN 3 WHEN 'OFFERED' THEN 2 WHEN 'DECLINED' THEN 1 ELSE 0 END AS other,
    CASE q.status WHEN 'ACCEPTED' THEN 3 WHEN 'OFFERED' THEN 2 WHEN 'DECLINED' THEN 1 ELSE 0 END AS own
  WITH n, r, q, before, other > own AS isFirmer, other = own AND own > 1 AS isMore
  WHERE isFirmer OR isMore
  WITH n, q, before, CASE WHEN isMore THEN q.quantity + r.quantity ELSE r.quantity END AS quantity, r.status AS status,
    CASE WHEN isMore AND q.until IS NOT NULL AND (r.until IS NULL OR r.until > q.until) THEN q.until ELSE r.until END AS until
  SET q.quantity = quantity, q.until = until, q.status = status
  RETURN collect([n.id, before, [quantity, until, status]]) AS joined
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
RETURN members + projects + partners + partnered + parts + assets + needs + pledges + contributions AS moved, joined
