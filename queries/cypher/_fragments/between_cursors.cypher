// The thing lies between the cursors, by its place in the order of the statement.
// between_cursors
AND ($after IS NULL OR @place > $after) AND ($before IS NULL OR @place < $before)
