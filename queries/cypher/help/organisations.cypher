// A page of the organisations that can help with a request of skills, by what their active members hold, best first; parameters as for
// help/people.
// returns: one record: as help/people, with 'Organisation' in the order keys
// cost: as help/people, and the active memberships of all holders
// viewer: filtered
// mode: read
// options: chosen = chosen_helper | unfiltered; direction = ascending | descending; lead = first_key | last_key; bar = before_bar | behind_bar; home = home_asked | home_unasked; matching = one_item | highest_items; scores = passing_organisations | no_scores
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @able_organisations($skills)
  @organisation_parts
  @helper_page(matches, $near)
}
CALL () {
  WITH 1 AS one WHERE $count
  @able_organisations($skills)
  @{scores}
  RETURN count(*) AS total, collect(DISTINCT CASE WHEN $met THEN [match IN matches | match > 0] END) AS met
}
RETURN rows, reach, total, met
