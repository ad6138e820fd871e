// A person's figure: how many skills the connection skills counts (A14).
// skills_held(x)
RETURN COUNT { MATCH ({x})-[:HAS_SKILL]->(:Skill) } AS figure
