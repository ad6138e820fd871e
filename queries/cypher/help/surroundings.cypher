// The places near the one that a request names, and those inside the one that a filter names (H8, H11).
// returns: one record: [id of a place that is $place, contains it or lies within it, ...], [id of a place of the same country
// as $place, ...], [id of a place that is $within or lies within it, ...]
// cost: expands WITHIN from $place, its country and $within over everything that lies in them
// viewer: reference
// mode: read
CALL () {
  CALL () {
    MATCH (:Place {id: $place})-[:WITHIN*0..]->(x:Place) RETURN x
    UNION
    MATCH (:Place {id: $place})<-[:WITHIN*0..]-(x:Place) RETURN x
  }
  RETURN collect(x.id) AS nested
}
CALL () {
  MATCH way = (:Place {id: $place})-[:WITHIN*0..]->(country:Place)
  WHERE country.kind = 'COUNTRY'
  WITH country ORDER BY length(way) LIMIT 1
  MATCH way = (country)<-[:WITHIN*0..]-(x:Place)
  WHERE all(inner IN nodes(way)[1..] WHERE inner.kind <> 'COUNTRY')
  RETURN collect(x.id) AS compatriot
}
CALL () {
  MATCH (:Place {id: $within})<-[:WITHIN*0..]-(x:Place)
  RETURN collect(x.id) AS inside
}
RETURN nested, compatriot, inside
