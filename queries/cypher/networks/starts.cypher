// Which of the organisations in $around the viewer sees, and whether the place $within is there.
// returns: one record: [id, ...], true or false (true where $within is null)
// cost: one index seek an id
// viewer: filtered
// mode: read
CALL () {
  UNWIND $around AS id
  MATCH (o:Organisation {id: id})
  WHERE @visible_organisation(o)
  RETURN collect(o.id) AS starts
}
CALL () {
  MATCH (p:Place {id: $within})
  RETURN count(p) AS places
}
RETURN starts, $within IS NULL OR places > 0
