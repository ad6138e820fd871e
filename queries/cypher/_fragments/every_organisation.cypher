// All organisations.
// every_organisation(x)
MATCH ({x}:Organisation)
