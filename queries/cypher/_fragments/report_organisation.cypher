// Binds o to the organisation $organisation; to none where it is null, as for a project.
// report_organisation(o)
MATCH ({o}:Organisation {id: $organisation}) WHERE @visible_organisation({o})
