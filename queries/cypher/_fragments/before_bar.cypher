// What can still come on a page that is read forwards.
// before_bar(near)
lead <= {near}.bar
