// All owners of assets of the kind that the question with this number asks for, available on a day of it, who cover some of it:
// type, id, key, coverage and place part unrounded (N4), and [[-place part, id], ...] of these assets.
// need_owners(number)
CALL ({number}) {
    MATCH (a:Asset {kind: $questions[{number}].kind})<-[:OWNS]-(x:Person)
    WHERE @is_free(a, $questions[{number}].startsOn, $questions[{number}].endsOn) AND @visible_asset(a) AND @visible_person(x)
    RETURN 'Person' AS type, x, 'Person:' + x.id AS key, a
    UNION ALL
    MATCH (a:Asset {kind: $questions[{number}].kind})<-[:OWNS]-(x:Organisation)
    WHERE @is_free(a, $questions[{number}].startsOn, $questions[{number}].endsOn) AND @visible_asset(a) AND @visible_organisation(x)
    RETURN 'Organisation' AS type, x, 'Organisation:' + x.id AS key, a
  }
  WITH {number}, type, x, key, a WHERE $questions[{number}].excluded[key] IS NULL
  OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
  OPTIONAL MATCH (a)-[:IN_PLACE]->(own:Place)
  WITH {number}, type, x.id AS id, key, a, coalesce(own.id, home.id) AS spot
  WITH {number}, type, id, key, a, @part_among(spot, $questions[{number}].places) AS place
  WITH {number}, type, id, key, max(place) AS place, sum(coalesce(a.capacity, 1.0)) AS capacity, collect([0.0 - place, a.id]) AS assets
  WITH {number}, type, id, key, place, capacity / $questions[{number}].quantity AS enough, assets
  WITH {number}, type, id, key, CASE WHEN enough < 1.0 THEN enough ELSE 1.0 END AS coverage, place, assets
  WHERE coverage > 5e-10
