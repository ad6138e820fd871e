// A page of the people who can help with the only skill that is asked for, of those whom help/first_people leaves: by $levels, the levels
// by skill at which somebody can still come on the page. $partOfBest is the highest place part of those who serve it best, $partOfRemote
// the same of such who work remotely, $partOfOthers of everybody else. Other parameters as for help/first_people.
// returns: one record: as help/first_people
// cost: expands the skills of $levels, orders the holders by the first key that they can have, and reads of the $look first ones the place
// and the relations
// viewer: filtered
// mode: read
// options: direction = ascending; chosen = chosen_helper | unfiltered
CALL () {
  UNWIND keys($levels) AS skill
  MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)
  WHERE r.level IN $levels[skill] AND @visible_person(x) AND @{chosen}(x)
  WITH x, max($coverages[skill][r.level - 1]) AS coverage
  WITH x, x.id AS id, coverage
  WHERE @covers_enough AND @is_candidate(id, 'Person')
  WITH x, id, coverage, $near.rings['Person'][id] AS ring, @availability(x) AS availability,
    CASE WHEN coverage < $best THEN $partOfOthers WHEN $remote AND x.remote THEN $partOfRemote ELSE $partOfBest END AS place
  @others_looked('Person')
}
RETURN rows, reach
