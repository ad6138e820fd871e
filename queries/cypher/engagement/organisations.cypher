// When organisations were active in the scope of a report (docs/engagement.md): at work on its projects, giving to them;
// with the own place of each.
// returns: one record: [[id of the place or null, [span, ...], number of organisations with these], ...]
// cost: expands the organisations and contributions of the scope's projects
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: projects = report_project | report_projects_of | report_projects_in | report_projects_any
CALL () {
  @{projects}(j)
  MATCH (j)<-[r:WORKS_ON]-(o:Organisation)
  WHERE @report_begun(r)
  RETURN o, @report_span(r.since, r.until) AS span
  UNION ALL
  @{projects}(j)
  MATCH (j)<-[:GIVEN_TO]-(c:Contribution)<-[:GAVE]-(o:Organisation)
  WHERE c.`on` <= $to
  RETURN o, @report_span(c.`on`, c.`on`) AS span
}
WITH o, collect(DISTINCT span) AS spans
WHERE @visible_organisation(o)
OPTIONAL MATCH (o)-[:IN_PLACE]->(place:Place)
WITH place.id AS own, spans, count(*) AS organisations
RETURN collect([own, spans, organisations])
