// The organisations that can help best with the only skill that is asked for, where many people hold it: all, or those in the places
// $there or near the asker, are put in the order of the best score that they can have ($best is the highest match), and of the
// $look first with members who serve it at all is looked up how well, and how near they are. Other parameters as for help/first_people.
// returns: one record: the rows of the page and what was looked up, as help/organisations
// cost: these organisations with their places, in order; from the first on its active members with their skills, up to the first who serves it best
// viewer: filtered
// mode: read
// options: direction = ascending; home = home_asked | home_unasked; first = any_organisation | near_and_any_organisation | resident_organisations | near_organisations | near_organisations_and_residents
// plan: label scan
CALL () {
  CALL () {
    @{first}
  }
  WITH x, min(found) AS found
  WHERE @visible_organisation(x) AND @chosen_helper(x, 'Organisation')
  WITH x, [$best] AS matches, coalesce($near.rings['Organisation'][x.id], found) AS ring
  WITH x, matches, @coverage(matches) AS coverage, ring
  @organisation_parts
  WITH number, x, type, id, ring, place, availability, coverage, CASE WHEN ring IS NULL THEN $near.beyond ELSE 1.0 / ring END AS nearest
  WITH number, x, type, id, ring, place, availability, @first_key AS lead
  WHERE $minScore = 0.0 OR 0.0 - lead[0] >= $minScore
  WITH number, x, type, id, ring, place, availability, lead ORDER BY lead
  WITH number, x, type, id, ring, place, availability, lead,
    EXISTS { MATCH (x)<-[m:MEMBER_OF]-(p:Person)-[r:HAS_SKILL]->(s:Skill) WHERE @active(m) AND @visible_person(p) AND $matches[s.id][r.level - 1][0] = $best } AS isBest
  CALL (x, isBest) {
    WITH x, isBest WHERE NOT isBest
    MATCH (x)<-[m:MEMBER_OF]-(p:Person)-[r:HAS_SKILL]->(s:Skill)
    WHERE @active(m) AND @visible_person(p)
    RETURN max($matches[s.id][r.level - 1][0]) AS other
  }
  WITH number, x, type, id, ring, place, availability, lead, [CASE WHEN isBest THEN $best ELSE coalesce(other, 0.0) END] AS matches
  WITH number, x, type, id, ring, place, availability, lead, matches, @coverage(matches) AS coverage
  WHERE coverage > 5e-10 AND ($minCoverage = 0.0 OR round(coverage, 9, 'HALF_EVEN') >= $minCoverage)
  WITH number, x, type, id, ring, place, availability, lead, matches, coverage ORDER BY lead LIMIT $look
  @helpers_looked(matches, $near)
}
RETURN rows, reach
