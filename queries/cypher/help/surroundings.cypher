// The places near each of those that requests name, and those inside the one that a filter names (H8, H11).
// returns: one record: for each of $places [id, [id of a place that is this one, contains it or lies within it, ...], [id of a
// place of the same country, ...], how many things are in the first ones]; [id of a place that is $within or lies within it, ...]
// cost: expands WITHIN from each of $places, its country and $within over everything that lies in them
// viewer: reference
// mode: read
CALL () {
  UNWIND $places AS id
  MATCH (own:Place {id: id})
  CALL (own) {
    CALL (own) {
      MATCH (own)-[:WITHIN*0..]->(x:Place) RETURN x
      UNION
      MATCH (own)<-[:WITHIN*0..]-(x:Place) RETURN x
    }
    RETURN collect(x.id) AS nested, sum(COUNT { (x)<-[:IN_PLACE]-() }) AS things
  }
  CALL (own) {
    MATCH way = (own)-[:WITHIN*0..]->(country:Place)
    WHERE country.kind = 'COUNTRY'
    WITH country ORDER BY length(way) LIMIT 1
    MATCH way = (country)<-[:WITHIN*0..]-(x:Place)
    WHERE all(inner IN nodes(way)[1..] WHERE inner.kind <> 'COUNTRY')
    RETURN collect(x.id) AS compatriot
  }
  RETURN collect([id, nested, compatriot, things]) AS near
}
CALL () {
  MATCH (:Place {id: $within})<-[:WITHIN*0..]-(x:Place)
  RETURN collect(x.id) AS inside
}
RETURN near, inside
