// All owners of assets of $kind that are available on a day of the need, who cover some of it and pass the filter but for the
// score: x, type, id, ring, three parts unrounded (N4), and [[-place part, id], ...] of these assets as matches.
// asset_helpers
CALL () {
    MATCH (a:Asset {kind: $kind})<-[:OWNS]-(x:Person)
    WHERE $people AND @shares_a_day(a) AND @visible_asset(a) AND @visible_person(x)
    RETURN 'Person' AS type, x, a
    UNION ALL
    MATCH (a:Asset {kind: $kind})<-[:OWNS]-(x:Organisation)
    WHERE $organisations AND @shares_a_day(a) AND @visible_asset(a) AND @visible_organisation(x)
    RETURN 'Organisation' AS type, x, a
  }
  WITH type, x, a WHERE @chosen_helper(x) AND @is_candidate(x.id, type)
  OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
  OPTIONAL MATCH (a)-[:IN_PLACE]->(own:Place)
  WITH type, x, a, CASE WHEN own IS NULL THEN @place_part(home) ELSE @place_part(own) END AS place
  WITH type, x, max(place) AS place, sum(coalesce(a.capacity, 1.0)) / $quantity AS enough, collect([0.0 - place, a.id]) AS assets
  WITH 0 AS number, x, type, x.id AS id, $near.rings[type][x.id] AS ring, CASE WHEN enough < 1.0 THEN enough ELSE 1.0 END AS coverage, place, 1.0 AS availability, assets AS matches
  WHERE @covers_enough
