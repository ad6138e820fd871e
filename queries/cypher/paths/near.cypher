// What is near some people, organisations and projects today, layer by layer. $starts are [number, type, id, how many
// layers are wanted (1 or more)]. The third layer is looked for where the second has at most $most nodes and its organisations
// and projects at most $relations relations in all, the fourth where this holds for both.
// returns: one record: [[number, [[type, id], ...] one relation away, the same two, three and four relations away, how many
// of these layers were looked for, how many relations the organisations and projects of the second layer have, the same of the
// third (0 where they are more than twice as many as $most)], ...], without starts that the viewer does not see; a layer has
// nodes of earlier ones too, and is empty where it was not looked for
// cost: one index seek a start, expands it and its neighbours; where the layers are small, those two and three relations
// away; the degrees of their organisations and projects
// viewer: filtered
// mode: read
UNWIND $starts AS start
CALL (start) {
  MATCH (x:Person {id: start[2]}) WHERE start[1] = 'Person' AND @visible_person(x) RETURN x
  UNION ALL
  MATCH (x:Organisation {id: start[2]}) WHERE start[1] = 'Organisation' AND @visible_organisation(x) RETURN x
  UNION ALL
  MATCH (x:Project {id: start[2]}) WHERE start[1] = 'Project' AND @visible_project(x) RETURN x
}
CALL (x) {
  @next_layer(x, y)
  RETURN collect(y) AS first
}
CALL (start, first) {
  WITH first WHERE start[3] > 1
  UNWIND first AS near
  @next_layer(near, y)
  RETURN collect(y) AS second
}
CALL (start, second) {
  @relations_behind(second, 2, afterSecond)
}
CALL (start, second, afterSecond) {
  WITH second WHERE start[3] > 2 AND size(second) <= $most AND afterSecond <= $relations
  UNWIND second AS near
  @next_layer(near, y)
  RETURN collect(y) AS third
}
CALL (start, third) {
  @relations_behind(third, 3, afterThird)
}
CALL (start, third, afterThird) {
  WITH third WHERE start[3] > 3 AND size(third) <= $most AND afterThird <= $relations
  UNWIND third AS near
  @next_layer(near, y)
  RETURN collect(y) AS fourth
}
RETURN collect([start[0], [y IN first | [labels(y)[0], y.id]], [y IN second | [labels(y)[0], y.id]],
  [y IN third | [labels(y)[0], y.id]], [y IN fourth | [labels(y)[0], y.id]],
  CASE WHEN size(second) > $most OR afterSecond > $relations THEN 2 WHEN size(third) > $most OR afterThird > $relations THEN 3 ELSE 4 END,
  afterSecond, afterThird])
