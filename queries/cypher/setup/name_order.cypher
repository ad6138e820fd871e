// The order by name, equal names by id: what every list by name and its keyset cursors read, without sorting.
// returns: nothing; a command each, ended by a semicolon
// cost: on a graph that is filled already, one scan of each label
// viewer: none
// mode: schema
CREATE INDEX person_by_name IF NOT EXISTS FOR (n:Person) ON (n.sortName, n.id);
CREATE INDEX organisation_by_name IF NOT EXISTS FOR (n:Organisation) ON (n.sortName, n.id);
CREATE INDEX project_by_name IF NOT EXISTS FOR (n:Project) ON (n.sortName, n.id);
CREATE INDEX skill_by_name IF NOT EXISTS FOR (n:Skill) ON (n.sortName, n.id);
CREATE INDEX asset_by_name IF NOT EXISTS FOR (n:Asset) ON (n.sortName, n.id);
CREATE INDEX place_by_name IF NOT EXISTS FOR (n:Place) ON (n.sortName, n.id);
CREATE INDEX need_by_name IF NOT EXISTS FOR (n:Need) ON (n.sortName, n.id);
