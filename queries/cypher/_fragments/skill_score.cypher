// How well a skill answers a search: by its name, then by one of its alternative names (L2).
// skill_score(x)
CASE WHEN {x}.sortName = $folded THEN 1.0 WHEN {x}.sortName STARTS WITH $folded THEN 0.9 WHEN all(word IN $nameWords WHERE {x}.nameWords CONTAINS word) THEN 0.8 WHEN any(names IN {x}.altNameWords WHERE all(word IN $nameWords WHERE names CONTAINS word)) THEN 0.7 ELSE 0.5 END
