// The end of a statement that counts by place: the number of each place own, rolled up to the nearest one of the kind
// $level above it (J6), by count descending, folded name, id.
// rolled_up(own, number)
CALL ({own}) {
  MATCH way = ({own})-[:WITHIN*0..]->(place:Place)
  WHERE place.kind = $level
  RETURN place ORDER BY length(way) LIMIT 1
}
WITH place, sum({number}) AS number ORDER BY number DESC, place.sortName, place.id
RETURN collect([place.id, number])
