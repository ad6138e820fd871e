// What can be read of the organisation x: the columns of records.Organisation, of which a statement takes
// those that it is asked for; the id is always there.
name = x.name
kind = x.kind
summary = x.summary
sectors = x.sectors
spaces = x.spaces
website = x.website
email = x.email
latitude = x.latitude
longitude = x.longitude
visibility = x.visibility
created_at = x.createdAt
updated_at = x.updatedAt
