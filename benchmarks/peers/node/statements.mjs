// One statement a level, one record a statement: links first, then each thing that they lead to, once. Links are the
// database's own numbers (`id(x)`), good within the statement.

export const ONE = 'MATCH (o:Organisation {id: $id}) RETURN o.id, o.name, o.kind, o.summary, o.sectors, o.website'

// Both conditions are needed for the order of the composite index.
export const FIRST =
  'MATCH (o:Organisation) WHERE o.sortName IS NOT NULL AND o.id IS NOT NULL ' +
  'WITH o ORDER BY o.sortName, o.id LIMIT $limit ' +
  'RETURN collect([o.id, o.name, o.kind, o.summary, o.website, o.sortName])'

const ROLE =
  "CASE r.role WHEN 'LEAD' THEN 0 WHEN 'PARTNER' THEN 1 WHEN 'CONTRIBUTOR' THEN 2 " +
  "WHEN 'VOLUNTEER' THEN 3 WHEN 'FUNDER' THEN 4 ELSE 5 END"

function level (from, relation, to, properties, isPaged) {
  const ties = isPaged ? `, ${ROLE}, coalesce(r.since, ''), coalesce(r.until, '')` : ''
  const link = isPaged ? '[x, r.role, r.since, r.until]' : '[x]'
  const told = isPaged ? '[id(link[0]), link[1], link[2], link[3]]' : 'id(link[0])'
  return (
    `CALL () { UNWIND $ids AS id MATCH (o:${from} {id: id}) RETURN collect([id, COLLECT { ` +
    `MATCH (o)${relation}(x:${to}) WITH r, x ORDER BY x.sortName, x.id${ties} LIMIT $limit RETURN ${link} ` +
    '}]) AS rows } ' +
    'CALL (rows) { UNWIND rows AS row UNWIND row[1] AS link WITH DISTINCT link[0] AS x ' +
    `RETURN collect([id(x), ${properties}]) AS nodes } ` +
    `RETURN [row IN rows | [row[0], [link IN row[1] | ${told}]]], nodes`
  )
}

const project = 'x.id, x.name, x.sortName, x.status'
const person = 'x.id, x.name, x.sortName, x.headline'

export const PROJECTS = level('Organisation', '-[r:WORKS_ON]->', 'Project', project, false)
export const PROJECTS_PAGED = level('Organisation', '-[r:WORKS_ON]->', 'Project', project, true)
export const PEOPLE = level('Project', '<-[r:WORKS_ON]-', 'Person', person, false)
export const PEOPLE_PAGED = level('Project', '<-[r:WORKS_ON]-', 'Person', person, true)

function skills (told) {
  return (
    'CALL () { UNWIND $ids AS id MATCH (p:Person {id: id}) ' +
    `RETURN collect([id, [(p)-[r:HAS_SKILL]->(s) | ${told}]]) AS rows } ` +
    'CALL () { MATCH (s:Skill) WITH s ORDER BY s.sortName, s.id ' +
    'RETURN collect([id(s), s.id, s.name, s.sortName]) AS skills } ' +
    'RETURN rows, skills'
  )
}

export const SKILLS = skills('id(s)')
export const SKILLS_PAGED = skills('[id(s), r.level]')

// Nearly all organisations and ties are in the answer.
export const NETWORK =
  'CALL () { MATCH (a)-[r:PARTNERS_WITH]->(b) ' +
  'WHERE (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until >= $today) ' +
  'RETURN collect(id(a)) AS sources, collect(id(b)) AS targets, collect(r.kind) AS kinds } ' +
  'CALL () { MATCH (n:Organisation) RETURN collect([id(n), n.id, n.name, n.kind, n.sectors]) AS organisations } ' +
  'RETURN sources, targets, kinds, organisations'
