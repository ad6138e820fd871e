// The matches of the people whose score passes.
// passing_people
@person_parts
  @passing_helpers
