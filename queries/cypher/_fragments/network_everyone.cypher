// Every organisation that is in the network.
// network_everyone(o)
MATCH ({o}:Organisation) WHERE @network_member({o})
