// Everybody who can help with the skills of $items and passes the filter but for the figures: type, id, the four parts
// unrounded (N4), and as further the sum of the bits of the items that are met.
// skill_helpers
CALL () {
    WITH 1 AS one WHERE $people
    @holders
    WITH p AS x, 'Person:' + p.id AS key, sum($items[item][1] * match) / $itemWeight AS coverage, sum($items[item][3]) AS met
    OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
    WITH x, key, coverage, met, home
    WHERE @chosen_helper(x, key, home) AND @speaks(x)
    WITH x, key, coverage, met, @place_part(home) AS place
    RETURN 'Person' AS type, x.id AS id, coverage, coalesce($hops[key], 0.0) AS proximity,
      CASE WHEN $remote AND x.remote AND place < 0.5 THEN 0.6 ELSE place END AS place, @availability(x) AS availability, met AS further
    UNION ALL
    WITH 1 AS one WHERE $organisations
    @holders
    WITH p, collect([item, match]) AS matches
    MATCH (p)-[m:MEMBER_OF]->(x:Organisation) WHERE @active(m)
    UNWIND matches AS one
    WITH x, one[0] AS item, max(one[1]) AS match
    WITH x, 'Organisation:' + x.id AS key, sum($items[item][1] * match) / $itemWeight AS coverage, sum($items[item][3]) AS met
    WHERE @visible_organisation(x)
    OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
    WITH x, key, coverage, met, home
    WHERE @chosen_helper(x, key, home)
    RETURN 'Organisation' AS type, x.id AS id, coverage, coalesce($hops[key], 0.0) AS proximity, @place_part(home) AS place,
      0.5 AS availability, met AS further
  }
