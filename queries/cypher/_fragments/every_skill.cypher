// All skills.
// every_skill(x)
MATCH ({x}:Skill)
