// When somebody worked on, or gave to, projects of the scope of a report (docs/engagement.md) that have a place.
// returns: one record: [[id of the place, [span, ...], number of projects with these], ...]
// cost: expands the people, organisations and contributions of the scope's projects
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: projects = report_project | report_projects_of | report_projects_in | report_projects_any
CALL () {
  @{projects}(j)
  MATCH (j)<-[r:WORKS_ON]-(p:Person)
  WHERE @report_begun(r) AND @visible_person(p)
  RETURN j, @report_span(r.since, r.until) AS span
  UNION ALL
  @{projects}(j)
  MATCH (j)<-[r:WORKS_ON]-(o:Organisation)
  WHERE @report_begun(r) AND @visible_organisation(o)
  RETURN j, @report_span(r.since, r.until) AS span
  UNION ALL
  @{projects}(j)
  MATCH (j)<-[:GIVEN_TO]-(c:Contribution)
  WHERE c.`on` <= $to
  RETURN j, @report_span(c.`on`, c.`on`) AS span
}
WITH j, collect(DISTINCT span) AS spans
MATCH (j)-[:IN_PLACE]->(place:Place)
WITH place.id AS own, spans, count(*) AS projects
RETURN collect([own, spans, projects])
