// The organisations in a known ring around the asker, or in the $next one or the one behind that, which are behind $outermost, the nodes
// of the last known one by type: x, and found, the number of the ring where it is none of the known ones.
// near_organisations
UNWIND keys($near.rings.Organisation) AS id
    MATCH (x:Organisation {id: id})
    RETURN x, null AS found
    UNION ALL
    CALL () {
      UNWIND $outermost.Person AS id
      MATCH (y:Person {id: id})
      @next_layer(y, z)
      RETURN z
      UNION
      UNWIND $outermost.Organisation AS id
      MATCH (y:Organisation {id: id})
      @next_layer(y, z)
      RETURN z
      UNION
      UNWIND $outermost.Project AS id
      MATCH (y:Project {id: id})
      @next_layer(y, z)
      RETURN z
    }
    CALL (z) {
      WITH z WHERE z:Organisation
      RETURN z AS x, $next AS found
      UNION ALL
      MATCH @related(z, q, x:Organisation)
      WHERE $next < 4 AND @active(q)
      RETURN x, $next + 1 AS found
    }
    RETURN x, found
