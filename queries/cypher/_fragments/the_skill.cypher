// The skill of the id.
// the_skill(x)
MATCH ({x}:Skill {id: $id})
