// All assets.
// every_asset(x)
MATCH ({x}:Asset)
