// The open needs of others, not of a project that he works on, of which the person with this number covers some: n, its subject,
// coverage unrounded (N4), and his assets that serve it.
// needs_met(number)
CALL ({number}) {
    UNWIND $people[{number}].skills AS skill
    MATCH (:Skill {id: skill})<-[:OF_SKILL]-(n:Need)
    WHERE n.status = 'OPEN'
    RETURN n, $people[{number}].matches[skill][coalesce(n.level, 1) - 1] AS coverage, [] AS assets
    UNION ALL
    UNWIND $people[{number}].assets AS asset
    MATCH (n:Need {assetKind: asset.kind})
    WHERE n.status = 'OPEN' AND @is_free(asset, n.startsOn, n.endsOn)
    WITH n, sum(coalesce(asset.capacity, 1.0)) / n.quantity AS enough, collect(asset) AS assets
    RETURN n, CASE WHEN enough < 1.0 THEN enough ELSE 1.0 END AS coverage, assets
  }
  WITH {number}, n, coverage, assets
  WHERE coverage > 5e-10 AND @visible_need(n)
  MATCH (n)<-[:HAS_NEED]-(subject)
  WITH {number}, n, subject, coverage, assets
  WHERE $people[{number}].excluded[labels(subject)[0]][subject.id] IS NULL
