// All needs.
// every_need(x)
MATCH ({x}:Need)
