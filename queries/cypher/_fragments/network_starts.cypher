// Of the organisations of $around those that the viewer sees (starts), and whether the place $within is there (places).
// network_starts
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
