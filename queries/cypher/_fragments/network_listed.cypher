// The organisations of $nodes, each once.
// network_listed(o)
UNWIND $nodes AS id MATCH ({o}:Organisation {id: id}) WHERE @visible_organisation({o})
