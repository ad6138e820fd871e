// All owners of assets of $kind that are available on a day of the need, who pass the filter but for the figures: type, id,
// the four parts unrounded (N4), and as further [[-place part, id], ...] of these assets.
// asset_helpers
CALL () {
    CALL () {
      MATCH (a:Asset {kind: $kind})<-[:OWNS]-(x:Person)
      WHERE $people AND @shares_a_day(a) AND @visible_asset(a) AND @visible_person(x) AND @speaks(x)
      RETURN 'Person' AS type, x, 'Person:' + x.id AS key, a
      UNION ALL
      MATCH (a:Asset {kind: $kind})<-[:OWNS]-(x:Organisation)
      WHERE $organisations AND @shares_a_day(a) AND @visible_asset(a) AND @visible_organisation(x)
      RETURN 'Organisation' AS type, x, 'Organisation:' + x.id AS key, a
    }
    OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
    WITH type, x, key, home, a
    WHERE @chosen_helper(x, key, home)
    OPTIONAL MATCH (a)-[:IN_PLACE]->(own:Place)
    WITH type, x.id AS id, key, a, CASE WHEN own IS NULL THEN @place_part(home) ELSE @place_part(own) END AS place
    WITH type, id, key, max(place) AS place, sum(coalesce(a.capacity, 1.0)) / $quantity AS sufficiency, collect([0.0 - place, a.id]) AS further
    RETURN type, id, CASE WHEN sufficiency < 1.0 THEN sufficiency ELSE 1.0 END AS coverage, coalesce($hops[key], 0.0) AS proximity,
      place, 1.0 AS availability, further
  }
