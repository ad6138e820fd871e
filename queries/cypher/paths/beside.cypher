// Which of some people, organisations and projects are one relation away from those of another set, for many pairs of sets: each of
// $searches has nodes [type, id] and the other set as rings[type][id] = ring.
// returns: one record: [[number of the pair, [[type, id], ...] of its nodes], ...]
// cost: one index seek a node, expands the relations of each until one leads there
// viewer: filtered
// mode: read
UNWIND range(0, size($searches) - 1) AS number
CALL (number) {
  UNWIND $searches[number].nodes AS node
  CALL (node) {
    MATCH (y:Person {id: node[1]}) WHERE node[0] = 'Person' RETURN y
    UNION ALL
    MATCH (y:Organisation {id: node[1]}) WHERE node[0] = 'Organisation' RETURN y
    UNION ALL
    MATCH (y:Project {id: node[1]}) WHERE node[0] = 'Project' RETURN y
  }
  WITH number, y
  WHERE @visible_node(y) AND EXISTS { MATCH @related(y, r, z) WHERE @active(r) AND $searches[number].rings[labels(z)[0]][z.id] = $searches[number].ring }
  RETURN collect([labels(y)[0], y.id]) AS found
}
RETURN collect([number, found])
