// The order of a page that is read backwards.
// descending
DESC
