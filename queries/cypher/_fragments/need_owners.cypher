// All owners of assets of the kind that the question with this number asks for, available on a day of it, who cover some of it:
// type, x, coverage and place part unrounded (N4), and [[-place part, id], ...] of these assets.
// need_owners(number)
CALL ({number}) {
    MATCH (a:Asset {kind: $questions[{number}].kind})<-[:OWNS]-(x:Person)
    WHERE @is_free(a, $questions[{number}].startsOn, $questions[{number}].endsOn) AND @visible_asset(a) AND @visible_person(x)
    RETURN 'Person' AS type, x, a
    UNION ALL
    MATCH (a:Asset {kind: $questions[{number}].kind})<-[:OWNS]-(x:Organisation)
    WHERE @is_free(a, $questions[{number}].startsOn, $questions[{number}].endsOn) AND @visible_asset(a) AND @visible_organisation(x)
    RETURN 'Organisation' AS type, x, a
  }
  WITH {number}, type, x, a WHERE $questions[{number}].excluded[type][x.id] IS NULL
  OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
  OPTIONAL MATCH (a)-[:IN_PLACE]->(own:Place)
  WITH {number}, type, x, a, coalesce(own.id, home.id) AS spot
  WITH {number}, type, x, a, @part_among(spot, $questions[{number}].places) AS place
  WITH {number}, type, x, max(place) AS place, sum(coalesce(a.capacity, 1.0)) AS capacity, collect([0.0 - place, a.id]) AS assets
  WITH {number}, type, x, place, capacity / $questions[{number}].quantity AS enough, assets
  WITH {number}, type, x, CASE WHEN enough < 1.0 THEN enough ELSE 1.0 END AS coverage, place, assets
  WHERE coverage > 5e-10
