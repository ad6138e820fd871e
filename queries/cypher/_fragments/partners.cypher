// An organisation's figure: how many edges the connection partners counts, implicit ties included, active on $on (A14, D7).
// partners(x)
CALL ({x}) {
  MATCH ({x})-[fpr:PARTNERS_WITH]-(fpo:Organisation)
  WHERE @active_on(fpr) AND @visible_organisation(fpo)
  RETURN fpo AS partner
  UNION
  @organisations_on_projects({x}, fpj, fpo)
  RETURN fpo AS partner
  UNION
  @organisations_of_members({x}, fpp, fpo)
  RETURN fpo AS partner
}
RETURN count(partner) AS figure
