// A page of who can help with each of many needs of a skill, best first (H13): people and the organisations of which they are
// active members. Each of $questions has the skills that serve it and `matches`, by skill and by level from 1 on.
// returns: one record: [[number of the question, [[order key [-score, type, id], coverage, proximity, place, availability, []], ...],
// the number of all candidates (0 unless $count)], ...]
// cost: as candidates, for each of the questions
// viewer: filtered
// mode: read
// options: direction = ascending | descending; lead = first_key | last_key; bar = before_bar | behind_bar
UNWIND range(0, size($questions) - 1) AS number
CALL (number) {
  WITH number WHERE $limit > 0
  @need_helpers(number)
  OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
  WITH number, type, x, coverage, @part_among(home.id, $questions[number].places) AS place
  WITH number, x, type, x.id AS id, $questions[number].rings[type][x.id] AS ring, coverage,
    CASE WHEN type = 'Person' AND x.remote AND place < 0.5 THEN 0.6 ELSE place END AS place,
    CASE WHEN type = 'Person' THEN @free_between(x, $questions[number].startsOn, $questions[number].endsOn) ELSE 0.5 END AS availability,
    [] AS assets
  @helper_page(assets, $questions[number])
}
CALL (number) {
  WITH number WHERE $count
  @need_helpers(number)
  RETURN count(*) AS total
}
RETURN collect([number, rows, reach, total])
