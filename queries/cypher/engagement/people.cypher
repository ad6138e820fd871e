// When people were active in the scope of a report (docs/engagement.md): as members of its organisations, at work on its
// projects, giving to them; with the own place of each.
// returns: one record: [[id of the place or null, [span, ...], number of people with this place and these spans], ...]
// cost: expands the members of the scope's organisations, and the people and contributions of its projects, each once;
//   each of these people is looked at once
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: projects = report_project | report_projects_of | report_projects_in | report_projects_any
// options: organisations = report_organisation | report_organisations_in | report_organisations_any
CALL () {
  @{organisations}(o)
  MATCH (o)<-[r:MEMBER_OF]-(p:Person)
  WHERE @report_begun(r)
  RETURN p, @report_span(r.since, r.until) AS span
  UNION ALL
  @{projects}(j)
  MATCH (j)<-[r:WORKS_ON]-(p:Person)
  WHERE @report_begun(r)
  RETURN p, @report_span(r.since, r.until) AS span
  UNION ALL
  @{projects}(j)
  MATCH (j)<-[:GIVEN_TO]-(c:Contribution)<-[:GAVE]-(p:Person)
  WHERE c.`on` <= $to
  RETURN p, @report_span(c.`on`, c.`on`) AS span
}
WITH p, collect(DISTINCT span) AS spans
WHERE @visible_person(p)
OPTIONAL MATCH (p)-[:IN_PLACE]->(place:Place)
WITH place.id AS own, spans, count(*) AS people
RETURN collect([own, spans, people])
