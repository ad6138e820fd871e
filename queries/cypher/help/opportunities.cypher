// A page of the open needs with which each of many people can help, best first (H13). Each of $people has the needed skills that
// his own serve and `matches`, by needed skill and by the level from which it is needed, and his assets; $places has the place
// parts by id of a place of a person or an asset (empty for none) and by id of the place of a need.
// returns: one record: [[number of the person, [[order key [-score, 'Need', id], coverage, proximity, place, availability, [[-place
// part, id of an asset], ...]], ...], the number of all such needs (0 unless $count)], ...]
// cost: expands every need of every skill that is served, seeks the needs of the kinds of the assets; scores those that are open and
// keeps a page; $count looks at all of them again
// viewer: filtered
// mode: read
// options: direction = ascending | descending; lead = first_key | last_key; bar = before_bar | behind_bar
UNWIND range(0, size($people) - 1) AS number
CALL (number) {
  WITH number WHERE $limit > 0
  @needs_met(number)
  OPTIONAL MATCH (n)-[:IN_PLACE]->(own:Place)
  OPTIONAL MATCH (subject)-[:IN_PLACE]->(theirs:Place)
  WITH number, n, subject, coverage, assets, coalesce(own.id, theirs.id) AS place
  WITH number, n, subject, coverage, @part_between($people[number].home, place) AS home,
    [asset IN assets | [0.0 - @part_between(asset.spot, place), asset.id]] AS assets
  WITH number, subject AS x, 'Need' AS type, n.id AS id, $people[number].rings[labels(subject)[0]][subject.id] AS ring, coverage,
    CASE WHEN n.kind = 'ASSET' THEN 0.0 - reduce(best = 0.0, asset IN assets | CASE WHEN asset[0] < best THEN asset[0] ELSE best END)
      WHEN $people[number].remote AND home < 0.5 THEN 0.6 ELSE home END AS place,
    CASE WHEN n.kind = 'ASSET' THEN 1.0 ELSE @free_between($people[number], n.startsOn, n.endsOn) END AS availability, assets
  @helper_page(assets, $people[number])
}
CALL (number) {
  WITH number WHERE $count
  @needs_met(number)
  RETURN count(*) AS total
}
RETURN collect([number, rows, reach, total])
