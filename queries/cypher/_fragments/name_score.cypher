// How well a thing answers a search by its name alone (L2); 0.5 where the words are elsewhere.
// name_score(x)
CASE WHEN {x}.sortName = $folded THEN 1.0 WHEN {x}.sortName STARTS WITH $folded THEN 0.9 WHEN all(word IN $nameWords WHERE {x}.nameWords CONTAINS word) THEN 0.8 ELSE 0.5 END
