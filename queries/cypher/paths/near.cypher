// What is near some people, organisations and projects today, layer by layer. $starts are [number, type, id, how many
// layers are wanted (1 or more)]. The third layer is looked for where the second has at most $most nodes, the fourth where both have.
// returns: one record: [[number, [[type, id], ...] one relation away, the same two, three and four relations away], ...], without
// starts that the viewer does not see; a layer has nodes of earlier ones too, and is empty where it was not looked for
// cost: one index seek a start, expands it and its neighbours; where the layers are small, those two and three relations away
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
  WITH second WHERE start[3] > 2 AND size(second) <= $most
  UNWIND second AS near
  @next_layer(near, y)
  RETURN collect(y) AS third
}
CALL (start, third) {
  WITH third WHERE start[3] > 3 AND size(third) <= $most
  UNWIND third AS near
  @next_layer(near, y)
  RETURN collect(y) AS fourth
}
RETURN collect([start[0], [y IN first | [labels(y)[0], y.id]], [y IN second | [labels(y)[0], y.id]],
  [y IN third | [labels(y)[0], y.id]], [y IN fourth | [labels(y)[0], y.id]]])
