// All places.
// every_place(x)
MATCH ({x}:Place)
