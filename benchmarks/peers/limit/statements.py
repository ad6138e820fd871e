"""The fastest statements that were found for each shape, one record each.

The levels are one statement: every thing is told once, and links are the database's own numbers, which cost no property
(`id(x)`; good within one statement only). A service that may read its levels one by one, for different clients, cannot
have all of that: this is a yardstick, not an example.
"""

from __future__ import annotations

_FIRST = (
    "MATCH (o:Organisation) WHERE o.sortName IS NOT NULL AND o.id IS NOT NULL "
    "WITH o ORDER BY o.sortName, o.id LIMIT {top}"
)
"""In the order of the composite index: without both conditions the planner sorts everything."""
_ROLE = (
    "CASE r.role WHEN 'LEAD' THEN 0 WHEN 'PARTNER' THEN 1 WHEN 'CONTRIBUTOR' THEN 2 "
    "WHEN 'VOLUNTEER' THEN 3 WHEN 'FUNDER' THEN 4 ELSE 5 END"
)
_TIES = f"{_ROLE}, coalesce(r.since, ''), coalesce(r.until, '')"
"""What orders the relations of one pair. It only matters where something of the relation is shown."""

ONE = "MATCH (o:Organisation {id: $id}) RETURN o.id, o.name, o.kind, o.summary, o.sectors, o.website"
FIFTY = f"{_FIRST.format(top=50)} RETURN collect(o {{.id, .name, .kind, .summary, .website}})"

_LEVELS = (
    f"CALL () {{{{ {_FIRST} RETURN collect(o) AS os }}}} "
    "CALL (os) {{ UNWIND os AS o RETURN collect([{organisation}, COLLECT {{ "
    "MATCH (o)-[r:WORKS_ON]->(x:Project) WITH r, x ORDER BY x.sortName, x.id{ties} LIMIT {below} RETURN {link} "
    "}}]) AS organisations }} "
    "CALL (organisations) {{ UNWIND organisations AS one UNWIND one[{links}] AS link "
    "RETURN collect(DISTINCT {linked}) AS js }} "
    "CALL (js) {{ UNWIND js AS j RETURN collect([{project}, COLLECT {{ "
    "MATCH (j)<-[r:WORKS_ON]-(x:Person) WITH r, x ORDER BY x.sortName, x.id{ties} LIMIT {below} RETURN {link} "
    "}}]) AS projects }} "
    "CALL (projects) {{ UNWIND projects AS one UNWIND one[{links}] AS link RETURN collect(DISTINCT {linked}) AS ps }} "
    "CALL (ps) {{ UNWIND ps AS p "
    "RETURN collect([{person}, [(p)-[r:HAS_SKILL]->(s) | {skill}]]) AS people }} "
    "CALL () {{ MATCH (s:Skill) RETURN collect([id(s), s.name, s.sortName, s.id]) AS skills }} "
    "RETURN [one IN organisations | one[..{links}] + [[link IN one[{links}] | {told}]]], "
    "[j IN js | id(j)], [one IN projects | one[..{links}] + [[link IN one[{links}] | {told}]]], "
    "[p IN ps | id(p)], people, skills"
)
LEVELS = _LEVELS.format(
    top=50,
    below=10,
    ties="",
    organisation="o.id, o.name, o.kind",
    project="j.id, j.name, j.status",
    person="p.id, p.name, p.headline",
    links=3,
    link="x",
    linked="link",
    told="id(link)",
    skill="id(s)",
)
"""Organisations, numbers and rows of projects, numbers and rows of people, skills: links are numbers."""
PAGED_LEVELS = _LEVELS.format(
    top=51,
    below=11,
    ties=f", {_TIES}",
    organisation="o.id, o.name, o.kind, o.sortName",
    project="j.id, j.name, j.status, j.sortName",
    person="p.id, p.name, p.headline, p.sortName",
    links=4,
    link="[x, r.role, r.since, r.until]",
    linked="link[0]",
    told="[id(link[0]), link[1], link[2], link[3]]",
    skill="[id(s), r.level]",
)
"""The same with a row more than a page holds, names to order by, and what the relations say."""

NETWORK = (
    "CALL () { MATCH (a)-[r:PARTNERS_WITH]->(b) "
    "WHERE (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until >= $today) "
    "RETURN collect(id(a)) AS sources, collect(id(b)) AS targets, collect(r.kind) AS kinds } "
    "CALL () { MATCH (n:Organisation) "
    "RETURN collect(id(n)) AS numbers, collect(n {.id, .name, .kind, .sectors}) AS organisations } "
    "RETURN sources, targets, kinds, numbers, organisations"
)
"""All ties that count and all organisations: nearly all are in the answer. Only organisations are tied."""
