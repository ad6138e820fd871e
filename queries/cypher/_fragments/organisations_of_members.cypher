// The other organisations x of which the visible members p of s are members, both active on $on.
// organisations_of_members(s, p, x)
MATCH ({s})<-[omm:MEMBER_OF]-({p}:Person)
WHERE @active_on(omm) AND @visible_person({p})
WITH DISTINCT {s}, {p}
MATCH ({p})-[omn:MEMBER_OF]->({x}:Organisation)
WHERE {x}.id <> {s}.id AND @active_on(omn) AND @visible_organisation({x})
