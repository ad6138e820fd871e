// A page of some of the people who can help with the only skill that is asked for: of those who serve it as well as anybody can ($best)
// all, by $bestLevels, the levels that do so by skill, or who are in one of the places $homes or $there, and of whoever serves it those
// who are near the asker, $people of known rings or in the ring $found behind $groups, the organisations and projects of the one before.
// $coverages has for each skill that serves the coverage at each level from 1 on. Other parameters as for help/people.
// returns: one record: the rows of the page, [coverage] as the matches, and what was looked up, as help/people
// cost: expands the skills of $bestLevels and, with the holders' places, $bestLevelsThere; the people of $homes, and those near the
// asker, with their skills; the rest as help/people
// viewer: filtered
// mode: read
// options: direction = ascending; lead = first_key; bar = before_bar; chosen = chosen_helper | unfiltered; place = part_read | part_known
CALL () {
  CALL () {
    @near_people
    UNION ALL
    @best_residents
    UNION ALL
    @best_holders
  }
  WITH x, coverage, found, part
  WHERE @visible_person(x) AND @{chosen}(x)
  WITH x, max(coverage) AS coverage, min(found) AS found, max(part) AS known
  WITH x, x.id AS id, coverage, found, known
  WHERE @covers_enough AND @is_candidate(id, 'Person')
  WITH x, id, coverage, known, coalesce($near.rings['Person'][id], found) AS ring
  @{place}
  WITH 0 AS number, x, 'Person' AS type, id, ring, coverage, [coverage] AS matches, @place_of(x, part) AS place, @availability(x) AS availability
  @helper_page(matches, $near)
}
RETURN rows, reach
