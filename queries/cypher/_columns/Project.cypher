// What can be read of the project x: the columns of records.Project, of which a statement takes
// those that it is asked for; the id is always there.
name = x.name
summary = x.summary
status = x.status
sectors = x.sectors
spaces = x.spaces
starts_on = x.startsOn
ends_on = x.endsOn
latitude = x.latitude
longitude = x.longitude
visibility = x.visibility
created_at = x.createdAt
updated_at = x.updatedAt
