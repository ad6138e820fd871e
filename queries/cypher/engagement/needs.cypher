// When the needs of the scope of a report were raised and fulfilled: those with one of the two between $from and $to.
// returns: one record of columns: [day on which it was raised, '' where unknown, ...], [day on which it was fulfilled,
//   '' where unknown, ...]
// cost: expands the needs of the scope's organisations and projects, or of a place and of all that is there, or reads all
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: needs = report_needs_of | report_needs_in | report_needs_any
// options: projects = report_project | report_projects_of | report_projects_in | report_projects_any
// options: organisations = report_organisation | report_organisations_in | report_organisations_any
@{needs}(n)
WHERE ((n.raisedOn >= $from AND n.raisedOn <= $to) OR (n.fulfilledOn >= $from AND n.fulfilledOn <= $to))
  AND @visible_need(n)
RETURN collect(coalesce(n.raisedOn, '')), collect(coalesce(n.fulfilledOn, '')) AS fulfilled
