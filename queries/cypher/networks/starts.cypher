// Which of the organisations in $around the viewer sees, and whether the place $within is there.
// returns: one record: [id, ...], true or false (true where $within is null)
// cost: one index seek an id
// viewer: filtered
// mode: read
@network_starts
RETURN starts, $within IS NULL OR places > 0
