// The organisations o of which the person is an active steward today, null where there are none.
// stewardships(p)
OPTIONAL MATCH ({p})-[r:MEMBER_OF]->(o:Organisation)
WHERE r.steward AND @active(r)
