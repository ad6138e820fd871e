// How many things of each label the graph holds, for the operator: no viewer takes part, so it never answers a client.
// returns: one record: a number for each label, in the order of DESIGN 3
// cost: Neo4j reads its count store; the embedded engine its buckets' counters
// viewer: none
// mode: read
RETURN COUNT { MATCH (:Person) } AS people,
       COUNT { MATCH (:Organisation) } AS organisations,
       COUNT { MATCH (:Project) } AS projects,
       COUNT { MATCH (:Skill) } AS skills,
       COUNT { MATCH (:Asset) } AS assets,
       COUNT { MATCH (:Place) } AS places,
       COUNT { MATCH (:Need) } AS needs,
       COUNT { MATCH (:Contribution) } AS contributions
