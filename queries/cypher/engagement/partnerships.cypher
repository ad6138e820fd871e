// How many partnerships of the scope of a report began and ended in which of its periods; 0 stands for none of these.
// returns: one record: [[number of the period in which it began, and in which it ended, how many], ...]
// cost: expands the partnerships of the scope's organisations, or of those that work on its project
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: ties = report_ties_of | report_ties_on
// options: projects = report_project | report_projects_of | report_projects_in | report_projects_any
// options: organisations = report_organisation | report_organisations_in | report_organisations_any
@{ties}(r)
WITH @report_period(r.since) AS formed, @report_period(r.until) AS ended, count(*) AS number
RETURN collect([formed, ended, number])
