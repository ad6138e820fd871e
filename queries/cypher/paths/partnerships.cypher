// Which of these pairs of organisations are partners on the day $on: between two organisations a step is PARTNERS_WITH where
// there is an active one, otherwise PART_OF (F1); every other step has only one relation that it can be.
// returns: one record: [[id, id], ...] of $pairs
// cost: one index seek a pair, expands the partnerships of its first organisation
// viewer: filtered
// mode: read
UNWIND $pairs AS pair
MATCH (a:Organisation {id: pair[0]})-[r:PARTNERS_WITH]-(b:Organisation)
WHERE b.id = pair[1] AND @active_on(r) AND @visible_organisation(a) AND @visible_organisation(b)
RETURN collect(DISTINCT pair)
