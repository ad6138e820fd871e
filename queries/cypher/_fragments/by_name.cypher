// The property by which a list by folded name is ordered.
// by_name
sortName
