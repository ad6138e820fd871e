// How many things of the asked kinds the viewer sees of which every asked word begins some word (L1).
// returns: one record: the number
// cost: one full-text seek a kind; everything found is compared
// viewer: filtered
// mode: read
CALL () {
  WITH 1 AS one WHERE 'PERSON' IN $kinds
  @found(Person, x) AND @visible_person(x)
  RETURN count(*) AS hits
  UNION ALL
  WITH 1 AS one WHERE 'ORGANISATION' IN $kinds
  @found(Organisation, x) AND @visible_organisation(x)
  RETURN count(*) AS hits
  UNION ALL
  WITH 1 AS one WHERE 'PROJECT' IN $kinds
  @found(Project, x) AND @visible_project(x)
  RETURN count(*) AS hits
  UNION ALL
  WITH 1 AS one WHERE 'SKILL' IN $kinds
  @found(Skill, x)
  RETURN count(*) AS hits
  UNION ALL
  WITH 1 AS one WHERE 'ASSET' IN $kinds
  @found(Asset, x) AND @visible_asset(x)
  RETURN count(*) AS hits
  UNION ALL
  WITH 1 AS one WHERE 'PLACE' IN $kinds
  @found(Place, x)
  RETURN count(*) AS hits
  UNION ALL
  WITH 1 AS one WHERE 'NEED' IN $kinds
  @found(Need, x) AND @visible_need(x)
  RETURN count(*) AS hits
}
RETURN sum(hits)
