// Of which files of the exchange format the store has anything: of the others an import need not read what is there.
// returns: one record: nouns, a list of the files' stems
// cost: the first thing of each label, and its label's things up to the first relation of each kind
// viewer: none
// mode: read
WITH [
  CASE WHEN EXISTS { MATCH (:Place) } THEN 'places' END,
  CASE WHEN EXISTS { MATCH (:Skill) } THEN 'skills' END,
  CASE WHEN EXISTS { MATCH (:Organisation) } THEN 'organisations' END,
  CASE WHEN EXISTS { MATCH (:Person) } THEN 'people' END,
  CASE WHEN EXISTS { MATCH (:Project) } THEN 'projects' END,
  CASE WHEN EXISTS { MATCH (:Asset) } THEN 'assets' END,
  CASE WHEN EXISTS { MATCH (:Need) } THEN 'needs' END,
  CASE WHEN EXISTS { MATCH (:Contribution) } THEN 'contributions' END,
  CASE WHEN EXISTS { MATCH (:Person)-[:MEMBER_OF]->() } THEN 'memberships' END,
  CASE WHEN EXISTS { MATCH (:Project)<-[:WORKS_ON]-() } THEN 'participations' END,
  CASE WHEN EXISTS { MATCH (:Person)-[:HAS_SKILL]->() } THEN 'person_skills' END,
  CASE WHEN EXISTS { MATCH (:Organisation)-[:PARTNERS_WITH]->() } THEN 'partnerships' END,
  CASE WHEN EXISTS { MATCH (:Project)-[:USES]->() } THEN 'asset_uses' END,
  CASE WHEN EXISTS { MATCH (:Need)<-[:PLEDGES]-() } THEN 'pledges' END,
  CASE WHEN EXISTS { MATCH (:Person)-[:ENDORSES]->() } THEN 'endorsements' END
] AS nouns
RETURN [noun IN nouns WHERE noun IS NOT NULL] AS nouns
