// A page of everything of the asked kinds that the viewer sees and of which every asked word begins some word (L1, L2):
// by score descending, folded name, type and id.
// returns: one record: [[id, [-score, folded name, type, id]], ...]
// cost: one full-text seek a kind; everything found is compared, scored and ordered
// viewer: filtered
// mode: read
// options: direction = ascending | descending
CALL () {
  WITH 1 AS one WHERE 'PERSON' IN $kinds
  @found(Person, x) AND @visible_person(x)
  RETURN [-@name_score(x), x.sortName, 'Person', x.id] AS place
  UNION ALL
  WITH 1 AS one WHERE 'ORGANISATION' IN $kinds
  @found(Organisation, x) AND @visible_organisation(x)
  RETURN [-@name_score(x), x.sortName, 'Organisation', x.id] AS place
  UNION ALL
  WITH 1 AS one WHERE 'PROJECT' IN $kinds
  @found(Project, x) AND @visible_project(x)
  RETURN [-@name_score(x), x.sortName, 'Project', x.id] AS place
  UNION ALL
  WITH 1 AS one WHERE 'SKILL' IN $kinds
  @found(Skill, x)
  RETURN [-@skill_score(x), x.sortName, 'Skill', x.id] AS place
  UNION ALL
  WITH 1 AS one WHERE 'ASSET' IN $kinds
  @found(Asset, x) AND @visible_asset(x)
  RETURN [-@name_score(x), x.sortName, 'Asset', x.id] AS place
  UNION ALL
  WITH 1 AS one WHERE 'PLACE' IN $kinds
  @found(Place, x)
  RETURN [-@name_score(x), x.sortName, 'Place', x.id] AS place
  UNION ALL
  WITH 1 AS one WHERE 'NEED' IN $kinds
  @found(Need, x) AND @visible_need(x)
  RETURN [-@name_score(x), x.sortName, 'Need', x.id] AS place
}
WITH place WHERE @window(place)
WITH place ORDER BY place @{direction} LIMIT $limit
RETURN collect([place[3], place])
