// A facet: the spaces of the asset's owner (N2), where the viewer sees it.
// owner_spaces_of(x)
COLLECT {
  MATCH ({x})<-[:OWNS]-(osw)
  WHERE ((osw:Organisation AND @visible_organisation(osw)) OR (osw:Person AND @visible_person(osw)))
  UNWIND osw.spaces AS space
  RETURN [space, space]
}
