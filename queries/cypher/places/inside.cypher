// A place and everything that lies in it at any depth.
// returns: one record: [id, ...]
// cost: one index seek, walks down once
// viewer: reference
// mode: read
MATCH (:Place {id: $place})<-[:WITHIN*0..]-(x:Place)
RETURN collect(x.id)
