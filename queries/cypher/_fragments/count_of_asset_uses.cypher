// How many rows of asset_uses.csv a project makes.
// count_of_asset_uses(n)
COUNT { ({n})-[:USES]->() }
