// The organisations that can help best with the only skill that is asked for, where many people hold it: all, or those in the places
// $homes or near the asker, are put in the order of the best score that they can have ($best is the highest coverage), and of the
// $look first with members who serve it at all is looked up how well, and how near they are. Other parameters as for help/first_people.
// returns: one record: the rows of the page, [coverage] as the matches, and what was looked up, as help/organisations
// cost: these organisations, perhaps with their places, in order; from the first on its active members with their skills, up to the first
// who serves it best
// viewer: filtered
// mode: read
// options: direction = ascending; chosen = chosen_helper | unfiltered; first = organisations_near_or_there | organisations_anywhere; place = part_read | part_known
// plan: label scan
CALL () {
  CALL () {
    @{first}
  }
  WITH x, found, part
  WHERE @visible_organisation(x) AND @{chosen}(x)
  WITH x, min(found) AS found, max(part) AS known
  WITH x, x.id AS id, found, known
  WHERE @is_candidate(id, 'Organisation')
  WITH x, id, known, $best AS coverage, coalesce($near.rings['Organisation'][id], found) AS ring
  @{place}
  WITH 0 AS number, x, 'Organisation' AS type, id, ring, part AS place, 0.5 AS availability, coverage, CASE WHEN ring IS NULL THEN $near.beyond ELSE 1.0 / ring END AS nearest
  WITH number, x, type, id, ring, place, availability, @first_key AS lead
  WHERE $minScore = 0.0 OR 0.0 - lead[0] >= $minScore
  WITH number, x, type, id, ring, place, availability, lead ORDER BY lead
  WITH number, x, type, id, ring, place, availability, lead,
    EXISTS { MATCH (x)<-[m:MEMBER_OF]-(p:Person)-[r:HAS_SKILL]->(s:Skill) WHERE @active(m) AND @visible_person(p) AND $coverages[s.id][r.level - 1] = $best } AS isBest
  CALL (x, isBest) {
    WITH x, isBest WHERE NOT isBest
    MATCH (x)<-[m:MEMBER_OF]-(p:Person)-[r:HAS_SKILL]->(s:Skill)
    WHERE @active(m) AND @visible_person(p)
    RETURN max($coverages[s.id][r.level - 1]) AS other
  }
  WITH number, x, type, id, ring, place, availability, lead, CASE WHEN isBest THEN $best ELSE coalesce(other, 0.0) END AS coverage
  WHERE @covers_enough
  WITH number, x, type, id, ring, place, availability, lead, coverage, [coverage] AS matches ORDER BY lead LIMIT $look
  @helpers_looked(matches, $near)
}
RETURN rows, reach
