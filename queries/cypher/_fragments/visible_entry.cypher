// The viewer sees whom an entry of the audit tells of besides its subject, an organisation or a person; '' for nobody.
// visible_entry(a)
(@visible_whole_graph() OR ((coalesce({a}.organisation, '') = '' OR EXISTS { MATCH (veo:Organisation {id: {a}.organisation}) WHERE @visible_organisation(veo) }) AND (coalesce({a}.person, '') = '' OR EXISTS { MATCH (vep:Person {id: {a}.person}) WHERE @visible_person(vep) })))
