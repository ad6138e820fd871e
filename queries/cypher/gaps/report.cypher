// Open needs against supply, by place and skill or kind of asset: the $limit rows with the largest gaps (K1, K2, K4). $places
// says for each place that takes part in which place of the rows it lies; $ranks is the order of the kinds of assets; $startsOn
// and $endsOn are today.
// returns: one record: [[id of the place, 0 for a skill or 1 for a kind of asset, id of the skill or the kind, needed, supply,
// gap], ...], in order
// cost: reads every open need; expands every holder of every skill of $held (or everybody in the places) with place, each
// person once, and every asset of the kinds; orders all rows
// plan: label scan, expand
// viewer: filtered
// mode: read
// options: able = able_by_skill | able_by_place
CALL () {
  WITH 1 AS one WHERE 'SKILL' IN $kinds
  MATCH (n:Need {status: 'OPEN'})-[:OF_SKILL]->(skill:Skill)
  WHERE n.kind = 'SKILL' AND @visible_need(n)
  CALL (n) {
    @needed_there(n)
    RETURN place
  }
  RETURN place, 0 AS type, skill.id AS what, skill.sortName AS name, sum(n.quantity) AS needed, 0 AS supply
  UNION ALL
  @{able}
  WITH $places[own.id] AS place, served
  WHERE place IS NOT NULL
  UNWIND reduce(skills = [], some IN served | skills + [one IN some WHERE NOT one IN skills]) AS what
  RETURN place, 0 AS type, what, '' AS name, 0.0 AS needed, count(*) AS supply
  UNION ALL
  WITH 1 AS one WHERE 'ASSET' IN $kinds
  MATCH (n:Need {status: 'OPEN'})
  WHERE n.kind = 'ASSET' AND @visible_need(n)
  CALL (n) {
    @needed_there(n)
    RETURN place
  }
  WITH place, n.assetKind AS what, sum(n.quantity) AS needed
  RETURN place, 1 AS type, what, $ranks[what] AS name, needed, 0 AS supply
  UNION ALL
  UNWIND $assetKinds AS what
  MATCH (a:Asset {kind: what})-[:IN_PLACE]->(own:Place)
  WHERE @visible_asset(a) AND @shares_a_day(a)
  WITH $places[own.id] AS place, what, count(*) AS supply
  WHERE place IS NOT NULL
  RETURN place, 1 AS type, what, '' AS name, 0.0 AS needed, supply
}
WITH place, type, what, max(name) AS name, sum(needed) AS needed, sum(supply) AS supply
WHERE needed > 0
MATCH (p:Place {id: place})
WITH p, type, what, name, round(needed, 9, 'HALF_EVEN') AS needed, toFloat(supply) AS supply,
  round(CASE WHEN needed > supply THEN needed - supply ELSE 0.0 END, 9, 'HALF_EVEN') AS gap
ORDER BY gap DESC, needed DESC, p.sortName, p.id, type, name, what
LIMIT $limit
RETURN collect([p.id, type, what, needed, supply, gap])
