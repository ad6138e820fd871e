// The matches of the organisations whose score passes.
// passing_organisations
@organisation_parts
  @passing_helpers
