// These assets for a map (J8), those that the viewer sees, by folded name, id: a part of an export.
// returns: one record: [[id, name, kind, terms, summary, capacity, availableFrom, availableUntil, latitude, longitude,
// name of the place, name of the owner where the viewer sees him], ...]
// cost: one index seek an id, two or three expansions each
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Asset {id: id})
WHERE @visible_asset(x)
@asset_features(x)
