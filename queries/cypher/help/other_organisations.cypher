// A page of the organisations that can help with the only skill that is asked for, of those that help/first_organisations leaves:
// parameters as for help/other_people.
// returns: one record: as help/other_people, with 'Organisation' in the order keys
// cost: as help/other_people, and the active memberships of all holders
// viewer: filtered
// mode: read
// options: direction = ascending; chosen = chosen_helper | unfiltered
CALL () {
  UNWIND keys($levels) AS skill
  MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(p:Person)
  WHERE r.level IN $levels[skill] AND @visible_person(p)
  WITH p, max($coverages[skill][r.level - 1]) AS coverage
  MATCH (p)-[m:MEMBER_OF]->(x:Organisation) WHERE @active(m)
  WITH x, max(coverage) AS coverage
  WHERE @visible_organisation(x) AND @{chosen}(x) AND @covers_enough
  WITH x, x.id AS id, coverage
  WHERE @is_candidate(id, 'Organisation')
  WITH x, id, coverage, $near.rings['Organisation'][id] AS ring, 0.5 AS availability, CASE WHEN coverage < $best THEN $partOfOthers ELSE $partOfBest END AS place
  @others_looked('Organisation')
}
RETURN rows, reach
