// The hours and the money given to the projects of the scope of a report between $from and $to; of hours, by whom.
// returns: one record of columns: [number of the period, ...], [currency, '' for hours, ...], [amount, ...],
//   [id of the person who gave the hours, '' where it was no person or one whom the viewer does not see, ...]
// cost: expands the contributions of the scope's projects
// viewer: filtered
// mode: read
// options: projects = report_project | report_projects_of | report_projects_in | report_projects_any
@{projects}(j)
MATCH (j)<-[:GIVEN_TO]-(c:Contribution)
WHERE c.`on` >= $from AND c.`on` <= $to AND c.kind IN ['HOURS', 'FUNDS'] AND c.amount IS NOT NULL
OPTIONAL MATCH (c)<-[:GAVE]-(p:Person)
WHERE c.kind = 'HOURS' AND @visible_person(p)
RETURN collect($months[left(c.`on`, 7)]), collect(coalesce(c.currency, '')) AS currencies,
       collect(c.amount) AS amounts, collect(coalesce(p.id, '')) AS people
