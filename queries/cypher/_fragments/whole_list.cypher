// Nothing: no cursor bounds the list.
// whole_list

