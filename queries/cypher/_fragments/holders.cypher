// The people p that the viewer sees who hold a skill that serves an item of $items, and their match for each such item.
// holders
UNWIND range(0, size($items) - 1) AS item
    UNWIND $items[item][2] AS served
    MATCH (:Skill {id: served[0]})<-[r:HAS_SKILL]-(p:Person)
    WITH p, item, max(served[1] * CASE WHEN r.level >= $items[item][0] THEN 1.0 ELSE r.level / $items[item][0] END) AS match
    WHERE @visible_person(p)
