// The viewer sees everything, whatever has become of it: an administrator.
// visible_whole_graph()
'PRIVATE' IN $visible
