// A page of some of the people who can help with the only skill that is asked for: of those who serve it as well as anybody can ($best, at
// some levels of $bestSkills) all or who are in one of the places $there, and of whoever serves it those who are near the asker, in
// the known rings or behind $outermost, nodes of the last of these by type. Other parameters as for help/people.
// returns: one record: the rows of the page and what was looked up, as help/people
// cost: expands the skills of $bestSkills, perhaps with the holders' places, or the people of $there, or those near the asker, with their
// skills; the rest as help/people
// viewer: filtered
// mode: read
// options: direction = ascending | descending; lead = first_key | last_key; bar = before_bar | behind_bar; home = home_asked | home_unasked; first = best_holders | best_holders_there | best_residents | near_people | near_people_and_holders_there | near_people_and_residents
CALL () {
  CALL () {
    @{first}
  }
  WITH x, [max($matches[skill][level - 1][0])] AS matches, min(found) AS found
  WHERE @visible_person(x) AND @speaks(x)
  WITH x, matches, @coverage(matches) AS coverage, coalesce($near.rings['Person'][x.id], found) AS ring
  WHERE coverage > 5e-10 AND ($minCoverage = 0.0 OR round(coverage, 9, 'HALF_EVEN') >= $minCoverage) AND @chosen_helper(x, 'Person')
  @person_parts
  @helper_page(matches, $near)
}
RETURN rows, reach
