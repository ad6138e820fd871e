// Which of these ids there are: references of an import that its own rows do not satisfy.
// returns: one record: places, skills, organisations, people, projects, assets, needs, each a list of ids
// cost: one index seek an id
// viewer: none
// mode: read
CALL () {
  UNWIND $places AS id
  MATCH (n:Place {id: id}) USING INDEX n:Place(id)
  RETURN collect(n.id) AS places
}
CALL () {
  UNWIND $skills AS id
  MATCH (n:Skill {id: id}) USING INDEX n:Skill(id)
  RETURN collect(n.id) AS skills
}
CALL () {
  UNWIND $organisations AS id
  MATCH (n:Organisation {id: id}) USING INDEX n:Organisation(id)
  RETURN collect(n.id) AS organisations
}
CALL () {
  UNWIND $people AS id
  MATCH (n:Person {id: id}) USING INDEX n:Person(id)
  RETURN collect(n.id) AS people
}
CALL () {
  UNWIND $projects AS id
  MATCH (n:Project {id: id}) USING INDEX n:Project(id)
  RETURN collect(n.id) AS projects
}
CALL () {
  UNWIND $assets AS id
  MATCH (n:Asset {id: id}) USING INDEX n:Asset(id)
  RETURN collect(n.id) AS assets
}
CALL () {
  UNWIND $needs AS id
  MATCH (n:Need {id: id}) USING INDEX n:Need(id)
  RETURN collect(n.id) AS needs
}
RETURN places, skills, organisations, people, projects, assets, needs
