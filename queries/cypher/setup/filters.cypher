// Indexes for the filters and orders that the schema offers, and for the box of a map.
// returns: nothing; a command each, ended by a semicolon
// cost: on a graph that is filled already, one scan of each label
// viewer: none
// mode: schema
CREATE INDEX person_by_visibility IF NOT EXISTS FOR (n:Person) ON (n.visibility);
CREATE INDEX person_by_creation IF NOT EXISTS FOR (n:Person) ON (n.createdAt, n.id);
CREATE INDEX organisation_by_visibility IF NOT EXISTS FOR (n:Organisation) ON (n.visibility);
CREATE INDEX organisation_by_kind IF NOT EXISTS FOR (n:Organisation) ON (n.kind);
CREATE INDEX organisation_by_creation IF NOT EXISTS FOR (n:Organisation) ON (n.createdAt, n.id);
CREATE INDEX project_by_visibility IF NOT EXISTS FOR (n:Project) ON (n.visibility);
CREATE INDEX project_by_status IF NOT EXISTS FOR (n:Project) ON (n.status);
CREATE INDEX project_by_starts_on IF NOT EXISTS FOR (n:Project) ON (n.startsOn);
CREATE INDEX project_by_creation IF NOT EXISTS FOR (n:Project) ON (n.createdAt, n.id);
CREATE INDEX asset_by_visibility IF NOT EXISTS FOR (n:Asset) ON (n.visibility);
CREATE INDEX asset_by_kind IF NOT EXISTS FOR (n:Asset) ON (n.kind);
CREATE INDEX asset_by_terms IF NOT EXISTS FOR (n:Asset) ON (n.terms);
CREATE INDEX place_by_kind IF NOT EXISTS FOR (n:Place) ON (n.kind);
CREATE INDEX need_by_visibility IF NOT EXISTS FOR (n:Need) ON (n.visibility);
CREATE INDEX need_by_kind IF NOT EXISTS FOR (n:Need) ON (n.kind);
CREATE INDEX need_by_asset_kind IF NOT EXISTS FOR (n:Need) ON (n.assetKind);
CREATE INDEX need_by_status IF NOT EXISTS FOR (n:Need) ON (n.status);
CREATE INDEX need_by_urgency IF NOT EXISTS FOR (n:Need) ON (n.urgency);
CREATE INDEX contribution_by_on IF NOT EXISTS FOR (n:Contribution) ON (n.`on`);
CREATE INDEX asset_by_location IF NOT EXISTS FOR (n:Asset) ON (n.latitude);
