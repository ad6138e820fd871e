// The order of a page that is read forwards.
// ascending
ASC
