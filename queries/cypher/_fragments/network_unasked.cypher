// Something of a partnership that nobody asked for: null is left out of a collected list, so the list is empty.
// network_unasked(r)
null
