// The other organisations x on the visible projects j on which s works, both active on $on.
// organisations_on_projects(s, j, x)
MATCH ({s})-[opw:WORKS_ON]->({j}:Project)
WHERE @active_on(opw) AND @visible_project({j})
WITH DISTINCT {s}, {j}
MATCH ({j})<-[opv:WORKS_ON]-({x}:Organisation)
WHERE {x}.id <> {s}.id AND @active_on(opv) AND @visible_organisation({x})
