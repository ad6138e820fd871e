// The asset of the id.
// the_asset(x)
MATCH ({x}:Asset {id: $id})
