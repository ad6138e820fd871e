// A facet: the sectors of the organisation that owns the asset (J3), where the viewer sees it.
// owner_sectors_of(x)
COLLECT {
  MATCH ({x})<-[:OWNS]-(oso:Organisation)
  WHERE @visible_organisation(oso)
  UNWIND @sectors_of(oso) AS pair
  RETURN pair
}
