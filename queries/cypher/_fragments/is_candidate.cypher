// The party with this id is not excluded (H4).
// is_candidate(id, type)
$near.excluded[{type}][{id}] IS NULL
