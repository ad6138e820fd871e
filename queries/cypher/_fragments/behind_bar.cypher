// What can still come on a page that is read backwards.
// behind_bar(near)
lead >= {near}.bar
