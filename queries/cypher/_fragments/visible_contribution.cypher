// The viewer sees the contribution: where he sees its project (B9).
// visible_contribution(c)
EXISTS { MATCH ({c})-[:GIVEN_TO]->(vcj:Project) WHERE @visible_project(vcj) }
